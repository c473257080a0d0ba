using Solidarity.Bot.Jobs;
using Solidarity.Bot.Metrics;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Metrics;

/// <summary>Gauges over the real database of a town.</summary>
public sealed class StandingsTests
{
    [Fact]
    public async Task Board_OfAStory_IsCountedByStateAndAfreshEveryFewSeconds()
    {
        var (town, mona, _, _) = await Stories.Proposed();
        await using var _town = town;
        using var readings = town.Readings();
        var read = Exposition.Parse(readings.ToText());
        Assert.Equal((1, 0), (read["solidarity_matches{state=\"proposed\"}"], read["solidarity_matches{state=\"approved\"}"]));
        Assert.Equal((1, 1), (read["solidarity_posts{kind=\"need\",state=\"open\"}"], read["solidarity_posts{kind=\"offer\",state=\"open\"}"]));
        Assert.Contains("solidarity_matches{state=\"timed_out\"}", read.Samples.Keys);
        Assert.Equal(1, read["solidarity_database_up"]);

        await mona.Press("Approuver");
        town.Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(1, Exposition.Parse(readings.ToText())["solidarity_matches{state=\"proposed\"}"]);
        town.Clock.Advance(TimeSpan.FromSeconds(0.2));
        read = Exposition.Parse(readings.ToText());
        Assert.Equal((0, 1), (read["solidarity_matches{state=\"proposed\"}"], read["solidarity_matches{state=\"approved\"}"]));
    }

    [Fact]
    public async Task Figures_AfterTheClockWasSetBack_AreReadAfresh()
    {
        await using var town = await Town.OpenAsync();
        using var readings = town.Readings();
        readings.ToText();
        await town.Person("Alice").AgreeTo();
        await town.Read(s => s.Outbox.Add("telegram", "1", OutboxKind.Notice, "{}", null, town.Clock.GetUtcNow()));
        town.Clock.Advance(-TimeSpan.FromHours(1));
        Assert.Equal(1, Exposition.Parse(readings.ToText())["solidarity_outbox_waiting"]);
    }

    [Fact]
    public async Task Outbox_ThatWaits_ShowsHowLongAndHowMany()
    {
        await using var town = await Town.OpenAsync();
        await town.Read(s => s.Outbox.Add("telegram", "1", OutboxKind.Notice, "{}", null, town.Clock.GetUtcNow()));
        var dead = await town.Read(s => s.Outbox.Add("telegram", "1", OutboxKind.Notice, "{}", null, town.Clock.GetUtcNow()));
        await town.Read(s => { s.Outbox.Kill(dead.Id, "x"); s.Inbox.Poison("telegram", 7, "x", town.Clock.GetUtcNow()); return true; });
        town.Clock.Advance(TimeSpan.FromMinutes(3));
        using var readings = town.Readings();
        var read = Exposition.Parse(readings.ToText());
        Assert.Equal((1, 180, 1, 1), (read["solidarity_outbox_waiting"], read["solidarity_outbox_oldest_age_seconds"], read["solidarity_outbox_dead"], read["solidarity_updates_poisoned"]));
        await town.Read(s => { s.Outbox.Forget([dead.Id - 1]); return true; });
        town.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(0, Exposition.Parse(readings.ToText())["solidarity_outbox_oldest_age_seconds"]);
    }

    [Fact]
    public async Task Database_ThatCannotBeRead_IsSaidAndNothingIsMadeUp()
    {
        await using var town = await Town.OpenAsync();
        using var readings = town.Readings();
        await town.Read(s => Execute(s, "alter table match rename to elsewhere"));
        var read = Exposition.Parse(readings.ToText());
        Assert.Contains("solidarity_database_up", read.Samples.Keys);
        Assert.Equal(0, read["solidarity_database_up"]);
        Assert.DoesNotContain(read.Samples.Keys, name => name.StartsWith("solidarity_matches", StringComparison.Ordinal) || name.StartsWith("solidarity_posts", StringComparison.Ordinal));
        // What can still be read is told.
        Assert.Contains("solidarity_outbox_waiting", read.Samples.Keys);
        await town.Read(s => Execute(s, "alter table elsewhere rename to match"));
        town.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(1, Exposition.Parse(readings.ToText())["solidarity_database_up"]);
    }

    [Fact]
    public async Task Turns_RepeatedAndPoisoned_AreToldApart()
    {
        await using var town = await Town.OpenAsync();
        town.ToleratesErrors = true;
        using var readings = town.Readings();
        var alice = town.Person("Alice");
        await alice.Do(new Command("start", "", 1), updateId: 100);
        await alice.Do(new Command("start", "", 1), updateId: 100);
        await town.Read(s => Execute(s, "drop table conversation"));
        await alice.Do(new Command("help", "", 1), updateId: 101);
        var read = Exposition.Parse(readings.ToText());
        Assert.Equal(
            (1, 1, 1, 0),
            (read["solidarity_turns_total{outcome=\"done\"}"], read["solidarity_turns_total{outcome=\"repeated\"}"], read["solidarity_turns_total{outcome=\"poisoned\"}"], read["solidarity_turns_total{outcome=\"failed\"}"]));
        Assert.Equal(0, read["solidarity_work_waiting"]);
    }

    private static int Execute(Stores stores, string sql)
    {
        using var command = stores.Connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    [Fact]
    public void JobRuns_AfterAFailure_KeepTheLastSuccess()
    {
        var clock = new TestClock(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        using var meters = new Meters();
        using var readings = new Readings(meters);
        var runs = new JobRuns(meters, clock);
        Assert.Empty(runs.Ages());
        runs.Ended("posts", TimeSpan.FromSeconds(1), null);
        clock.Advance(TimeSpan.FromSeconds(90));
        runs.Ended("posts", TimeSpan.FromSeconds(1), "TimeoutException");
        Assert.Equal(90, Assert.Single(runs.Ages()).Value);
        var read = Exposition.Parse(readings.ToText());
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), read["solidarity_job_last_success_timestamp_seconds{job=\"posts\"}"]);
        Assert.Equal((1, 1), (read["solidarity_job_runs_total{job=\"posts\",outcome=\"done\"}"], read["solidarity_job_runs_total{job=\"posts\",outcome=\"failed\"}"]));
    }
}
