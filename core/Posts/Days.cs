namespace Solidarity.Core.Posts;

/// <summary>A set of days of the week.</summary>
[Flags]
public enum Days
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    Workdays = Monday | Tuesday | Wednesday | Thursday | Friday,
    Weekend = Saturday | Sunday,
    All = Workdays | Weekend,
}

public static class DaySets
{
    /// <summary>1 for Monday to 7 for Sunday (ISO 8601).</summary>
    public static int IsoNumber(this DayOfWeek day) => day == DayOfWeek.Sunday ? 7 : (int)day;

    public static Days ToDays(this DayOfWeek day) => (Days)(1 << (day.IsoNumber() - 1));

    public static bool Contains(this Days days, DayOfWeek day) => (days & day.ToDays()) != 0;

    /// <summary>The days of the set, Monday first.</summary>
    public static IEnumerable<DayOfWeek> Each(this Days days) =>
        Enumerable.Range(1, 7).Select(iso => (DayOfWeek)(iso % 7)).Where(day => days.Contains(day));
}
