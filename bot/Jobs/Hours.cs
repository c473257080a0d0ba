namespace Solidarity.Bot.Jobs;

/// <summary>When neighbours may be disturbed; the team has hours of its own.</summary>
internal static class Hours
{
    private static readonly (TimeOnly From, TimeOnly To) Waking = (new(8, 0), new(21, 0));

    /// <summary>Reminders to neighbours come between 8 and 21.</summary>
    public static bool AreWaking(DateTimeOffset now, TimeZoneInfo zone) => Within(TimeIn(now, zone), Waking);

    private static TimeOnly TimeIn(DateTimeOffset now, TimeZoneInfo zone) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);

    private static bool Within(TimeOnly time, (TimeOnly From, TimeOnly To) span) => time >= span.From && time < span.To;
}
