using Solidarity.Tests.Chats;
using static Solidarity.Tests.Matching.MakersTown;

namespace Solidarity.Tests.Matching;

/// <summary>The number of pieces or people of a post is changed: never below what is promised, and with more looked for at once.</summary>
public sealed class ChangedNumberTests
{
    [Fact]
    public async Task ChangeTheNumber_AsksAtOnceWithTheNumberNow_AndRefusesAtOnceWhatCannotBe()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        var bob = await MakerAsync(town, "Bob", 40);
        await alice.WantsPieces(30);
        await Meet(mona, bob, alice, 1);
        await mona.PressWith("p:number:1:1", 1);
        Assert.DoesNotContain("Nombre actuel", Plain(mona), StringComparison.Ordinal);
        await bob.PressWith($"p:number:1:{await town.Read(stores => stores.Posts.Find(1)!.Version)}", 1);
        Assert.Contains("Nombre actuel : 40 pièces", Plain(bob), StringComparison.Ordinal);
        Assert.DoesNotContain(bob.Last.Buttons, button => button.Label is "1" or "5" or "10" or "20");
        foreach (var never in (string[])["29", "0", "-5", "moins 5", "10001", "beaucoup"])
        {
            await bob.Say(never);
            Assert.Contains("un nombre de 30 à 10", Plain(bob), StringComparison.Ordinal);
            Assert.Contains("30 pièces sont déjà promises", Plain(bob), StringComparison.Ordinal);
        }

        await bob.Say("une soixantaine");
        await bob.Press("Enregistrer");
        Assert.Equal(60, await town.Read(stores => stores.Posts.Find(1)!.Places));
        // Of people, from the menu.
        await alice.PublishesNeed(helpers: 3);
        await alice.PressWith("p:number:3:1", 1);
        Assert.Contains("Nombre actuel : 3.", Plain(alice), StringComparison.Ordinal);
        await alice.Say("deux");
        await alice.Press("Non, pas forcément");
        await alice.Press("Enregistrer");
        Assert.Equal(2, await town.Read(stores => stores.Posts.Find(3)!.Places));
    }

    [Fact]
    public async Task Edit_ToFewerThanPromised_IsRefused_AndMoreIsLookedForAtOnce()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        var bob = await MakerAsync(town, "Bob", 40);
        await MakerAsync(town, "Carl", 40);
        await alice.WantsPieces(60);
        await AssertSharesAsync(town, 40, 20);
        await Meet(mona, bob, alice, 1);
        await alice.Say("/mes");
        await alice.Press("Voir N3");
        await alice.Press("Modifier");
        await alice.Press("Nombre de pièces");
        await alice.Say("39");
        Assert.Contains("40 pièces sont déjà promises", Plain(alice), StringComparison.Ordinal);
        await alice.Say("70");
        await alice.Press("Enregistrer");
        // What is asked already stays as it is; what nobody has touched grows, for Carl can't be put beside it twice.
        await AssertSharesAsync(town, 40, 30);
        await EditPieces(alice, 3, "100");
        await AssertSharesAsync(town, 40, 40);
        await MakerAsync(town, "Dora", 40);
        await AssertSharesAsync(town, 40, 40, 20);
        await EditPieces(alice, 3, "50");
        Assert.Equal(50, (await SharesAsync(town)).Sum());
    }
}
