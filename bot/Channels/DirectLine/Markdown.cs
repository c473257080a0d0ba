using System.Net;
using System.Text;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>Our own markup (b, i, code, a) as the Markdown that Web Chat shows. What somebody wrote stays text: each sign that means something there is escaped.</summary>
internal static class Markdown
{
    private const string Signs = "\\`*_{}[]()#+-.!|~<>&:=^";

    /// <param name="links">Makes an address of what a link names.</param>
    public static string Of(string markup, Func<string, string> links)
    {
        var text = new StringBuilder(markup.Length + 16);
        string? address = null;
        for (var i = 0; i < markup.Length;)
        {
            if (markup[i] == '<' && markup.IndexOf('>', i) is var end and > 0)
            {
                var tag = markup[(i + 1)..end];
                text.Append(Mark(tag, links, ref address));
                i = end + 1;
                continue;
            }

            var next = markup.IndexOf('<', i) is var at and >= 0 ? at : markup.Length;
            Plain(text, WebUtility.HtmlDecode(markup[i..next]));
            i = next;
        }

        return text.ToString();
    }

    private static string Mark(string tag, Func<string, string> links, ref string? address)
    {
        switch (tag)
        {
            case "b" or "/b": return "**";
            case "i" or "/i": return "*";
            // As code it could not be escaped.
            case "code" or "/code": return "**";
            case "/a":
                var closing = $"]({address})";
                address = null;
                return closing;
            default:
                if (!tag.StartsWith("a href=\"", StringComparison.Ordinal)) return "";
                address = links(WebUtility.HtmlDecode(tag[8..^1]));
                return "[";
        }
    }

    /// <summary>A line break of ours is one there too: two blanks before it.</summary>
    private static void Plain(StringBuilder to, string text)
    {
        foreach (var c in text)
        {
            if (c == '\n') to.Append("  \n");
            else if (Signs.Contains(c)) to.Append('\\').Append(c);
            else to.Append(c);
        }
    }
}
