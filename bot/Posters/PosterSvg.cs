using System.Globalization;
using System.Net;
using System.Text;

namespace Solidarity.Bot.Posters;

/// <summary>A page as an SVG, of which a picture is made that a shop can print: 200 dots an inch.</summary>
internal static class PosterSvg
{
    private const double DotsPerMillimetre = 200 / 25.4;

    public static byte[] Of(PosterPage page)
    {
        var (width, height) = (page.Sheet.Width, page.Sheet.Height);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns='http://www.w3.org/2000/svg' width='{width * DotsPerMillimetre:0}' height='{height * DotsPerMillimetre:0}' viewBox='0 0 {width} {height}' font-family='{PosterFonts.Family}'>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width='{width}' height='{height}' fill='#ffffff'/>");
        foreach (var mark in page.Marks) Draw(svg, mark);
        return Encoding.UTF8.GetBytes(svg.Append("</svg>").ToString());
    }

    /// <summary>A code with its white margin, a module a unit.</summary>
    /// <param name="pixels">Its side, where a picture is made of it; 0: as large as there is room.</param>
    public static byte[] Of(bool[,] code, int pixels = 0)
    {
        var count = code.GetLength(0);
        var side = count + 2 * Code.Margin;
        var size = pixels > 0 ? string.Create(CultureInfo.InvariantCulture, $" width='{pixels}' height='{pixels}'") : "";
        var svg = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<svg xmlns='http://www.w3.org/2000/svg'{size} viewBox='0 0 {side} {side}' shape-rendering='crispEdges'><rect width='{side}' height='{side}' fill='#ffffff'/>");
        Draw(svg, new Code(code, Code.Margin, Code.Margin, count));
        return Encoding.UTF8.GetBytes(svg.Append("</svg>").ToString());
    }

    private static void Draw(StringBuilder svg, Mark mark)
    {
        switch (mark)
        {
            case Words words:
                var turned = words.Turned ? string.Create(CultureInfo.InvariantCulture, $" transform='rotate(-90 {words.X:0.###} {words.Y:0.###})'") : "";
                svg.Append(CultureInfo.InvariantCulture, $"<text x='{words.X:0.###}' y='{words.Y:0.###}' font-size='{words.Points * Mark.MillimetresPerPoint:0.###}' font-weight='{(words.Bold ? "bold" : "normal")}' text-anchor='{Anchor(words.Align)}' fill='{Colour(words.Ink)}'{turned}>{WebUtility.HtmlEncode(words.Text)}</text>");
                break;
            case Box box:
                svg.Append(CultureInfo.InvariantCulture, $"<rect x='{box.X:0.###}' y='{box.Y:0.###}' width='{box.Width:0.###}' height='{box.Height:0.###}' fill='{Colour(box.Ink)}'/>");
                break;
            case CutLine line:
                svg.Append(CultureInfo.InvariantCulture, $"<path d='M{line.FromX:0.###} {line.FromY:0.###}L{line.ToX:0.###} {line.ToY:0.###}' stroke='{Colour(Ink.Grey)}' stroke-width='0.3' stroke-dasharray='2 1.5'/>");
                break;
            case Code code:
                svg.Append("<path d='");
                foreach (var bar in code.Bars()) svg.Append(CultureInfo.InvariantCulture, $"M{bar.X:0.###} {bar.Y:0.###}h{bar.Width:0.###}v{bar.Height:0.###}h{-bar.Width:0.###}z");
                svg.Append(CultureInfo.InvariantCulture, $"' fill='{Colour(Ink.Black)}'/>");
                break;
        }
    }

    private static string Anchor(Align align) => align == Align.Middle ? "middle" : "start";

    private static string Colour(Ink ink) => "#" + string.Concat(Inks.Of(ink).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
}
