using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>Administrators add kinds of help and change them; everybody goes by it at once, and what is published goes on.</summary>
public sealed class CategoryTests
{
    private static async Task<IReadOnlyList<string>> OfferedTo(Resident who)
    {
        await who.Say("/besoin");
        var labels = who.Last.Buttons.Select(b => b.Label).ToArray();
        await who.Press("Annuler");
        return labels;
    }

    private static async Task RetireAsync(Resident administrator, string named)
    {
        await administrator.Say($"/categorie {named} retirer");
        await administrator.Press("Oui, ne plus le proposer");
    }

    private static string Plain(Resident who) => who.Last.Text.Replace('\u00a0', ' ');

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

    [Fact]
    public async Task Retired_IsNotOfferedNorFound_AndItsPostsGoOnUnderItsName_UntilItIsBack()
    {
        await using var desk = await Desk.OpenAsync();
        await RetireAsync(desk.Mona, "shopping");
        var carl = desk.Town.Person("Carl");
        await carl.AgreeTo();
        Assert.DoesNotContain("🛒 Courses", await OfferedTo(carl));
        await carl.Say("/besoin");
        await carl.Say("courses");
        Assert.DoesNotContain("🛒 Courses", carl.Last.Text, StringComparison.Ordinal);
        // A button that a slow app still shows.
        var turn = carl.Last.Buttons.First(b => b.Data!.StartsWith("d:", StringComparison.Ordinal)).Data!.Split(':')[1];
        await carl.PressWith($"d:{turn}:shopping", carl.Last.MessageId);
        Assert.Contains("n'est plus proposé ici : courses", Plain(carl), StringComparison.Ordinal);
        await desk.Alice.Say("/mes");
        Assert.Contains("🛒 Courses", desk.Alice.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Press("Approuver", under: "relation M1");
        Assert.Contains("🛒 Courses", desk.Bob.Last.Text, StringComparison.Ordinal);
        await desk.Nora.Say("/category shopping back");
        Assert.Contains("🛒 Courses", await OfferedTo(carl));
    }

    /// <summary>Whoever asks for what is retired is told that, and is shown examples of what there is.</summary>
    [Fact]
    public async Task Retired_AskedForInWords_IsSaidToBeNotOfferedAnyMore()
    {
        await using var desk = await Desk.OpenAsync();
        await RetireAsync(desk.Mona, "garden");
        var carl = desk.Town.Person("Carl");
        await carl.AgreeTo();
        await carl.Say("/besoin");
        await carl.Say("tondre la pelouse de mon jardin");
        Assert.Contains("n'est plus proposé ici : jardin. Choisissez-en un autre, ou appuyez sur « 💬 Autre chose »", Plain(carl), StringComparison.Ordinal);
        await carl.Say("xyzzy");
        Assert.Contains("écrivez par exemple : courses, papiers, médicaments.", Plain(carl), StringComparison.Ordinal);
        await carl.Press("Autre chose");
        Assert.Contains("Dites-en un peu plus", carl.Last.Text, StringComparison.Ordinal);
        await carl.Say("/annuler");
        await carl.Say("/offre");
        await carl.Say("tondre la pelouse");
        Assert.Contains("n'est plus proposé ici : jardin", Plain(carl), StringComparison.Ordinal);
        await desk.Mona.Say("/category garden back");
        await carl.Say("tondre la pelouse");
        Assert.Contains("✅ 🌱 Jardin", string.Join(' ', carl.Last.Buttons.Select(b => b.Label)), StringComparison.Ordinal);
    }

    /// <summary>It is asked once, with what goes on; after that one press takes it back.</summary>
    [Fact]
    public async Task Retire_IsAskedOnce_AndCanBeTakenBackWithAPress()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/categorie courses retirer");
        Assert.Contains("2 demandes ou propositions ouvertes continuent", Plain(desk.Mona), StringComparison.Ordinal);
        Assert.Contains("🛒 Courses", await OfferedTo(desk.Alice));
        await desk.Mona.Press("Non, garder");
        Assert.Contains("🛒 Courses / Shopping", Plain(desk.Mona), StringComparison.Ordinal);
        await RetireAsync(desk.Mona, "courses");
        Assert.DoesNotContain("🛒 Courses", await OfferedTo(desk.Alice));
        Assert.Contains("Mona a retiré", desk.Nora.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Say("/categorie courses retirer");
        Assert.Contains("déjà ainsi", desk.Mona.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Press("Le proposer de nouveau");
        Assert.Contains("🛒 Courses", await OfferedTo(desk.Alice));
        Assert.Equal(["category-retire", "category-back"], await desk.Audit("shopping"));
    }

    /// <summary>A button grants nothing: neither to a neighbour nor to a moderator.</summary>
    [Fact]
    public async Task Retire_PressedByWhoDoesNotAdminister_RetiresNothing()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/moderation ajouter @bob");
        Assert.Contains("Seule l'administration", await desk.Bob.PressWith("kc:yes:shopping", 1), StringComparison.Ordinal);
        await desk.Alice.PressWith("kc:yes:shopping", 1);
        Assert.Empty(await desk.Town.Read(s => s.CategoryChanges.All()));
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

    [Theory]
    [InlineData("ajouter ♟️ Échecs", "Écrivez un seul emoji")]
    [InlineData("ajouter Échecs / Chess", "Écrivez un seul emoji")]
    [InlineData("ajouter ♟️♟️ Échecs / Chess", "Écrivez un seul emoji")]
    [InlineData("ajouter a Échecs / Chess", "Écrivez un seul emoji")]
    [InlineData("ajouter ♟️ É / Chess", "« É » ne va pas")]
    [InlineData("ajouter ♟️ Échecs / <b>Chess", "« <b>Chess » ne va pas")]
    [InlineData("ajouter ♟️ =Échecs / Chess", "Échecs » ne va pas")]
    [InlineData("ajouter ♟️ courses / Chess", "(shopping) a déjà ce nom")]
    [InlineData("ajouter ♟️ Échecs / Shopping", "(shopping) a déjà ce nom")]
    [InlineData("ajouter 🛒 Échecs / Chess", "(shopping) a déjà ce nom ou cet emoji")]
    [InlineData("ajouter ♟️ Échecs / abcdefghijklmnopqrstuvwxyzabcdefghijklmno", "« abcdefghijklmnopqrstuvwxyzabcdefghijklmno » ne va pas")]
    [InlineData("nothing retirer", "Je ne connais pas ce type d'aide")]
    [InlineData("other retirer", "doit rester")]
    [InlineData("shopping remettre", "C'est déjà ainsi")]
    [InlineData("shopping mots de la", "« de la » ne va pas")]
    [InlineData("shopping mots pain*", "« pain* » ne va pas")]
    [InlineData("shopping mots - pain", "C'est déjà ainsi")]
    [InlineData("shopping renommer Repas / Meal", "(meals) a déjà ce nom")]
    [InlineData("shopping mots avecs", "« avecs » ne va pas")]
    [InlineData("shopping mots gambit, pours", "« pours » ne va pas")]
    [InlineData("ajouter \u2800 Échecs / Chess", "Écrivez un seul emoji")]
    [InlineData("ajouter ♟️ \u3164\u3164 / Chess", "ne va pas")]
    [InlineData("shopping sensible", "est ouvert à tout le monde")]
    [InlineData("shopping sensible peut-être", "est ouvert à tout le monde")]
    [InlineData("shopping nonsense", "Je n'ai pas compris ce qu'il faut changer")]
    [InlineData("shopping'; drop table post; -- retirer", "Je n'ai pas compris ce qu'il faut changer")]
    public async Task Change_ThatCannotBe_ChangesNothingAndSaysWhy(string typed, string why)
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var mona = town.Person("Mona", id: 9001);
        await mona.Say("/categorie " + typed);
        Assert.Contains(why, mona.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("C'est fait", mona.Last.Text, StringComparison.Ordinal);
        Assert.Equal("", await town.Read(s => s.CategoryChanges.Stamp()));
        Assert.Empty(await town.Read(s => s.CategoryChanges.All()));
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

    [Fact]
    public async Task Category_ByAModeratorOrANeighbour_ChangesNothing()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/moderation ajouter @bob");
        foreach (var (one, said) in ((Resident, string)[])[(desk.Bob, "réservée aux personnes qui administrent"), (desk.Alice, "ne connais pas cette commande")])
        {
            await one.Say("/categorie shopping retirer");
            Assert.Contains(said, one.Last.Text, StringComparison.Ordinal);
        }

        Assert.Empty(await desk.Town.Read(s => s.CategoryChanges.All()));
    }

    [Fact]
    public async Task Categories_AtMostForty_StillFitAMessage()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var mona = town.Person("Mona", id: 9001);
        var already = Categories.BuiltIn.All.Count;
        for (var i = already; i <= CategoryEntry.MostCategories; i++)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(1));
            await mona.Say($"/categorie ajouter {char.ConvertFromUtf32(0x1F980 + i - already)} Quelque chose de très long, le numéro {i} / Something very long number {i}");
        }

        Assert.Contains("le plus possible", mona.Last.Text, StringComparison.Ordinal);
        Assert.Equal(CategoryEntry.MostCategories, (await town.Read(s => s.Categories)).All.Count);
        await mona.Say("/categorie");
        Assert.Contains("quelquechosedetres2", mona.Last.Text, StringComparison.Ordinal);
        Assert.InRange(mona.Last.Text.Length, 1, 4096);
    }
}
