using System.Text.RegularExpressions;

namespace Solidarity.Core.Places;

/// <summary>Where in a sentence the name of a commune may stand: "à Vitry-sur-Seine", "near Grenoble", "Vitry (94400)".</summary>
internal static partial class PlaceInSentence
{
    private const int LongestNameInWords = 6;

    /// <returns>The words from where a name may begin, as they are compared; a postal code is a word by itself. In the order of the sentence, codes first.</returns>
    public static IEnumerable<IReadOnlyList<string>> Candidates(string sentence)
    {
        foreach (Match code in PostalCode().Matches(sentence)) yield return [code.Groups["code"].Value];
        // Where everything is written in capitals they tell nothing.
        if (!sentence.Any(char.IsLower)) yield break;
        foreach (Match named in Named().Matches(sentence))
            yield return [.. PlaceName.Normalise(named.Groups["name"].Value).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(LongestNameInWords)];
    }

    /// <summary>A word that leads to a place, then what begins with a capital letter, up to a mark or a number.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}'’-])(?i:à|a|au|aux|de|vers|sur|in|at|near|around|from)\s+(?<name>\p{Lu}[\p{L}'’ /-]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    /// <summary>Five digits are a postal code behind such a word, a comma, a bracket or a name; "10000 masques" are masks.</summary>
    [GeneratedRegex(@"(?:(?<![\p{L}\p{N}])(?i:à|au|dans\s+le|in|at|near)\s+|[,(]\s*|\p{Lu}[\p{L}-]*\s+)(?<code>[0-9]{5})(?!\s*[0-9\p{Ll}])", RegexOptions.CultureInvariant)]
    private static partial Regex PostalCode();
}
