using System.Globalization;
using System.Text.RegularExpressions;

namespace Solidarity.Core.Posts;

/// <summary>Reads at which time of its day a help begins, where its sentence says so: "à 15h", "at 3 pm", "de 10h à 12h", "samedi matin". What could be read in two ways is not read.</summary>
public static partial class BeginningReading
{
    private const int MostRead = 300, Noon = 12;

    private static readonly string[] Not = ["pas", "not", "jamais", "never", "sauf", "except", "ni"];

    /// <returns>Null where nothing is said of it, or not clearly.</returns>
    public static TimeOnly? In(string? sentence)
    {
        if (sentence is null) return null;
        var read = sentence.Length > MostRead ? sentence[..MostRead] : sentence;
        if (Range().Match(read) is { Success: true } range) return Hour(range.Groups["hour"], range.Groups["minutes"], range.Groups["half"]);
        var hours = At().Matches(read);
        if (hours.Count > 0) return hours.Count == 1 ? Hour(hours[0].Groups["hour"], hours[0].Groups["minutes"], hours[0].Groups["half"]) : null;
        var terms = DateTerm.Read(read);
        return !terms.Any(term => term.Is(Not)) && TimesReading.Parts(terms) is [var part] ? DayParts.Begins(part) : null;
    }

    private static TimeOnly? Hour(Group hour, Group minutes, Group half)
    {
        var (h, m) = (int.Parse(hour.Value, CultureInfo.InvariantCulture), minutes.Value.Length == 0 ? 0 : int.Parse(minutes.Value, CultureInfo.InvariantCulture));
        if (half.Value.Length > 0) h = h % Noon + (half.Value[0] is 'p' or 'P' ? Noon : 0);
        return h is >= 0 and < 24 && m < 60 ? new TimeOnly(h, m) : null;
    }

    [GeneratedRegex(@"\b(de|entre|from|between)\s+(?<hour>[0-9]{1,2})\s?(h(eures?)?(?<minutes>[0-9]{2})?|:(?<minutes>[0-9]{2})|\s?(?<half>[ap])\.?m\b\.?)?\s*(à|et|to|and|until|-)\s*[0-9]{1,2}\s?(h|:|[ap]\.?m)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(à|vers|avant|dès|at|around|before|by|from)\s+(?<hour>[0-9]{1,2})(\s?h(eures?)?(\s?(?<minutes>[0-9]{2})(?![0-9]))?(?![a-z0-9])|:(?<minutes>[0-9]{2})(?![0-9])|(\s?:?(?<minutes>[0-9]{2}))?\s?(?<half>[ap])\.?m\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex At();
}
