using Microsoft.Extensions.DependencyInjection;
using Solidarity.Bot.Jobs;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;
using Solidarity.Tests.Turns;
using Xunit;

namespace Solidarity.Tests.Groups;

/// <summary>All groups of a département digest at six in the evening; the judge of floods is the same as in the fake server.</summary>
public sealed class ManyDigestsTests
{
    private const int Groups = 300, PostsEach = 40;

    /// <summary>Of 300 that leave in ten seconds.</summary>
    private const int MostPassed = 120;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    /// <summary>Six in the evening in Paris, two evenings running.</summary>
    private static readonly DateTimeOffset Six = new(2026, 11, 23, 17, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task ThreeHundredGroups_WithFortyPostsEach_AreAllTold_InOrder_OnceEach_WithoutAFlood()
    {
        var clock = new TestClock(Dispatch.Start);
        var channel = new ScriptedChannel(clock, limits: true);
        await using var at = await Dispatch.OpenAsync(channel, clock);
        var sweeps = ActivatorUtilities.CreateInstance<Sweeps>(at.Services);
        await FillAsync(at);

        foreach (var evening in (DateTimeOffset[])[Six, Six.AddDays(1)])
        {
            clock.Advance(evening - clock.GetUtcNow());
            var before = channel.Count;
            await Task.WhenAll(sweeps.GroupsAsync(), sweeps.GroupsAsync());
            // On the second evening each digest also takes the place of the last.
            await at.Run(channel, Step, () => channel.Count - before == (evening == Six ? Groups : 2 * Groups));
            var said = Said(channel, before).ToArray();
            Assert.Equal(Groups, said.Select(one => one.Chat).Distinct().Count());
            // In their order; those that are taken up side by side pass each other by a few seconds at most.
            Assert.All(said.Index(), one => Assert.InRange(one.Index - RankOf(one.Item.Chat), -MostPassed, MostPassed));
            Assert.InRange((said.Max(one => one.At) - evening).TotalSeconds, 0, 30);
            Assert.Equal(0, await at.DeadOnceNothingWaits());
        }

        Assert.Equal((0, 0), channel.Limits!.Counts);
    }

    private static int RankOf(string chat) => -int.Parse(chat, System.Globalization.CultureInfo.InvariantCulture) - 1_000;

    private static IEnumerable<Try> Said(ScriptedChannel channel, int after) => channel.Tried.Skip(after).Where(one => one.Outcome is SendOutcome.Sent && one.Word.Length > 0);

    /// <summary>Groups far from one another, each in a cell of its own with its posts around it.</summary>
    private static Task FillAsync(Dispatch at) => at.Loop.Run(scope =>
    {
        var categories = scope.Stores.Categories;
        string[] kinds = ["shopping", "calls", "papers", "garden", "pets"];
        for (var i = 0; i < Groups; i++)
        {
            var place = new Place("94081", "Vitry-sur-Seine", "94", new Cell(10_000 + 60 * (i / 20), 400 + 60 * (i % 20)), Precision.Cell);
            var group = scope.Stores.Groups.Add(new Group(0, "telegram", $"-{1_000 + i}", $"Rue {i}", GroupStanding.Present, $"token{i:0000000000000000}", null), scope.Now);
            var setup = new GroupSetup(GroupKind.Street, place, new Radius(1000), Approver.Town, QuietHours.None, new Digest(DigestRhythm.Daily, new TimeOnly(18, 0), Pinned: false), Errands: true, "fr");
            scope.Stores.Groups.SaveSetup(group.Id, setup, Six);
            for (var n = 0; n < PostsEach; n++)
            {
                var person = scope.Stores.People.Add("telegram", $"{100_000 + i * PostsEach + n}", "Rose", null, "fr", scope.Now);
                var category = categories.Find(kinds[n % kinds.Length])!;
                scope.Stores.Posts.Add(new Need(0, person.Id, PostState.Open, null, place, 1, scope.Now, scope.Now.AddDays(30), null, 1, category, When.Soonest, Beneficiary.Self));
            }
        }

        return true;
    });
}
