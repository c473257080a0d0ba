using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;

namespace Solidarity.Bot.Dialogues;

internal abstract record FewerState
{
    private FewerState() { }

    /// <param name="Asked">How many pieces the helper is asked for.</param>
    /// <param name="AsksRest">Their offer goes on, so that it matters whether they still have the others.</param>
    public sealed record Counting(long Match, int Asked, bool AsksRest = false) : FewerState;

    /// <param name="Pieces">How many they give: fewer than they are asked for.</param>
    public sealed record TellingRest(long Match, int Asked, int Pieces) : FewerState;

    /// <param name="KeepsRest">They still have the others.</param>
    public sealed record Told(long Match, int Pieces, bool KeepsRest) : FewerState;
}

/// <summary>A helper has fewer pieces than they are asked for: how many, and do they still have the others?</summary>
internal sealed class FewerDialogue : Dialogue<FewerState>
{
    private static readonly PiecesQuestion<FewerState> HowMany = new(s => new Phrase("fewer.ask", ("n", AskedIn(s))), AskedIn, "expected.fewer");

    private static readonly YesNo<FewerState> Rest = new(
        s => s is FewerState.TellingRest told ? new Phrase("fewer.ask-rest", ("n", told.Pieces), ("rest", told.Asked - told.Pieces)) : new Phrase("fewer.title"),
        ("yes", "button.yes", true), ("no", "button.no", false));

    public override string Name => "fewer";

    public override int Version => 1;

    public override object First => new FewerState.Counting(0, 2, AsksRest: true);

    protected override JsonSerializerOptions Json => FewerJson.Default.Options;

    public override IReadOnlyList<Step<FewerState>> Steps { get; } =
    [
        Step<FewerState>.Of("pieces", HowMany, (FewerState.Counting s) => s, (s, _) => s,
            (s, pieces) => s.AsksRest && pieces < s.Asked ? new FewerState.TellingRest(s.Match, s.Asked, pieces) : new Next<FewerState>.Finished(new FewerState.Told(s.Match, pieces, false))),

        Step<FewerState>.Of("rest", Rest, (FewerState.TellingRest s) => s, (s, _) => s,
            (s, keeps) => new Next<FewerState>.Finished(new FewerState.Told(s.Match, s.Pieces, keeps)),
            back: s => new FewerState.Counting(s.Match, s.Asked, AsksRest: true)),
    ];

    /// <summary>There the question still waits.</summary>
    public override IReadOnlyList<Button>[] WaysOn => [Menu.Doors[2]];

    protected override bool Fits(object part) => part switch
    {
        FewerState.Counting counting => counting.Asked >= 2,
        FewerState.TellingRest told => told.Pieces >= 1 && told.Pieces < told.Asked,
        _ => true,
    };

    public override object Salvage(JsonElement data) => new FewerState.Counting(StoredAnswer.Number(data, "match") ?? 0, 2);

    protected override void Finish(Turn turn, FewerState state, Engine.Dialogues dialogues)
    {
        var told = (FewerState.Told)state;
        MatchAnswers.PledgedFewer(turn, dialogues, PledgeFewer.By(turn.Change, turn.Person.Id, told.Match, told.Pieces, told.KeepsRest));
    }

    private static int AskedIn(FewerState state) => state is FewerState.Counting counting ? counting.Asked : 1;
}

[JsonSerializable(typeof(FewerState.Counting))]
[JsonSerializable(typeof(FewerState.TellingRest))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
internal sealed partial class FewerJson : JsonSerializerContext;
