using Solidarity.Core.Matching;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Matching.MakersTown;

namespace Solidarity.Tests.Matching;

/// <summary>A helper who gives fewer pieces than were asked, and what becomes of the rest.</summary>
public sealed class FewerPiecesTests
{
    [Fact]
    public async Task Helper_WhoHasFewer_GivesFewer_AndTheRestIsAskedOfOthers()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        var bob = await MakerAsync(town, "Bob", 40);
        await alice.WantsPieces(40);
        await MakerAsync(town, "Carl", 30);
        await AssertSharesAsync(town, 40);
        await mona.Say("/approve M1");
        await bob.Press("Oui, mais moins");
        foreach (var never in (string[])["0", "41", "10001"])
        {
            await bob.Say(never);
            Assert.Contains("de 1 à 40", Plain(bob), StringComparison.Ordinal);
        }

        await bob.Say("une quinzaine");
        Assert.Contains("Les 25 autres pièces : les avez-vous encore ?", Plain(bob), StringComparison.Ordinal);
        await bob.Say("non merci");
        await bob.Press("Par Telegram");
        Assert.Contains(bob.Screen, m => m.Text.Replace('\u00a0', ' ').Contains("O1 compte maintenant 15 pièces", StringComparison.Ordinal) && m.Buttons.Any(b => b.Label.Contains("Changer le nombre", StringComparison.Ordinal)));
        await AssertSharesAsync(town, 15, 25);
        Assert.Equal(15, await town.Read(stores => stores.Posts.Find(1)!.Places));
        Assert.Equal(MatchState.Accepted, await town.Read(stores => stores.Matches.Find(1)!.State));
        Assert.Contains("15 pièces", Plain(alice), StringComparison.Ordinal);
        // Neither once more, nor by anybody else.
        await bob.PressWith("c:fewer:1", 1);
        await alice.PressWith("c:fewer:1", 1);
        await alice.Say("3");
        await AssertSharesAsync(town, 15, 25);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Helper_WhoGivesFewerAndStillHasTheOthers_IsAskedForThemByOthers(string provider)
    {
        var (town, mona, alice) = await TownAsync(provider);
        await using var _t = town;
        var bob = await MakerAsync(town, "Bob", 40);
        await alice.WantsPieces(40);
        var carla = town.Person("Carla");
        await carla.AgreeTo();
        await carla.WantsPieces(30);
        await AssertSharesAsync(town, 40);
        await mona.Say("/approve M1");
        await bob.Press("Oui, mais moins");
        await bob.Say("15");
        // One step back, and nothing was promised meanwhile.
        await bob.Press("Retour");
        await AssertSharesAsync(town, 40);
        await bob.Say("15");
        await bob.Press("Oui");
        await bob.Press("Par Telegram");
        Assert.Contains("O1 compte toujours 40 pièces", bob.Everything.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(40, await town.Read(stores => stores.Posts.Find(1)!.Places));
        await AssertSharesAsync(town, 15, 25);
        Assert.Equal(3, (await MatchesAsync(town))[1].NeedId);
        Assert.Equal(MatchState.Accepted, (await MatchesAsync(town))[0].State);
    }

    /// <summary>The rest is looked for with the yes, not before: else it could be looked for again and again.</summary>
    [Fact]
    public async Task Helper_WhoSaysHowManyFewer_ButNotHowToBeReached_HasChangedNothing()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        var bob = await MakerAsync(town, "Bob", 40);
        await alice.WantsPieces(40);
        await MakerAsync(town, "Carl", 30);
        await mona.Say("/approve M1");
        foreach (var fewer in (string[])["15", "14"])
        {
            await bob.PressWith("c:fewer:1", 1);
            await bob.Say(fewer);
            await bob.Press("Non");
            await bob.Press("Annuler");
            await AssertSharesAsync(town, 40);
        }

        Assert.Equal(40, await town.Read(stores => stores.Posts.Find(1)!.Places));
    }

    /// <summary>Whoever pressed "fewer" and then counts may have them all.</summary>
    [Fact]
    public async Task Helper_WhoAfterAllHasAsMany_SaysYesToAll()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        var bob = await MakerAsync(town, "Bob", 50);
        await alice.WantsPieces(40);
        await mona.Say("/approve M1");
        await bob.Press("Oui, mais moins");
        await bob.Say("40");
        await bob.Press("Par Telegram");
        Assert.Contains("vous pouvez aider", Plain(bob), StringComparison.Ordinal);
        Assert.DoesNotContain("au lieu de", bob.Everything, StringComparison.Ordinal);
        Assert.Equal((MatchState.Accepted, 40), ((await MatchesAsync(town))[0].State, (await MatchesAsync(town))[0].Share));
        Assert.Equal(50, await town.Read(stores => stores.Posts.Find(1)!.Places));
    }

    [Fact]
    public async Task PledgeFewer_UpOrByAnother_IsRefused()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        await MakerAsync(town, "Bob", 40);
        await alice.WantsPieces(40);
        var match = (await MatchesAsync(town))[0];
        Assert.IsType<PledgeFewer.Outcome.NotAsked>(await Do(town, change => PledgeFewer.By(change, match.HelperId, match.Id, 10)));
        await mona.Say("/approve M1");
        Assert.IsType<PledgeFewer.Outcome.NotYours>(await Do(town, change => PledgeFewer.By(change, match.AskerId, match.Id, 10)));
        Assert.IsType<PledgeFewer.Outcome.NotYours>(await Do(town, change => PledgeFewer.By(change, match.HelperId, 99, 10)));
        foreach (var pieces in (int[])[int.MinValue, -1, 0, 41, int.MaxValue]) Assert.IsType<PledgeFewer.Outcome.NotThatMany>(await Do(town, change => PledgeFewer.By(change, match.HelperId, match.Id, pieces)));
        await AssertSharesAsync(town, 40);
    }
}
