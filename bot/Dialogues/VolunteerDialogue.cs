using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues;

/// <param name="Token">Of the card in the group on which they pressed.</param>
/// <param name="Left">How many pieces were missing when they were asked.</param>
/// <param name="Pieces">How many they have; null until they say.</param>
internal sealed record VolunteerState(string Token, int Left, int? Pieces = null);

/// <summary>A neighbour wishes to help with a need of things: how many do they have?</summary>
internal sealed class VolunteerDialogue : Dialogue<VolunteerState>
{
    private static readonly PiecesQuestion<VolunteerState> HowMany = new(s => new Phrase("volunteer.ask-pieces", ("left", s.Left)), _ => Post.MostPieces, "expected.pieces");

    public override string Name => "volunteer";

    public override int Version => 1;

    public override object First => new VolunteerState("", 1);

    protected override JsonSerializerOptions Json => VolunteerJson.Default.Options;

    public override IReadOnlyList<Step<VolunteerState>> Steps { get; } =
    [
        Step<VolunteerState>.Of("pieces", HowMany, (VolunteerState s, int pieces) => new Next<VolunteerState>.Finished(s with { Pieces = pieces })),
    ];

    protected override bool Fits(object part) => part is not (VolunteerState { Left: < 1 } or string { Length: > 64 });

    public override object Salvage(JsonElement data) => new VolunteerState("", 1);

    protected override void Finish(Turn turn, VolunteerState state, Engine.Dialogues dialogues)
    {
        Engine.Dialogues.Clear(turn);
        GroupPresses.Volunteer(turn, dialogues, state.Token, state.Pieces);
    }
}

[JsonSerializable(typeof(VolunteerState))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
internal sealed partial class VolunteerJson : JsonSerializerContext;
