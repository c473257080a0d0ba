using System.Globalization;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Groups;

/// <summary>A day of every year: a day and a month, never a year.</summary>
public readonly record struct YearDay(int Month, int Day)
{
    /// <summary>In which every day of every year exists.</summary>
    public const int ALeapYear = 2028;

    private static readonly (string Names, int Month)[] Named =
    [
        ("janvier janv january jan", 1), ("février févr fév february feb", 2), ("mars march mar", 3), ("avril avr april apr", 4), ("mai may", 5), ("juin june jun", 6),
        ("juillet juil july jul", 7), ("août aout august aug", 8), ("septembre september sept sep", 9), ("octobre october oct", 10), ("novembre november nov", 11), ("décembre déc december dec", 12),
    ];

    private static readonly Dictionary<string, int> Months =
        Named.SelectMany(row => Folding.Words(row.Names).Select(word => (word.Text, row.Month))).DistinctBy(pair => pair.Text).ToDictionary(pair => pair.Text, pair => pair.Month);

    /// <summary>Whether there is such a day, in leap years at least.</summary>
    public bool Exists() => Month is >= 1 and <= 12 && Day >= 1 && Day <= DateTime.DaysInMonth(ALeapYear, Month);

    /// <summary>The date of it in a year; of 29 February, the 28th where there is none.</summary>
    public DateOnly In(int year) => new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));

    public bool IsOn(DateOnly date) => In(date.Year) == date;

    /// <summary>"14 mars", "le 14/3", "March 14th", the day first where both are numbers. A year beside it is not read.</summary>
    /// <returns>Null where no such day is meant.</returns>
    public static YearDay? Read(string typed)
    {
        var words = Folding.Words(typed);
        var numbers = words.Where(word => word.IsNumber).ToList();
        var month = words.Where(word => !word.IsNumber).Select(word => Months.GetValueOrDefault(word.Text)).FirstOrDefault(found => found > 0);
        // "2026-03-14" begins with its year.
        if (numbers is [{ Text.Length: 4 }, _, _] && month == 0) numbers = [numbers[2], numbers[1]];
        var few = numbers.Where(number => number.Text.Length <= 2).Select(number => int.Parse(number.Text, CultureInfo.InvariantCulture)).ToArray();
        var first = words.Any(word => word.Text is "premier" or "first") ? [1, .. few] : few;
        YearDay? read = month > 0 && first.Length > 0 ? new YearDay(month, first[0]) : month == 0 && first.Length >= 2 ? new YearDay(first[1], first[0]) : null;
        return read?.Exists() == true ? read : null;
    }
}
