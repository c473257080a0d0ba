using QRCoder;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;

namespace Solidarity.Bot.Posters;

/// <summary>Makes posters for stairwells. Nothing is started and nothing is asked of anybody; on a small machine it takes about a tenth of a second.</summary>
/// <param name="fonts">Null: they are not installed here.</param>
internal sealed class MakePoster(TextBook texts, PosterFonts? fonts)
{
    private const int MostLanguages = 2;

    public bool HasFonts => fonts is not null;

    /// <summary>What whoever asks is told where there are no fonts; the link does what the code would.</summary>
    public static Phrase WithoutFonts(Uri link) => new("poster.no-fonts", ("link", new TownWords(link.AbsoluteUri)));

    /// <returns>Null: there are no fonts here.</returns>
    public Poster? Of(PosterContent content)
    {
        if (fonts is null) return null;
        var (name, town, service) = (PrintableWords.Of(content.Name, fonts), PrintableWords.Of(content.Town ?? "", fonts), PrintableWords.Of(content.Service, fonts));
        var printed = PosterLayout.Typeset(name.Text.Length > 0 ? name.Text : town.Text);
        var languages = content.Languages.Where(texts.Languages.Contains).Distinct().Take(MostLanguages).DefaultIfEmpty(texts.LanguageFor(null)).ToArray();
        var code = Modules(content.Link);
        var (a4, a5) = (On(Sheet.A4), On(Sheet.A5));
        var file = texts.Plain(new Phrase("poster.file"), languages[0]);
        return new Poster(printed,
            new Attachment($"{file}-a4.pdf", FileKind.Document, Pdf(a4)),
            new Attachment($"{file}-a5.pdf", FileKind.Document, Pdf(a5)),
            new Attachment($"{file}.png", FileKind.Drawing, PosterSvg.Of(a4), Lines.Of("poster.no-picture")),
            name.LeftOut);

        PosterPage On(Sheet sheet) => new PosterLayout(texts, fonts, sheet, languages).Of(printed, service.Text, content.Link, code);

        // PDFsharp writes the title into XML as it is: nobody's words may be in it.
        byte[] Pdf(PosterPage page) => PosterPdf.Of(page, fonts, texts.Plain(new Phrase("poster.headline"), languages[0]), languages[0], content.MadeAt);
    }

    /// <summary>The code without its white margin. A seventh of it may be scratched; more would take smaller modules, which are read from less far.</summary>
    internal static bool[,] Modules(Uri link)
    {
        using var data = QRCodeGenerator.GenerateQrCode(link.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        const int quiet = 4;
        var count = data.ModuleMatrix.Count - 2 * quiet;
        var dark = new bool[count, count];
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column < count; column++) dark[row, column] = data.ModuleMatrix[row + quiet][column + quiet];
        }

        return dark;
    }
}
