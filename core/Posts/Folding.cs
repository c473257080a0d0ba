using System.Globalization;
using System.Text;

namespace Solidarity.Core.Posts;

/// <summary>A word or a number as it is compared: lower case, no accents, doubled consonants written once.</summary>
/// <param name="After">The character that follows it in the text; '\0' at the end.</param>
internal readonly record struct Word(string Text, char After)
{
    /// <summary>A minus stands right before this number: "-5".</summary>
    public bool IsBelowZero { get; init; }

    public bool IsNumber => char.IsAsciiDigit(Text[0]);

    /// <summary>Without the plural's s or x.</summary>
    public ReadOnlySpan<char> Singular => Text.Length > 3 && Text[^1] is 's' or 'x' ? Text.AsSpan(0, Text.Length - 1) : Text;
}

/// <summary>
/// Cuts what somebody typed into comparable words. Any string will do, broken surrogates included; the time is linear.
/// Letters and digits part ("20euros" is two words). Doubled consonants are the commonest slip of a hurried writer, so
/// "apeler" equals "appeler"; whatever is compared with the words must be folded as well.
/// </summary>
internal static class Folding
{
    private const int FirstAccented = 0xC0, LastAccented = 0x24F;
    private static readonly string[] Plain = BuildPlain();

    /// <param name="asSpelt">What is doubled stays doubled: for whoever reads endings off the words.</param>
    public static List<Word> Words(string text, bool asSpelt = false)
    {
        var words = new List<Word>();
        var word = new StringBuilder();
        var (before, last, isBelowZero) = ('\0', '\0', false);
        foreach (var c in text)
        {
            var (sign, ahead) = (last, before);
            (before, last) = (last, c);
            if (!char.IsAscii(c) && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            var isDigit = char.IsDigit(c);
            var belongs = isDigit || char.IsLetter(c);
            if (word.Length > 0 && (!belongs || isDigit != char.IsAsciiDigit(word[0]))) Finish(c);
            // A hyphen within words is none ("covid-19"), nor one that joins numbers ("20-30").
            if (isDigit && word.Length == 0) isBelowZero = sign is '-' or '\u2212' or '\u2013' && !char.IsLetterOrDigit(ahead);
            if (isDigit) word.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)));
            else if (belongs) AppendLetter(word, c, asSpelt);
        }
        if (word.Length > 0) Finish('\0');
        return words;

        void Finish(char after)
        {
            words.Add(new Word(word.ToString(), after) { IsBelowZero = isBelowZero });
            word.Clear();
            isBelowZero = false;
        }
    }

    /// <summary>
    /// The same text for expressions that need its signs: lower case, no accents, plain digits, one blank for any number of them.
    /// What is doubled stays doubled.
    /// </summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format) continue;
            if (char.IsWhiteSpace(c))
            {
                if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
            }
            else if (char.IsDigit(c))
            {
                line.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)));
            }
            else if (c is >= (char)FirstAccented and <= (char)LastAccented)
            {
                line.Append(Plain[c - FirstAccented]);
            }
            else
            {
                line.Append(c is '\u2019' ? '\'' : char.ToLowerInvariant(c));
            }
        }
        return line.ToString().TrimEnd();
    }

    /// <summary>A word with its doubled consonants written once.</summary>
    public static string Once(string spelt)
    {
        if (!HasDoubled(spelt)) return spelt;
        var word = new StringBuilder(spelt.Length);
        foreach (var c in spelt) AppendOnce(word, c);
        return word.ToString();
    }

    private static void AppendLetter(StringBuilder word, char c, bool asSpelt)
    {
        if (c is >= (char)FirstAccented and <= (char)LastAccented)
        {
            foreach (var plain in Plain[c - FirstAccented]) Append(plain);
        }
        else
        {
            Append(char.ToLowerInvariant(c));
        }

        void Append(char letter)
        {
            if (asSpelt) word.Append(letter);
            else AppendOnce(word, letter);
        }
    }

    private static void AppendOnce(StringBuilder word, char letter)
    {
        if (word.Length > 0 && IsDoubled(word[^1], letter)) return;
        word.Append(letter);
    }

    private static bool HasDoubled(string spelt)
    {
        for (var i = 1; i < spelt.Length; i++)
        {
            if (IsDoubled(spelt[i - 1], spelt[i])) return true;
        }

        return false;
    }

    private static bool IsDoubled(char before, char letter) => before == letter && letter is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y');

    private static string[] BuildPlain()
    {
        var plain = new string[LastAccented - FirstAccented + 1];
        for (var c = (char)FirstAccented; c <= LastAccented; c++)
        {
            plain[c - FirstAccented] = char.ToLowerInvariant(c) switch
            {
                'œ' => "oe",
                'æ' => "ae",
                'ß' => "ss",
                'ø' => "o",
                'ł' => "l",
                'ı' => "i",
                var lower => lower.ToString().Normalize(NormalizationForm.FormD)[..1],
            };
        }
        return plain;
    }
}
