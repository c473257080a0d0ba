namespace Solidarity.Core;

/// <summary>When neighbours may be disturbed; the team has hours of its own.</summary>
public static class WakingHours
{
    private static readonly (TimeOnly From, TimeOnly To) Waking = (new(8, 0), new(21, 0));

    /// <summary>Reminders to neighbours come between 8 and 21.</summary>
    public static bool AreNow(DateTimeOffset now, TimeZoneInfo zone) => Within(WallClock.TimeOf(now, zone), Waking);

    /// <summary>When something that is due then really comes: in the morning, where it is due at night.</summary>
    public static DateTimeOffset Next(DateTimeOffset at, TimeZoneInfo zone) => AreNow(at, zone) ? at : WallClock.Next(Waking.From, at, zone);

    /// <summary>When the day began on which something that is due now comes: with the end of the last waking hours.</summary>
    public static DateTimeOffset DayBegan(DateTimeOffset now, TimeZoneInfo zone)
    {
        var here = TimeZoneInfo.ConvertTime(now, zone);
        var end = DateOnly.FromDateTime(here.DateTime).AddDays(TimeOnly.FromDateTime(here.DateTime) < Waking.To ? -1 : 0).ToDateTime(Waking.To);
        return new DateTimeOffset(end, zone.GetUtcOffset(end));
    }

    private static bool Within(TimeOnly time, (TimeOnly From, TimeOnly To) span) => time >= span.From && time < span.To;
}
