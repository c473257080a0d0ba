using Solidarity.Tests.Chats;
using static Solidarity.Tests.Moderation.KindsOfHelp;

namespace Solidarity.Tests.Moderation;

/// <summary>Administrators add kinds of help, name them in any way, and give them words that they are found by.</summary>
public sealed class CategoryTests
{
    [Fact]
    public async Task Added_IsOfferedFoundByItsWordsAndMatched_AndTheOtherAdministratorsAreTold()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/categorie ajouter ♟️ Échecs / Chess");
        Assert.Contains("♟️ Échecs (echecs) : 0 ouverte", Plain(desk.Mona), StringComparison.Ordinal);
        Assert.Contains("Mona a ajouté", desk.Nora.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Say("/categorie echecs mots Pion du roi, gambit");
        Assert.Equal(["category-add", "category-words"], await desk.Audit("echecs"));
        var (carl, dora) = (desk.Town.Person("Carl"), desk.Town.Person("Dora"));
        await carl.AgreeTo();
        await dora.AgreeTo();
        Assert.Equal("💬 Autre chose", (await OfferedTo(carl))[^2]);
        await dora.PublishesOffer("Échecs");
        await carl.Say("/besoin");
        await carl.Say("jouer un gambit avec quelqu'un");
        Assert.Contains("♟️ Échecs", carl.Last.Text, StringComparison.Ordinal);
        await carl.Press("Dès que possible");
        await carl.PublishesFromThePlaceOn();
        Assert.Equal("echecs", (await desk.Town.Read(s => s.Posts.GetNeed(4))).Category.Id);
        Assert.NotNull(await desk.Town.Read(s => s.Matches.Find(2)));
        Assert.Contains("♟️ Échecs", desk.Mona.Everything, StringComparison.Ordinal);
        await desk.Mona.Say("/categorie");
        Assert.Contains("echecs) : 2 ouvertes", Plain(desk.Mona), StringComparison.Ordinal);
        await desk.Mona.Say("/categorie echecs mots - gambit");
        await carl.Say("/besoin");
        await carl.Say("jouer un gambit avec quelqu'un");
        Assert.DoesNotContain("Échecs", carl.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shopping")]
    [InlineData("Courses")]
    [InlineData("COURSES")]
    [InlineData("🛒 Courses")]
    [InlineData("🛒")]
    [InlineData("Shopping")]
    public async Task Category_NamedInAnyWay_IsTheOne(string typed)
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var mona = town.Person("Mona", id: 9001);
        await mona.Say("/categorie " + typed);
        Assert.StartsWith("🛒 Courses / Shopping", Plain(mona), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garde d'enfants", "🧸 Garde d’enfants / Childcare")]
    [InlineData("Garde d’enfants", "🧸 Garde d’enfants / Childcare")]
    [InlineData("don de vetements", "Don de vêtements / Free clothes")]
    [InlineData("a phone chat", "Parler au téléphone / A phone chat")]
    [InlineData("papiers", "Papiers, démarches / Papers, forms")]
    [InlineData("medicaments mots ordonnance bleue", "Mots ajoutés : ordonnance bleue")]
    public async Task Category_NamedByWordsOfEitherLanguage_IsTheOne(string typed, string shown)
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var mona = town.Person("Mona", id: 9001);
        await mona.Say("/categorie " + typed);
        Assert.Contains(shown, Plain(mona), StringComparison.Ordinal);
    }

    /// <summary>As an older version stored it: everybody is served, and administrators see what does not count.</summary>
    [Fact]
    public async Task StoredWord_ThatNothingCanBeFoundBy_IsPassedOverAndShown()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/categorie shopping mots gambit");
        await desk.Town.Read(s =>
        {
            s.CategoryChanges.Save(Assert.Single(s.CategoryChanges.All()) with { Words = ["avecs", "gambit"] }, desk.Town.Clock.GetUtcNow());
            return 0;
        });
        Assert.Contains("🛒 Courses", await OfferedTo(desk.Alice));
        await desk.Mona.Say("/categorie shopping");
        Assert.Contains("ajoutés : gambit", Plain(desk.Mona), StringComparison.Ordinal);
        Assert.Contains("ne comptent pas : avecs", Plain(desk.Mona), StringComparison.Ordinal);
        await desk.Mona.Say("/categorie shopping mots - avecs");
        Assert.DoesNotContain("avecs", desk.Mona.Last.Text, StringComparison.Ordinal);
    }
}
