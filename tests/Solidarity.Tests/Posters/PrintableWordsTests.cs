using Solidarity.Bot.Posters;
using static Solidarity.Tests.Posters.PosterSample;

namespace Solidarity.Tests.Posters;

/// <summary>What of a name can be printed without shaping, and what is said to be missing; how lines are made to fit.</summary>
public sealed class PrintableWordsTests
{
    [Theory]
    [InlineData("Rue de l'Église Saint-Étienne n° 12 bis", "Rue de l'Église Saint-Étienne n° 12 bis", "")]
    [InlineData("E\u0301cole", "École", "")]
    [InlineData("Straße Łódź Şişli Đà Nẵng", "Straße Łódź Şişli Đà Nẵng", "")]
    [InlineData("Ελλάδα Київ Հայ ⵣ", "Ελλάδα Київ Հայ ⵣ", "")]
    [InlineData("Lilas 🌸 fleuris", "Lilas fleuris", "🌸")]
    [InlineData("🌸Lilas👨‍👩‍👧 ♥ ☎", "Lilas", "🌸|👨‍👩‍👧|♥|☎")]
    [InlineData("Rue des Lilas - شارع الليلك", "Rue des Lilas", "شارع|الليلك")]
    [InlineData("רחוב Lilas", "Lilas", "רחוב")]
    [InlineData("北京 Rue 北京", "Rue", "北京")]
    [InlineData("हिन्दी ไทย Rue", "Rue", "हिन्दी|ไทย")]
    [InlineData("Z\u0338\u0321alg\u0335o Rue", "Rue", "Z\u0338\u0321alg\u0335o")]
    [InlineData("Lilas \ua7b4a 5 ₿", "Lilas 5", "\ua7b4a|₿")]
    [InlineData("(شارع) — 🌸", "", "(شارع)|🌸")]
    [InlineData("!!! —", "", "")]
    [InlineData("", "", "")]
    public void Name_InAnyScript_IsPrintedOrSaidToBeMissing(string name, string printed, string missing)
    {
        var words = PrintableWords.Of(name, Fonts());
        Assert.Equal((printed, missing), (words.Text, string.Join('|', words.LeftOut)));
    }

    [Theory]
    [InlineData("Rue des Lilas", 200, 1)]
    [InlineData("Rue des Lilas, Vitry-sur-Seine", 80, 2)]
    [InlineData("Anticonstitutionnellement", 20, 2)]
    public void Words_AreSetWithinTheirWidth(string words, double width, int atLeast)
    {
        var fitted = FittedWords.Of(words, Fonts(), true, width, 30, 28, 13);
        Assert.True(fitted.Lines.Count >= atLeast);
        Assert.All(fitted.Lines, line => Assert.True(Fonts().WidthOf(line, true, fitted.Points) <= width, line));
        Assert.True(fitted.Height <= 30);
        Assert.Equal(words.Replace(" ", "", StringComparison.Ordinal), string.Concat(fitted.Lines).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_TooManyAtTheSmallestSize_EndInAnEllipsis()
    {
        var fitted = FittedWords.Of(new string('W', 400), Fonts(), true, 100, 30, 28, 13);
        Assert.EndsWith("…", fitted.Lines[^1], StringComparison.Ordinal);
        Assert.All(fitted.Lines, line => Assert.True(Fonts().WidthOf(line, true, fitted.Points) <= 100, line));
        Assert.True(fitted.Height <= 30);
    }

    [Fact]
    public void Words_OnTwoLines_AreAboutOfTheSameLength()
    {
        var lines = FittedWords.Of("Scannez avec votre téléphone", Fonts(), true, 70, 12, 14, 11).Lines;
        Assert.Equal(["Scannez avec", "votre téléphone"], lines);
    }
}
