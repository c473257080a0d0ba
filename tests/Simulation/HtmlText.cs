using System.Text;

namespace Solidarity.Simulation;

/// <summary>Reads parse_mode HTML the way the Bot API does, with its own words for what it can't read.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Tags =
    [
        "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "tg-spoiler", "a", "tg-emoji", "code", "pre",
        "blockquote", "tg-time",
    ];

    /// <summary>The text without its markup.</summary>
    public static string Parse(string source)
    {
        var text = new StringBuilder(source.Length);
        var open = new Stack<string>();
        for (int i = 0; i < source.Length;)
        {
            if (source[i] is '&') i = Entity(source, i, text);
            else if (source[i] is not '<') text.Append(source[i++]);
            else if (i + 1 < source.Length && source[i + 1] is '/') i = EndTag(source, i, open);
            else i = StartTag(source, i, open);
        }

        return open.Count == 0
            ? text.ToString()
            : throw CannotParse($"Can't find end tag corresponding to start tag \"{open.Peek()}\"");
    }

    private static int Entity(string source, int at, StringBuilder text)
    {
        int end = source.IndexOf(';', at);
        string name = end > at ? source[(at + 1)..end] : "";
        string? meaning = name switch
        {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            ['#', 'x', .. var hex] when int.TryParse(hex, System.Globalization.NumberStyles.HexNumber, null, out int n) => Letter(n),
            ['#', .. var digits] when int.TryParse(digits, out int n) => Letter(n),
            _ => null,
        };
        text.Append(meaning ?? "&");
        return meaning is null ? at + 1 : end + 1;
    }

    private static string? Letter(int code) => Rune.IsValid(code) ? new Rune(code).ToString() : null;

    private static int EndTag(string source, int at, Stack<string> open)
    {
        int close = source.IndexOf('>', at);
        if (close < 0) throw CannotParse($"Unclosed end tag at byte offset {Bytes(source, at)}");
        string name = source[(at + 2)..close].Trim().ToLowerInvariant();
        if (!open.TryPop(out string? expected)) throw CannotParse($"Unexpected end tag at byte offset {Bytes(source, at)}");
        if (name != "" && name != expected)
            throw CannotParse($"Unmatched end tag at byte offset {Bytes(source, at)}, expected \"</{expected}>\", found \"</{name}>\"");
        return close + 1;
    }

    private static int StartTag(string source, int at, Stack<string> open)
    {
        int end = at + 1;
        while (end < source.Length && (char.IsAsciiLetterOrDigit(source[end]) || source[end] is '-')) end++;
        string tag = source[(at + 1)..end].ToLowerInvariant();
        if (!Tags.Contains(tag)) throw CannotParse($"Unsupported start tag \"{tag}\" at byte offset {Bytes(source, at)}");
        int close = source.IndexOf('>', at);
        if (close < 0) throw CannotParse($"Unclosed start tag \"{tag}\" at byte offset {Bytes(source, at)}");
        open.Push(tag);
        return close + 1;
    }

    private static int Bytes(string source, int index) => Encoding.UTF8.GetByteCount(source.AsSpan(0, index));

    private static ServerRefusal CannotParse(string why) => ServerRefusal.Bad($"can't parse entities: {why}");
}
