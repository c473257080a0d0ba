using System.Globalization;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Texts;

/// <summary>Days and times in words.</summary>
internal static class Dates
{
    /// <summary>"samedi 28 novembre", "Saturday 28 November".</summary>
    public static Phrase Phrase(DateOnly date) => new(
        "date",
        ("weekday", DayName(date.DayOfWeek)),
        ("day", date.Day == 1 ? new Phrase("day.first") : date.Day),
        ("month", new Phrase("month." + date.Month.ToString(CultureInfo.InvariantCulture))));

    /// <summary>"26 novembre 2027", for days that are far away.</summary>
    public static Phrase WithYear(DateOnly date) => new(
        "date-year",
        ("day", date.Day == 1 ? new Phrase("day.first") : date.Day),
        ("month", new Phrase("month." + date.Month.ToString(CultureInfo.InvariantCulture))),
        ("year", new Markup(date.Year.ToString(CultureInfo.InvariantCulture))));

    /// <summary>"28 novembre", where the year goes without saying.</summary>
    public static Phrase InItsYear(DateOnly date) => new(
        "date-day",
        ("day", date.Day == 1 ? new Phrase("day.first") : date.Day),
        ("month", new Phrase("month." + date.Month.ToString(CultureInfo.InvariantCulture))));

    public static Phrase DayName(DayOfWeek day) => new("day." + (((int)day + 6) % 7 + 1).ToString(CultureInfo.InvariantCulture));

    public static Phrase ShortDayName(DayOfWeek day) => new("day-short." + (((int)day + 6) % 7 + 1).ToString(CultureInfo.InvariantCulture));

    /// <summary>A moment of a day, for "until Saturday 28 November at 18:00".</summary>
    public static Phrase Moment(DateTimeOffset at, TimeZoneInfo zone)
    {
        var here = TimeZoneInfo.ConvertTime(at, zone);
        return new Phrase("moment", ("date", DateOnly.FromDateTime(here.DateTime)), ("time", Time(at, zone)));
    }

    /// <summary>"18:00", for a moment that is today or nearly.</summary>
    public static Markup Time(DateTimeOffset at, TimeZoneInfo zone) => new(TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture));

    /// <summary>"9 h", "21:30".</summary>
    public static object OClock(TimeOnly time) => time.Minute == 0 ? new Phrase("hour", ("n", time.Hour)) : new Markup(time.ToString("HH:mm", CultureInfo.InvariantCulture));

    public static Phrase Wanted(When when) => when switch
    {
        When.On on => new Phrase("when.on", ("date", on.Date)),
        When.Weekend weekend => new Phrase("when.on-weekend", ("saturday", weekend.Saturday), ("sunday", weekend.Sunday)),
        When.EveryWeek weekly => new Phrase("when.weekly", ("days", Lines.Listed(weekly.Days.Each().Select(DayName)))),
        _ => new Phrase("when.asap"),
    };

    /// <summary>How long something takes or took: the largest whole unit that says it.</summary>
    public static Phrase Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 90 } => new Phrase("span.minutes", ("n", (int)Math.Round(span.TotalMinutes))),
        { TotalHours: < 36 } => new Phrase("span.hours", ("n", (int)Math.Round(span.TotalHours))),
        _ => new Phrase("span.days", ("n", (int)Math.Round(span.TotalDays))),
    };
}
