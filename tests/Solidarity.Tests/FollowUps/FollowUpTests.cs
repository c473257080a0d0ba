using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.FollowUps;

public sealed class FollowUpTests
{
    private static readonly TimeSpan First = new(1, 0, 1, 0), Next = new(3, 0, 1, 0);

    [Fact]
    public async Task Introduction_ThatNobodySpeaksOf_IsLeftToTheModeratorsAfterThreeQuestions()
    {
        var (town, mona, alice, bob) = await Stories.Introduced();
        await using var _ = town;
        await town.WaitAsync(First);
        for (var i = 1; i < Timings.MostFollowUps; i++) await town.WaitAsync(Next);
        Assert.NotNull((await Match(town)).DueAt);
        await town.WaitAsync(Next);

        var match = await Match(town);
        Assert.Equal((MatchState.Introduced, (DateTimeOffset?)null, Timings.MostFollowUps), (match.State, match.DueAt, match.FollowUps));
        await mona.Say("/file");
        Assert.Contains("sans nouvelles", mona.Last.Text, StringComparison.Ordinal);
        Assert.Contains("M1", mona.Last.Text, StringComparison.Ordinal);
        // Nobody is asked a fourth time.
        await town.WaitAsync(TimeSpan.FromDays(7));
        Assert.Equal((3, 3), (Asked(town, alice), Asked(town, bob)));
        // A late answer counts all the same.
        await alice.Press("Oui", under: "eu lieu");
        Assert.Equal(MatchState.Done, (await Match(town)).State);
    }

    [Fact]
    public async Task HelpersYes_WhenTheOtherSideSaysNothing_IsBelievedInTheEnd()
    {
        var (town, _, _, bob) = await Stories.Introduced();
        await using var _t = town;
        await town.WaitAsync(First);
        await bob.Press("Oui", under: "eu lieu");
        for (var i = 1; i < Timings.MostFollowUps; i++) await town.WaitAsync(Next);
        Assert.Equal(MatchState.Introduced, (await Match(town)).State);
        await town.WaitAsync(Next);
        Assert.Equal(MatchState.Done, (await Match(town)).State);
        var need = (await town.Read(s => s.Posts.Find(2)))!;
        Assert.Equal((PostKind.Need, PostState.Closed, Closing.Fulfilled), (need.Kind, need.State, need.Closing));
    }

    [Fact]
    public async Task Thanks_PressedAgain_ArePassedOnOnce()
    {
        var (town, _, alice, bob) = await Stories.Introduced();
        await using var _t = town;
        await town.WaitAsync(First);
        await alice.Press("Oui", under: "eu lieu");
        Assert.Equal("Votre merci est transmis.", await alice.Press("Dire merci"));
        Assert.Equal("Vous avez déjà dit merci. C'est transmis.", await alice.PressLate("Dire merci"));
        Assert.Single(town.Delivered, d => d.Chat == bob.Id && d.Text.Contains("vous dit merci", StringComparison.Ordinal));
        // Nobody but the one who was helped can say it.
        await bob.PressWith("t:1", bob.Last.MessageId);
        Assert.Single(town.Delivered, d => d.Chat == bob.Id && d.Text.Contains("vous dit merci", StringComparison.Ordinal));
    }

    private static async Task<Match> Match(Town town) => (await town.Read(s => s.Matches.Find(1)))!;

    private static int Asked(Town town, Resident who) =>
        town.Delivered.Count(d => d.Chat == who.Id && d.Buttons.Any(b => b.Data?.StartsWith("f:notyet:", StringComparison.Ordinal) == true));
}
