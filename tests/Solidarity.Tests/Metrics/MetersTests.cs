using Solidarity.Bot.Metrics;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;

namespace Solidarity.Tests.Metrics;

public sealed class MetersTests : IDisposable
{
    private readonly Meters _meters = new();
    private readonly Readings _readings;

    public MetersTests() => _readings = new Readings(_meters);

    [Fact]
    public void Meters_OfEachKind_MoveTheirFigures()
    {
        foreach (var input in new Input[] { new Text("x", 1), new Press("x", 1, "q"), new Press("x", 1, "q"), new Migrated(default) }) _meters.Began(Said(input));
        _meters.PassedOver(unreadable: true);
        foreach (var outcome in Enum.GetValues<TurnOutcome>()) _meters.Ended(outcome, TimeSpan.FromMilliseconds(3), null);
        for (var i = 0; i < 5; i++) _meters.WorkAdded();
        _meters.Committed(3, TimeSpan.FromSeconds(2));
        _meters.CommitFailed();
        foreach (var outcome in new SendOutcome[] { new SendOutcome.Sent(1), new SendOutcome.Wait(default), new SendOutcome.Broken(""), new SendOutcome.Moved(""), new SendOutcome.Unreachable(""), new SendOutcome.Refused("") })
            _meters.Sent(OutboxKind.Answer, outcome, TimeSpan.FromSeconds(1));
        _meters.Dropped(OutboxKind.Notice);
        _meters.JobEnded("posts", true, TimeSpan.FromSeconds(1));
        _meters.JobEnded("posts", false, TimeSpan.FromSeconds(1));

        var read = Exposition.Parse(_readings.ToText());
        Assert.Equal([1, 2, 1, 1], new[] { "text", "press", "migrated", "unreadable" }.Select(kind => read[$"solidarity_updates_total{{kind=\"{kind}\"}}"]));
        Assert.Equal([1, 1, 1, 1, 1], new[] { "done", "repeated", "held_back", "poisoned", "failed" }.Select(outcome => read[$"solidarity_turns_total{{outcome=\"{outcome}\"}}"]));
        Assert.Equal((0, 5), (read["solidarity_turn_duration_seconds_bucket{le=\"0.0025\"}"], read["solidarity_turn_duration_seconds_bucket{le=\"0.005\"}"]));
        Assert.Equal(2, read["solidarity_work_waiting"]);
        Assert.Equal((1, 3, 1), (read["solidarity_commit_size_count"], read["solidarity_commit_size_sum"], read["solidarity_commit_failures_total"]));
        Assert.Equal(
            [1, 1, 1, 1, 1, 1],
            new[] { "sent", "waited", "broken", "moved", "unreachable", "refused" }.Select(outcome => read[$"solidarity_sends_total{{kind=\"answer\",outcome=\"{outcome}\"}}"]));
        Assert.Equal(1, read["solidarity_sends_total{kind=\"notice\",outcome=\"dropped\"}"]);
        Assert.Equal((6, 0), (read["solidarity_send_duration_seconds_count{kind=\"answer\"}"], read["solidarity_send_duration_seconds_count{kind=\"notice\"}"]));
        Assert.Equal((1, 1), (read["solidarity_job_runs_total{job=\"posts\",outcome=\"done\"}"], read["solidarity_job_runs_total{job=\"posts\",outcome=\"failed\"}"]));
        Assert.InRange(read["dotnet_process_memory_working_set_bytes"], 1_000_000, 100e9);
    }

    [Fact]
    public void Meters_OfAnotherInstance_AreNotOurs()
    {
        using var other = new Meters();
        other.CommitFailed();
        Assert.Equal(0, Exposition.Parse(_readings.ToText())["solidarity_commit_failures_total"]);
    }

    /// <summary>On the way of every turn and message.</summary>
    [Fact]
    public void Recording_WhileSomebodyListens_AllocatesNothing()
    {
        var (incoming, sent) = (Said(new Text("x", 1)), new SendOutcome.Sent(1));
        void Turn()
        {
            var span = _meters.Began(incoming);
            _meters.WorkAdded();
            _meters.Committed(1, TimeSpan.FromMilliseconds(1));
            _meters.Ended(TurnOutcome.Done, TimeSpan.FromMilliseconds(2), span);
            _meters.Sent(OutboxKind.Answer, sent, TimeSpan.FromMilliseconds(40));
        }
        Turn();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) Turn();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task Recording_FromManyThreadsWhileOthersRead_LosesNothing()
    {
        const int threads = 8, each = 20_000;
        var writing = Enumerable.Range(0, threads).Select(t => Task.Run(() =>
        {
            for (var i = 0; i < each; i++) _meters.Sent(t % 2 == 0 ? OutboxKind.Answer : OutboxKind.Notice, new SendOutcome.Sent(1), TimeSpan.FromSeconds(1));
        })).ToArray();
        var reading = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            // Each text is whole, whatever is being recorded.
            while (!writing.All(w => w.IsCompleted)) Exposition.Parse(_readings.ToText());
        })).ToArray();
        await Task.WhenAll([.. writing, .. reading]);
        var read = Exposition.Parse(_readings.ToText());
        foreach (var kind in new[] { "answer", "notice" })
        {
            Assert.Equal(threads / 2 * each, read[$"solidarity_sends_total{{kind=\"{kind}\",outcome=\"sent\"}}"]);
            Assert.Equal(threads / 2 * each, read[$"solidarity_send_duration_seconds_count{{kind=\"{kind}\"}}"]);
            Assert.Equal(threads / 2 * each, read[$"solidarity_send_duration_seconds_sum{{kind=\"{kind}\"}}"]);
        }
    }

    private static Incoming Said(Input input) =>
        new("telegram", 1, new Speaker(new Address("telegram", "1"), "Alice"), new Address("telegram", "1"), true, input, DateTimeOffset.UnixEpoch);

    public void Dispose()
    {
        _readings.Dispose();
        _meters.Dispose();
    }
}
