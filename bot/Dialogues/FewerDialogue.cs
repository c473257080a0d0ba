using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;

namespace Solidarity.Bot.Dialogues;

/// <param name="Asked">How many pieces the helper is asked for.</param>
/// <param name="Pieces">How many they give; null until they say.</param>
internal sealed record FewerState(long Match, int Asked, int? Pieces = null);

/// <summary>A helper has fewer pieces than they are asked for: how many?</summary>
internal sealed class FewerDialogue : Dialogue<FewerState>
{
    private static readonly PiecesQuestion<FewerState> HowMany = new(s => new Phrase("fewer.ask", ("n", s.Asked)), s => s.Asked, "expected.fewer");

    public override string Name => "fewer";

    public override int Version => 1;

    public override object First => new FewerState(0, 2);

    protected override JsonSerializerOptions Json => FewerJson.Default.Options;

    public override IReadOnlyList<Step<FewerState>> Steps { get; } =
    [
        Step<FewerState>.Of("pieces", HowMany, (FewerState s, int pieces) => new Next<FewerState>.Finished(s with { Pieces = pieces })),
    ];

    /// <summary>There the question still waits.</summary>
    public override IReadOnlyList<Button>[] WaysOn => [Menu.Doors[2]];

    protected override bool Fits(object part) => part is not FewerState { Asked: < 2 };

    public override object Salvage(JsonElement data) => new FewerState(StoredAnswer.Number(data, "match") ?? 0, 2);

    protected override void Finish(Turn turn, FewerState state, Engine.Dialogues dialogues) =>
        MatchAnswers.PledgedFewer(turn, dialogues, PledgeFewer.By(turn.Change, turn.Person.Id, state.Match, state.Pieces ?? 0));
}

[JsonSerializable(typeof(FewerState))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
internal sealed partial class FewerJson : JsonSerializerContext;
