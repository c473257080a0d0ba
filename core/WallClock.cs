namespace Solidarity.Core;

/// <summary>Moments at an hour by the clock on the wall, whatever the time of the year. An hour that a change of clocks skips is made up for.</summary>
public static class WallClock
{
    public static DateTimeOffset On(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    public static DateOnly DayOf(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>With which the week of this day began.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    public static TimeOnly TimeOf(DateTimeOffset moment, TimeZoneInfo zone) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>The next time after a moment that it is so late.</summary>
    public static DateTimeOffset Next(TimeOnly time, DateTimeOffset after, TimeZoneInfo zone)
    {
        var day = DayOf(after, zone);
        while (true)
        {
            if (On(day, time, zone) is var at && at > after) return at;
            day = day.AddDays(1);
        }
    }
}
