using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Texts;

/// <summary>Makes sure that what a person wrote is shown as text: never as markup, command, link or direction trick.</summary>
internal static class PlainText
{
    /// <summary>Stands after a sign that would begin a command, a mention, a tag or a link: unseen, and it breaks the spell.</summary>
    private const char WordJoiner = '\u2060';

    /// <summary>Holds the parts of an emoji together.</summary>
    private const int Joiner = 0x200D;

    /// <summary>What means something in markup.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create("<>&\"");

    /// <summary>
    /// On one line, without control and direction characters, and with nothing in it that an app makes tappable or a
    /// spreadsheet takes for a formula.
    /// </summary>
    public static string Defuse(string said)
    {
        if (IsHarmless(said)) return said;
        var text = new StringBuilder(said.Length + 8);
        Span<char> units = stackalloc char[2];
        var space = true;
        foreach (var rune in said.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || rune.Value is '\n' or '\r' or '\t')
            {
                if (!space) text.Append(' ');
                space = true;
                continue;
            }
            if (rune == Rune.ReplacementChar || IsUnseen(rune) || text.Length == 0 && NeedsAnother(rune)) continue;
            // Spreadsheets take the wide forms of these signs for the beginning of a formula too.
            if (text.Length == 0 && rune.Value is '=' or '+' or '-' or '＝' or '＋' or '－' or '＠') text.Append(WordJoiner);
            text.Append(units[..rune.EncodeToUtf16(units)]);
            if (rune.Value is '/' or '@' or '#' or '$' or '.' or ':' or '=') text.Append(WordJoiner);
            space = false;
        }
        while (text.Length > 0 && (text[^1] == ' ' || text[^1] == WordJoiner)) text.Length--;
        return text.ToString();
    }

    /// <summary>What the town itself says to everybody: line by line as it was written, links too, without control and direction characters.</summary>
    public static string AsWritten(string said)
    {
        var text = new StringBuilder(said.Length);
        Span<char> units = stackalloc char[2];
        foreach (var rune in said.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\t') text.Append(' ');
            else if (rune.Value == '\n' || rune != Rune.ReplacementChar && !IsUnseen(rune)) text.Append(units[..rune.EncodeToUtf16(units)]);
        }

        return text.ToString().Trim();
    }

    /// <summary>The same without the signs that break the spell, for what is read elsewhere than in a chat.</summary>
    public static string Undefused(string defused) => defused.Replace(WordJoiner.ToString(), "", StringComparison.Ordinal);

    /// <summary>Words of letters and digits with one space between them, as nearly every name: nothing is to be done to them.</summary>
    private static bool IsHarmless(string said)
    {
        var space = true;
        foreach (var c in said)
        {
            if (!(c == ' ' ? !space : char.IsLetterOrDigit(c) && !Blanks.Hold(c))) return false;
            space = c == ' ';
        }
        return !space;
    }

    /// <summary>As markup that shows this text.</summary>
    public static string Escaped(string text)
    {
        if (!text.AsSpan().ContainsAny(Marks)) return text;
        var to = new StringBuilder();
        Escape(to, text);
        return to.ToString();
    }

    public static void Escape(StringBuilder to, string text)
    {
        if (!text.AsSpan().ContainsAny(Marks))
        {
            to.Append(text);
            return;
        }
        foreach (var c in text)
        {
            switch (c)
            {
                case '<': to.Append("&lt;"); break;
                case '>': to.Append("&gt;"); break;
                case '&': to.Append("&amp;"); break;
                case '"': to.Append("&quot;"); break;
                default: to.Append(c); break;
            }
        }
    }

    /// <summary>The words of our own markup, without it.</summary>
    public static string Of(string markup)
    {
        if (!markup.AsSpan().ContainsAny('<', '&')) return markup;
        var text = new StringBuilder(markup.Length);
        for (var i = 0; i < markup.Length; i++)
        {
            if (markup[i] == '<' && markup.IndexOf('>', i) is var end and > 0) i = end;
            else text.Append(markup[i]);
        }
        return WebUtility.HtmlDecode(text.ToString());
    }

    private const int MostOnStack = 256;

    /// <summary>Letters and digits in lower case: emoji, ticks and signs around a label don't matter when it is typed.</summary>
    public static string Bare(string text)
    {
        var bare = text.Length <= MostOnStack ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || c == ' ') bare[length++] = char.ToLowerInvariant(c);
        }
        return bare[..length].Trim().ToString();
    }

    /// <summary>
    /// The first characters of a text, whole ones only, with an ellipsis where something was left out. Whatever a character
    /// is made of, no more than eight times <paramref name="most"/> units are kept: a single letter can carry thousands of accents.
    /// </summary>
    public static string Shorten(string text, int most)
    {
        if (text.Length <= most) return text;
        var longest = 8 * most;
        var end = 0;
        for (var count = 0; end < text.Length; count++)
        {
            var next = end + StringInfo.GetNextTextElementLength(text, end);
            if (count == most || next > longest)
            {
                if (end == 0) end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
                return text[..end].TrimEnd() + "…";
            }
            end = next;
        }
        return text;
    }

    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
        // Emoji of several parts are held together by the joiner; everything else of this kind only hides or turns text.
        UnicodeCategory.Format => rune.Value != Joiner,
        _ => Blanks.Hold(rune.Value),
    };

    /// <summary>Accents, signs that choose a form, the joiner: by itself nothing of them is seen, or only a dotted circle.</summary>
    private static bool NeedsAnother(Rune rune) =>
        rune.Value == Joiner || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
