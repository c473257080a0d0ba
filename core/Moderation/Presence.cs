namespace Solidarity.Core.Moderation;

/// <summary>Somebody of the team says on which weekdays they look after what waits, or that they are away for a while.</summary>
public static class Presence
{
    public const int LongestAway = 60;

    /// <summary>Takes a weekday on, or gives it up.</summary>
    /// <returns>Whether it is theirs now.</returns>
    public static bool TurnDuty(Change change, long moderatorId, DayOfWeek day)
    {
        var taken = change.Stores.Duty.Turn(moderatorId, day);
        change.Stores.Audit.Write(change.Now, moderatorId, taken ? "duty.take" : "duty.give-up", "P" + moderatorId, day.ToString());
        return taken;
    }

    /// <param name="days">So many days from now, today included; none: back again.</param>
    /// <returns>The last day of it; null when they are here.</returns>
    public static DateOnly? Leave(Change change, long moderatorId, int days)
    {
        DateTimeOffset? until = days == 0 ? null : change.Timings.StartOf(change.Today.AddDays(Math.Min(days, LongestAway)));
        change.Stores.Duty.SetAway(moderatorId, until);
        change.Stores.Audit.Write(change.Now, moderatorId, days == 0 ? "away.end" : "away", "P" + moderatorId, until is { } end ? change.Timings.LastDayBefore(end).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null);
        return until is { } at ? change.Timings.LastDayBefore(at) : null;
    }
}
