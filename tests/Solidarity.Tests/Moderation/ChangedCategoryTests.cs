using Solidarity.Tests.Chats;
using static Solidarity.Tests.Moderation.KindsOfHelp;

namespace Solidarity.Tests.Moderation;

/// <summary>A kind of help gets another name, is kept for the trusted or counted in pieces; everybody goes by it at once.</summary>
public sealed class ChangedCategoryTests
{
    [Fact]
    public async Task Renamed_IsCalledSoEverywhereAtOnce()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/categorie shopping renommer Emplettes / Errands");
        Assert.Contains("🛒 Emplettes", await OfferedTo(desk.Alice));
        await desk.Alice.Say("/mes");
        Assert.Contains("Emplettes", desk.Alice.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Courses", desk.Alice.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Say("/categorie shopping renommer Emplettes / Errands");
        Assert.Contains("déjà ainsi", desk.Mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renamed_WithAnEmojiInFront_HasThatEmoji()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/categorie courses renommer 🛍️ Aide à l'achat / Errands");
        Assert.Contains("🛍️ Aide à l’achat", await OfferedTo(desk.Alice));
        await desk.Mona.Say("/categorie shopping renommer 🛍️🛒 Emplettes / Errands");
        Assert.Contains("un seul emoji", desk.Mona.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Say("/categorie shopping renommer 🐾 Emplettes / Errands");
        Assert.Contains("🐾 Animaux (pets) a déjà", Plain(desk.Mona), StringComparison.Ordinal);
        // Another apostrophe is no other name.
        await desk.Mona.Say("/categorie shopping renommer Aide à l’achat / Errands");
        Assert.Contains("déjà ainsi", desk.Mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renamed_InTheMiddleOfADialogue_TheDraftGoesOn()
    {
        await using var desk = await Desk.OpenAsync();
        var carl = desk.Town.Person("Carl");
        await carl.AgreeTo();
        await desk.Mona.Say("/categorie ajouter ♟️ Échecs / Chess");
        await carl.Say("/besoin");
        await carl.Press("Échecs");
        await desk.Mona.Say("/categorie echecs renommer Jeux de société / Board games");
        await RetireAsync(desk.Mona, "echecs");
        await carl.Say("Une partie");
        await carl.Press("Dès que possible");
        await carl.Say("94400");
        await carl.Press("Pour moi");
        Assert.Contains("♟️ Jeux de société", carl.Last.Text, StringComparison.Ordinal);
        await carl.Press("Publier");
        Assert.Equal("echecs", (await desk.Town.Read(s => s.Posts.GetNeed(3))).Category.Id);
    }

    [Fact]
    public async Task Sensitive_NeedsTrustFromThenOn()
    {
        await using var desk = await Desk.OpenAsync(category: "Papiers");
        await desk.Mona.Say("/categorie papers sensible oui");
        Assert.Contains("sensible", desk.Mona.Last.Text, StringComparison.Ordinal);
        Assert.Contains("personnes de confiance", desk.Nora.Last.Text, StringComparison.Ordinal);
        var (carl, dora) = (desk.Town.Person("Carl"), desk.Town.Person("Dora"));
        await carl.AgreeTo();
        await dora.AgreeTo();
        await carl.PublishesOffer("Papiers", place: "38000");
        await dora.PublishesNeed(category: "Papiers", place: "38000");
        Assert.Null(await desk.Town.Read(s => s.Matches.Find(2)));
    }

    /// <summary>Two who want the same have it, and alone it only shows how it stands.</summary>
    [Fact]
    public async Task Sensitive_SaidByTwo_StaysSo_UntilOneSaysNo()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/categorie shopping sensible oui");
        await desk.Nora.Say("/category shopping sensitive YES");
        Assert.Contains("déjà ainsi", desk.Nora.Last.Text, StringComparison.Ordinal);
        await desk.Nora.Say("/categorie shopping sensible");
        Assert.Contains("réservé aux personnes de confiance", desk.Nora.Last.Text, StringComparison.Ordinal);
        Assert.Contains("/categorie shopping sensible non", desk.Nora.Last.Text, StringComparison.Ordinal);
        Assert.True((await desk.Town.Read(s => s.Categories)).Find("shopping")!.Sensitive);
        await desk.Nora.Say("/categorie shopping sensible non");
        Assert.Contains("Nora ouvre un type d'aide à tout le monde", desk.Mona.Last.Text, StringComparison.Ordinal);
        Assert.False((await desk.Town.Read(s => s.Categories)).Find("shopping")!.Sensitive);
        await desk.Nora.Say("/categorie shopping sensible");
        Assert.Contains("ouvert à tout le monde", desk.Nora.Last.Text, StringComparison.Ordinal);
        Assert.Equal(["category-sensitive", "category-sensitive"], await desk.Audit("shopping"));
    }

    /// <summary>One that is renamed stays what it is; one that is added is no thing until somebody says so.</summary>
    [Fact]
    public async Task Goods_AreAskedInPieces_FromThenOn()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/categorie masks renommer Masques et visières / Masks and visors");
        Assert.Contains("en pièces", desk.Mona.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Say("/categorie ajouter ♟️ Échecs / Chess");
        Assert.False((await desk.Town.Read(s => s.Categories)).Find("echecs")!.Goods);
        await desk.Mona.Say("/categorie echecs objets oui");
        Assert.Contains("compter un type d'aide en pièces", desk.Nora.Last.Text, StringComparison.Ordinal);
        await desk.Nora.Say("/category echecs goods yes");
        Assert.Contains("déjà ainsi", desk.Nora.Last.Text, StringComparison.Ordinal);
        await desk.Nora.Say("/categorie masks objets oui");
        Assert.Contains("déjà ainsi", desk.Nora.Last.Text, StringComparison.Ordinal);
        await desk.Nora.Say("/categorie echecs objets");
        Assert.Contains("on demande combien de pièces", desk.Nora.Last.Text, StringComparison.Ordinal);
        var carl = desk.Town.Person("Carl");
        await carl.AgreeTo();
        await carl.WantsPieces(12, "Échecs");
        Assert.Equal(12, (await desk.Town.Read(s => s.Posts.GetNeed(3))).Places);
        await desk.Mona.Say("/categorie echecs objets non");
        Assert.False((await desk.Town.Read(s => s.Categories)).Find("echecs")!.Goods);
        Assert.Equal(["category-add", "category-goods", "category-goods"], await desk.Audit("echecs"));
        await desk.Nora.Say("/categorie echecs objets peut-être");
        Assert.Contains("/categorie echecs objets oui", desk.Nora.Last.Text, StringComparison.Ordinal);
    }
}
