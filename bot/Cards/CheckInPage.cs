using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.CheckIns;
using Solidarity.Core.Posts;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>The page of whoever is asked how they are, or looks after others: when next, who is told, and what can be changed.</summary>
internal static class CheckInPage
{
    private const int MostAnswers = 30;

    public static readonly IReadOnlyList<Button> Look = [new Button("button.checkin-page", new Action.OfCheckIn(CheckInVerb.Show))];

    /// <summary>The way to the page, for whoever it is about.</summary>
    public static IReadOnlyList<Button> LookFor(Turn turn) => turn.IsOnBehalf ? [new Button("button.checkin-for", new Action.OfCheckIn(CheckInVerb.Show))] : Look;

    public static Message HowLong(Turn turn) => Message.Of(
        turn.IsOnBehalf ? "checkin.ask-pause-for" : "checkin.ask-pause",
        [new Button("button.pause-day", new Action.OfCheckIn(CheckInVerb.PauseDay)), new Button("button.pause-week", new Action.OfCheckIn(CheckInVerb.PauseWeek))],
        [new Button("button.pause-month", new Action.OfCheckIn(CheckInVerb.PauseMonth))],
        [new Button("button.pause-open", new Action.OfCheckIn(CheckInVerb.PauseOpen))],
        [new Button("button.back", new Action.OfCheckIn(CheckInVerb.Show))]);

    /// <summary>The page where there is one; else the first question.</summary>
    public static void Enter(Turn turn, Dialogues.Engine.Dialogues dialogues)
    {
        if (turn.Stores.CheckIns.Of(turn.Person.Id) is { } checkIn) turn.Answer(For(turn, checkIn));
        else if (Others(turn) is { Rows.Count: > 0 } others) turn.Answer(Message.Of(others.Text, [.. others.Rows, [new Button("button.checkin-too", new Action.OfCheckIn(CheckInVerb.Change))]]));
        else Begin(turn, dialogues);
    }

    /// <summary>Whoever is suspended may be asked how they are all the same; while the service is closed nobody begins anything.</summary>
    public static void Begin(Turn turn, Dialogues.Engine.Dialogues dialogues)
    {
        if (ClosedDoor.Told(turn)) return;
        if (turn.Person.Consent is null) dialogues.Enter(turn, dialogues.Named("consent"), new AskingConsent("checkin"));
        else dialogues.Enter(turn, dialogues.Named("checkin"), dialogues.Named("checkin").First, holdingCurrent: true);
    }

    public static Message For(Turn turn, CheckIn checkIn)
    {
        var (stores, zone) = (turn.Stores, turn.Change.Timings.TimeZone);
        Button To(string key, CheckInVerb verb) => new(key, new Action.OfCheckIn(verb));
        var others = Others(turn);
        List<IReadOnlyList<Button>> rows = [[checkIn.IsPausedAt(turn.Now) ? To("button.checkin-resume", CheckInVerb.Resume) : To("button.checkin-pause", CheckInVerb.AskPause)], [To("button.checkin-change", CheckInVerb.Change)]];
        // Whoever has only a phone passes no link on; and what they answered is theirs to read.
        if (!turn.IsOnBehalf)
        {
            rows.Add([To(checkIn.BuddyId is null ? "button.checkin-name-buddy" : "button.checkin-other-buddy", CheckInVerb.Link)]);
            if (checkIn.BuddyId is not null) rows.Add([To("button.checkin-drop-buddy", CheckInVerb.DropBuddy)]);
            rows.Add([To("button.checkin-answers", CheckInVerb.History)]);
        }

        rows.Add([To(turn.IsOnBehalf ? "button.checkin-stop-for" : "button.checkin-stop", CheckInVerb.AskStop)]);
        return Message.Of(
            new Lines("\n\n",
            [
                Lines.Of(turn.IsOnBehalf ? "checkin.page-for" : "checkin.page", InWords(checkIn.Rhythm), Next(checkIn, turn.Now, zone)),
                turn.IsOnBehalf ? Agreement(turn, checkIn)
                    : checkIn.BuddyId is { } buddy ? new Phrase("checkin.buddy-is", ("name", stores.People.Get(buddy).Name))
                    : new Phrase(stores.CheckInLinks.IsOpen(checkIn.PersonId, turn.Now) ? "checkin.buddy-waits" : "checkin.buddy-none"),
                others.Rows.Count > 0 ? others.Text : null,
            ]),
            [.. rows, .. others.Rows]);
    }

    /// <summary>Those for whom this one is told, and the way out of it.</summary>
    private static (Lines Text, IReadOnlyList<IReadOnlyList<Button>> Rows) Others(Turn turn)
    {
        if (turn.IsOnBehalf) return (Lines.Of(), []);
        var people = turn.Stores.CheckIns.OfBuddy(turn.Person.Id).Select(checkIn => turn.Stores.People.Get(checkIn.PersonId)).ToArray();
        return (
            Lines.Of(new Phrase("buddy.of", ("names", Lines.Listed(people.Select(person => new Phrase("person.named", ("name", person.Name))))))),
            [.. people.Select(person => (IReadOnlyList<Button>)[new Button(new Phrase("button.buddy-leave", ("name", person.Name)), new Action.LeaveBuddy(person.Id))])]);
    }

    /// <summary>What will happen, with the hours at which it does.</summary>
    public static Lines Preview(Surroundings here, Rhythm rhythm, bool buddy)
    {
        var plan = here.PlanOf(rhythm);
        Phrase Step(string key, DateTimeOffset at) => new(key, ("time", Soon(at, plan.AskedAt, here.Zone)));
        return here.Person.IsByPhone
            ? Lines.Of(new Phrase("checkin.preview-phone", ("name", here.Person.Name)), InWords(rhythm), new Phrase("checkin.preview-next-phone", ("next", Moment(plan.AskedAt, here.Zone))))
            : new Lines("\n\n",
            [
                Lines.Of("checkin.preview", InWords(rhythm), new Phrase("checkin.preview-next", ("next", Moment(plan.AskedAt, here.Zone)))),
                Lines.Of(
                    "checkin.preview-silence",
                    Step("checkin.preview-repeat", plan.RepeatedAt),
                    Step(buddy ? "checkin.preview-buddy" : "checkin.preview-team", plan.BuddyAt),
                    buddy ? Step("checkin.preview-then-team", plan.TeamAt) : null),
                new Phrase("checkin.preview-kept"),
            ]);
    }

    public static Message Answers(Turn turn)
    {
        var answers = turn.Stores.CheckInRounds.Latest(turn.Person.Id, MostAnswers);
        return Message.Of(
            Lines.Of(
            [
                new Phrase(answers.Count == 0 ? "checkin.answers-none" : "checkin.answers"),
                .. answers.Select(round => Line(round, turn.Change.Timings.DayOf(round.AskedAt))),
                Lines.Blank,
                new Phrase("checkin.answers-whose"),
            ]),
            [new Button("button.back", new Action.OfCheckIn(CheckInVerb.Show))]);
    }

    /// <summary>A day and what was answered then.</summary>
    public static Phrase Line(CheckInRound round, DateOnly day) => new("checkin.answer-line", ("date", day), ("answer", Answer(round)));

    public static Phrase Answer(CheckInRound round) => round switch
    {
        { Answer: { } answer } => new Phrase("hello.says-" + answer.ToString().ToLowerInvariant()),
        { HeardAt: not null } => "hello.says-something",
        { DueAt: not null, State: RoundState.Asked or RoundState.Repeated } => "hello.says-waits",
        _ => "hello.says-nothing",
    };

    public static Message Sure(Turn turn) => Message.Of(
        turn.IsOnBehalf ? "checkin.stop-sure-for" : "checkin.stop-sure",
        [new Button("button.checkin-stop-sure", new Action.OfCheckIn(CheckInVerb.Stop))],
        [new Button("button.back", new Action.OfCheckIn(CheckInVerb.Show))]);

    public static Message Stopped(Turn turn) => Message.Of(turn.IsOnBehalf ? "checkin.stopped-for" : "checkin.stopped", Menu.Doors[2]);

    public static Phrase InWords(Rhythm rhythm) => new("checkin.rhythm", ("days", DaysInWords(rhythm.Days)), ("hour", new Phrase("hour", ("n", rhythm.Hour))));

    public static Phrase DaysInWords(Days days) => days == Days.All
        ? new Phrase("checkin.every-day")
        : new Phrase("checkin.on-days", ("days", Lines.Listed(days.Each().Select(Dates.DayName))));

    /// <summary>The day and the full hour of a hello.</summary>
    public static Phrase Moment(DateTimeOffset at, TimeZoneInfo zone)
    {
        var here = TimeZoneInfo.ConvertTime(at, zone);
        return new Phrase("checkin.moment", ("date", DateOnly.FromDateTime(here.DateTime)), ("hour", new Phrase("hour", ("n", here.Hour))));
    }

    /// <summary>The time alone where it is the same day, else that it is the next.</summary>
    public static Phrase Soon(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var here = TimeZoneInfo.ConvertTime(at, zone);
        var clock = here.Minute == 0 ? new Phrase("hour", ("n", here.Hour)) : new Phrase("hour-minutes", ("n", here.Hour), ("minutes", new Markup(here.ToString("mm", System.Globalization.CultureInfo.InvariantCulture))));
        return here.Date == TimeZoneInfo.ConvertTime(now, zone).Date ? clock : new Phrase("checkin.next-day", ("time", clock));
    }

    private static Phrase Next(CheckIn checkIn, DateTimeOffset now, TimeZoneInfo zone) => checkIn switch
    {
        { NextAt: null } => "checkin.paused-open",
        { NextAt: { } next } when checkIn.IsPausedAt(now) => new Phrase("checkin.paused", ("next", Moment(next, zone))),
        _ => new Phrase("checkin.next", ("next", Moment(checkIn.NextAt!.Value, zone))),
    };

    private static Phrase Agreement(Turn turn, CheckIn checkIn) => new(
        checkIn.Agreed == Agreed.ByGuardian ? "checkin.agreed-guardian" : "checkin.agreed",
        ("date", turn.Change.Timings.DayOf(checkIn.AgreedAt)), ("name", checkIn.HeardBy is { } by ? turn.Stores.People.Get(by).Name : "…"));
}
