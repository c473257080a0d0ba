using Solidarity.Tests.Chats;
using static Solidarity.Tests.Moderation.KindsOfHelp;

namespace Solidarity.Tests.Moderation;

/// <summary>A kind of help that is retired is offered to nobody any more, what is published goes on, and it can be taken back.</summary>
public sealed class RetiredCategoryTests
{
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
}
