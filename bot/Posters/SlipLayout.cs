using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Posters;

/// <summary>The slips at the foot of a sheet: each with the code above, and beneath it words that run upwards.</summary>
internal sealed class SlipLayout(TextBook texts, PosterFonts fonts, Sheet sheet, string language)
{
    /// <summary>In millimetres. Printers leave the edges of a page white.</summary>
    private const double Foot = 8, Edge = 5, Side = 2.2, Gap = 1.2;

    /// <summary>From one line to the next, and how much of that letters rise above the line they stand on, in parts of the type's size.</summary>
    private const double Leading = 1.25, Rise = 0.95;

    public IEnumerable<Mark> Of(string name, Uri link, bool[,] code)
    {
        var top = sheet.Height - sheet.SlipHeight;
        var width = (sheet.Width - 2 * Edge) / sheet.Slips;
        yield return new CutLine(0, top, sheet.Width, top);
        var modules = code.GetLength(0);
        var box = width - Side;
        var dark = box * modules / (modules + 2 * Code.Margin);
        var lines = Lines(name, link, sheet.SlipHeight - box - Foot - Side, width - 2 * Side);
        var high = lines.Sum(line => line.Before + Height(line.Points));
        for (var slip = 0; slip < sheet.Slips; slip++)
        {
            var left = Edge + slip * width;
            if (slip > 0) yield return new CutLine(left, top, left, sheet.Height);
            yield return new Code(code, left + (width - dark) / 2, top + (width - dark) / 2, dark);
            var x = left + (width - high) / 2;
            foreach (var (text, points, bold, before) in lines)
            {
                yield return new Words(text, x + before + points * Mark.MillimetresPerPoint * Rise, sheet.Height - Foot, points, bold, Turned: true);
                x += before + Height(points);
            }
        }
    }

    private List<(string Text, double Points, bool Bold, double Before)> Lines(string name, Uri link, double length, double width)
    {
        var lines = new List<(string, double, bool, double)>();
        Add(Say("poster.need"), 9, 7, true, Height(9));
        Add(Say("poster.offer"), 9, 7, true, Height(9));
        if (name.Length > 0) Add(name, 7.5, 6, false, Height(7.5) * 2.01);
        Add(link.Host + link.AbsolutePath, 7.5, 5, false, width - lines.Sum(line => line.Item4 + Height(line.Item2)) - Gap);
        return lines;

        void Add(string words, double largest, double smallest, bool bold, double most)
        {
            var fitted = FittedWords.Of(words, fonts, bold, length, most, largest, smallest, Leading);
            foreach (var (i, line) in fitted.Lines.Index()) lines.Add((line, fitted.Points, bold, i == 0 && lines.Count > 0 && !bold ? Gap : 0));
        }
    }

    private static double Height(double points) => points * Mark.MillimetresPerPoint * Leading;

    private string Say(string key) => PosterLayout.Typeset(texts.Plain(new Phrase(key), language));
}
