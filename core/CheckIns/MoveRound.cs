namespace Solidarity.Core.CheckIns;

/// <summary>The steps of a round, each saved only where nobody was faster.</summary>
internal static class MoveRound
{
    /// <summary>The person was heard of: whoever looks for them hears it, and no card asks for anything any more.</summary>
    /// <returns>The round as it is then; null where that meant nothing.</returns>
    public static CheckInRound? Hear(Change change, CheckInRound round, HelloAnswer? answer)
    {
        if (round.After(RoundTrigger.Hear) is not { } heard) return null;
        heard = heard with { HeardAt = change.Now, Answer = answer };
        // Where the clock was faster they were heard of all the same.
        if (Save(change, heard) is not { } saved) return change.Stores.CheckInRounds.Find(round.Id) is { } newer ? Hear(change, newer, answer) : null;
        if (round.State == RoundState.WithTeam) change.Stores.Audit.Write(change.Now, round.PersonId, "check-in.answered", round.Reference);
        if (round.State is RoundState.WithBuddy or RoundState.WithTeam) Free(change, saved);
        else Touch(change, saved);
        return saved;
    }

    /// <summary>It is the team's now. An older one of the same person that nobody saw to stands behind it.</summary>
    public static CheckInRound? ToTeam(Change change, CheckInRound round)
    {
        foreach (var older in change.Stores.CheckInRounds.OpenOf(round.PersonId).Where(other => other.Id != round.Id)) End(change, older);
        return Tell(change, round, RoundTrigger.TellTeam);
    }

    /// <summary>They asked for the team themselves.</summary>
    public static CheckInRound? Wish(Change change, CheckInRound round) => Tell(change, round, RoundTrigger.Wish);

    /// <summary>Somebody else has seen to it.</summary>
    public static CheckInRound? Reach(Change change, CheckInRound round, long by, bool helpCalled)
    {
        if (round.After(RoundTrigger.Reach) is not { } reached) return null;
        if (Save(change, reached with { ClosedBy = by, HelpCalled = helpCalled }) is not { } saved)
            return change.Stores.CheckInRounds.Find(round.Id) is { } newer ? Reach(change, newer, by, helpCalled) : null;
        // No hello reaches them: another tomorrow would only be another alert. They take it up again themselves.
        if (change.Stores.People.Get(round.PersonId).UnreachableSince is not null) PauseCheckIn.Until(change, round.PersonId, CheckIn.WithoutEnd, null);
        // Where help was called somebody is with them, or on the way; there is nothing good to tell yet.
        if (!helpCalled && round.State != RoundState.Wished) change.Happened(new Happening.FoundByOther(saved, by));
        if (helpCalled || round.State == RoundState.Wished) Touch(change, saved);
        else Free(change, saved);
        return saved;
    }

    public static void End(Change change, CheckInRound round)
    {
        if (round.After(RoundTrigger.End) is not { } ended || Save(change, ended) is not { } saved) return;
        if (round.State is RoundState.WithBuddy or RoundState.WithTeam) Touch(change, saved);
    }

    /// <returns>The round with its new version; null where somebody was faster.</returns>
    public static CheckInRound? Save(Change change, CheckInRound round) =>
        change.Stores.CheckInRounds.Save(round) ? round with { Version = round.Version + 1 } : null;

    private static CheckInRound? Tell(Change change, CheckInRound round, RoundTrigger trigger)
    {
        if (round.After(trigger) is not { } told) return null;
        told = told with { TeamToldAt = change.Now, DueAt = HelloTimes.Due(change.Now, change.Timings.TellTeamAgainAfter, change.Timings) };
        if (Save(change, told) is not { } saved) return null;
        change.Stores.Audit.Write(change.Now, null, trigger == RoundTrigger.Wish ? "check-in.wish" : "check-in.alert", round.Reference);
        change.Happened(new Happening.TeamNeeded(saved, Again: false));
        return saved;
    }

    private static void Free(Change change, CheckInRound round)
    {
        if (round.BuddyId is { } buddy && round.ClosedBy != buddy) change.Happened(new Happening.BuddyFreed(round, buddy));
        Touch(change, round);
    }

    private static void Touch(Change change, CheckInRound round)
    {
        if (round.TeamToldAt is not null) change.Happened(new Happening.RoundTouched(round));
    }
}
