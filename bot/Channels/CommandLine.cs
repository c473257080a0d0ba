namespace Solidarity.Bot.Channels;

/// <summary>A text that is a command: "/name", "/name@bot", either with arguments behind white space.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="For">Which bot it names, if any.</param>
/// <param name="Arguments">All that follows, further lines too, trimmed.</param>
internal sealed record CommandLine(string Name, string? For, string Arguments)
{
    private const int LongestName = 32;

    /// <summary>Null where the text is no command: a path, a slash alone, a name too long.</summary>
    public static CommandLine? Read(string text)
    {
        if (!text.StartsWith('/')) return null;

        int end = 1;
        while (end < text.Length && IsNamePart(text[end])) end++;
        if (end is 1 or > LongestName + 1) return null;

        string name = text[1..end].ToLowerInvariant();
        string? bot = null;
        if (end < text.Length && text[end] is '@')
        {
            int start = ++end;
            while (end < text.Length && IsNamePart(text[end])) end++;
            if (end == start) return null;
            bot = text[start..end];
        }

        return end == text.Length || char.IsWhiteSpace(text[end])
            ? new CommandLine(name, bot, text[end..].Trim())
            : null;
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_';
}
