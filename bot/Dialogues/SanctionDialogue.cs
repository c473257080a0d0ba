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
        Step<SanctionState>.Of("penalty", new Which(), (SanctionState.Choosing s) => s, (s, _) => s,
            (s, penalty) => new SanctionState.Writing(s.Person, s.Report, penalty)),

        Step<SanctionState>.Of("words", new SentenceQuestion("sanction.ask-words", "expected.words", Sanction.LongestWords),
            (SanctionState.Writing s, string words) => new SanctionState.Confirming(s.Person, s.Report, s.Penalty, words),
            back: s => new SanctionState.Choosing(s.Person, s.Report)),

        Step<SanctionState>.Of("confirm", new Confirm(), (SanctionState.Confirming s) => s, (s, _) => s,
            (s, _) => new Next<SanctionState>.Finished(),
            back: s => new SanctionState.Writing(s.Person, s.Report, s.Penalty)),
    ];

    public override object Salvage(JsonElement data) => new SanctionState.Choosing(StoredAnswer.Number(data, "person") ?? 0, StoredAnswer.Number(data, "report"));

    protected override bool Fits(object part) => part switch
    {
        SanctionState.Writing writing => Enum.IsDefined(writing.Penalty),
        SanctionState.Confirming confirming => Enum.IsDefined(confirming.Penalty),
        string text => text.Length <= Sanction.LongestWords,
        _ => true,
    };

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
            SanctionPerson.Outcome.Imposed { Sanction.Until: null } => new Phrase("sanction.warned", reference),
            SanctionPerson.Outcome.Imposed imposed => new Phrase("sanction.imposed", reference, ("n", imposed.Withdrawn)),
            SanctionPerson.Outcome.OnTheTeam => "sanction.on-the-team",
            SanctionPerson.Outcome.Concerned => "sanction.concerned",
            SanctionPerson.Outcome.AlreadyDecided => "report.was-decided",
            _ => "person.no-longer",
        }, WaysOn);
    }

    /// <summary>What to do, and about whom.</summary>
    private sealed class Which : Question<SanctionState.Choosing, Penalty>
    {
        private static readonly OneOf<Penalty> All = new("sanction.ask-penalty", "expected.button", 1,
            ("warning", "sanction.button-warning", Penalty.Warning), ("week", "sanction.button-week", Penalty.Week), ("month", "sanction.button-month", Penalty.Month), ("ban", "sanction.button-ban", Penalty.Ban));

        public override Prompt Put(SanctionState.Choosing work, Surroundings here) => All.Put(default, here) with
        {
            Text = Lines.Of(Lines.Dotted(new Markup($"<b>P{work.Person}</b>"), work.Report is { } report ? new Markup("R" + report) : null), new Phrase("sanction.ask-penalty")),
        };

        public override Reading<SanctionState.Choosing, Penalty> Read(SanctionState.Choosing work, Reply reply, Surroundings here) =>
            All.Read(default, reply, here) is Reading<Nothing, Penalty>.Answered a ? Answered(a.Answer) : Again("expected.button");
    }

    /// <summary>As the person will read it, and the press that sends it.</summary>
    private sealed class Confirm : Question<SanctionState.Confirming, bool>
    {
        public override Prompt Put(SanctionState.Confirming work, Surroundings here)
        {
            var until = work.Penalty == Penalty.Ban || Sanction.DaysOf(work.Penalty) is null ? (DateOnly?)null : here.Today.AddDays(Sanction.DaysOf(work.Penalty)!.Value);
            return new(
                new Lines("\n\n", [new Phrase("sanction.preview"), SanctionCard.Notice(work.Penalty, until, work.Words, 0, []), new Markup("———"), new Phrase(work.Penalty == Penalty.Warning ? "sanction.what-next-warning" : "sanction.what-next")]),
                [[new Choice("send", "button.send")]]);
        }

        public override Reading<SanctionState.Confirming, bool> Read(SanctionState.Confirming work, Reply reply, Surroundings here) =>
            reply is Reply.Chosen { Token: "send" } ? Answered(true) : Again("expected.button");
    }
}

[JsonSerializable(typeof(SanctionState.Choosing))]
[JsonSerializable(typeof(SanctionState.Writing))]
[JsonSerializable(typeof(SanctionState.Confirming))]
internal sealed partial class SanctionJson : JsonSerializerContext;
