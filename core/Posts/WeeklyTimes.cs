using System.Numerics;

namespace Solidarity.Core.Posts;

public enum DayPart { Morning = 0, Afternoon = 1, Evening = 2 }

public static class DayParts
{
    /// <summary>A morning and an evening are four hours, an afternoon six.</summary>
    public static TimeOnly Begins(DayPart part) => part switch
    {
        DayPart.Morning => new TimeOnly(8, 0),
        DayPart.Afternoon => new TimeOnly(12, 0),
        _ => new TimeOnly(18, 0),
    };
}

/// <summary>The times of a week at which somebody can help: each day's morning, afternoon and evening, 21 slots.</summary>
public readonly record struct WeeklyTimes
{
    private const int Parts = 3, Slots = 7 * Parts;

    private WeeklyTimes(int bits) => Bits = bits;

    /// <summary>The stored form: bit 0 is Monday morning, bit 1 Monday afternoon, bit 20 Sunday evening.</summary>
    public int Bits { get; }

    public static WeeklyTimes None => default;

    public static WeeklyTimes Any { get; } = new((1 << Slots) - 1);

    public static WeeklyTimes Evenings { get; } = None.With(Days.All, DayPart.Evening);

    private static WeeklyTimes Afternoons { get; } = None.With(Days.All, DayPart.Afternoon);

    public static WeeklyTimes Weekends { get; } = None.With(Days.Weekend);

    public int Count => BitOperations.PopCount((uint)Bits);

    public bool IsEmpty => Bits == 0;

    /// <exception cref="ArgumentOutOfRangeException">A bit beyond the 21 is set.</exception>
    public static WeeklyTimes FromBits(int bits)
    {
        if (bits < 0 || bits > Any.Bits) throw new ArgumentOutOfRangeException(nameof(bits));
        return new WeeklyTimes(bits);
    }

    /// <summary>At which an offer can help, or that could serve a need.</summary>
    public static WeeklyTimes Of(Post post) => post is Offer offer ? offer.Times : For(((Need)post).When);

    /// <summary>The slots that could serve a need.</summary>
    public static WeeklyTimes For(When when) => when switch
    {
        When.On on => None.With(on.Date.DayOfWeek.ToDays()),
        When.Weekend => Weekends,
        When.EveryWeek weekly => None.With(weekly.Days),
        _ => Any,
    };

    public bool Has(DayOfWeek day, DayPart part) => (Bits & Bit(day, part)) != 0;

    public WeeklyTimes Toggle(DayOfWeek day, DayPart part) => new(Bits ^ Bit(day, part));

    public WeeklyTimes With(DayOfWeek day, DayPart part) => new(Bits | Bit(day, part));

    /// <summary>With these days, whole.</summary>
    public WeeklyTimes With(Days days) => With(days, DayPart.Morning).With(days, DayPart.Afternoon).With(days, DayPart.Evening);

    public WeeklyTimes With(Days days, DayPart part) => new(days.Each().Aggregate(Bits, (bits, day) => bits | Bit(day, part)));

    public WeeklyTimes With(WeeklyTimes more) => new(Bits | more.Bits);

    public WeeklyTimes Without(WeeklyTimes those) => new(Bits & ~those.Bits);

    /// <summary>A morning and an evening are four hours, an afternoon six.</summary>
    public int Hours => 4 * Count + 2 * Overlap(Afternoons).Count;

    /// <summary>The slots that both have.</summary>
    public WeeklyTimes Overlap(WeeklyTimes other) => new(Bits & other.Bits);

    /// <summary>Whether there is time on each of these days.</summary>
    public bool ReachesEach(Days days)
    {
        var times = this;
        return days.Each().All(day => !times.Overlap(None.With(day.ToDays())).IsEmpty);
    }

    private static int Bit(DayOfWeek day, DayPart part)
    {
        if (!Enum.IsDefined(day)) throw new ArgumentOutOfRangeException(nameof(day));
        if (!Enum.IsDefined(part)) throw new ArgumentOutOfRangeException(nameof(part));
        return 1 << ((day.IsoNumber() - 1) * Parts + (int)part);
    }
}
