using System.Globalization;
using System.Text.RegularExpressions;

namespace Solidarity.Core.Posts;

/// <summary>
/// Reads at which time of its day a help begins, where its sentence says so: "à 15h", "at 3:30 pm", "from 2 to 4 pm", "à 8h du soir", "samedi matin". What could be
/// read in two ways, or is said of something else ("à 2h de route", "je rentre à 8h"), is not read.
/// </summary>
public static partial class BeginningReading
{
    private const int MostRead = 300, Noon = 12;

    /// <summary>Up to this hour nobody says which half of the day is meant, unless it is said beside.</summary>
    private const int EitherHalf = 6;

    private static readonly string[] Not = ["pas", "not", "jamais", "never", "sauf", "except", "ni"];

    /// <returns>Null where nothing is said of it, or not clearly.</returns>
    public static TimeOnly? In(string? sentence)
    {
        if (sentence is null) return null;
        var read = sentence.Length > MostRead ? sentence[..MostRead] : sentence;
        var range = Range().Match(read);
        Match[] hours = [.. At().Matches(read).Where(hour => !range.Success || hour.Index >= range.Index + range.Length || hour.Index + hour.Length <= range.Index)];
        if (range.Success) return hours.Length == 0 ? From(range, read) : null;
        if (hours.Length > 0) return hours.Length == 1 ? Hour(hours[0], read, hours[0].Groups["half"].Value) : null;
        var terms = DateTerm.Read(read);
        return !terms.Any(term => term.Is(Not)) && TimesReading.Parts(terms) is [var part] ? DayParts.Begins(part) : null;
    }

    /// <summary>"from 2 to 4 pm" is from two in the afternoon, "from 10 to 2 pm" from ten in the morning.</summary>
    private static TimeOnly? From(Match range, string sentence)
    {
        var (half, endHalf) = (range.Groups["half"].Value, range.Groups["endhalf"].Value);
        if (half.Length > 0 || endHalf.Length == 0) return Hour(range, sentence, half);
        var end = At(int.Parse(range.Groups["end"].Value, CultureInfo.InvariantCulture), 0, endHalf);
        return Hour(range, sentence, endHalf) is { } begins && begins < end ? begins : Hour(range, sentence, endHalf[0] is 'p' or 'P' ? "a" : "p") is { } other && other < end ? other : null;
    }

    private static TimeOnly? Hour(Match said, string sentence, string half)
    {
        if (OfSomethingElse().IsMatch(sentence[..said.Index]) || FarAway().IsMatch(sentence[(said.Index + said.Length)..])) return null;
        var (hour, minutes) = (int.Parse(said.Groups["hour"].Value, CultureInfo.InvariantCulture), said.Groups["minutes"].Value is { Length: > 0 } written ? int.Parse(written, CultureInfo.InvariantCulture) : 0);
        if (half.Length > 0 || hour is 0 or > Noon) return At(hour, minutes, half);
        if (Beside(said, sentence) is { } part) return InPart(hour, minutes, part);
        return hour <= EitherHalf || hour < Noon && InTheSecondHalf().IsMatch(sentence) ? null : At(hour, minutes, half);
    }

    private static TimeOnly? At(int hour, int minutes, string half)
    {
        if (half.Length > 0 && hour is 0 or > Noon) return null;
        if (half.Length > 0) hour = hour % Noon + (half[0] is 'p' or 'P' ? Noon : 0);
        return hour < 24 && minutes < 60 ? new TimeOnly(hour, minutes) : null;
    }

    /// <summary>"à 8h du soir", "at 8:00 in the evening", "samedi soir à 8h".</summary>
    private static DayPart? Beside(Match said, string sentence)
    {
        var (before, behind) = (PartBefore().Match(sentence[..said.Index]), PartBehind().Match(sentence[(said.Index + said.Length)..]));
        return (behind.Success ? behind : before) is not { Success: true } part ? null
            : part.Groups["morning"].Success ? DayPart.Morning
            : part.Groups["afternoon"].Success ? DayPart.Afternoon
            : DayPart.Evening;
    }

    private static TimeOnly? InPart(int hour, int minutes, DayPart part) => part switch
    {
        DayPart.Morning => At(hour, minutes, hour < Noon ? "a" : "p"),
        DayPart.Afternoon when hour is Noon or <= EitherHalf + 1 => At(hour, minutes, "p"),
        DayPart.Evening when hour is > 4 and < Noon => At(hour, minutes, "p"),
        _ => null,
    };

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Parts = @"((?<morning>matin(ée)?|morning)|(?<afternoon>apr[eè]s[ -]?midi|afternoon)|(?<evening>soir(ée)?|evening|tonight|night))\b";

    [GeneratedRegex(@"\b(de|entre|from|between)\s+(?<hour>[0-9]{1,2})(\s?h(eures?)?(\s?(?<minutes>[0-9]{2})(?![0-9]))?|([:.](?<minutes>[0-9]{2}))?(\s?(?<half>[ap])\.?m\b\.?)?)\s*(à|et|to|and|until|-)\s*(?<end>[0-9]{1,2})(\s?h(eures?)?(\s?[0-9]{2}(?![0-9]))?(?![a-z])|[:.][0-9]{2}(\s?(?<endhalf>[ap])\.?m\b\.?)?|\s?(?<endhalf>[ap])\.?m\b\.?)", Options)]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(?<!jusqu['’])(à|vers|avant|dès|at|around|before|by|from)\s+(?<hour>[0-9]{1,2})(\s?h(eures?)?(\s?(?<minutes>[0-9]{2})(?![0-9]))?(?![a-z0-9])|[:.]?(?<minutes>[0-9]{2})?\s?(?<half>[ap])\.?m\b\.?|:(?<minutes>[0-9]{2})(?![0-9]))", Options)]
    private static partial Regex At();

    /// <summary>Behind an hour: then it is a distance.</summary>
    [GeneratedRegex(@"^\s*(de\s+(?!pr[eé]f|l['’]?\s*apr)|d['’]ici|en\s+(voiture|train|bus|avion|tram|métro)|à\s+(pied|vélo)|away|from\s+here|drive|walk|by\s+(car|train|bus))", Options)]
    private static partial Regex FarAway();

    /// <summary>Before an hour: when somebody comes and goes, not when they need help.</summary>
    [GeneratedRegex(@"\b(rentr\w*|reviens|reviendra\w*|pars|partira\w*|sors|finis|termine|travaille|ferme|ouvre|get\s+(home|back)|come\s+home|leave|finish|work|closes?|opens?)(\s+\w+)?\s*$", Options)]
    private static partial Regex OfSomethingElse();

    [GeneratedRegex(@"^\s*,?\s*(de\s+l['’]|l['’]|du\s|cet?\s|le\s|au\s|in\s+the\s|this\s|at\s|(demain|tomorrow|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(mon|tues|wednes|thurs|fri|satur|sun)day)\s)?\s*" + Parts, Options)]
    private static partial Regex PartBehind();

    [GeneratedRegex(@"\b" + Parts + @"\s*,?\s*$", Options)]
    private static partial Regex PartBefore();

    [GeneratedRegex(@"\b(soir(ée)?|apr[eè]s[ -]?midi|afternoon|evening|tonight|night)\b|[0-9]\s?p\.?m\b", Options)]
    private static partial Regex InTheSecondHalf();
}
