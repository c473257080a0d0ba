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

public sealed class SqliteSeriesUnderPressureTests() : SeriesUnderPressureTests("sqlite");

public sealed class PostgresSeriesUnderPressureTests() : SeriesUnderPressureTests("postgres");

/// <summary>Somebody else's presses on a series, what is told of its helpers, and any changes in any order.</summary>
public abstract class SeriesUnderPressureTests(string provider) : SeriesStory(provider)
{
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
}
