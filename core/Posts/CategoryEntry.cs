using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Solidarity.Core.Posts;

/// <summary>A category as administrators have made or changed it.</summary>
/// <param name="Words">By which free text finds it, beside those that the program comes with.</param>
public sealed partial record CategoryEntry(string Id, string Emoji, string French, string English, bool Sensitive, DateTimeOffset? RetiredAt, IReadOnlyList<string> Words)
{
    /// <summary>Counted in pieces or not; null: as the program comes with it, and one that is added is not.</summary>
    public bool? Goods { get; init; }

    /// <summary>Of an id, as it is carried by buttons and stands in lists of constants; of a name; of a word.</summary>
    public const int LongestId = 20, ShortestName = 2, LongestName = 40;

    public const int MostCategories = 40, MostWords = 50;

    private const int LongestEmoji = 16;

    /// <summary>What can be stored as an id. Those of the program have a dash at most, those that are added none.</summary>
    public static bool IsId(string id) => id.Length <= LongestId && IdForm().IsMatch(id);

    /// <summary>Letters, digits and what stands between words; nothing that an app or a spreadsheet takes for more.</summary>
    public static bool IsName(string name) =>
        name.Length is >= ShortestName and <= LongestName && name.Any(char.IsLetter) && name == name.Trim() && name.All(c => char.IsLetterOrDigit(c) && !Blanks.Hold(c) || c is ' ' or '\'' or '’' or '-' or ',' or '(' or ')');

    /// <summary>A word that free text can be compared with: what is left of it is what will be looked for.</summary>
    public static bool IsWord(string word) => IsName(word) && Phrasebook<int>.PartsOf(word, leaveOutSmallWords: true).Length > 0;

    /// <summary>One sign that is seen, and no letter, digit or punctuation.</summary>
    public static bool IsEmoji(string sign) =>
        sign.Length is > 0 and <= LongestEmoji
        && StringInfo.GetNextTextElementLength(sign) == sign.Length
        && Rune.TryGetRuneAt(sign, 0, out var first) && Rune.GetUnicodeCategory(first) == UnicodeCategory.OtherSymbol && !Blanks.Hold(first.Value);

    /// <summary>Two names that differ in accents, case or plural alone would be one to whoever reads them.</summary>
    public static bool AreAlike(string one, string other) => Folded(one) == Folded(other);

    private static string Folded(string name) => string.Join(' ', Folding.Words(name).Select(word => word.Singular.ToString()));

    /// <summary>An id made of a name, and not yet taken.</summary>
    public static string IdFor(string name, Func<string, bool> isTaken)
    {
        var slug = new string([.. name.Normalize(NormalizationForm.FormD).ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Take(LongestId - 2)]);
        if (slug.Length == 0) slug = "kind";
        var id = slug;
        for (var n = 2; isTaken(id); n++) id = slug + n.ToString(CultureInfo.InvariantCulture);
        return id;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)?$")]
    private static partial Regex IdForm();
}
