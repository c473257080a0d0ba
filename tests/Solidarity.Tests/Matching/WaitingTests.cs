using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Matching.MakersTown;

namespace Solidarity.Tests.Matching;

/// <summary>What a request has waited: points for it are not earned while it rests, nor for another request.</summary>
public class WaitingTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static async Task<Town> OpenAsync(string provider = "sqlite")
    {
        var (town, _, alice) = await TownAsync(provider);
        await alice.PublishesNeed();
        return town;
    }

    private static async Task AssertWaitedAsync(Town town, double days)
    {
        var need = await town.Read(stores => stores.Posts.GetNeed(1));
        Assert.Equal(days, need.WaitedBy(town.Clock.GetUtcNow()).TotalDays, 0.01);
    }

    private static Task<ChangePost.Outcome> Edit(Town town, Func<NeedDraft, NeedDraft> with) => Do(town, change =>
    {
        var need = change.Stores.Posts.GetNeed(1);
        return ChangePost.Edit(change, need.PersonId, 1, with(new NeedDraft(need.Category, need.Sentence, need.When, need.Place, need.Beneficiary, need.Places, need.Showing)));
    });

    private static Task<ChangePost.Outcome> ByItsPerson(Town town, Func<Change, long, long, ChangePost.Outcome> what) => Do(town, change => what(change, change.Stores.Posts.GetNeed(1).PersonId, 1));

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Pause_StopsTheClock_EachTime(string provider)
    {
        await using var town = await OpenAsync(provider);
        town.Clock.Advance(2 * Day);
        await ByItsPerson(town, ChangePost.Pause);
        town.Clock.Advance(10 * Day);
        await AssertWaitedAsync(town, 2);
        await ByItsPerson(town, ChangePost.Resume);
        await AssertWaitedAsync(town, 2);
        town.Clock.Advance(Day);
        await ByItsPerson(town, ChangePost.Pause);
        town.Clock.Advance(Day);
        // What is changed while it rests doesn't start it.
        Assert.IsType<ChangePost.Outcome.Changed>(await Edit(town, draft => draft with { Sentence = "autre chose" }));
        town.Clock.Advance(Day);
        await ByItsPerson(town, ChangePost.Resume);
        town.Clock.Advance(Day);
        await AssertWaitedAsync(town, 4);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Edit_OfTheKindOfHelp_IsAnotherRequest_AndOfAnythingElseTheSame(string provider)
    {
        await using var town = await OpenAsync(provider);
        town.Clock.Advance(5 * Day);
        await Edit(town, draft => draft with { Sentence = "Du pain", When = When.Weekly(Days.Saturday), Helpers = 2 });
        await AssertWaitedAsync(town, 5);
        var garden = await town.Read(stores => stores.Categories.Find("garden")!);
        Assert.IsType<ChangePost.Outcome.Changed>(await Edit(town, draft => draft with { Category = garden }));
        await AssertWaitedAsync(town, 0);
        town.Clock.Advance(3 * Day);
        await AssertWaitedAsync(town, 3);
        // Even while it is paused.
        await ByItsPerson(town, ChangePost.Pause);
        town.Clock.Advance(Day);
        await Edit(town, draft => draft with { Category = Another(draft) });
        town.Clock.Advance(Day);
        await ByItsPerson(town, ChangePost.Resume);
        town.Clock.Advance(2 * Day);
        await AssertWaitedAsync(town, 2);
        static Category Another(NeedDraft draft) => Categories.Shared.All.First(category => !category.Goods && !category.Sensitive && !category.Retired && !category.Equals(draft.Category));
    }

    [Fact]
    public void Waited_IsNeverLessThanNothing()
    {
        var now = DateTimeOffset.UnixEpoch;
        var need = new Need(1, 1, PostState.Open, null, null!, 1, now, now, null, 1, Categories.Shared.All[0], When.Soonest, Beneficiary.Self);
        Assert.Equal(TimeSpan.Zero, (need with { Rested = Day }).WaitedBy(now));
        Assert.Equal(Day, need.WaitedBy(now + Day));
        Assert.Equal(Day, (need with { RestsSince = now + Day }).WaitedBy(now + 9 * Day));
    }
}
