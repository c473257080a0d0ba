using System.Text.Json;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.CheckIns;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues;

/// <summary>On which days, at which hour, and who hears of it where no answer comes; for oneself, or for a person with a phone only who agreed.</summary>
internal sealed class CheckInDialogue : Dialogue<CheckInState>
{
    private static readonly WhomQuestion Whom = new();

    private static readonly OneOf<Agreed?> Agreement = new("checkin.ask-agreement", "expected.agreement", 1,
        ("agreed", "button.person-agrees", Agreed.OnThePhone), ("guardian", "button.guardian-agrees", Agreed.ByGuardian), ("refused", "button.person-refuses", null));

    private static readonly ConfirmQuestion<CheckInState.Reviewing> Summary = new(
        (s, here) => CheckInPage.Preview(here, new Rhythm(s.Days, s.Hour), s.Buddy), "start", "button.checkin-start");

    public override string Name => "checkin";

    public override int Version => 1;

    public override object First => new CheckInState.ChoosingDays(DaysPage.Start, Days.None, false);

    public override IReadOnlyList<Button>[] WaysOn { get; } = [Menu.Doors[2]];

    protected override JsonSerializerOptions Json => CheckInJson.Default.Options;

    public override IReadOnlyList<Step<CheckInState>> Steps { get; } =
    [
        Step<CheckInState>.Of("days", new CheckInDaysQuestion(), (CheckInState.ChoosingDays s) => new DaysWork(s.Page, s.Ticked), (s, work) => s with { Page = work.Page, Ticked = work.Ticked },
            (s, days) => new CheckInState.ChoosingHour(days, s.Changing)),

        Step<CheckInState>.Of("hour", new HourQuestion(),
            (CheckInState.ChoosingHour s, HourOf chosen) =>
                s.Changing ? new CheckInState.Reviewing(s.Days, chosen.Hour, false, Agreed.InChat, true)
                : chosen.ByPhone ? new CheckInState.Agreeing(s.Days, chosen.Hour)
                : new CheckInState.ChoosingBuddy(s.Days, chosen.Hour),
            back: s => new CheckInState.ChoosingDays(DaysPage.Start, Days.None, s.Changing)),

        Step<CheckInState>.Of("buddy", Whom,
            (CheckInState.ChoosingBuddy s, bool buddy) => new CheckInState.Reviewing(s.Days, s.Hour, buddy, Agreed.InChat, false),
            back: s => new CheckInState.ChoosingHour(s.Days, false)),

        Step<CheckInState>.Of("agreement", Agreement,
            (CheckInState.Agreeing s, Agreed? agreed) => agreed is { } who
                ? new CheckInState.Reviewing(s.Days, s.Hour, false, who, false)
                : new Next<CheckInState>.Finished(new CheckInState.Refused()),
            back: s => new CheckInState.ChoosingHour(s.Days, false)),

        Step<CheckInState>.Of("review", Summary, (s, _) => new Next<CheckInState>.Finished(),
            back: s => s.Changing ? new CheckInState.ChoosingHour(s.Days, true)
                : s.Agreed == Agreed.InChat ? new CheckInState.ChoosingBuddy(s.Days, s.Hour) : new CheckInState.Agreeing(s.Days, s.Hour)),
    ];

    /// <summary>Who is told in the end: somebody of their own, where they can be reached at once, or the team.</summary>
    private sealed class WhomQuestion() : OneOf<Nothing, bool>(_ => new Phrase("checkin.ask-buddy"), "expected.button", 1, ("buddy", "button.checkin-buddy", true), ("team", "button.checkin-team", false))
    {
        public override Prompt Put(Nothing work, Surroundings here) =>
            here.HasTelegram ? base.Put(work, here) : new Prompt(new Phrase("checkin.ask-team"), [[new Choice("team", new Phrase("button.checkin-team"))]]);

        public override Reading<Nothing, bool> Read(Nothing work, Reply reply, Surroundings here) =>
            !here.HasTelegram && reply is Reply.Chosen { Token: "buddy" } ? Again("expected.button") : base.Read(work, reply, here);
    }

    public override Lines? Known(object state) => state switch
    {
        CheckInState.ChoosingHour s => Lines.Of(CheckInPage.DaysInWords(s.Days)),
        CheckInState.ChoosingBuddy s => Lines.Of(CheckInPage.InWords(new Rhythm(s.Days, s.Hour))),
        CheckInState.Agreeing s => Lines.Of(CheckInPage.InWords(new Rhythm(s.Days, s.Hour))),
        _ => null,
    };

    public override object Salvage(JsonElement data) => First;

    protected override bool Fits(object part) => part switch
    {
        CheckInState.ChoosingHour s => s.Days != Days.None,
        CheckInState.ChoosingBuddy s => new Rhythm(s.Days, s.Hour).IsPossible,
        CheckInState.Agreeing s => new Rhythm(s.Days, s.Hour).IsPossible,
        CheckInState.Reviewing s => new Rhythm(s.Days, s.Hour).IsPossible,
        _ => true,
    };

    protected override void Finish(Turn turn, CheckInState state, Engine.Dialogues dialogues)
    {
        if (state is not CheckInState.Reviewing s)
        {
            dialogues.Leave(turn, "register.refused", WaysOn);
            return;
        }

        var rhythm = new Rhythm(s.Days, s.Hour);
        var (id, before) = (turn.Person.Id, turn.Stores.CheckIns.Of(turn.Person.Id));
        // Who asks them has changed since the question was put, or the agreement would be nobody's.
        if (s.Changing ? before is null : before is not null || turn.IsOnBehalf == (s.Agreed == Agreed.InChat))
        {
            dialogues.Leave(turn, before is null ? "checkin.no-longer" : "checkin.is-there", CheckInPage.LookFor(turn));
            return;
        }

        var kept = s.Changing ? StartCheckIn.Alter(turn.Change, id, rhythm, turn.WrittenBy)! : StartCheckIn.Run(turn.Change, id, rhythm, s.Agreed, turn.WrittenBy);
        dialogues.Leave(
            turn,
            new Phrase(turn.IsOnBehalf ? "checkin.started-for" : s.Buddy ? "checkin.started-buddy" : "checkin.started", ("next", CheckInPage.Moment(kept.NextAt!.Value, turn.Change.Timings.TimeZone))),
            s.Buddy ? [[new Button("button.checkin-link", new Turns.Action.OfCheckIn(CheckInVerb.Link))], CheckInPage.Look] : [CheckInPage.LookFor(turn)]);
    }
}
