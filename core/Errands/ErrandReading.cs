using System.Globalization;
using System.Text.RegularExpressions;

namespace Solidarity.Core.Errands;

/// <summary>Reads "boulangerie 10h", "the bakery tomorrow at 9am": where somebody goes, and when. In French or English.</summary>
public static partial class ErrandReading
{
    private const int MostRead = 300, Noon = 12;

    private static readonly string[] FrenchHours = ["une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"];

    private static readonly string[] EnglishHours = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly string[] Weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly string[] EnglishWeekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <param name="What">What is left once the day and the hour are taken out; may be empty.</param>
    /// <param name="Hour">Null where neither was said.</param>
    public sealed record Heard(string What, SpokenHour? Hour);

    public static Heard Read(string typed)
    {
        var rest = Blanks().Replace(typed.Length > MostRead ? typed[..MostRead] : typed, " ").Trim();
        if (Take(ref rest, After()) is { } after) return new Heard(Tidy(rest), new SpokenHour(null, null, null, Span(after)));
        var day = Take(ref rest, Day());
        var weekday = Take(ref rest, Weekday());
        var time = TakeTime(ref rest);
        if (day is null && weekday is null && time is null) return new Heard(Tidy(rest), null);
        var late = (day?.Groups["late"].Success ?? false) || (weekday?.Groups["late"].Success ?? false);
        if (late && time is { Hour: < Noon } morning) time = morning.AddHours(Noon);
        return new Heard(Tidy(rest), new SpokenHour(day is null ? null : DaysOf(day), weekday is null ? null : DayOf(weekday.Groups["name"].Value), time, null));
    }

    private static TimeOnly? TakeTime(ref string rest)
    {
        if (Take(ref rest, Past()) is { } past && HourOf(past.Groups["hour"].Value) is var spoken)
            return new TimeOnly(spoken is >= 1 and < 7 ? spoken + Noon : spoken, 0).AddMinutes(MinutesAfter(past));
        if (Take(ref rest, AmPm()) is { } twelve)
            return new TimeOnly(Number(twelve.Groups["hour"]) % Noon + (twelve.Groups["half"].Value is "p" or "P" ? Noon : 0), Number(twelve.Groups["minutes"]));
        if (Take(ref rest, Clock()) is { } clock) return new TimeOnly(Number(clock.Groups["hour"]), Number(clock.Groups["minutes"])).AddMinutes(MinutesAfter(clock));
        if (Take(ref rest, Words()) is { } words) return new TimeOnly(HourOf(words.Groups["hour"].Value), 0).AddMinutes(MinutesAfter(words));
        if (Take(ref rest, Midday()) is { } noon) return new TimeOnly(Noon, 0).AddMinutes(MinutesAfter(noon));
        // Nobody goes to the shop at three in the night: said without more, it is the afternoon.
        return Take(ref rest, Bare()) is { } bare && HourOf(bare.Groups["hour"].Value) is >= 0 and < 24 and var hour ? new TimeOnly(hour is >= 1 and < 7 ? hour + Noon : hour, 0) : null;
    }

    private static Match? Take(ref string rest, Regex pattern)
    {
        if (pattern.Match(rest) is not { Success: true } found) return null;
        rest = Blanks().Replace($"{rest[..found.Index]} {rest[(found.Index + found.Length)..]}", " ").Trim();
        return found;
    }

    private static string Tidy(string rest)
    {
        var what = Opening().Replace(rest, "").Trim(' ', ',', ';', ':', '.', '-', '!', '?');
        return what.Length <= Errand.LongestWhat ? what : what[..(Errand.LongestWhat - 1)].TrimEnd() + "…";
    }

    private static TimeSpan Span(Match after)
    {
        var count = after.Groups["count"].Value.ToLowerInvariant() switch { "un" or "une" or "a" or "an" or "one" => 1, "deux" or "two" => 2, "une demi" or "half an" => 0, var digits => int.Parse(digits, CultureInfo.InvariantCulture) };
        if (count == 0) return TimeSpan.FromMinutes(30);
        return after.Groups["unit"].Value.StartsWith("h", StringComparison.OrdinalIgnoreCase) ? TimeSpan.FromHours(count) : TimeSpan.FromMinutes(count);
    }

    private static int DaysOf(Match day) => day.Groups["after"].Success ? 2 : day.Groups["tomorrow"].Success ? 1 : 0;

    private static DayOfWeek DayOf(string name) =>
        (DayOfWeek)Math.Max(Array.FindIndex(Weekdays, one => one.Equals(name, StringComparison.OrdinalIgnoreCase)), Array.FindIndex(EnglishWeekdays, one => one.Equals(name, StringComparison.OrdinalIgnoreCase)));

    private static int MinutesAfter(Match time) => time.Groups["more"].Value.ToLowerInvariant() switch
    {
        "" => 0,
        "moins le quart" or "quarter to" => -15,
        "et quart" or "quarter past" => 15,
        _ => 30,
    };

    private static int HourOf(string said) => int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : 1 + Math.Max(Array.FindIndex(FrenchHours, one => one.Equals(said, StringComparison.OrdinalIgnoreCase)), Array.FindIndex(EnglishHours, one => one.Equals(said, StringComparison.OrdinalIgnoreCase)));

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^(?:je (?:vais|pars|passe)|on va|i['’]?m going|i am going|going)\s+", Options)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\b(?:dans|in)\s+(?<count>[1-9]\d{0,2}|une demi|half an|une?|an?|one|deux|two)[\s-]*(?<unit>minutes?|mins?|mn|heures?|hours?|h)\b", Options)]
    private static partial Regex After();

    [GeneratedRegex(@"\b(?:(?<after>apr[eè]s[- ]demain|(?:the )?day after tomorrow)|(?<tomorrow>demain|tomorrow)|aujourd['’]?hui|today|ce matin|this morning|(?<late>ce soir|cet apr[eè]s[- ]midi|this afternoon|this evening|tonight))\b(?:\s+(?:matin|morning|in the morning)\b|\s+(?<late>soir|apr[eè]s[- ]midi|afternoon|evening)\b)?", Options)]
    private static partial Regex Day();

    [GeneratedRegex(@"\b(?:(?:ce|this|on|le)\s+)?(?<name>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b(?:\s+(?:matin|morning)\b|\s+(?<late>soir|apr[eè]s[- ]midi|afternoon|evening)\b)?", Options)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"(?:(?<=^|\s)(?:at|around|à|vers)\s+)?(?<![\d.,:])(?<hour>1[0-2]|0?[1-9])(?:[:.](?<minutes>[0-5]\d))?\s*(?<half>[ap])\.?m\b\.?", Options)]
    private static partial Regex AmPm();

    [GeneratedRegex(@"(?:(?<=^|\s)(?:à|a|vers|pour|at|around)\s+)?(?<![\d.,:])(?<hour>[01]?\d|2[0-3])(?:\s*h(?:eures?|rs?)?(?:\s*(?<minutes>[0-5]\d))?|:(?<minutes>[0-5]\d))(?![\p{L}\d])(?:\s+(?<more>et demie|et quart|moins le quart)\b)?", Options)]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?:(?<=^|\s)(?:à|a|vers|pour)\s+)?\b(?<hour>une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze)\s+heures?\b(?:\s+(?<more>et demie|et quart|moins le quart)\b)?", Options)]
    private static partial Regex Words();

    [GeneratedRegex(@"(?:(?<=^|\s)(?:at|around)\s+)?\b(?<more>half past|quarter past|quarter to)\s+(?<hour>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", Options)]
    private static partial Regex Past();

    [GeneratedRegex(@"(?:(?<=^|\s)(?:à|a|ce|vers|pour|at)\s+)?(?<!apr[eè]s[- ])\b(?:midi|noon)\b(?:\s+(?<more>et demie?|et quart|moins le quart)\b)?", Options)]
    private static partial Regex Midday();

    [GeneratedRegex(@"(?<=^|\s)(?:à|vers|at|around)\s+(?<hour>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\s+o['’]?clock)?\s*[.!]?$", Options)]
    private static partial Regex Bare();
}
