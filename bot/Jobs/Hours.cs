namespace Solidarity.Bot.Jobs;

/// <summary>When people may be disturbed.</summary>
internal static class Hours
{
    private static readonly (TimeOnly From, TimeOnly To)[] Opening = [(new(9, 30), new(12, 0)), (new(13, 30), new(17, 30))];
    private static readonly (TimeOnly From, TimeOnly To) Waking = (new(8, 0), new(21, 0));

    /// <summary>Reminders to neighbours come between 8 and 21.</summary>
    public static bool AreWaking(DateTimeOffset now, TimeZoneInfo zone) => Within(TimeIn(now, zone), Waking);

    /// <summary>Reminders to moderators come Monday to Friday, 9:30 to 12 and 13:30 to 17:30.</summary>
    public static bool AreOpening(DateTimeOffset now, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(now, zone).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && Opening.Any(span => Within(TimeIn(now, zone), span));

    private static TimeOnly TimeIn(DateTimeOffset now, TimeZoneInfo zone) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);

    private static bool Within(TimeOnly time, (TimeOnly From, TimeOnly To) span) => time >= span.From && time < span.To;
}
