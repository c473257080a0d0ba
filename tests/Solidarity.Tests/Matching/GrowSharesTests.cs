using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Matching.MakersTown;

namespace Solidarity.Tests.Matching;

/// <summary>A number is raised: what nobody of the team has touched takes more, what somebody has stays.</summary>
public class GrowSharesTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Need_OfMorePieces_HasItsUntouchedProposalGrow_AndItsCardDrawnAnew(string provider)
    {
        var (town, mona, alice) = await TownAsync(provider);
        await using var _ = town;
        await MakerAsync(town, "Bob", 80);
        await alice.WantsPieces(30);
        await AssertSharesAsync(town, 30);
        await EditPieces(alice, 2, "50");
        await AssertSharesAsync(town, 50);
        Assert.Contains("50 pièces dans cette mise en relation", Plain(mona), StringComparison.Ordinal);
        Assert.Contains(town.Delivered, d => d.Chat == mona.Id && d.Text.Contains("50 pièces", StringComparison.Ordinal) && d.MessageId == mona.Last.MessageId);
        // Never more than there are.
        await EditPieces(alice, 2, "500");
        await AssertSharesAsync(town, 80);
    }

    [Fact]
    public async Task Offer_OfMorePieces_GivesItsUntouchedProposalMore_AndTheNextNeedTheRest()
    {
        var (town, _, alice) = await TownAsync();
        await using var _t = town;
        var bob = await MakerAsync(town, "Bob", 20);
        await alice.WantsPieces(50);
        var dora = town.Person("Dora");
        await dora.AgreeTo();
        await dora.WantsPieces(40);
        await AssertSharesAsync(town, 20);
        await EditPieces(bob, 1, "60", "O");
        await AssertSharesAsync(town, 50, 10);
    }

    [Fact]
    public async Task Proposal_ThatTheTeamHasInHand_StaysAsItWasLookedAt()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        await MakerAsync(town, "Bob", 80);
        await alice.WantsPieces(30);
        await mona.Say("/take M1");
        await EditPieces(alice, 2, "50");
        await AssertSharesAsync(town, 30);
        await mona.Say("/giveback M1");
        await mona.Say("/note M1 je connais la personne");
        await EditPieces(alice, 2, "60");
        await AssertSharesAsync(town, 30);
    }

    /// <summary>What a helper doesn't have is looked for first where somebody is put beside the need already.</summary>
    [Fact]
    public async Task Rest_OfAPledgeOfFewer_IsFoundWithWhoeverHasMore()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        var bob = await MakerAsync(town, "Bob", 40);
        await MakerAsync(town, "Carl", 60);
        await alice.WantsPieces(90);
        await AssertSharesAsync(town, 40, 50);
        await mona.Say("/approve M1");
        await bob.Press("Oui, mais moins");
        await bob.Say("35");
        await bob.Press("Non");
        await bob.Press("Par Telegram");
        await AssertSharesAsync(town, 35, 55);
    }

    [Fact]
    public async Task Grow_OfWhatIsNoMore_OrIsPaused_ChangesNothing()
    {
        var (town, _, alice) = await TownAsync();
        await using var _t = town;
        await MakerAsync(town, "Bob", 80);
        await alice.WantsPieces(30);
        Assert.Empty(await Do(town, change => GrowShares.Of(change, 99)));
        Assert.Empty(await Do(town, change => GrowShares.Of(change, 2)));
        var paused = await Do(town, change =>
        {
            var need = change.Stores.Posts.GetNeed(2);
            change.Stores.Posts.Save(need with { Places = 60, State = PostState.Paused, Version = need.Version + 1 }, change.Now);
            return GrowShares.Of(change, 1).Count + GrowShares.Of(change, 2).Count;
        });
        Assert.Equal(0, paused);
        Assert.Empty(await Do(town, change => GrowShares.Of(change, 2, most: 0)));
    }
}
