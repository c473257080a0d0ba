using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Solidarity.Core.Posts;

/// <summary>When help is needed. "Today" and "this weekend" are kept as the dates that they meant when they were said.</summary>
public abstract record When
{
    /// <summary>How many days ahead a date may be.</summary>
    public const int FurthestDays = 365;

    private const string DateFormat = "yyyy-MM-dd", ByDateMark = "dates";

    private When() { }

    public static When Soonest { get; } = new AsSoonAsPossible();

    /// <exception cref="ArgumentOutOfRangeException">The date is before today, or more than 365 days ahead.</exception>
    public static On OnDate(DateOnly date, DateOnly today)
    {
        RefuseOutside(date, date, today);
        return new On(date);
    }

    /// <exception cref="ArgumentException">Not a Saturday.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Its Sunday is before today, or it is more than 365 days ahead.</exception>
    public static Weekend OnWeekend(DateOnly saturday, DateOnly today)
    {
        if (saturday.DayOfWeek != DayOfWeek.Saturday) throw new ArgumentException("A weekend begins on a Saturday.", nameof(saturday));
        RefuseOutside(saturday, saturday.AddDays(1), today);
        return new Weekend(saturday);
    }

    /// <exception cref="ArgumentException">No day, or something that is no day.</exception>
    public static EveryWeek Weekly(Days days, bool byDate = false)
    {
        if (days is <= Days.None or > Days.All) throw new ArgumentException("At least one day of the week.", nameof(days));
        return new EveryWeek(days, byDate);
    }

    public static On Today(DateOnly today) => new(today);

    public static On Tomorrow(DateOnly today) => new(today.AddDays(1));

    /// <summary>The weekend that has begun, or else the next one.</summary>
    public static Weekend ThisWeekend(DateOnly today) => new(today.AddDays(6 - today.DayOfWeek.IsoNumber()));

    /// <summary>Whether nothing of it is left.</summary>
    public bool IsOver(DateOnly today) => this switch
    {
        On on => on.Date < today,
        Weekend weekend => weekend.Sunday < today,
        _ => false,
    };

    /// <summary>The last day it is for; null where it has no end.</summary>
    public DateOnly? LastDay => this switch
    {
        On on => on.Date,
        Weekend weekend => weekend.Sunday,
        _ => null,
    };

    /// <summary>The day by whose end it should have taken place once, seen from <paramref name="today"/>.</summary>
    public DateOnly FirstDoneBy(DateOnly today) => this switch
    {
        EveryWeek weekly => Enumerable.Range(0, 7).Select(today.AddDays).First(d => weekly.Days.Contains(d.DayOfWeek)),
        _ => LastDay ?? today,
    };

    /// <summary>The stored form: "asap", "on:2026-11-24", "weekend:2026-11-28" (its Saturday), "weekly:1,6" (Monday is 1), "weekly:1,6:dates".</summary>
    public string Write() => this switch
    {
        AsSoonAsPossible => "asap",
        On on => "on:" + on.Date.ToString(DateFormat, CultureInfo.InvariantCulture),
        Weekend weekend => "weekend:" + weekend.Saturday.ToString(DateFormat, CultureInfo.InvariantCulture),
        EveryWeek weekly => "weekly:" + string.Join(',', weekly.Days.Each().Select(day => day.IsoNumber())) + (weekly.ByDate ? ":" + ByDateMark : ""),
        _ => throw new InvalidOperationException("Unknown form."),
    };

    public sealed override string ToString() => Write();

    /// <summary>Reads what <see cref="Write"/> wrote, however long ago: a date that has passed is fine here.</summary>
    /// <exception cref="FormatException">It was written by nothing that we know.</exception>
    public static When Parse(string written) =>
        TryParse(written, out var when) ? when : throw new FormatException("Not a stored time.");

    public static bool TryParse(string? written, [NotNullWhen(true)] out When? when)
    {
        when = (written ?? "").Split(':') switch
        {
            ["asap"] => Soonest,
            ["on", var text] when ReadDate(text) is { } date => new On(date),
            ["weekend", var text] when ReadDate(text) is { DayOfWeek: DayOfWeek.Saturday } date => new Weekend(date),
            ["weekly", var text] => ReadDays(text) is var days and not Days.None ? new EveryWeek(days, false) : null,
            ["weekly", var text, ByDateMark] => ReadDays(text) is var days and not Days.None ? new EveryWeek(days, true) : null,
            _ => null,
        };
        return when is not null;
    }

    private static DateOnly? ReadDate(string text) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static Days ReadDays(string text)
    {
        var days = Days.None;
        foreach (var digit in text.Split(','))
        {
            if (digit is not [>= '1' and <= '7']) return Days.None;
            days |= (Days)(1 << (digit[0] - '1'));
        }
        return days;
    }

    private static void RefuseOutside(DateOnly first, DateOnly last, DateOnly today)
    {
        if (last < today) throw new ArgumentOutOfRangeException(nameof(first), "It has passed.");
        if (first.DayNumber - today.DayNumber > FurthestDays)
            throw new ArgumentOutOfRangeException(nameof(first), "It is too far ahead.");
    }

    public sealed record AsSoonAsPossible : When
    {
        internal AsSoonAsPossible() { }
    }

    public sealed record On : When
    {
        internal On(DateOnly date) => Date = date;

        public DateOnly Date { get; }
    }

    public sealed record Weekend : When
    {
        internal Weekend(DateOnly saturday) => Saturday = saturday;

        public DateOnly Saturday { get; }

        public DateOnly Sunday => Saturday.AddDays(1);
    }

    public sealed record EveryWeek : When
    {
        internal EveryWeek(Days days, bool byDate) => (Days, ByDate) = (days, byDate);

        /// <summary>At least one.</summary>
        public Days Days { get; }

        /// <summary>Whoever can, another on each date if need be; else the same person each time.</summary>
        public bool ByDate { get; }
    }
}
