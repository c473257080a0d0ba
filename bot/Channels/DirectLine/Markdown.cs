using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>
/// Our own markup (b, i, code, a) as the Markdown that Web Chat shows. What somebody wrote stays text: each sign that means something there is escaped. A command
/// that we name is a link, as it is in other apps; in what somebody wrote it is broken by then.
/// </summary>
internal static partial class Markdown
{
    /// <summary>The address of a command: the page that shows the chat says it for whoever presses the link.</summary>
    private const string SayIt = "#/";

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
            var plain = WebUtility.HtmlDecode(markup[i..next]);
            if (address is null) Linked(text, plain);
            else Plain(text, plain);
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

    private static void Linked(StringBuilder to, string text)
    {
        var written = 0;
        foreach (Match command in Command().Matches(text))
        {
            Plain(to, text[written..command.Index]);
            to.Append('[');
            Plain(to, command.Value);
            to.Append("](").Append(SayIt).Append(command.Groups["name"].Value).Append(')');
            written = command.Index + command.Length;
        }

        Plain(to, text[written..]);
    }

    [GeneratedRegex(@"(?<![^\s(«“""])/(?<name>[a-z][a-z_-]*[a-z])(?![\w/\u2060])", RegexOptions.CultureInvariant)]
    private static partial Regex Command();

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
