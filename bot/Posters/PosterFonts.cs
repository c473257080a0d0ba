using System.Text;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace Solidarity.Bot.Posters;

/// <summary>
/// DejaVu Sans as it is installed on the machine, found once at the start: how wide words are in it, and which signs it has.
/// </summary>
/// <param name="Regular">The path of its file.</param>
/// <param name="Bold">The same in bold.</param>
internal sealed record PosterFonts(string Regular, string Bold)
{
    private const string RegularFile = "DejaVuSans.ttf", BoldFile = "DejaVuSans-Bold.ttf";

    /// <summary>What an SVG calls them.</summary>
    public const string Family = "DejaVu Sans";

    /// <summary>Widths are measured at this size and scaled, so that no size is rounded for itself.</summary>
    private const double Measured = 1000;

    private static readonly string[] Folders =
    [
        "/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "fonts"),
        Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
    ];

    private static readonly XGraphics Measure = XGraphics.CreateMeasureContext(new XSize(Measured, Measured), XGraphicsUnit.Point, XPageDirection.Downwards);

    private static readonly Lock Measuring = new();

    static PosterFonts() => GlobalFontSettings.FontResolver = new Files();

    /// <summary>Null: one of the two files is not here.</summary>
    public static PosterFonts? Find() => Find(Folders);

    public static PosterFonts? Find(IEnumerable<string> folders)
    {
        var within = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3, IgnoreInaccessible = true };
        var all = folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "DejaVuSans*.ttf", within)).ToArray();
        var (regular, bold) = (Array.Find(all, IsNamed(RegularFile)), Array.Find(all, IsNamed(BoldFile)));
        return regular is null || bold is null ? null : new PosterFonts(regular, bold);

        static Predicate<string> IsNamed(string file) => path => Path.GetFileName(path) == file;
    }

    public XFont Of(bool bold, double points) => new(bold ? Bold : Regular, points, XFontStyleEx.Regular, new XPdfFontOptions(PdfFontEncoding.Unicode, PdfFontEmbedding.TryComputeSubset));

    /// <summary>In millimetres.</summary>
    public double WidthOf(string words, bool bold, double points)
    {
        lock (Measuring) return Measure.MeasureString(words, Of(bold, Measured)).Width / Measured * points * Mark.MillimetresPerPoint;
    }

    /// <summary>Whether there is a picture of this sign in both, so that it never becomes an empty box.</summary>
    public bool Hold(Rune sign) => GlyphHelper.GlyphIndexFromCodePoint(sign.Value, Of(false, Measured)) != 0 && GlyphHelper.GlyphIndexFromCodePoint(sign.Value, Of(true, Measured)) != 0;

    /// <summary>A font's name is the path of its file: PDFsharp asks once for each and keeps what it read.</summary>
    private sealed class Files : IFontResolver
    {
        public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => File.Exists(familyName) ? new FontResolverInfo(familyName) : null;

        public byte[]? GetFont(string faceName) => File.ReadAllBytes(faceName);
    }
}
