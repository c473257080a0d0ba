using System.Globalization;
using System.Text;

namespace Solidarity.Core.Matching;

/// <summary>Compares two sentences by the words that carry meaning.</summary>
public static class Wording
{
    /// <summary>
    /// Whether two sentences say much the same: at least two thirds of their words are shared. Two missing sentences are
    /// the same, one missing is not.
    /// </summary>
    public static bool MuchTheSame(string? one, string? other)
    {
        if (string.IsNullOrWhiteSpace(one) || string.IsNullOrWhiteSpace(other))
            return string.IsNullOrWhiteSpace(one) == string.IsNullOrWhiteSpace(other);
        var (a, b) = (Words(one), Words(other));
        var shared = a.Count(b.Contains);
        return a.Count + b.Count == 0 || 3 * shared >= 2 * Math.Max(a.Count, b.Count);
    }

    private static HashSet<string> Words(string sentence)
    {
        var words = new HashSet<string>();
        var word = new StringBuilder();
        foreach (var c in Plain(sentence) + " ")
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
                continue;
            }
            if (word.Length >= 4) words.Add(word[^1] == 's' ? word.ToString(0, word.Length - 1) : word.ToString());
            word.Clear();
        }
        return words;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            // U+FFFE and its like are no characters, and can't be normalised.
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherNotAssigned) continue;
            foreach (var c in rune.ToString().Normalize(NormalizationForm.FormD))
            {
                if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) plain.Append(c);
            }
        }
        return plain.ToString();
    }
}
