using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Posters;

/// <summary>
/// Where everything stands on one sheet: from the top the name and the headline, from the bottom the slips and who runs it, and in what is left
/// between them the lines beside the code.
/// </summary>
internal sealed class PosterLayout(TextBook texts, PosterFonts fonts, Sheet sheet, IReadOnlyList<string> languages)
{
    /// <summary>From the line that letters stand on up to the top of capitals, in parts of the type's size.</summary>
    private const double CapHeight = 0.73;

    private const double Edge = 15, FrameSide = 78, FrameLine = 1.1, Gutter = 9;

    /// <summary>What stays white between the headline and the lines at least, and from the headline down to the same in the second language.</summary>
    private const double Apart = 6, Below = 8;

    /// <summary>How much of the white around the lines is above them: what hangs down from the headline takes some of it.</summary>
    private const double Above = 0.55;

    private readonly List<Mark> _marks = [];

    private double Scale => sheet.Scale;

    private double Left => Edge * Scale;

    private double Wide => sheet.Width - 2 * Left;

    private string First => languages[0];

    private string? Second => languages.ElementAtOrDefault(1);

    /// <param name="name">What can be printed of it; may be empty.</param>
    /// <param name="service">The same.</param>
    public PosterPage Of(string name, string service, Uri link, bool[,] code)
    {
        var bottom = Foot(service);
        var (lines, linesHeight) = Lines();
        var (frame, frameHeight) = Frame(link, code);
        var height = Math.Max(linesHeight, frameHeight);
        var top = Head(name, bottom - height - Apart * Scale);
        var from = top + (bottom - top - height) * Above;
        lines(from + (height - linesHeight) / 2);
        frame(from + (height - frameHeight) / 2);
        _marks.AddRange(new SlipLayout(texts, fonts, sheet, First).Of(name, link, code));
        return new PosterPage(sheet, [.. _marks]);
    }

    /// <param name="end">How far down it may reach: a long name takes its lines from the headline.</param>
    /// <returns>How far it does.</returns>
    private double Head(string name, double end)
    {
        var y = Edge * Scale;
        if (name.Length > 0)
        {
            y = Place(Fitted(name, true, Wide, 30, 28, 13), y, true, Ink.Colour) + 3.5 * Scale;
            _marks.Add(new Box(Left, y, Wide, 2 * Scale, Ink.Colour));
            y += 11 * Scale;
        }

        var second = Second is null ? null : Fitted(Say("poster.headline", Second), false, Wide, 12, 26, 20);
        var room = (end - y - (second is null ? 0 : Tall(second) + Below * Scale)) / Scale;
        y = Place(Fitted(Say("poster.headline", First), true, Wide, Math.Min(56, room), 68, 42, 1.08), y, true, Ink.Black);
        return second is null ? y : Place(second, y + Below * Scale, false, Ink.Black);
    }

    /// <returns>Where it begins.</returns>
    private double Foot(string service)
    {
        var y = sheet.Height - sheet.SlipHeight - 5 * Scale;
        if (service.Length == 0) return y;
        var words = Typeset(texts.Plain(new Phrase("poster.service", ("name", new Markup(PlainText.Escaped(service)))), First));
        var fitted = Fitted(words, false, Wide, 6, 10, 7);
        Place(fitted, y - fitted.Height, false, Ink.Grey);
        return y - fitted.Height - 3 * Scale;
    }

    /// <summary>Need, offer, promise; under each the same in the second language, smaller.</summary>
    private (Action<double> PlaceAt, double Height) Lines()
    {
        var wide = Wide - (FrameSide + Gutter) * Scale;
        var blocks = new List<(FittedWords Words, bool Bold, double Before)>();
        foreach (var (key, bold) in (ReadOnlySpan<(string, bool)>)[("poster.need", true), ("poster.offer", true), ("poster.promise", false)])
        {
            var largest = (bold, Second) switch { (true, null) => 30, (true, _) => 26, (false, null) => 22, _ => 20 };
            blocks.Add((Fitted(Say(key, First), bold, wide, 60, largest, 20), bold, blocks.Count == 0 ? 0 : 11 * Scale));
            if (Second is not null) blocks.Add((Fitted(Say(key, Second).Replace('\n', ' '), false, wide, 30, 15, 14), false, 4 * Scale));
        }

        return (from =>
        {
            foreach (var (words, bold, before) in blocks) from = Place(words, from + before, bold, Ink.Black);
        }, blocks.Sum(block => block.Before + Tall(block.Words)));
    }

    /// <summary>The code in a frame, with what to do with it and where it leads.</summary>
    private (Action<double> PlaceAt, double Height) Frame(Uri link, bool[,] code)
    {
        var side = FrameSide * Scale;
        var left = sheet.Width - Left - side;
        var inner = side - 8 * Scale;
        var scan = Fitted(Say("poster.scan", First), true, inner, 12, 14, 11);
        var also = Second is null ? null : Fitted(Say("poster.scan", Second), false, inner, 10, 11, 9);
        var printed = Fitted(Printed(link), false, inner, 12, 11, 8);
        var modules = code.GetLength(0);
        var dark = side * modules / (modules + 2 * Code.Margin);
        var margin = (side - dark) / 2;
        var height = side + Tall(scan) + (also is null ? 0 : Tall(also) + 2.5 * Scale) + Tall(printed) + 9 * Scale;
        return (from =>
        {
            Outline(left, from, side, height);
            _marks.Add(new Code(code, left + margin, from + margin, dark));
            var y = Place(scan, from + side, true, Ink.Black, left + side / 2);
            if (also is not null) y = Place(also, y + 2.5 * Scale, false, Ink.Black, left + side / 2);
            Place(printed, y + 4 * Scale, false, Ink.Black, left + side / 2);
        }, height);
    }

    private void Outline(double x, double y, double width, double height)
    {
        var line = FrameLine * Scale;
        _marks.Add(new Box(x, y, width, line, Ink.Colour));
        _marks.Add(new Box(x, y + height - line, width, line, Ink.Colour));
        _marks.Add(new Box(x, y, line, height, Ink.Colour));
        _marks.Add(new Box(x + width - line, y, line, height, Ink.Colour));
    }

    /// <summary>Lines one under the other, the tops of the first one's capitals at <paramref name="y"/>.</summary>
    /// <param name="middle">Around which they are set; null: from the left edge.</param>
    /// <returns>Where the letters of the last line stand.</returns>
    private double Place(FittedWords words, double y, bool bold, Ink ink, double? middle = null)
    {
        y += words.Points * Mark.MillimetresPerPoint * CapHeight - words.LineHeight;
        foreach (var line in words.Lines)
        {
            y += words.LineHeight;
            _marks.Add(new Words(line, middle ?? Left, y, words.Points, bold, ink, middle is null ? Align.Left : Align.Middle));
        }

        return y;
    }

    /// <summary>As <see cref="Place"/> counts it.</summary>
    private static double Tall(FittedWords words) => (words.Lines.Count - 1) * words.LineHeight + words.Points * Mark.MillimetresPerPoint * CapHeight;

    private FittedWords Fitted(string words, bool bold, double width, double height, double largest, double smallest, double leading = 1.2) =>
        FittedWords.Of(words, fonts, bold, width, height * Scale, largest * Scale, smallest * Scale, leading);

    private string Say(string key, string language) => Typeset(texts.Plain(new Phrase(key), language));

    /// <summary>On paper an apostrophe is round.</summary>
    public static string Typeset(string words) => words.Replace('\'', '’');

    /// <summary>As somebody would type it; what comes after the bot's name on a line of its own.</summary>
    private static string Printed(Uri link) => $"{link.Host}{link.AbsolutePath}\n{link.Query}";
}
