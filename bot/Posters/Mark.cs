namespace Solidarity.Bot.Posters;

/// <summary>One thing on a page, in millimetres from its upper left corner: what the PDF and the SVG are both written of.</summary>
internal abstract record Mark
{
    public const double MillimetresPerPoint = 25.4 / 72;
}

internal enum Align { Left, Middle }

/// <summary>How strong something is printed: all of it must hold in black and white.</summary>
internal enum Ink { Black, Colour, Grey }

/// <summary>A line of words.</summary>
/// <param name="Y">Of the line that the letters stand on.</param>
/// <param name="Points">The size of the type.</param>
/// <param name="Turned">By a quarter against the clock around its own point: it runs upwards.</param>
internal sealed record Words(string Text, double X, double Y, double Points, bool Bold, Ink Ink = Ink.Black, Align Align = Align.Left, bool Turned = false) : Mark;

internal sealed record Box(double X, double Y, double Width, double Height, Ink Ink) : Mark;

/// <summary>A line to cut or tear along.</summary>
internal sealed record CutLine(double FromX, double FromY, double ToX, double ToY) : Mark;

/// <summary>A QR code without its white margin, which whoever places it must leave.</summary>
/// <param name="Dark">By row and column.</param>
internal sealed record Code(bool[,] Dark, double X, double Y, double Side) : Mark
{
    /// <summary>So many modules must stay white around it.</summary>
    public const int Margin = 4;

    /// <summary>Dark modules side by side are one bar.</summary>
    public IEnumerable<Box> Bars()
    {
        var count = Dark.GetLength(0);
        var module = Side / count;
        for (var row = 0; row < count; row++)
        {
            for (var (column, end) = (0, 0); column < count; column = end + 1)
            {
                for (end = column; end < count && Dark[row, end]; end++) ;
                if (end > column) yield return new Box(X + column * module, Y + row * module, (end - column) * module, module, Ink.Black);
            }
        }
    }
}

/// <summary>A kind of paper.</summary>
/// <param name="Scale">Of type and distances; 1 on A4.</param>
/// <param name="Slips">How many there are to tear off. They are about as large on each paper: they must be read in a hand.</param>
internal sealed record Sheet(double Width, double Height, double Scale, int Slips, double SlipHeight)
{
    public static readonly Sheet A4 = new(210, 297, 1, 8, 66), A5 = new(148, 210, 0.7071, 6, 54);
}

internal sealed record PosterPage(Sheet Sheet, IReadOnlyList<Mark> Marks);
