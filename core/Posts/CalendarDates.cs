using static Solidarity.Core.Posts.DateTermKind;

namespace Solidarity.Core.Posts;

/// <summary>
/// Reads dates that name their day of the month, day first always: 12/12, 2026-12-12, le 3 janvier, Dec 12, lundi 14.
/// Without a year it is the next one to come.
/// </summary>
internal static class CalendarDates
{
    private const int WeekdaySearchMonths = 3, LeapSearchYears = 8;

    /// <summary>None when no date begins at this place.</summary>
    public static WhenReading? ReadAt(List<DateTerm> terms, int at, DateOnly today)
    {
        var day = terms[at].Kind == Day && DateReading.IsDay(terms, at) ? terms[at].Value : 0;
        var start = at;
        if (day != 0) start++;
        while (start < terms.Count && start - at < 3 && terms[start].Is("le", "the")) start++;
        if (start >= terms.Count) return null;
        var reading = Numeric(terms, start, today) ?? WithMonth(terms, start, today);
        if (reading is not null) return Agrees(reading, day) ? reading : new WhenReading.NotUnderstood();
        if (!IsDayNumber(terms, start) || IsTime(terms, start) || IsCount(terms, start)) return null;
        if (day != 0) return OfWeekday(day, terms[start].Value, today);
        var alone = terms.Count == 1 && terms[0].Value is > 0 and <= 31;
        return alone || (start > at && EndsThere(terms, start)) ? Next(terms[start].Value, today) : null;
    }

    private static bool Agrees(WhenReading reading, int day) =>
        day == 0 || reading is not WhenReading.Understood { When: When.On on } || on.Date.DayOfWeek.IsoNumber() == day;

    private static WhenReading? Numeric(List<DateTerm> terms, int i, DateOnly today)
    {
        if (i + 1 >= terms.Count || terms[i].Kind != Number || terms[i + 1].Kind != Number) return null;
        var separator = terms[i].After;
        if (IsInLongerRun(terms, i, separator)) return null;
        var third = i + 2 < terms.Count && terms[i + 2].Kind == Number && terms[i + 1].After == separator;
        if (separator is not ('/' or '-' or '.'))
        {
            var whole = terms.Count == i + 2 || (third && terms.Count == i + 3);
            if (separator != ' ' || !whole || i > 1) return null;
        }
        if (third && terms[i].Text.Length == 4) return Dated(terms[i].Value, terms[i + 1].Value, terms[i + 2].Value, today);
        if (third && terms[i + 2].Text.Length is 2 or 4)
        {
            var year = terms[i + 2].Value;
            return Dated(terms[i + 2].Text.Length == 2 ? 2000 + year : year, terms[i + 1].Value, terms[i].Value, today);
        }
        // "10-12h", "1/2 journée", "10.30", "2-3 personnes": only a stroke, or nothing else around, makes it a date.
        if (third || IsTime(terms, i + 1) || IsCount(terms, i + 1)) return null;
        var dateLike = separator == '/' || terms.Count == i + 2;
        return dateLike ? Undated(terms[i].Value, terms[i + 1].Value, today) : null;
    }

    /// <summary>More than three numbers in a row: a telephone number.</summary>
    private static bool IsInLongerRun(List<DateTerm> terms, int i, char separator)
    {
        bool Continues(int at) => at >= 0 && at + 1 < terms.Count && terms[at].Kind == Number && terms[at].After == separator && terms[at + 1].Kind == Number;
        return Continues(i - 1) || (Continues(i + 1) && Continues(i + 2));
    }

    private static WhenReading? WithMonth(List<DateTerm> terms, int i, DateOnly today)
    {
        var (dayAt, monthAt) = (i, i);
        if (terms[i].Kind == Number || terms[i].Is("premier", "first"))
        {
            monthAt = SkipOrdinal(terms, i + 1);
            if (monthAt >= terms.Count || !IsMonth(terms[monthAt])) return null;
        }
        else if (IsMonth(terms[i]) && i + 1 < terms.Count)
        {
            dayAt = terms[i + 1].Is("the") ? i + 2 : i + 1;
            if (dayAt >= terms.Count || !IsDayNumber(terms, dayAt) || IsTime(terms, dayAt)) return null;
        }
        else
        {
            return null;
        }
        var day = terms[dayAt].Kind == Number ? terms[dayAt].Value : 1;
        var month = terms[monthAt].Kind == Day ? 3 : terms[monthAt].Value;
        var yearAt = dayAt > monthAt ? SkipOrdinal(terms, dayAt + 1) : monthAt + 1;
        return yearAt < terms.Count && terms[yearAt] is { Kind: Number, Text.Length: 4 }
            ? Dated(terms[yearAt].Value, month, day, today)
            : Undated(day, month, today);
    }

    /// <summary>"mar" beside a number is March, though elsewhere it is Tuesday ("mardi").</summary>
    private static bool IsMonth(DateTerm term) => term.Kind == Month || term.Text == "mar";

    private static int SkipOrdinal(List<DateTerm> terms, int i)
    {
        while (i < terms.Count && terms[i].Is("er", "st", "nd", "rd", "th", "eme", "of", "de", "du")) i++;
        return i;
    }

    private static bool IsDayNumber(List<DateTerm> terms, int i) => terms[i] is { Kind: Number, Value: >= 1 and <= 31, Text.Length: <= 2 };

    private static bool IsTime(List<DateTerm> terms, int i) =>
        terms[i].After == ':' || (terms[i].After is '-' && i + 1 < terms.Count && terms[i + 1].Kind == Number)
        || (i + 1 < terms.Count && terms[i + 1].Is("h", "heure", "heures", "hour", "hours", "am", "pm", "o", "oclock", "min", "minutes"));

    /// <summary>Its words are written as they are folded, without doubled consonants.</summary>
    private static bool IsCount(List<DateTerm> terms, int i) => i + 1 < terms.Count && terms[i + 1].Is(
        "persones", "persone", "people", "persons", "fois", "times", "enfants", "children", "kids", "ans", "km", "kg", "sacs", "bags",
        "journee", "jours", "jour", "days", "day", "semaines", "weeks", "rue", "avenue", "boulevard", "bd", "pieces", "euros", "helpers");

    private static bool EndsThere(List<DateTerm> terms, int i)
    {
        var next = SkipOrdinal(terms, i + 1);
        return next >= terms.Count || terms[next].Is(
            "matin", "apres", "midi", "soir", "a", "vers", "au", "avant", "in", "at", "morning", "afternoon", "evening", "ou", "or", "et", "and", "svp", "please", "merci");
    }

    private static WhenReading Dated(int year, int month, int day, DateOnly today) =>
        Exists(year, month, day) ? WhenReading.Of(new DateOnly(year, month, day), today) : new WhenReading.NotUnderstood();

    private static WhenReading Undated(int day, int month, DateOnly today)
    {
        for (var year = today.Year; year <= today.Year + LeapSearchYears; year++)
        {
            if (Exists(year, month, day) && new DateOnly(year, month, day) is var date && date >= today)
                return WhenReading.Of(date, today);
        }
        return new WhenReading.NotUnderstood();
    }

    private static WhenReading Next(int day, DateOnly today) => FirstOf(today, day, _ => true);

    private static WhenReading OfWeekday(int weekday, int day, DateOnly today) =>
        FirstOf(today, day, date => date.DayOfWeek.IsoNumber() == weekday);

    private static WhenReading FirstOf(DateOnly today, int day, Func<DateOnly, bool> fits)
    {
        for (var month = new DateOnly(today.Year, today.Month, 1); month < today.AddMonths(WeekdaySearchMonths); month = month.AddMonths(1))
        {
            if (Exists(month.Year, month.Month, day) && month.AddDays(day - 1) is var date && date >= today && fits(date))
                return WhenReading.Of(date, today);
        }
        return new WhenReading.NotUnderstood();
    }

    private static bool Exists(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
