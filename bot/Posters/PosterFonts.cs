using System.Text;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace Solidarity.Bot.Posters;

/// <summary>
/// DejaVu Sans as it is installed on the machine, found once at the start: how wide words are in it, and which signs it has.
/// </summary>
/// <param name="regular">The path of its file.</param>
/// <param name="bold">The same in bold.</param>
internal sealed class PosterFonts(string regular, string bold)
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

    static PosterFonts() => GlobalFontSettings.FontResolver = new Files();

    /// <summary>PDFsharp keeps fonts for the whole process; whoever measures or draws with them does so alone.</summary>
    public static Lock One { get; } = new();

    private readonly Lazy<(XFont Regular, XFont Bold)> _measured = new(() => (Of(regular, Measured), Of(bold, Measured)));

    /// <summary>Null: one of the two files is not here.</summary>
    public static PosterFonts? Find() => Find(Folders);

    public static PosterFonts? Find(IEnumerable<string> folders)
    {
        var within = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3, IgnoreInaccessible = true };
        var all = folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "DejaVuSans*.ttf", within)).ToArray();
        return Array.Find(all, IsNamed(RegularFile)) is { } found && Array.Find(all, IsNamed(BoldFile)) is { } inBold ? new PosterFonts(found, inBold) : null;

        static Predicate<string> IsNamed(string file) => path => Path.GetFileName(path) == file;
    }

    public string Bold => bold;

    public XFont Of(bool isBold, double points) => Of(isBold ? bold : regular, points);

    private static XFont Of(string file, double points) => new(file, points, XFontStyleEx.Regular, new XPdfFontOptions(PdfFontEncoding.Unicode, PdfFontEmbedding.TryComputeSubset));

    /// <summary>In millimetres.</summary>
    public double WidthOf(string words, bool isBold, double points)
    {
        lock (One)
        {
            var font = isBold ? _measured.Value.Bold : _measured.Value.Regular;
            return Measure.MeasureString(words, font).Width / Measured * points * Mark.MillimetresPerPoint;
        }
    }

    /// <summary>Whether there is a picture of this sign in both, so that it never becomes an empty box.</summary>
    public bool Hold(Rune sign)
    {
        lock (One) return GlyphHelper.GlyphIndexFromCodePoint(sign.Value, _measured.Value.Regular) != 0 && GlyphHelper.GlyphIndexFromCodePoint(sign.Value, _measured.Value.Bold) != 0;
    }

    /// <summary>A font's name is the path of its file: PDFsharp asks once for each and keeps what it read.</summary>
    private sealed class Files : IFontResolver
    {
        public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => File.Exists(familyName) ? new FontResolverInfo(familyName) : null;

        public byte[]? GetFont(string faceName) => File.ReadAllBytes(faceName);
    }
}
