using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Dialogues;

/// <param name="Report">The report that it answers, if any.</param>
internal abstract record SanctionState(long Person, long? Report)
{
    public sealed record Choosing(long Person, long? Report) : SanctionState(Person, Report);

    public sealed record Writing(long Person, long? Report, Penalty Penalty) : SanctionState(Person, Report);

    public sealed record Confirming(long Person, long? Report, Penalty Penalty, string Words) : SanctionState(Person, Report);
}

/// <summary>Somebody of the team warns or suspends a person: what, why, and how it will be read, before it is sent.</summary>
internal sealed class SanctionDialogue : Dialogue<SanctionState>
{
    public override string Name => "sanction";

    public override int Version => 1;

    public override Role Needs => Role.Moderator;

    public override object First => new SanctionState.Choosing(0, null);

    public override bool TakesWordsOfDanger => true;

    public override IReadOnlyList<Button>[] WaysOn { get; } = [[new Button("button.queue", new Action.Queue(null, null, 0))]];

    protected override JsonSerializerOptions Json => SanctionJson.Default.Options;

    public override IReadOnlyList<Step<SanctionState>> Steps { get; } =
    [
        Step<SanctionState>.Of("penalty", new OneOf<SanctionState.Choosing, Penalty>(AskPenalty, "expected.button", 1,
            ("warning", "sanction.button-warning", Penalty.Warning), ("week", "sanction.button-week", Penalty.Week), ("month", "sanction.button-month", Penalty.Month), ("ban", "sanction.button-ban", Penalty.Ban)),
            (s, penalty) => new SanctionState.Writing(s.Person, s.Report, penalty)),

        Step<SanctionState>.Of("words", new SentenceQuestion("sanction.ask-words", "expected.words", Sanction.LongestWords),
            (SanctionState.Writing s, string words) => new SanctionState.Confirming(s.Person, s.Report, s.Penalty, words),
            back: s => new SanctionState.Choosing(s.Person, s.Report)),

        Step<SanctionState>.Of("confirm", new ConfirmQuestion<SanctionState.Confirming>(Preview, "send", "button.send"),
            (s, _) => new Next<SanctionState>.Finished(),
            back: s => new SanctionState.Writing(s.Person, s.Report, s.Penalty)),
    ];

    public override object Salvage(JsonElement data) => new SanctionState.Choosing(StoredAnswer.Number(data, nameof(SanctionState.Person)) ?? 0, StoredAnswer.Number(data, nameof(SanctionState.Report)));

    protected override bool Fits(object part) => part is not string text || text.Length <= Sanction.LongestWords;

    protected override void Finish(Turn turn, SanctionState state, Engine.Dialogues dialogues)
    {
        // The role may have been taken back since the question was put.
        if (!turn.IsModerator)
        {
            dialogues.Leave(turn, "button.team-only", Menu.Doors);
            return;
        }

        var (person, report, penalty, words) = (SanctionState.Confirming)state;
        // The one that a report is about may have become another's since.
        if (report is { } number && turn.Stores.Reports.Find(number) is { } told) person = told.About;
        var team = Team.All(turn.Stores, turn.Settings).Any(one => one.Id == person);
        var reference = ("person", (object)new Markup("P" + person));
        dialogues.Leave(turn, SanctionPerson.Impose(turn.Change, turn.Speaker.Id, person, penalty, words, report, team) switch
        {
            SanctionPerson.Outcome.Imposed { Sanction: { Until: null } sanction } => new Phrase("sanction.warned", reference, ("sanction", new Markup(sanction.Reference))),
            SanctionPerson.Outcome.Imposed imposed => new Phrase("sanction.imposed", reference, ("n", imposed.Withdrawn), ("sanction", new Markup(imposed.Sanction.Reference))),
            SanctionPerson.Outcome.OnTheTeam => "sanction.on-the-team",
            SanctionPerson.Outcome.Concerned => "sanction.concerned",
            SanctionPerson.Outcome.AlreadyDecided => "report.was-decided",
            SanctionPerson.Outcome.TakenByAnother => "report.is-anothers",
            _ => "person.no-longer",
        }, WaysOn);
    }

    private static Lines AskPenalty(SanctionState.Choosing state) => Lines.Of(
        Lines.Dotted(new Markup($"<b>P{state.Person}</b>"), state.Report is { } report ? new Markup("R" + report) : null),
        new Phrase("sanction.ask-penalty"));

    /// <summary>As the person will read it.</summary>
    private static Lines Preview(SanctionState.Confirming state, Surroundings here) => new("\n\n",
    [
        new Phrase("sanction.preview"),
        SanctionCard.Notice(state.Penalty, Sanction.DaysOf(state.Penalty) is { } days ? here.Today.AddDays(days) : null, state.Words, 0, []),
        new Markup("———"),
        new Phrase(state.Penalty == Penalty.Warning ? "sanction.what-next-warning" : "sanction.what-next"),
    ]);
}

[JsonSerializable(typeof(SanctionState.Choosing))]
[JsonSerializable(typeof(SanctionState.Writing))]
[JsonSerializable(typeof(SanctionState.Confirming))]
internal sealed partial class SanctionJson : JsonSerializerContext;
