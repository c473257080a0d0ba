namespace Solidarity.Core.CheckIns;

/// <summary>Nobody is asked for a while, or any more.</summary>
public static class PauseCheckIn
{
    /// <param name="until"><see cref="CheckIn.WithoutEnd"/>: until they say so.</param>
    /// <param name="by">Who of the team does it for a person with a phone only; null: they themselves.</param>
    /// <returns>Null where nobody asks them.</returns>
    public static CheckIn? Until(Change change, long personId, DateTimeOffset until, long? by)
    {
        if (change.Stores.CheckIns.Of(personId) is not { } checkIn) return null;
        var next = until == CheckIn.WithoutEnd ? (DateTimeOffset?)null : HelloTimes.Next(checkIn.Rhythm, until, change.Timings.TimeZone);
        var paused = checkIn with { NextAt = next, PausedUntil = until };
        change.Stores.CheckIns.Save(paused);
        Drop(change, personId);
        Note(change, personId, "check-in.pause", by);
        return paused;
    }

    /// <inheritdoc cref="Until"/>
    public static CheckIn? Resume(Change change, long personId, long? by)
    {
        if (change.Stores.CheckIns.Of(personId) is not { } checkIn) return null;
        var resumed = checkIn with { NextAt = HelloTimes.Next(checkIn.Rhythm, change.Now, change.Timings.TimeZone), PausedUntil = null };
        change.Stores.CheckIns.Save(resumed);
        Note(change, personId, "check-in.resume", by);
        return resumed;
    }

    /// <summary>Ends it; what they answered is forgotten at once, and who was named for them hears that it is over.</summary>
    /// <inheritdoc cref="Until"/>
    public static bool Stop(Change change, long personId, long? by)
    {
        if (change.Stores.CheckIns.Of(personId) is not { } checkIn) return false;
        Drop(change, personId);
        change.Stores.CheckInLinks.End(personId);
        change.Stores.CheckIns.Stop(personId);
        change.Stores.CheckInRounds.ForgetAnswers(personId);
        if (checkIn.BuddyId is { } buddy) change.Happened(new Happening.BuddyChanged(personId, buddy, BuddyChange.NoLonger));
        Note(change, personId, "check-in.stop", by);
        return true;
    }

    /// <summary>Questions that are still open are not gone on with; what they asked the team for is.</summary>
    private static void Drop(Change change, long personId)
    {
        foreach (var round in change.Stores.CheckInRounds.OpenOf(personId)) MoveRound.End(change, round);
    }

    private static void Note(Change change, long personId, string action, long? by)
    {
        if (by is { } moderator) change.Stores.Audit.Write(change.Now, moderator, action, change.Stores.People.Get(personId).Reference);
    }
}
