using System.Globalization;
using System.Text.RegularExpressions;

namespace Solidarity.Resilience.Oracle;

/// <summary>
/// Names, user names, phones and places that occur nowhere else, each leading back to its person by number. A message, a
/// log line or a page is searched for all of them at once.
/// </summary>
internal static partial class Canaries
{
    private const int Letters = 26, WordLength = 5;

    /// <summary>A number with so many decimals is a point on earth; nothing else here has as many, but for the seconds of a time.</summary>
    private const string ExactPlace = @"(?<!:\d)\d[.,]\d{4,}";

    private const int PlaceDecimals = 6;

    public static string Name(int person) => "Qxv" + Word(person);

    public static string UserName(int person) => "qxu_" + Word(person);

    /// <summary>Not private, but it tells in a card or a log line whose words these are.</summary>
    public static string Marker(int story) => "Marq" + Word(story);

    public static string Phone(int person) => $"+33742{person:000000}";

    /// <summary>A degree near this one, with a last decimal that no centre of a cell has.</summary>
    public static double Degree(double near, Random chance) =>
        Math.Round(Math.Round(near + (chance.NextDouble() - 0.5) * 0.004, PlaceDecimals - 1) + 0.000001 * chance.Next(1, 10), PlaceDecimals);

    /// <summary>
    /// Whether a point that somebody shared stands in what the bot keeps. It keeps cells with their centres: those have
    /// more decimals, or fewer.
    /// </summary>
    public static bool HoldsSharedPlace(string kept) => SharedDegree().IsMatch(kept);

    /// <summary>The numbers of the people that a text leads to; -1 for an exact place, whoever's it is.</summary>
    /// <param name="numberOf">From an account's id to the person's number.</param>
    public static IEnumerable<int> In(string text, Func<long, int> numberOf)
    {
        foreach (Match found in Private().Matches(text))
        {
            yield return found switch
            {
                _ when found.Groups["word"] is { Success: true } word => Number(word.ValueSpan),
                _ when found.Groups["phone"] is { Success: true } phone => int.Parse(phone.ValueSpan, CultureInfo.InvariantCulture),
                _ when found.Groups["account"] is { Success: true } account => numberOf(long.Parse(account.ValueSpan, CultureInfo.InvariantCulture)),
                _ => -1,
            };
        }
    }

    public static IEnumerable<string> MarkersIn(string text) => Marked().Matches(text).Select(found => found.Value).Distinct();

    /// <summary>What no log line and no page may hold: also what people wrote, and the token.</summary>
    public static bool IsLeak(string line) => Private().IsMatch(line) || Marked().IsMatch(line) || line.Contains("1:TEST", StringComparison.Ordinal);

    /// <summary>The same without places: for texts that hold other numbers with many decimals.</summary>
    public static bool LeadsToSomebody(string text) =>
        Private().Matches(text).Any(found => found.Groups.Cast<Group>().Skip(1).Any(group => group.Success)) || Marked().IsMatch(text);

    private static string Word(int number)
    {
        Span<char> word = stackalloc char[WordLength];
        for (int i = WordLength - 1; i >= 0; i--, number /= Letters) word[i] = (char)('a' + number % Letters);
        return word.ToString();
    }

    private static int Number(ReadOnlySpan<char> word)
    {
        int number = 0;
        foreach (char letter in word) number = number * Letters + (letter - 'a');
        return number;
    }

    [GeneratedRegex($@"(?:Qxv|qxu_)(?<word>[a-z]{{5}})|33742(?<phone>\d{{6}})|user\?id=(?<account>\d+)|{ExactPlace}")]
    private static partial Regex Private();

    [GeneratedRegex(@"\d\.\d{6}(?!\d)")]
    private static partial Regex SharedDegree();

    [GeneratedRegex("Marq[a-z]{5}")]
    private static partial Regex Marked();
}
