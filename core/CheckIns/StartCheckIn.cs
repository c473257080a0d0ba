namespace Solidarity.Core.CheckIns;

/// <summary>Somebody wishes to be asked how they are, or wishes it on other days or at another hour.</summary>
public static class StartCheckIn
{
    /// <param name="heardBy">Who of the team heard them agree on the phone; null: they pressed themselves.</param>
    /// <exception cref="ArgumentException">A rhythm that no button offers: whoever calls has looked at it.</exception>
    public static CheckIn Run(Change change, long personId, Rhythm rhythm, Agreed agreed, long? heardBy)
    {
        if (!rhythm.IsPossible) throw new ArgumentException("nobody is asked then", nameof(rhythm));
        var person = change.Stores.People.Get(personId);
        var checkIn = new CheckIn(personId, rhythm, HelloTimes.Next(rhythm, change.Now, change.Timings.TimeZone), null, null, agreed, change.Now, heardBy);
        change.Stores.CheckIns.Start(checkIn);
        if (heardBy is { } moderator) change.Stores.Audit.Write(change.Now, moderator, "check-in.start", person.Reference, agreed.ToString());
        return checkIn;
    }

    /// <summary>Other days or another hour; what was agreed, and who is told, stays. A pause ends.</summary>
    /// <param name="by">Who of the team does it for a person with a phone only; null: they themselves.</param>
    /// <returns>Null where nobody asks them any more.</returns>
    public static CheckIn? Alter(Change change, long personId, Rhythm rhythm, long? by)
    {
        if (!rhythm.IsPossible) throw new ArgumentException("nobody is asked then", nameof(rhythm));
        if (change.Stores.CheckIns.Of(personId) is not { } checkIn) return null;
        var altered = checkIn with { Rhythm = rhythm, NextAt = HelloTimes.Next(rhythm, change.Now, change.Timings.TimeZone), PausedUntil = null };
        change.Stores.CheckIns.Save(altered);
        if (by is { } moderator) change.Stores.Audit.Write(change.Now, moderator, "check-in.alter", change.Stores.People.Get(personId).Reference);
        return altered;
    }
}
