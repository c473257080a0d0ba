using System.Globalization;

namespace Solidarity.Bot.Posters;

/// <summary>Words set in lines that stay within a width and a height: the largest type that does, down to a smallest; what then is still too much ends in an ellipsis.</summary>
internal sealed record FittedWords(IReadOnlyList<string> Lines, double Points, double Leading)
{
    private const string Ellipsis = "…";

    /// <summary>By how much a line is narrowed at a time until its words would need another line: what is left are lines of about the same length.</summary>
    private const double Narrower = 0.96;

    /// <summary>From one line to the next, in millimetres.</summary>
    public double LineHeight => Points * Mark.MillimetresPerPoint * Leading;

    public double Height => Lines.Count * LineHeight;

    public static FittedWords Of(string words, PosterFonts fonts, bool bold, double width, double height, double largest, double smallest, double leading = 1.2)
    {
        for (var points = largest; ; points = Math.Max(smallest, points * 0.95))
        {
            var (lines, broken) = Wrapped(words, width, text => fonts.WidthOf(text, bold, points));
            var most = Math.Max(1, (int)(height / (points * Mark.MillimetresPerPoint * leading)));
            if (lines.Count <= most && !broken) return new FittedWords(Balanced(words, width, lines, text => fonts.WidthOf(text, bold, points)), points, leading);
            if (points <= smallest) return new FittedWords(lines.Count <= most ? lines : Cut(lines, most, width, text => fonts.WidthOf(text, bold, points)), points, leading);
        }
    }

    private static (List<string> Lines, bool Broken) Wrapped(string words, double width, Func<string, double> widthOf)
    {
        var (lines, broken) = (new List<string>(), false);
        foreach (var line in words.Split('\n', StringSplitOptions.RemoveEmptyEntries)) broken |= Wrap(line, width, widthOf, lines);
        return (lines, broken);
    }

    /// <returns>Whether a word had to be broken.</returns>
    private static bool Wrap(string words, double width, Func<string, double> widthOf, List<string> lines)
    {
        var (line, broken) = ("", false);
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (widthOf(longer) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0) lines.Add(line);
            line = word;
            while (widthOf(line) > width)
            {
                broken = true;
                var head = Head(line, width, widthOf);
                lines.Add(head);
                line = line[head.Length..];
            }
        }

        if (line.Length > 0) lines.Add(line);
        return broken;
    }

    /// <summary>As many whole letters of a word as fit, one at least.</summary>
    private static string Head(string word, double width, Func<string, double> widthOf)
    {
        var end = StringInfo.GetNextTextElementLength(word);
        for (var next = end; next < word.Length; end = next)
        {
            next = end + StringInfo.GetNextTextElementLength(word, end);
            if (widthOf(word[..next]) > width) break;
        }

        return word[..end];
    }

    private static List<string> Balanced(string words, double width, List<string> lines, Func<string, double> widthOf)
    {
        for (var narrow = width * Narrower; lines.Count > 1; narrow *= Narrower)
        {
            var (narrower, broken) = Wrapped(words, narrow, widthOf);
            if (broken || narrower.Count > lines.Count) break;
            lines = narrower;
        }

        return lines;
    }

    private static List<string> Cut(List<string> lines, int most, double width, Func<string, double> widthOf)
    {
        var last = lines[most - 1];
        while (last.Length > 0 && widthOf(last + Ellipsis) > width) last = last[..^1].TrimEnd();
        return [.. lines[..(most - 1)], last + Ellipsis];
    }
}
