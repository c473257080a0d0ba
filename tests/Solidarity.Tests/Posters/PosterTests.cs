using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.Logging.Abstractions;
using Solidarity.Bot.Pictures;
using Solidarity.Bot.Posters;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using static Solidarity.Tests.Posters.PosterSample;

namespace Solidarity.Tests.Posters;

/// <summary>The poster for a stairwell: what its files hold, that its codes lead where they should, and what becomes of names.</summary>
public sealed class PosterTests
{
    internal const double PointsPerMillimetre = 72 / 25.4;

    [Fact]
    public async Task Picture_ItsCodes_AllLeadToTheLink()
    {
        var poster = Make().Of(Content("Rue des Lilas, Vitry-sur-Seine", "fr", "en"))!;
        var image = GreyImage.OfPng(await PngAsync(poster.Picture));
        Assert.Equal((1654, 2339), (image.Width, image.Height));
        AllLead(image, Page("Rue des Lilas, Vitry-sur-Seine", Sheet.A4, "fr", "en"), 200 / 25.4, 9);
    }

    [Fact]
    public void Files_TheirCodes_AllLeadToTheLink()
    {
        var poster = Make().Of(Content("Rue des Lilas", "fr", "en"))!;
        AllLead(new PdfPage(poster.A4.Bytes).Filled(4), Page("Rue des Lilas", Sheet.A4, "fr", "en"), 4 * PointsPerMillimetre, 9);
        AllLead(new PdfPage(poster.A5.Bytes).Filled(4), Page("Rue des Lilas", Sheet.A5, "fr", "en"), 4 * PointsPerMillimetre, 7);
    }

    [Fact]
    public void Files_AreOfTheirSize_WithLettersInThem()
    {
        var poster = Make().Of(Content("Allée de l'Église — Œuvre, Ķeizars, Ψυχή, Кафе", "fr", "en"))!;
        var (a4, a5) = (new PdfPage(poster.A4.Bytes), new PdfPage(poster.A5.Bytes));
        Assert.Equal((210, 297, 148, 210), (Millimetres(a4.Size.Width), Millimetres(a4.Size.Height), Millimetres(a5.Size.Width), Millimetres(a5.Size.Height)));
        foreach (var page in new[] { a4, a5 })
        {
            Assert.Equal(2, page.Fonts.Count);
            // Only the letters that are used: whole, each has some 700 kB.
            Assert.All(page.Fonts, length => Assert.InRange(length, 10_000, 100_000));
            var words = string.Join(' ', page.Words());
            foreach (var said in new[] { "Allée de l’Église — Œuvre, Ķeizars, Ψυχή, Кафе", "on\u00a0s’entraide", "Besoin d’aide\u00a0?", "Une personne vérifie.", "Need help?", "t.me/entraide_exemple_bot", "?start=p-Zq7xJ0c4T9vLkWm2RbYh1A", "Proposé par Réseau d’exemple" })
                Assert.Contains(said, words, StringComparison.Ordinal);
        }

        Assert.Equal(("affiche-a4.pdf", "affiche-a5.pdf", "affiche.png"), (poster.A4.Name, poster.A5.Name, poster.Picture.Name));
        Assert.InRange(poster.A4.Bytes.Length, 20_000, 150_000);
    }

    [Fact]
    public void Poster_MadeTwiceOfTheSame_IsTheSame()
    {
        var (one, two) = (Make().Of(Content("Rue des Lilas", "fr", "en"))!, Make().Of(Content("Rue des Lilas", "fr", "en"))!);
        Assert.Equal(one.A4.Bytes, two.A4.Bytes);
        Assert.Equal(one.A5.Bytes, two.A5.Bytes);
        Assert.Equal(one.Picture.Bytes, two.Picture.Bytes);
        Assert.NotEqual(one.A4.Bytes, Make().Of(Content("Rue des Lilas", "fr", "en") with { MadeAt = Monday.AddDays(1) })!.A4.Bytes);
    }

    [Theory]
    [InlineData("<b>Rue</b> & </svg><script>x</script> \" ' ]]> --", "<b>Rue</b> & </svg><script>x</script> \" ’ ]]>")]
    [InlineData("Rue\u0000 des\u0007 Lilas\u001b[31m\r\n\t fin", "Rue des Lilas[31m fin")]
    [InlineData("Rue \u202edes\u202c \u2066Lilas\u2069 \u200f\ufeffA\ud800", "Rue des Lilas A")]
    [InlineData("(Rue) \\ (Tj ET Q >> endobj stream", "(Rue) \\ (Tj ET Q >> endobj stream")]
    public void Poster_OfAHostileName_PrintsItAsItReads(string name, string printed)
    {
        var poster = Make().Of(Content(name, "fr", "en"))!;
        Assert.Equal(printed, poster.Name);
        var drawn = XDocument.Parse(Encoding.UTF8.GetString(poster.Picture.Bytes));
        Assert.Empty(drawn.Descendants().Select(e => e.Name.LocalName).Except(["svg", "rect", "path", "text"]));
        Assert.Contains(printed, string.Join(' ', drawn.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value)), StringComparison.Ordinal);
        var page = new PdfPage(poster.A4.Bytes);
        Assert.Contains(printed, string.Join(' ', page.Words()), StringComparison.Ordinal);
        XDocument.Parse(page.Metadata);
    }

    [Fact]
    public void Poster_OfTenThousandLetters_IsCutAndStaysSmall()
    {
        var poster = Make().Of(Content(string.Concat(Enumerable.Repeat("Lilas ", 1_700)), "fr", "en"))!;
        Assert.EndsWith("…", poster.Name, StringComparison.Ordinal);
        Assert.InRange(poster.Name.Length, 100, PrintableWords.Longest + 1);
        Assert.InRange(poster.A4.Bytes.Length, 20_000, 150_000);
    }

    [Fact]
    public void Poster_OfANameThatCannotBePrinted_SaysSoAndBearsTheTown()
    {
        var poster = Make().Of(Content("شارع الليلك 🌸", "fr"))!;
        Assert.Equal("Vitry-sur-Seine", poster.Name);
        Assert.Equal(["شارع", "الليلك", "🌸"], poster.LeftOut);
        Assert.Contains("شارع الليلك 🌸", Texts.Plain(poster.Notice!, "fr"), StringComparison.Ordinal);
        Assert.Null(Make().Of(Content("Rue des Lilas", "fr"))!.Notice);
    }

    [Fact]
    public void Poster_WithNeitherNameNorTown_HasItsHeadlineFirst()
    {
        var poster = Make().Of(Content("🌸🌸", "xx") with { Town = null, Service = "" })!;
        Assert.Equal("", poster.Name);
        Assert.Contains("on\u00a0s’entraide", string.Join(' ', new PdfPage(poster.A4.Bytes).Words()), StringComparison.Ordinal);
        Assert.DoesNotContain(new PdfPage(poster.A4.Bytes).Words(), line => line.Length == 0);
    }

    [Fact]
    public void Poster_WithoutFonts_IsNoneAndTheLinkIsTold()
    {
        var make = new MakePoster(Texts, null);
        Assert.False(make.HasFonts);
        Assert.Null(make.Of(Content("Rue des Lilas", "fr")));
        Assert.Contains(Link.AbsoluteUri, Texts.Plain(MakePoster.WithoutFonts(Link), "fr"), StringComparison.Ordinal);
    }

    [Fact]
    public void Fonts_InAFolderWithOneOfTheTwo_AreNotFound()
    {
        var folder = Directory.CreateTempSubdirectory("posters").FullName;
        File.WriteAllBytes(Path.Combine(folder, "DejaVuSans.ttf"), []);
        Assert.Null(PosterFonts.Find([folder, Path.Combine(folder, "nowhere")]));
        Directory.CreateDirectory(Path.Combine(folder, "dejavu"));
        File.WriteAllBytes(Path.Combine(folder, "dejavu", "DejaVuSans-Bold.ttf"), []);
        Assert.Equal(Path.Combine(folder, "dejavu", "DejaVuSans-Bold.ttf"), PosterFonts.Find([folder])?.Bold);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Also writes the picture that the documents show, where that is asked for.</summary>
    [Fact]
    public async Task Picture_MadeSmall_IsThatOfTheDocuments()
    {
        const string picture = "docs/pictures/poster.png";
        var poster = Make().Of(Content("Rue des Lilas, Vitry-sur-Seine", "fr", "en"))!;
        var small = Encoding.UTF8.GetString(poster.Picture.Bytes).Replace("width='1654' height='2339'", "width='480' height='679'", StringComparison.Ordinal);
        var png = await PngAsync(poster.Picture with { Bytes = Encoding.UTF8.GetBytes(small) });
        Assert.InRange(png.Length, 20_000, 150_000);
        if (Environment.GetEnvironmentVariable("UPDATE_PICTURES") == "1") await File.WriteAllBytesAsync(Path.Combine(House.Repository.Root, picture), png);
        var kept = GreyImage.OfPng(await File.ReadAllBytesAsync(Path.Combine(House.Repository.Root, picture)));
        Assert.Equal((480, 679), (kept.Width, kept.Height));
    }

    /// <param name="link">Null: that of the sample.</param>
    internal static void AllLead(GreyImage image, PosterPage page, double scale, int codes, Uri? link = null)
    {
        var all = page.Marks.OfType<Code>().ToArray();
        Assert.Equal(codes, all.Length);
        foreach (var code in all)
        {
            var white = 3 * code.Side / code.Dark.GetLength(0);
            var (from, side) = ((X: code.X - white, Y: code.Y - white), code.Side + 2 * white);
            Assert.Equal((link ?? Link).AbsoluteUri, image.Part(from.X * scale, from.Y * scale, side * scale, side * scale).Decoded());
        }
    }

    private static int Millimetres(double points) => (int)Math.Round(points / PointsPerMillimetre);

    private static MakePoster Make() => new(Texts, Fonts());

    private static async Task<byte[]> PngAsync(Attachment drawing)
    {
        var drawings = new Drawings(NullLogger<Drawings>.Instance);
        Assert.SkipWhen(drawings.Program is null, "rsvg-convert (Debian's librsvg2-bin) is not here");
        var sent = await drawings.DrawnAsync(new Outgoing(OutgoingKind.Say, "5001", "", File: OutgoingFile.Of(drawing.Name, drawing.Kind, drawing.Bytes, "words")));
        Assert.Equal(FileKind.Picture, sent.File?.Kind);
        return sent.File!.Bytes();
    }
}
