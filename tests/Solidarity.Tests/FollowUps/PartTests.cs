using Solidarity.Core.FollowUps;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Matching.MakersTown;

namespace Solidarity.Tests.FollowUps;

/// <summary>Of the pieces that were promised only a part changed hands.</summary>
public class PartTests
{
    /// <summary>Bob (O1) is introduced to Alice (N2) with 40 pieces, and both have been asked whether it happened.</summary>
    private static async Task<(Town Town, Resident Alice, Resident Bob)> AskedAsync(string provider = "sqlite", int has = 50)
    {
        var (town, mona, alice) = await TownAsync(provider);
        var bob = await MakerAsync(town, "Bob", has);
        await alice.WantsPieces(40);
        await Meet(mona, bob, alice, 1);
        await town.WaitAsync(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        return (town, alice, bob);
    }

    /// <summary>The number would shrink by one each time, and somebody else be promised the rest.</summary>
    [Fact]
    public async Task Helper_WhoSaysNotYetInBetween_SaysAPartOnce()
    {
        var (town, _, bob) = await AskedAsync();
        await using var _ = town;
        var match = await Match(town);
        foreach (var pieces in (int[])[30, 29, 28])
        {
            await Do(town, change => SayPart.By(change, match.HelperId, 1, pieces));
            await bob.PressWith("f:notyet:1", 1);
        }

        Assert.Equal(30, (await Match(town)).Share);
    }

    private static Task<Match> Match(Town town) => town.Read(stores => stores.Matches.Find(1)!);

    private static Task<int> Has(Town town) => town.Read(stores => stores.Posts.Find(1)!.Places);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Asker_WhoReceivedAPart_HasTheRestLookedForElsewhere(string provider)
    {
        var (town, alice, bob) = await AskedAsync(provider);
        await using var _ = town;
        await MakerAsync(town, "Carl", 60);
        await AssertSharesAsync(town, 40);
        await alice.Press("En partie seulement");
        foreach (var hostile in (string[])["0", "-5", "41", "beaucoup", "99999999999"])
        {
            await alice.Say(hostile);
            Assert.Contains("de 1 à 40", Plain(alice), StringComparison.Ordinal);
        }

        await alice.Say("une trentaine");
        Assert.Contains("vous avez reçu 30 pièces sur 40", Plain(alice), StringComparison.Ordinal);
        Assert.Contains("10 pièces ne sont pas encore reçues", Plain(alice), StringComparison.Ordinal);
        var match = await Match(town);
        Assert.Equal((MatchState.Done, 30, FollowUpAnswer.Yes), (match.State, match.Share, match.AskerSays));
        Assert.Equal(PostState.Open, await town.Read(stores => stores.Posts.Find(2)!.State));
        // The rest, of another: what Bob has besides is not asked of him twice for the same need.
        await AssertSharesAsync(town, 10);
        Assert.Equal(3, (await MatchesAsync(town)).Single(m => m.IsLive).OfferId);
        // What didn't come isn't there.
        Assert.Equal(40, await Has(town));
        Assert.Contains("a reçu 30 pièces sur 40", Plain(bob), StringComparison.Ordinal);
        Assert.Contains("O1 compte maintenant 40 pièces", Plain(bob), StringComparison.Ordinal);
        // Neither again, nor by the other.
        await alice.PressWith("f:part:1", 1);
        await bob.PressWith("f:part:1", 1);
        await alice.PressWith("f:no:1", 1);
        Assert.Equal((MatchState.Done, 30), ((await Match(town)).State, (await Match(town)).Share));
        await bob.Press("Changer le nombre");
        Assert.Contains("Nombre actuel : 40 pièces", Plain(bob), StringComparison.Ordinal);
    }

    /// <summary>Somebody else waits for masks: what Bob didn't bring isn't promised to them in the same breath.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pieces_ThatDidNotCome_AreOfferedToNobodyElse(bool askerSays)
    {
        var (town, alice, bob) = await AskedAsync(has: 40);
        await using var _ = town;
        var dora = town.Person("Dora");
        await dora.AgreeTo();
        await dora.WantsPieces(20);
        await AssertSharesAsync(town, 40);
        var who = askerSays ? alice : bob;
        await who.Press("En partie seulement");
        await who.Say("30");
        Assert.Equal(30, Assert.Single(await MatchesAsync(town)).Share);
        Assert.Equal((30, 30), (await Has(town), await town.Read(stores => stores.Matches.Taken(stores.Posts.Find(1)!))));
    }

    [Fact]
    public async Task Part_ThatIsAllOfIt_IsAYes()
    {
        var (town, alice, _) = await AskedAsync();
        await using var _t = town;
        await alice.Press("En partie seulement");
        await alice.Say("40");
        Assert.Contains("est terminée", Plain(alice), StringComparison.Ordinal);
        Assert.Equal((MatchState.Done, 40, 50), ((await Match(town)).State, (await Match(town)).Share, await Has(town)));
        Assert.Equal(PostState.Closed, await town.Read(stores => stores.Posts.Find(2)!.State));
    }

    [Fact]
    public async Task Helper_WhoGaveAPart_SaysItOnce_AndWhoAskedHasTheLastWord()
    {
        var (town, alice, bob) = await AskedAsync();
        await using var _t = town;
        await MakerAsync(town, "Carl", 60);
        await bob.Press("En partie seulement");
        await bob.Say("30");
        Assert.Contains("vous avez donné 30 pièces sur 40", Plain(bob), StringComparison.Ordinal);
        Assert.Equal((MatchState.Introduced, 30, FollowUpAnswer.Yes, 40), ((await Match(town)).State, (await Match(town)).Share, (await Match(town)).HelperSays, await Has(town)));
        await AssertSharesAsync(town, 30, 10);
        Assert.Contains("dit vous avoir donné 30 pièces sur 40", Plain(alice), StringComparison.Ordinal);
        await bob.PressWith("f:part:1", 1);
        Assert.Contains("déjà noté", Plain(bob), StringComparison.Ordinal);
        await bob.Say("5");
        Assert.Equal(30, (await Match(town)).Share);
        // Alice counts again: there are fewer still.
        await alice.Press("En partie seulement", under: "avoir donné 30");
        await alice.Say("31");
        await alice.Say("20");
        Assert.Equal((MatchState.Done, 20, 30), ((await Match(town)).State, (await Match(town)).Share, await Has(town)));
        // What is missing is Carl's, beside whom she is already.
        Assert.Equal([20, 20], (await MatchesAsync(town)).Select(m => m.Share));
    }

    /// <summary>While Alice types, Bob says that it was less: she is asked again, with the number that there is now.</summary>
    [Fact]
    public async Task Part_ThatBecameLessMeanwhile_IsAskedAgain()
    {
        var (town, alice, bob) = await AskedAsync();
        await using var _t = town;
        await alice.Press("En partie seulement");
        await bob.Press("En partie seulement");
        await bob.Say("10");
        await alice.Say("25");
        Assert.Contains("de 1 à 10", Plain(alice), StringComparison.Ordinal);
        await alice.Say("4");
        Assert.Equal((MatchState.Done, 4), ((await Match(town)).State, (await Match(town)).Share));
    }

    [Fact]
    public async Task Part_ByWhoeverIsNotInIt_OrOfNoPieces_ChangesNothing()
    {
        var (town, alice, bob) = await AskedAsync();
        await using var _t = town;
        var match = await Match(town);
        Assert.IsType<SayPart.Outcome.NotYours>(await Do(town, change => SayPart.By(change, 9999, 1, 5)));
        Assert.IsType<SayPart.Outcome.NotYours>(await Do(town, change => SayPart.By(change, match.AskerId, 99, 5)));
        foreach (var pieces in (int[])[int.MinValue, -1, 0, 41, int.MaxValue])
            Assert.IsType<SayPart.Outcome.NotThatMany>(await Do(town, change => SayPart.By(change, match.AskerId, 1, pieces)));
        Assert.Equal(40, (await Match(town)).Share);
        Assert.False(SayPart.IsOpen(match with { Pieces = 1 }));
        Assert.False(SayPart.IsOpen(match with { Pieces = null }));
        Assert.False(SayPart.IsOpen(match with { State = MatchState.Accepted }));
        await alice.PressWith("f:yes:1", 1);
        Assert.IsType<SayPart.Outcome.Over>(await Do(town, change => SayPart.By(change, match.AskerId, 1, 5)));
        await bob.PressWith("f:part:1", 1);
        Assert.Contains("déjà réglée", Plain(bob), StringComparison.Ordinal);
    }
}
