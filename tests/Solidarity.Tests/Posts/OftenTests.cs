using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Posts;

/// <summary>One person can't feed the board or the moderators without end; what others do to a post is not counted against it.</summary>
public sealed class OftenTests
{
    [Fact]
    public async Task TwentyFirstPost_OfADay_IsRefusedWithAWordAndTakenTheNextDay()
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await alice.AgreeTo();
        for (var i = 1; i <= Post.MostADay; i++)
        {
            town.Clock.Advance(FloodGate.FullAgain);
            await alice.PublishesNeed($"Numéro {i} sur la liste");
            await Do(town, change => ChangePost.Close(change, 1, i, Closing.Withdrawn));
        }
        town.Clock.Advance(FloodGate.FullAgain);
        await alice.PublishesNeed("Une de trop");
        Assert.Contains("20 annonces en 24 heures", alice.Last.Text, StringComparison.Ordinal);
        Assert.Contains("mardi 24 novembre à 10:00", alice.Last.Text, StringComparison.Ordinal);
        Assert.Null(await town.Read(s => s.Posts.Find(Post.MostADay + 1)));
        var bob = town.Person("Bob");
        await bob.AgreeTo();
        await bob.PublishesNeed();
        Assert.NotNull(await town.Read(s => s.Posts.Find(Post.MostADay + 1)));
        town.Clock.Advance(TimeSpan.FromHours(24));
        await alice.PublishesNeed("Le lendemain");
        Assert.NotNull(await town.Read(s => s.Posts.Find(Post.MostADay + 2)));
    }

    [Fact]
    public async Task PausingAndResuming_InALoop_FeedsTheModeratorsTwentyCardsADay()
    {
        var (town, mona, alice, _) = await Stories.Proposed();
        await using var _t = town;
        for (var i = 0; i < 40; i++)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(1));
            await Do(town, change => ChangePost.Pause(change, 2, 2));
            await Do(town, change => ChangePost.Resume(change, 2, 2));
        }
        Assert.Equal(1 + OwnChanges.MostADay, await CountAsync(town, "select count(*) from match"));
        await alice.Say("/mes");
        await alice.Press("Voir N2");
        await alice.Press("Reprendre");
        Assert.Contains("Cette fois, rien n'a été changé", alice.Last.Text, StringComparison.Ordinal);
        Assert.Contains("mardi 24 novembre à 10:01", alice.Last.Text, StringComparison.Ordinal);
        Assert.Equal(PostState.Paused, (await town.Read(s => s.Posts.Find(2)))!.State);
        town.Clock.Advance(TimeSpan.FromHours(24));
        Assert.IsType<ChangePost.Outcome.Changed>(await Do(town, change => ChangePost.Resume(change, 2, 2)));
        Assert.Equal(2 + OwnChanges.MostADay, await CountAsync(town, "select count(*) from match"));
        _ = mona;
    }

    [Fact]
    public async Task Editing_InALoop_ChangesNothingAnyMoreAfterTwentyCards()
    {
        var (town, _, _, _) = await Stories.Proposed();
        await using var _t = town;
        var outcomes = new List<ChangePost.Outcome>();
        for (var i = 0; i < 30; i++) outcomes.Add(await Do(town, change => ChangePost.Edit(change, 2, 2, Draft(change, $"Version {i}"))));
        Assert.Equal(OwnChanges.MostADay, outcomes.OfType<ChangePost.Outcome.Changed>().Count());
        Assert.Equal(10, outcomes.OfType<ChangePost.Outcome.TooOften>().Count());
        Assert.Equal($"Version {OwnChanges.MostADay - 1}", (await town.Read(s => s.Posts.Find(2)))!.Sentence);
        Assert.Equal(1 + OwnChanges.MostADay, await CountAsync(town, "select count(*) from match"));
        Assert.Equal(1, await CountAsync(town, "select count(*) from match where state = 'Proposed'"));
    }

    /// <summary>A number that goes up and down draws cards anew, here and in groups, whether or not somebody is found.</summary>
    [Fact]
    public async Task EditingTheNumberAlone_InALoop_CountsAsAnyEdit()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var alice = town.Person("Alice");
        await alice.AgreeTo();
        await alice.WantsPieces(30);
        var outcomes = new List<ChangePost.Outcome>();
        for (var i = 0; i < OwnChanges.MostADayOfGoods + 5; i++)
        {
            outcomes.Add(await Do(town, change =>
            {
                var need = change.Stores.Posts.GetNeed(1);
                return ChangePost.Edit(change, need.PersonId, 1, Same(need, 30 + i % 2));
            }));
        }

        Assert.Equal(OwnChanges.MostADayOfGoods, outcomes.OfType<ChangePost.Outcome.Changed>().Count());
        Assert.All(outcomes.Skip(OwnChanges.MostADayOfGoods), outcome => Assert.IsType<ChangePost.Outcome.TooOften>(outcome));
        town.Clock.Advance(TimeSpan.FromHours(24));
        Assert.IsType<ChangePost.Outcome.Changed>(await Do(town, change => ChangePost.Edit(change, change.Stores.Posts.GetNeed(1).PersonId, 1, Same(change.Stores.Posts.GetNeed(1), 50))));
        static NeedDraft Same(Need need, int pieces) => new(need.Category, need.Sentence, need.When, need.Place, need.Beneficiary, pieces, need.Showing);
    }

    /// <summary>Others who say no are no fault of the person in need: somebody else is looked for every time.</summary>
    [Fact]
    public async Task Need_ThatManyDecline_IsLookedAfterHoweverOftenItWasChanged()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var mona = town.Person("Mona", id: 9001);
        await mona.Say("/start");
        for (var i = 0; i < 30; i++)
        {
            var helper = town.Person($"Helper{i}");
            await helper.AgreeTo();
            await helper.PublishesOffer();
        }
        var alice = town.Person("Alice");
        await alice.AgreeTo();
        await alice.PublishesNeed();
        var me = await CountAsync(town, "select max(person_id) from post");
        var need = await CountAsync(town, "select max(id) from post");
        for (var i = 0; i < 25; i++) await Do(town, change => ChangePost.Edit(change, me, need, Draft(change, "Encore")));
        Assert.IsType<ChangePost.Outcome.TooOften>(await Do(town, change => ChangePost.Edit(change, me, need, Draft(change, "Encore"))));
        for (var i = 0; i < 25; i++)
        {
            var match = await CountAsync(town, "select max(id) from match where state = 'Proposed'");
            await Do(town, change => DecideMatch.Approve(change, 1, match, anotherCould: false));
            var helper = await CountAsync(town, $"select helper_id from match where id = {match}");
            Assert.IsType<AnswerProposal.Outcome.SaidNo>(await Do(town, change => AnswerProposal.Give(change, helper, match, AnswerProposal.Answer.No)));
            Assert.Equal(1, await CountAsync(town, "select count(*) from match where state = 'Proposed'"));
        }
    }

    [Fact]
    public async Task BlockingAndUnblocking_InALoop_TellsTheModeratorsOnceADay()
    {
        var (town, mona, alice, _) = await Stories.Proposed();
        await using var _t = town;
        var told = mona.Screen.Count;
        for (var i = 0; i < 10; i++)
        {
            await alice.Do(new Removed());
            await alice.Do(new Added());
        }
        Assert.Equal(told + 1, mona.Screen.Count);
        town.Clock.Advance(TimeSpan.FromHours(25));
        await alice.Do(new Removed());
        Assert.Equal(told + 2, mona.Screen.Count);
    }

    private static NeedDraft Draft(Change change, string sentence)
    {
        var need = change.Stores.Posts.GetNeed(Newest(change));
        return new NeedDraft(need.Category, sentence, need.When, need.Place, need.Beneficiary, need.Places);
    }

    private static long Newest(Change change) => Dapper.SqlMapper.ExecuteScalar<long>(change.Stores.Connection, "select max(id) from post where kind = 'Need'");

    private static Task<long> CountAsync(Town town, string sql) => town.Read(s => Dapper.SqlMapper.ExecuteScalar<long>(s.Connection, sql));

    private static Task<T> Do<T>(Town town, Func<Change, T> what) =>
        town.Loop.Run(scope => what(town.Settings.Begin(scope.Stores, scope.Now)));
}
