using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.FollowUps;
using Solidarity.Core.Matching;

namespace Solidarity.Bot.Dialogues;

/// <param name="Promised">How many pieces were promised when they were asked.</param>
/// <param name="Side">Who says it: whoever gives, or whoever asked.</param>
/// <param name="Pieces">How many changed hands; null until they say.</param>
internal sealed record PartState(long Match, int Promised, Side Side, int? Pieces = null);

/// <summary>Only a part of the pieces of an introduction was given: how many?</summary>
internal sealed class PartDialogue : Dialogue<PartState>
{
    private static readonly PiecesQuestion<PartState> HowMany = new(
        s => new Phrase(s.Side == Side.Helper ? "part.ask-helper" : "part.ask-asker", ("n", s.Promised)), s => s.Promised, "expected.part");

    public override string Name => "part";

    public override int Version => 1;

    public override object First => new PartState(0, 2, Side.Asker);

    protected override JsonSerializerOptions Json => PartJson.Default.Options;

    public override IReadOnlyList<Step<PartState>> Steps { get; } =
    [
        Step<PartState>.Of("pieces", HowMany, (PartState s, int pieces) => new Next<PartState>.Finished(s with { Pieces = pieces })),
    ];

    protected override bool Fits(object part) => part is not PartState { Promised: < 2 };

    public override object Salvage(JsonElement data) => new PartState(StoredAnswer.Number(data, "match") ?? 0, 2, Side.Asker);

    protected override void Finish(Turn turn, PartState state, Engine.Dialogues dialogues) =>
        PartAnswers.Said(turn, dialogues, SayPart.By(turn.Change, turn.Person.Id, state.Match, state.Pieces ?? 0));
}

[JsonSerializable(typeof(PartState))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
internal sealed partial class PartJson : JsonSerializerContext;
