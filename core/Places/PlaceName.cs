using System.Globalization;
using System.Text;

namespace Solidarity.Core.Places;

/// <summary>
/// A name as it is compared: words of a-z and 0-9 with one space between, no accents, abbreviations written out.
/// "L'Haÿ-les-Roses" is "l hay les roses", "Vitry s/ Seine" is "vitry sur seine".
/// </summary>
internal static class PlaceName
{
    private static readonly string?[] Folded = FoldLatin();

    public static string Normalise(ReadOnlySpan<char> typed)
    {
        // The most a character can grow: "s/" becomes "sur ", and so does the "s" that a text ends with.
        var room = 3 * typed.Length + 8;
        Span<char> name = room <= 1024 ? stackalloc char[room] : new char[room];
        var (start, end) = (0, 0);
        for (var i = 0; i < typed.Length; i++)
        {
            if (Fold(typed[i]) is { } letters)
                foreach (var letter in letters) name[end++] = letter;
            else if (end > start && !IsInsideAWord(typed, i))
                start = end = CloseWord(name, start, end);
        }
        return name[..CloseWord(name, start, end)].TrimEnd(' ').ToString();
    }

    /// <summary>Where the name begins once "le", "la", "les", "l" is left out; 0 when nothing would remain.</summary>
    public static int ArticleLength(ReadOnlySpan<char> normalised)
    {
        var space = normalised.IndexOf(' ');
        return space > 0 && normalised[..space] is "le" or "la" or "les" or "l" ? space + 1 : 0;
    }

    private static string? Fold(char c) => c < Folded.Length ? Folded[c] : c switch
    {
        'ᵉ' => "e",
        'ʳ' => "r",
        _ => null,
    };

    /// <summary>Combining accents, soft hyphens and other invisible marks, and the stroke of "s/s" (sous).</summary>
    private static bool IsInsideAWord(ReadOnlySpan<char> typed, int at)
    {
        if (CharUnicodeInfo.GetUnicodeCategory(typed[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
            return true;
        bool IsS(ReadOnlySpan<char> text, int i) => i >= 0 && i < text.Length && text[i] is 's' or 'S';
        bool IsLetter(ReadOnlySpan<char> text, int i) => i >= 0 && i < text.Length && char.IsLetter(text[i]);
        return typed[at] == '/' && IsS(typed, at - 1) && IsS(typed, at + 1)
            && !IsLetter(typed, at - 2) && !IsLetter(typed, at + 2);
    }

    /// <summary>Writes abbreviations out and a space behind; the index where the next word begins.</summary>
    private static int CloseWord(Span<char> name, int start, int end)
    {
        if (end == start) return end;
        var whole = name[start..end] switch
        {
            "st" => "saint",
            "ste" => "sainte",
            "sts" => "saints",
            "s" => "sur",
            "ss" => "sous",
            _ => default(ReadOnlySpan<char>),
        };
        if (!whole.IsEmpty)
        {
            whole.CopyTo(name[start..]);
            end = start + whole.Length;
        }
        name[end] = ' ';
        return end + 1;
    }

    private static string?[] FoldLatin()
    {
        var folded = new string?[0x180];
        for (var c = '0'; c < folded.Length; c++)
        {
            if (!char.IsAsciiLetterOrDigit(c) && (c < 0xC0 || !char.IsLetter(c))) continue;
            var plain = c.ToString().Normalize(NormalizationForm.FormD)[0];
            folded[c] = char.IsAsciiLetterOrDigit(plain) ? char.ToLowerInvariant(plain).ToString() : null;
        }
        (folded['œ'], folded['Œ'], folded['æ'], folded['Æ']) = ("oe", "oe", "ae", "ae");
        (folded['ß'], folded['ø'], folded['Ø'], folded['ł'], folded['Ł']) = ("ss", "o", "o", "l", "l");
        return folded;
    }
}
