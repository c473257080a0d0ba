using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.CheckIns;
using Solidarity.Core.People;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>Somebody of whom nobody has heard, or who asked for a call, as the team sees them: who, how to reach them, what they last answered, whom to call.</summary>
internal static class AlertCard
{
    private const int Answers = 7;

    public static Message For(Change change, CheckInRound round, string country)
    {
        var (stores, zone) = (change.Stores, change.Timings.TimeZone);
        var person = stores.People.Get(round.PersonId);
        var title = new Phrase(round.IsWish ? "alert.title-wish" : "alert.title", ("reference", new Markup(round.Reference)), ("name", person.Name));
        // What somebody answered is the team's to read while it looks for them, and no longer.
        if (!round.IsWithTeam) return Message.Of(Lines.Of(title, Over(stores, round, zone)));
        var subject = DeskCase.Of(round);
        return Message.Of(
            new Lines("\n\n",
            [
                Lines.Of(title, DeskCase.Hand(change, subject)),
                Lines.Of(Why(round, person, zone), round.State == RoundState.Wished ? null : Buddy(round, person), person.UnreachableSince is null ? null : new Phrase("alert.unreachable")),
                Lines.Of(IntroductionCard.Reaching(person)),
                Lines.Of([new Phrase("alert.answers"), .. stores.CheckInRounds.Latest(person.Id, Answers).Select(one => CheckInPage.Line(one, change.Timings.DayOf(one.AskedAt)))]),
                Lines.Of([new Phrase("alert.next"), .. HelloCard.Numbers(country)]),
            ]),
            [new Button(round.IsWish ? "button.alert-done" : "button.alert-reached", new Action.OnAlert(DeskVerb.Close, round.Id))],
            [new Button("button.alert-help", new Action.OnAlert(DeskVerb.Act, round.Id))],
            [DeskCase.TakeOrGive(change, subject)]);
    }

    /// <summary>Nobody has acted: one line, and the way to the card.</summary>
    public static Message Again(Change change, CheckInRound round, Person person) => Message.Of(
        new Phrase(round.IsWish ? "alert.again-wish" : "alert.again", ("reference", new Markup(round.Reference)), ("name", person.Name), ("span", Dates.Span(change.Now - round.TeamToldAt!.Value))),
        [new Button("button.look", new Action.OnAlert(DeskVerb.Show, round.Id))]);

    /// <summary>One line for lists.</summary>
    public static Lines Line(Stores stores, CheckInRound round) => Lines.Dotted(
        new Markup($"<b>{round.Reference}</b>"),
        new Phrase("person.named", ("name", stores.People.Get(round.PersonId).Name)),
        new Phrase(round.State == RoundState.Wished ? "alert.line-wish" : "alert.line"));

    private static Phrase Why(CheckInRound round, Person person, TimeZoneInfo zone)
    {
        if (round.State == RoundState.Wished) return new Phrase("alert.why-wish", ("answer", CheckInPage.Answer(round)));
        return person.IsByPhone
            ? new Phrase("alert.why-phone", ("moment", Dates.Moment(round.AskedAt, zone)), ("n", round.UnansweredCalls))
            : new Phrase("alert.why", ("moment", Dates.Moment(round.AskedAt, zone)));
    }

    private static Phrase? Buddy(CheckInRound round, Person person) =>
        person.IsByPhone ? null : new Phrase(round.BuddyId is null ? "alert.buddy-none" : "alert.buddy-silent");

    private static Phrase Over(Stores stores, CheckInRound round, TimeZoneInfo zone) => round switch
    {
        { State: RoundState.Reached, IsWish: true, HelpCalled: false, ClosedBy: { } by } => new Phrase("alert.is-done", ("name", stores.People.Get(by).Name)),
        { State: RoundState.Answered } => new Phrase("alert.is-answered", ("time", Dates.Moment(round.HeardAt!.Value, zone))),
        { State: RoundState.Reached, HelpCalled: true, ClosedBy: { } by } => new Phrase("alert.is-help", ("name", stores.People.Get(by).Name)),
        { State: RoundState.Reached, ClosedBy: { } by } when by == round.BuddyId => new Phrase("alert.is-buddy"),
        { State: RoundState.Reached, ClosedBy: { } by } => new Phrase("alert.is-reached", ("name", stores.People.Get(by).Name)),
        _ => new Phrase("alert.is-ended"),
    };
}
