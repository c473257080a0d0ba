using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Matching.MakersTown;

namespace Solidarity.Tests.Matching;

/// <summary>Things in pieces: a need of many, several who fill it together.</summary>
public sealed class QuantityTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task FiveHundredMasks_FromElevenMakers_ArePromisedAndNotOneMore(string provider)
    {
        var (town, mona, alice) = await TownAsync(provider);
        await using var _ = town;
        int[] have = [20, 30, 35, 40, 45, 50, 50, 55, 60, 70, 80];
        var makers = new List<Resident>();
        foreach (var (n, pieces) in have.Index()) makers.Add(await MakerAsync(town, "Maker" + n, pieces));
        await alice.WantsPieces(500);
        Assert.Contains("Pièces trouvées pour l'instant : 500 sur 500, chez 11 personnes.", Plain(alice), StringComparison.Ordinal);
        foreach (var match in await MatchesAsync(town))
        {
            var maker = makers[(int)match.OfferId - 1];
            await Meet(mona, maker, alice, match.Id);
        }

        var matches = await MatchesAsync(town);
        Assert.Equal(11, matches.Length);
        Assert.All(matches, match => Assert.Equal(MatchState.Introduced, match.State));
        Assert.Equal(500, matches.Sum(match => match.Share));
        Assert.All(matches, match => Assert.InRange(match.Share, 1, have[match.OfferId - 1]));
        var last = await MakerAsync(town, "Twelfth", 25);
        Assert.Contains("d'autres personnes en proposent déjà assez", Plain(last), StringComparison.Ordinal);
        Assert.Equal(11, (await MatchesAsync(town)).Length);
        await alice.Say("/mes");
        Assert.Contains("Pièces promises : 500 sur 500. Pièces reçues : 0.", Plain(alice), StringComparison.Ordinal);
        // One of them can't any more: the twelfth is asked at once.
        await makers[0].PressWith($"w:sure:{matches.Single(match => match.OfferId == 1).Id}", 1);
        Assert.Equal(20, Assert.Single(await MatchesAsync(town), match => match.State == MatchState.Proposed).Share);
    }

    [Fact]
    public async Task TwelfthMaker_OnceTheTeamSaidYesToTheEleven_HearsThatItIsCovered()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        await MakerAsync(town, "Bob", 50);
        await alice.WantsPieces(50);
        // A proposal that nobody has looked at sends no maker home.
        Assert.DoesNotContain("déjà assez", Plain(await MakerAsync(town, "Emil", 10)), StringComparison.Ordinal);
        await mona.Say("/approve M1");
        Assert.Contains("déjà assez", Plain(await MakerAsync(town, "Carl", 10)), StringComparison.Ordinal);
        // Of something else nobody has asked for.
        var dora = town.Person("Dora");
        await dora.AgreeTo();
        await dora.OffersPieces(10, "Don de meubles");
        Assert.DoesNotContain("déjà assez", Plain(dora), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pieces_ThatWereGiven_DoNotComeBack_ButTimeDoes()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        var bob = await MakerAsync(town, "Bob", 50);
        await alice.WantsPieces(30);
        await Meet(mona, bob, alice, 1);
        await town.WaitAsync(TimeSpan.FromDays(3));
        Assert.Contains("30 pièces", Plain(alice), StringComparison.Ordinal);
        await alice.PressWith("f:yes:1", 1);
        Assert.Equal((PostState.Closed, PostState.Open), (await town.Read(s => s.Posts.Find(2)!.State), await town.Read(s => s.Posts.Find(1)!.State)));
        await alice.WantsPieces(100);
        await AssertSharesAsync(town, 20);
        await bob.Say("/mes");
        Assert.Contains("Pièces promises : 30 sur 50. Pièces données : 30.", Plain(bob), StringComparison.Ordinal);
    }

    /// <summary>However many are wanted: the team is not shown hundreds of cards, and the next are shown as it decides.</summary>
    [Fact]
    public async Task Need_OfVeryMany_WaitsForTheTeamTwentyAtATime()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        foreach (var number in Enumerable.Range(1, 23)) await MakerAsync(town, $"Maker{number}", 5);
        await alice.WantsPieces(1000);
        Task<int> Proposed() => town.Read(stores => stores.Matches.LiveOf(24).Count(match => match.State == MatchState.Proposed));
        Assert.Equal(ProposeMatches.MostWaiting, await Proposed());
        await mona.Say("/approve M1");
        Assert.Equal(ProposeMatches.MostWaiting, await Proposed());
        await mona.Say("/reject M2");
        Assert.Equal(ProposeMatches.MostWaiting, await Proposed());
    }
}
