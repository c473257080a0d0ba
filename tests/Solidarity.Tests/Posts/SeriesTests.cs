using Dapper;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Matching.Planning;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;
using Action = Solidarity.Bot.Turns.Action;


namespace Solidarity.Tests.Posts;

public sealed class SqliteSeriesTests() : SeriesTests("sqlite");

public sealed class PostgresSeriesTests() : SeriesTests("postgres");

/// <summary>What becomes of a series, and of its dates with it.</summary>
public abstract class SeriesTests(string provider) : SeriesStory(provider)
{
    [Fact]
    public async Task Publish_ByDate_OpensTheDatesOfTwoWeeksAndPutsTheSeriesBesideNobody()
    {
        await Offers(2, places: 5);
        var series = await Publishes();
        var dates = await Dates(series);
        Assert.Equal([First, Second], dates.Select(Day));
        Assert.All(dates, date => Assert.Equal((PostState.Open, series, "Du pain", 1), (date.State, date.SeriesId!.Value, date.Sentence, date.Places)));
        Assert.Empty(await _town.Read(s => s.Matches.LiveOf(series)));
        foreach (var date in dates) Assert.Single(await _town.Read(s => s.Matches.LiveOf(date.Id)));
        // Somebody who offers later finds the dates and not their series either.
        var offer = await Offers(2, places: 5);
        Assert.Empty(await _town.Read(s => s.Matches.LiveOf(offer)));
        await Do(change => ChangePost.Close(change, 1, dates[0].Id, Closing.Withdrawn));
        Assert.Empty(await Do(change => ProposeMatches.For(change, series)));
        var board = await Do(change => OpenBoard.Read(change, new GivenBack([]), 0, 50));
        Assert.Empty(board.Single(row => row.Need == series).Fits);
    }

    [Fact]
    public async Task Sweep_OpensEachDateOnce_AlsoAfterItWasDroppedOrDone()
    {
        var series = await Publishes();
        var dropped = (await Dates(series))[0];
        await Do(change => ChangePost.Close(change, 1, dropped.Id, Closing.Withdrawn));
        for (var i = 0; i < 3; i++) await _town.SweepAsync();
        Assert.Equal([Second], (await Dates(series)).Select(Day));
        await _town.WaitAsync(TimeSpan.FromDays(6));
        Assert.Equal([Second, Third], (await Dates(series)).Select(Day));
        Assert.Equal(3, await CountAsync("select count(*) from post where series_id is not null"));
        Assert.Equal(PostState.Closed, (await _town.Read(s => s.Posts.Find(dropped.Id)))!.State);
    }

    [Fact]
    public async Task AddDate_ThatWasOpenedBefore_AddsNothing()
    {
        var series = await Publishes();
        var known = (await Dates(series))[0];
        Assert.Null(await _town.Read(s => s.Posts.AddDate(known with { Id = 0 })));
    }

    [Fact]
    public async Task Pause_AndResume_RestsItsDatesAndTakesThemUpAgain()
    {
        await Offers(2, places: 5);
        var series = await Publishes();
        await Do(change => ChangePost.Pause(change, 1, series));
        var resting = await Dates(series);
        Assert.All(resting, date => Assert.Equal(PostState.Paused, date.State));
        foreach (var date in resting) Assert.Empty(await _town.Read(s => s.Matches.LiveOf(date.Id)));
        await _town.WaitAsync(TimeSpan.FromDays(6));
        Assert.Equal(2, (await Dates(series)).Concat(resting).DistinctBy(date => date.Id).Count());
        await Do(change => ChangePost.Resume(change, 1, series));
        var back = await Dates(series);
        Assert.Equal([Second, Third], back.Select(Day));
        foreach (var date in back) Assert.Single(await _town.Read(s => s.Matches.LiveOf(date.Id)));
    }

    [Fact]
    public async Task Edit_IsFollowedByDatesForWhichNobodyComes()
    {
        await Offers(2, places: 5);
        var series = await Publishes();
        var (kept, other) = ((await Dates(series))[0], (await Dates(series))[1]);
        await Introduces(kept.Id);
        Assert.IsType<ChangePost.Outcome.Changed>(await Do(change => ChangePost.Edit(change, 1, series, Draft("Du lait", helpers: 2))));
        Assert.Equal(("Du pain", 1), await Of(kept.Id));
        Assert.Equal(("Du lait", 2), await Of(other.Id));
        var again = Assert.Single(await _town.Read(s => s.Matches.LiveOf(other.Id)));
        Assert.Equal(MatchState.Proposed, again.State);
        async Task<(string?, int)> Of(long id) => await _town.Read(s => s.Posts.Find(id)!) is var post ? (post.Sentence, post.Places) : default;
    }

    [Fact]
    public async Task DayThatIsLeftOut_Rests_AndGoesOnWhenItIsAskedForAgain()
    {
        var series = await Publishes(Days.Saturday | Days.Sunday);
        await Do(change => ChangePost.Edit(change, 1, series, Draft("Du pain", days: Days.Sunday)));
        Assert.All((await Dates(series)).Where(date => Day(date).DayOfWeek == DayOfWeek.Saturday), date => Assert.Equal(PostState.Paused, date.State));
        Assert.DoesNotContain("samedi", await Mine(), StringComparison.Ordinal);
        await Do(change => ChangePost.Edit(change, 1, series, Draft("Du pain", days: Days.Saturday | Days.Sunday)));
        var dates = await Dates(series);
        Assert.Equal(4, dates.Count);
        Assert.All(dates, date => Assert.Equal(PostState.Open, date.State));
        Assert.Contains("samedi 5 décembre\u00a0: je cherche", await Mine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_LeavesDatesForWhichSomebodyComes_UntilTheyComeNoMore()
    {
        await Offers(2, places: 5);
        var series = await Publishes();
        var (kept, other) = ((await Dates(series))[0], (await Dates(series))[1]);
        var match = await Introduces(kept.Id);
        await _alice.Say("/mes");
        await _alice.Press($"Voir N{series}");
        await _alice.Press("Fermer");
        Assert.Contains("quelqu'un vient toujours\u00a0: samedi 28 novembre.", _alice.Last.Text, StringComparison.Ordinal);
        await _alice.Press("Oui, fermer");
        Assert.Contains("quelqu'un vient toujours\u00a0: samedi 28 novembre.", _alice.Last.Text, StringComparison.Ordinal);
        Assert.Equal([kept.Id], (await Dates(series)).Select(date => date.Id));
        Assert.Equal(Closing.Withdrawn, (await _town.Read(s => s.Posts.Find(other.Id)))!.Closing);
        Assert.Contains("Bob", await Mine(), StringComparison.Ordinal);
        await Do(change => WithdrawMatch.By(change, 2, match));
        Assert.Empty(await Dates(series));
    }

    [Fact]
    public async Task DateThatIsDropped_IsClosedAlone_AndWhoeverComesHearsOfIt()
    {
        await Offers(2, places: 5);
        var series = await Publishes();
        await Introduces((await Dates(series))[0].Id);
        await _alice.Say("/mes");
        await _alice.Press($"Voir N{series}");
        await _alice.Press("samedi 28 novembre");
        await _alice.Press("Pas besoin le samedi 28 novembre");
        Assert.Contains("je préviendrai cette personne", _alice.Last.Text, StringComparison.Ordinal);
        var before = _bob.Everything.Length;
        await _alice.Press("Oui, fermer");
        Assert.True(_bob.Everything.Length > before);
        Assert.Equal([Second], (await Dates(series)).Select(Day));
        Assert.Equal(PostState.Open, (await _town.Read(s => s.Posts.Find(series)))!.State);
    }

    [Fact]
    public async Task Dates_DontCountAmongThoseOnePersonMayHave()
    {
        await Publishes(Days.All);
        Assert.Equal(KeepSeries.DaysAhead, await CountAsync("select count(*) from post where series_id is not null"));
        for (var i = 1; i < Post.MostOpen; i++) Assert.IsType<PublishPost.Outcome.Published>(await Do(change => PublishPost.Need(change, 1, Draft($"Numéro {i}"))));
        Assert.IsType<PublishPost.Outcome.TooManyOpen>(await Do(change => PublishPost.Need(change, 1, Draft("Une de trop"))));
    }

    [Fact]
    public async Task SamePersonIntroduced_KeepsTheNeedFromGoingByDate()
    {
        await Offers(2, places: 5);
        var weekly = await Publishes(byDate: false);
        await Introduces(weekly);
        Assert.IsType<ChangePost.Outcome.IsHelpedWeekly>(await Do(change => ChangePost.GoByDate(change, 1, weekly)));
        Assert.Empty(await Dates(weekly));
    }

    [Fact]
    public async Task HelperWhoDeclinesOneDate_IsPutBesideTheNext_AndWhoeverAskedAndDeclinesThemIsNot()
    {
        await Offers(2, places: 1);
        var dates = await Dates(await Publishes());
        Assert.Empty(await _town.Read(s => s.Matches.LiveOf(dates[1].Id)));
        await Do(change => AnswerProposal.Give(change, 2, Approved(change, dates[0].Id).Id, AnswerProposal.Answer.No));
        Assert.Empty(await _town.Read(s => s.Matches.LiveOf(dates[0].Id)));
        Assert.Single(await _town.Read(s => s.Matches.LiveOf(dates[1].Id)));
        await Do(change =>
        {
            var match = Approved(change, dates[1].Id);
            AnswerProposal.Give(change, 2, match.Id, AnswerProposal.Answer.Yes);
            return Assert.IsType<AnswerProposal.Outcome.SaidNo>(AnswerProposal.Give(change, 1, match.Id, AnswerProposal.Answer.No));
        });
        await _town.WaitAsync(TimeSpan.FromDays(5));
        Assert.Equal(2, await CountAsync("select count(*) from match"));
    }

    [Fact]
    public async Task ExpiredSeries_OpensNoMore_AndGoesOnWhereItIsRenewed()
    {
        var series = await Publishes();
        await Do(change => { change.Stores.Connection.Execute("update post set expires_at = @at where id = @series", new { at = change.Now.AddDays(8).ToUnixTimeMilliseconds(), series }); return 0; });
        await _town.WaitAsync(TimeSpan.FromDays(9));
        Assert.Equal(Closing.Expired, (await _town.Read(s => s.Posts.Find(series)))!.Closing);
        Assert.Equal([Second], (await Dates(series)).Select(Day));
        await Do(change => ChangePost.Renew(change, 1, series));
        Assert.Equal([Second, Third], (await Dates(series)).Select(Day));
    }

    [Fact]
    public async Task HeldSeries_OpensItsDatesWhenTheTeamHasReadIt()
    {
        var series = await Publishes(sentence: "Je paie 20 euros");
        Assert.Equal(PostState.Held, (await _town.Read(s => s.Posts.Find(series)))!.State);
        Assert.Empty(await Dates(series));
        await Do(change => ReviewPost.Give(change, 2, series, 1, ReviewPost.Review.Publish, anotherCould: false));
        Assert.All(await Dates(series), date => Assert.Equal(PostState.Open, date.State));
        Assert.Equal([First, Second], (await Dates(series)).Select(Day));
    }

    [Fact]
    public async Task Suspension_ClosesTheSeriesAndAllItsDates()
    {
        await Offers(2, places: 5);
        var series = await Publishes();
        await Introduces((await Dates(series))[0].Id);
        await Do(change => SanctionPerson.Withdraw(change, change.Stores.People.Get(1)));
        Assert.Empty(await Dates(series));
        Assert.Equal(Closing.Removed, (await _town.Read(s => s.Posts.Find(series)))!.Closing);
        Assert.Equal(0, await CountAsync("select count(*) from match where state in ('Proposed', 'Approved', 'Accepted', 'Introduced')"));
    }

    [Fact]
    public async Task SamePersonNotFoundForThreeDays_IsAskedOnceWhetherByDateWouldDo()
    {
        var weekly = await Publishes(byDate: false);
        await _town.WaitAsync(TimeSpan.FromDays(2));
        Assert.DoesNotContain("date par date irait", _alice.Everything, StringComparison.Ordinal);
        await _town.WaitAsync(TimeSpan.FromDays(1.1));
        Assert.Contains("date par date irait", _alice.Last.Text, StringComparison.Ordinal);
        await _town.WaitAsync(TimeSpan.FromDays(1));
        Assert.Equal(2, _alice.Everything.Split("date par date irait").Length);
        await _alice.Press("Oui, date par date");
        Assert.Contains("samedi 28 novembre", _alice.Last.Text, StringComparison.Ordinal);
        Assert.NotEmpty(await Dates(weekly));
    }
}
