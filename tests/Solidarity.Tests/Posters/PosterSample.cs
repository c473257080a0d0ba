using Solidarity.Bot.Posters;
using Solidarity.Bot.Texts;

namespace Solidarity.Tests.Posters;

/// <summary>A made-up street, and the fonts that it is set in.</summary>
internal static class PosterSample
{
    public static readonly TextBook Texts = TextBook.Load("fr");

    public static readonly Uri Link = new("https://t.me/entraide_exemple_bot?start=p-Zq7xJ0c4T9vLkWm2RbYh1A");

    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly PosterFonts? Found = PosterFonts.Find();

    public static PosterPage Page(string name, Sheet sheet, params string[] languages) => Page(name, "Réseau d’exemple", Link, sheet, languages);

    public static PosterPage Page(string name, string service, Uri link, Sheet sheet, params string[] languages) =>
        new PosterLayout(Texts, Fonts(), sheet, languages).Of(name, service, link, MakePoster.Modules(link));

    public static PosterFonts Fonts()
    {
        Assert.SkipWhen(Found is null, "DejaVu Sans (Debian's fonts-dejavu-core) is not here");
        return Found;
    }

    public static PosterContent Content(string name, params string[] languages) => new(name, "Vitry-sur-Seine", Link, languages, "Réseau d'exemple", Monday);
}
