using System.Globalization;

namespace Solidarity.Core.Moderation;

/// <summary>When the team is at its desk: reminders of what waits come only then.</summary>
public sealed class OpeningHours
{
    private static readonly string[] Names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private readonly IReadOnlyList<(DayOfWeek Day, TimeOnly From, TimeOnly To)> _spans;
    private readonly IReadOnlySet<(int? Year, int Month, int Day)> _holidays;

    private OpeningHours(IReadOnlyList<(DayOfWeek, TimeOnly, TimeOnly)> spans, IReadOnlySet<(int?, int, int)> holidays) => (_spans, _holidays) = (spans, holidays);

    public const string ByDefault = "Mon-Fri 09:30-12:00 13:30-17:30";

    public static readonly OpeningHours OfAnOffice = Parse(ByDefault, "")!;

    /// <param name="hours">"Mon-Fri 09:30-12:00 13:30-17:30; Sat 10:00-12:00".</param>
    /// <param name="holidays">"2026-12-24, 12-25": dates, or days of every year.</param>
    /// <returns>Null where either can't be read.</returns>
    public static OpeningHours? Parse(string hours, string holidays)
    {
        var spans = new List<(DayOfWeek, TimeOnly, TimeOnly)>();
        foreach (var part in hours.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2 || Days(words[0]) is not { } days) return null;
            foreach (var word in words[1..])
            {
                if (Span(word) is not var (from, to)) return null;
                spans.AddRange(days.Select(day => (day, from, to)));
            }
        }

        var closed = new HashSet<(int?, int, int)>();
        foreach (var word in holidays.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // The leap year of 2000 lets the 29th of February be a day of every year.
            if (DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) closed.Add((date.Year, date.Month, date.Day));
            else if (DateOnly.TryParseExact("2000-" + word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var yearly)) closed.Add((null, yearly.Month, yearly.Day));
            else return null;
        }

        return spans.Count == 0 ? null : new OpeningHours(spans, closed);
    }

    public bool AreOpen(DateTimeOffset now, TimeZoneInfo zone)
    {
        var here = TimeZoneInfo.ConvertTime(now, zone);
        var time = TimeOnly.FromDateTime(here.DateTime);
        return !IsHoliday(DateOnly.FromDateTime(here.DateTime)) && _spans.Any(span => span.Day == here.DayOfWeek && time >= span.From && time < span.To);
    }

    public bool IsHoliday(DateOnly day) => _holidays.Contains((day.Year, day.Month, day.Day)) || _holidays.Contains((null, day.Month, day.Day));

    private static DayOfWeek[]? Days(string word)
    {
        var ends = word.Split('-');
        var (first, last) = (Array.IndexOf(Names, ends[0]), Array.IndexOf(Names, ends[^1]));
        if (ends.Length > 2 || first < 0 || last < first) return null;
        // Names begin with Monday, the type with Sunday.
        return [.. Enumerable.Range(first, last - first + 1).Select(i => (DayOfWeek)((i + 1) % 7))];
    }

    private static (TimeOnly From, TimeOnly To)? Span(string word)
    {
        var ends = word.Split('-');
        return ends.Length == 2 && Time(ends[0]) is { } from && Time(ends[1]) is { } to && from < to ? (from, to) : null;
    }

    private static TimeOnly? Time(string word) =>
        TimeOnly.TryParseExact(word, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
