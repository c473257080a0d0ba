using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.Safety;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Dialogues;

/// <summary>What somebody wishes to tell; <see cref="Nothing"/>: only never to see the other side again.</summary>
internal enum Telling { Nothing, Worry, Money, Insult, Unsafe, Other }

internal abstract record ReportState(long Match)
{
    public sealed record Choosing(long Match) : ReportState(Match);

    public sealed record Writing(long Match, ReportKind Kind) : ReportState(Match);

    /// <param name="Kind">Null where nothing is told: they only don't wish to see the other again.</param>
    public sealed record Blocking(long Match, ReportKind? Kind, string? Words) : ReportState(Match);

    public sealed record Told(long Match, ReportKind? Kind, string? Words, bool Block) : ReportState(Match);
}

/// <summary>One side of a match tells the team something about the other, or doesn't wish to see them again.</summary>
internal sealed class ReportDialogue : Dialogue<ReportState>
{
    public override string Name => "report";

    public override int Version => 1;

    public override object First => new ReportState.Choosing(0);

    public override bool TakesWordsOfDanger => true;

    public override IReadOnlyList<Button>[] WaysOn { get; } = [[new Button("door.mine", new Action.Open("mine"))]];

    protected override JsonSerializerOptions Json => ReportJson.Default.Options;

    public override IReadOnlyList<Step<ReportState>> Steps { get; } =
    [
        Step<ReportState>.Of("what", new OneOf<Telling>("report.ask-what", "expected.button", 1,
            ("money", "report.say-money", Telling.Money), ("insult", "report.say-insult", Telling.Insult), ("unsafe", "report.say-unsafe", Telling.Unsafe),
            ("worry", "report.say-worry", Telling.Worry), ("other", "report.say-other", Telling.Other), ("block", "report.say-block", Telling.Nothing)),
            (ReportState.Choosing s, Telling telling) => Kind(telling) is { } kind ? new ReportState.Writing(s.Match, kind) : new ReportState.Blocking(s.Match, null, null)),

        Step<ReportState>.Of("words", new SentenceQuestion("report.ask-words", "expected.words", Report.LongestWords),
            (ReportState.Writing s, string words) => new ReportState.Blocking(s.Match, s.Kind, words),
            back: s => new ReportState.Choosing(s.Match), skip: s => new ReportState.Blocking(s.Match, s.Kind, null)),

        Step<ReportState>.Of("block", new YesNo<Nothing>(_ => new Phrase("report.ask-block"), ("yes", "report.block-yes", true), ("no", "report.block-no", false)),
            (ReportState.Blocking s, bool block) => new Next<ReportState>.Finished(new ReportState.Told(s.Match, s.Kind, s.Words, block)),
            back: s => s.Kind is { } kind ? new ReportState.Writing(s.Match, kind) : new ReportState.Choosing(s.Match)),
    ];

    public override object Salvage(JsonElement data) => new ReportState.Choosing(StoredAnswer.Number(data, nameof(ReportState.Match)) ?? 0);

    protected override bool Fits(object part) => part is not string text || text.Length <= Report.LongestWords;

    protected override void Finish(Turn turn, ReportState state, Engine.Dialogues dialogues)
    {
        var (match, kind, words, block) = (ReportState.Told)state;
        var outcome = kind is { } told ? ReportPerson.File(turn.Change, turn.Person.Id, match, told, words) : null;
        // Whoever told too much today may all the same never see somebody again.
        var blocked = block && outcome is not ReportPerson.Outcome.NotYours && BlockPerson.Block(turn.Change, turn.Person.Id, match);
        if (outcome is ReportPerson.Outcome.NotYours || outcome is null && !blocked)
        {
            dialogues.Leave(turn, outcome is null && !block ? "report.nothing-done" : "button.not-yours", Menu.Doors);
            return;
        }

        IReadOnlyList<Button>[] undo = blocked ? [[new Button("button.unblock", new Action.Unblock(match))]] : [];
        dialogues.Leave(turn, new Phrase("report.told", ("parts", new Lines("\n\n",
        [
            outcome switch
            {
                ReportPerson.Outcome.TooMany => new Phrase("report.too-many", ("n", ReportPerson.MostADay)),
                ReportPerson.Outcome.Filed => new Phrase(kind == ReportKind.Worry ? "report.worry-filed" : "report.filed"),
                _ => null,
            },
            blocked ? new Phrase("report.blocked") : null,
            kind is ReportKind.Unsafe or ReportKind.Insult
                ? new Lines("\n", [.. EmergencyNumbers.For(turn.Settings.Country, [Danger.Violence]).Select(number => new Phrase("danger.call-" + number))])
                : null,
        ]))), [.. undo, Menu.Doors[2]]);
    }

    /// <summary>Whom somebody is just writing about; null in any other dialogue.</summary>
    public static long? About(Turn turn, object? state) =>
        state is ReportState report && turn.Stores.Matches.Find(report.Match) is { } match && match.SideOf(turn.Person.Id) is { } side
            ? match.PersonOn(side == Core.Matching.Side.Helper ? Core.Matching.Side.Asker : Core.Matching.Side.Helper)
            : null;

    private static ReportKind? Kind(Telling telling) => telling switch
    {
        Telling.Worry => ReportKind.Worry,
        Telling.Money => ReportKind.Money,
        Telling.Insult => ReportKind.Insult,
        Telling.Unsafe => ReportKind.Unsafe,
        Telling.Other => ReportKind.Other,
        _ => null,
    };
}

[JsonSerializable(typeof(ReportState.Choosing))]
[JsonSerializable(typeof(ReportState.Writing))]
[JsonSerializable(typeof(ReportState.Blocking))]
internal sealed partial class ReportJson : JsonSerializerContext;
