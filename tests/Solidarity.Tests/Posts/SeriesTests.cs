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

/// <summary>A need of every week that goes date by date. It is Monday 23 November; Alice is person 1, and Bob, who helps, person 2.</summary>
public abstract class SeriesTests(string provider) : IAsyncLifetime
{
    private static readonly Place Vitry = new("94081", "Vitry-sur-Seine", "94", new Cell(10841, 355), Precision.Cell);
    private static readonly DateOnly First = new(2026, 11, 28), Second = new(2026, 12, 5), Third = new(2026, 12, 12);

    private Town _town = null!;
    private Resident _alice = null!, _bob = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenOnAsync(provider, null, ("Moderation:Administrators:0", "9001"));
        (_alice, _bob) = (_town.Person("Alice", userName: "alice_canary"), _town.Person("Bob", userName: "bob_canary"));
        await _alice.AgreeTo();
        await _bob.AgreeTo();
    }

    public async ValueTask DisposeAsync()
    {
        if (_town is not null) await _town.DisposeAsync();
        GC.SuppressFinalize(this);
    }

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

    [Fact]
    public async Task Presses_OnAnothersSeriesOrAgainstIt_ChangeNothing()
    {
        var series = await Publishes();
        var date = (await Dates(series))[0];
        foreach (var post in (long[])[series, date.Id])
        {
            foreach (var verb in (string[])["show", "edit", "pause", "resume", "renew", "close", "sure", "dates", "same"])
            {
                await _bob.PressWith(new Action.ToPost(verb, post, 1).Write(), 1);
            }
        }

        Assert.DoesNotContain("Du pain", _bob.Everything, StringComparison.Ordinal);
        // A date does what its series does, whatever its own person's app sends.
        foreach (var verb in (string[])["edit", "pause", "resume", "renew", "dates", "same"]) await _alice.PressWith(new Action.ToPost(verb, date.Id, 1).Write(), 1);
        Assert.Equal([date, date], (Need[])[date, (await Dates(series))[0]]);
        foreach (var change in (Func<Change, ChangePost.Outcome>[])[c => ChangePost.Pause(c, 1, date.Id), c => ChangePost.Edit(c, 1, date.Id, Draft("Autre")), c => ChangePost.GoByDate(c, 2, series)])
            Assert.IsNotType<ChangePost.Outcome.Changed>(await Do(change));
    }

    [Fact]
    public async Task Helper_OfADate_IsNotToldOfBeforeTheIntroduction()
    {
        await Offers(2, places: 5);
        var series = await Publishes();
        await _alice.Say("/mes");
        await _alice.Press($"Voir N{series}");
        await _alice.Press("samedi 28 novembre");
        Assert.DoesNotContain("Bob", _alice.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("bob_canary", _alice.Everything, StringComparison.Ordinal);
        await Introduces((await Dates(series))[0].Id);
        Assert.Contains("samedi 28 novembre\u00a0: Bob vient (", await Mine(), StringComparison.Ordinal);
    }

    /// <summary>However it is paused, edited, dropped and swept: a date is opened once, all that is wanted is there, and what rests is proposed to nobody.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Dates_UnderAnyChanges_AreOpenedOnceAndStandWhereTheirSeriesDoes(int seed)
    {
        var random = new Random(seed);
        await Offers(2, places: 5);
        var series = await Publishes();
        var dropped = new HashSet<DateOnly>();
        for (var step = 0; step < 40; step++)
        {
            var dates = await Dates(series);
            switch (random.Next(8))
            {
                case 0: await Do(c => ChangePost.Pause(c, 1, series)); break;
                case 1: await Do(c => ChangePost.Resume(c, 1, series)); break;
                case 2: await Do(c => ChangePost.Edit(c, 1, series, Draft($"Version {step}", (Days)random.Next(1, 128), byDate: random.Next(4) > 0))); break;
                case 3 when dates.Count > 0:
                    var one = dates[random.Next(dates.Count)];
                    if (await Do(c => ChangePost.Close(c, 1, one.Id, Closing.Withdrawn)) is ChangePost.Outcome.Changed) dropped.Add(Day(one));
                    break;
                case 4: await _town.WaitAsync(TimeSpan.FromDays(random.Next(3))); break;
                case 5: await Do(c => ChangePost.Renew(c, 1, series)); break;
                case 6 when dates.Where(date => date.State == PostState.Open).ToArray() is { Length: > 0 } open && await _town.Read(s => s.Matches.LiveOf(open[0].Id)) is [{ State: MatchState.Proposed }, ..]: await Introduces(open[0].Id); break;
                default: await _town.SweepAsync(); break;
            }

            await StandsRight(series, dropped);
        }
    }

    private async Task StandsRight(long id, HashSet<DateOnly> dropped)
    {
        Assert.Equal(0, await CountAsync("select count(*) from (select 1 from post where series_id is not null group by series_id, wanted_when having count(*) > 1) x"));
        var series = await _town.Read(s => s.Posts.GetNeed(id));
        var dates = await Dates(id);
        foreach (var date in dates)
        {
            var live = await _town.Read(s => s.Matches.LiveOf(date.Id));
            if (date.State == PostState.Paused) Assert.DoesNotContain(live, match => match.State != MatchState.Introduced);
            else Assert.True(KeepSeries.Wants(series, date) || live.Any(match => match.State == MatchState.Introduced), $"{date.When} is {date.State}");
        }

        if (series is not { State: PostState.Open, When: When.EveryWeek { ByDate: true } weekly }) return;
        var today = _town.Settings.Timings.DayOf(_town.Clock.GetUtcNow());
        var ever = await _town.Read(s => s.Posts.DatesOf(id));
        for (var day = today.AddDays(1); day <= today.AddDays(KeepSeries.DaysAhead) && _town.Settings.Timings.StartOf(day) < series.ExpiresAt; day = day.AddDays(1))
        {
            if (weekly.Days.Contains(day.DayOfWeek) && !dropped.Contains(day)) Assert.Contains(day, ever);
        }
    }

    private static DateOnly Day(Need date) => ((When.On)date.When).Date;

    private static NeedDraft Draft(string sentence, Days days = Days.Saturday, bool byDate = true, int helpers = 1) =>
        new(Categories.Shared.Find("shopping")!, sentence, When.Weekly(days, byDate), Vitry, Beneficiary.Self, helpers);

    private async Task<long> Publishes(Days days = Days.Saturday, bool byDate = true, string sentence = "Du pain") =>
        ((PublishPost.Outcome.Published)await Do(change => PublishPost.Need(change, 1, Draft(sentence, days, byDate)))).Post.Id;

    private async Task<long> Offers(long person, int places) =>
        ((PublishPost.Outcome.Published)await Do(change => PublishPost.Offer(change, person, new OfferDraft([Draft("").Category], null, Vitry, new Radius(3000), WeeklyTimes.Any, places)))).Post.Id;

    /// <summary>The proposal of a need is decided, and both say yes.</summary>
    private async Task<long> Introduces(long need)
    {
        return await Do(change =>
        {
            var approved = Approved(change, need);
            AnswerProposal.Give(change, 2, approved.Id, AnswerProposal.Answer.Yes);
            return Assert.IsType<AnswerProposal.Outcome.NowIntroduced>(AnswerProposal.Give(change, 1, approved.Id, AnswerProposal.Answer.Yes)).Match.Id;
        });
    }

    /// <summary>The proposal of a need as it is when its helper is asked; both can be reached.</summary>
    private static Match Approved(Change change, long need)
    {
        change.Stores.People.SetReach(1, Reach.Telegram, null);
        change.Stores.People.SetReach(2, Reach.Telegram, null);
        return MoveMatch.Fire(change, change.Stores.Matches.LiveOf(need)[0], MatchTrigger.Approve, m => m with { AskedAt = change.Now, DueAt = change.Now.AddDays(1) }, guard: true)!;
    }

    private async Task<string> Mine()
    {
        await _alice.Say("/mes");
        return _alice.Last.Text;
    }

    private Task<IReadOnlyList<Need>> Dates(long series) => _town.Read(s => s.Posts.LiveDatesOf(series));

    private Task<long> CountAsync(string sql) => _town.Read(s => s.Connection.ExecuteScalar<long>(sql));

    private Task<T> Do<T>(Func<Change, T> act) => _town.Loop.Run(scope =>
    {
        var change = _town.Settings.Begin(scope.Stores, scope.Now);
        var done = act(change);
        new Bot.Cards.Announcer(change, scope.Mail, new Bot.Cards.Moderators(change, scope.Mail, _town.Settings)).Announce();
        return done;
    });
}
