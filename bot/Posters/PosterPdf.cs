using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Solidarity.Bot.Posters;

/// <summary>A page as a PDF with everything in it: fonts (only the letters that are used) and the code as bars, sharp at any size.</summary>
internal static class PosterPdf
{
    private const double PointsPerMillimetre = 1 / Mark.MillimetresPerPoint;

    /// <param name="title">Of our own words, without signs of markup.</param>
    public static byte[] Of(PosterPage page, PosterFonts fonts, string title, string language, DateTimeOffset madeAt)
    {
        lock (PosterFonts.One)
        {
            using var document = new PdfDocument();
            document.Info.Title = title;
            document.Info.CreationDate = document.Info.ModificationDate = madeAt.UtcDateTime;
            document.Language = language;
            var sheet = document.AddPage();
            sheet.Width = XUnit.FromMillimeter(page.Sheet.Width);
            sheet.Height = XUnit.FromMillimeter(page.Sheet.Height);
            using (var drawing = XGraphics.FromPdfPage(sheet))
            {
                foreach (var mark in page.Marks) Draw(drawing, mark, fonts);
            }

            using var bytes = new MemoryStream();
            document.Save(bytes);
            return PdfIdentity.Settled(bytes.ToArray());
        }
    }

    private static void Draw(XGraphics drawing, Mark mark, PosterFonts fonts)
    {
        switch (mark)
        {
            case Words words:
                var state = drawing.Save();
                var (x, y) = (Points(words.X), Points(words.Y));
                if (words.Turned) drawing.RotateAtTransform(-90, new XPoint(x, y));
                drawing.DrawString(words.Text, fonts.Of(words.Bold, words.Points), Brush(words.Ink), x, y, words.Align == Align.Middle ? XStringFormats.BaseLineCenter : XStringFormats.BaseLineLeft);
                drawing.Restore(state);
                break;
            case Box box:
                drawing.DrawRectangle(Brush(box.Ink), Rectangle(box));
                break;
            case CutLine line:
                var pen = new XPen(Colour(Ink.Grey), Points(0.3)) { DashPattern = [Points(2) / Points(0.3), Points(1.5) / Points(0.3)] };
                drawing.DrawLine(pen, Points(line.FromX), Points(line.FromY), Points(line.ToX), Points(line.ToY));
                break;
            case Code code:
                // One shape: bars of their own would show hairlines between them.
                var shape = new XGraphicsPath { FillMode = XFillMode.Winding };
                foreach (var bar in code.Bars()) shape.AddRectangle(Rectangle(bar));
                drawing.DrawPath(Brush(Ink.Black), shape);
                break;
        }
    }

    private static XRect Rectangle(Box box) => new(Points(box.X), Points(box.Y), Points(box.Width), Points(box.Height));

    private static XSolidBrush Brush(Ink ink) => new(Colour(ink));

    private static XColor Colour(Ink ink) => Inks.Of(ink) is [var red, var green, var blue] ? XColor.FromArgb(red, green, blue) : XColors.Black;

    private static double Points(double millimetres) => millimetres * PointsPerMillimetre;
}
