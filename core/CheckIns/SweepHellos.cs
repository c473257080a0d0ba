using Solidarity.Core.People;

namespace Solidarity.Core.CheckIns;

/// <summary>Hellos whose hour has come, and what is to be done about those without an answer.</summary>
public static class SweepHellos
{
    /// <param name="isHoliday">Nobody of the team rings anybody on such a day.</param>
    /// <returns>How many it dealt with; call again while it is <paramref name="most"/>.</returns>
    public static int Ask(Change change, int most, Func<DateOnly, bool> isHoliday)
    {
        var due = change.Stores.CheckIns.Due(change.Now, most);
        foreach (var checkIn in due)
        {
            var (was, next) = (checkIn.NextAt!.Value, HelloTimes.Next(checkIn.Rhythm, change.Now, change.Timings.TimeZone));
            if (!change.Stores.CheckIns.Claim(checkIn.PersonId, was, next)) continue;
            // Yesterday's hello is nobody's today.
            if (change.Now - was > HelloTimes.TooLate) continue;
            if (change.Stores.People.Get(checkIn.PersonId).IsByPhone && isHoliday(change.Today)) continue;
            if (change.Stores.CheckInRounds.Ask(checkIn.PersonId, change.Now, HelloTimes.Due(change.Now, change.Timings.RepeatHelloAfter, change.Timings)) is { } round)
                change.Happened(new Happening.HelloDue(round, Again: false));
        }

        return due.Count;
    }

    /// <inheritdoc cref="Ask"/>
    public static int GoOn(Change change, int most)
    {
        var due = change.Stores.CheckInRounds.Due(change.Now, most);
        foreach (var round in due) GoOn(change, round);
        return due.Count;
    }

    /// <summary>Answers of long ago, and links that nobody followed.</summary>
    public static bool Forget(Change change)
    {
        change.Stores.CheckInRounds.ForgetBefore(change.Now - CheckIn.AnswersKept);
        change.Stores.CheckInLinks.ForgetEnded(change.Now);
        return true;
    }

    private static void GoOn(Change change, CheckInRound round)
    {
        if (round.IsWithTeam) TellAgain(change, round);
        else if (CouldNotAnswer(change, round)) MoveRound.Save(change, round with { DueAt = HelloTimes.Due(change.Now, Grace(round, change.Timings), change.Timings) });
        else if (round.State == RoundState.Asked) Repeat(change, round);
        else if (round.State == RoundState.Repeated && BuddyOf(change, round.PersonId) is { } buddy) AskBuddy(change, round, buddy);
        else MoveRound.ToTeam(change, round);
    }

    /// <summary>The program was down, or what it said has not gone out yet: silence means nothing then, and the whole time is given anew.</summary>
    private static bool CouldNotAnswer(Change change, CheckInRound round)
    {
        if (change.Now - round.DueAt > HelloTimes.WasDown) return true;
        var asked = change.Stores.People.Get(round.State == RoundState.WithBuddy ? round.BuddyId!.Value : round.PersonId);
        return asked is { IsByPhone: false, UnreachableSince: null } && change.Stores.Outbox.Waiting(asked.Channel, asked.Address) > 0;
    }

    private static TimeSpan Grace(CheckInRound round, Timings timings) => round.State switch
    {
        RoundState.Asked => timings.RepeatHelloAfter,
        RoundState.Repeated => timings.AskBuddyAfter,
        _ => timings.TellTeamAfter,
    };

    private static void Repeat(Change change, CheckInRound round)
    {
        var repeated = round.After(RoundTrigger.Repeat)! with { DueAt = HelloTimes.Due(change.Now, change.Timings.AskBuddyAfter, change.Timings) };
        if (MoveRound.Save(change, repeated) is { } saved) change.Happened(new Happening.HelloDue(saved, Again: true));
    }

    private static void AskBuddy(Change change, CheckInRound round, Person buddy)
    {
        var asked = round.After(RoundTrigger.AskBuddy)! with { BuddyId = buddy.Id, DueAt = HelloTimes.Due(change.Now, change.Timings.TellTeamAfter, change.Timings) };
        if (MoveRound.Save(change, asked) is { } saved) change.Happened(new Happening.BuddyAsked(saved, buddy.Id));
    }

    /// <summary>Whoever took it in hand is left to it as long as they have it.</summary>
    private static void TellAgain(Change change, CheckInRound round)
    {
        var claim = change.Stores.Claims.Of(round.Reference, change.Now);
        var due = claim?.Until ?? HelloTimes.Due(change.Now, change.Timings.TellTeamAgainAfter, change.Timings);
        if (MoveRound.Save(change, round with { DueAt = due }) is { } saved && claim is null) change.Happened(new Happening.TeamNeeded(saved, Again: true));
    }

    /// <summary>Who can be asked: neither gone, nor suspended, nor out of reach.</summary>
    private static Person? BuddyOf(Change change, long personId) =>
        change.Stores.CheckIns.Of(personId)?.BuddyId is { } id && change.Stores.People.Get(id) is { UnreachableSince: null } buddy && !buddy.IsBanned(change.Now) ? buddy : null;
}
