using System.Data.Common;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Metrics;

/// <summary>How things stand rather than what happened: read from the database when somebody asks.</summary>
internal sealed class Standings
{
    /// <summary>Nobody needs it fresher than this.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _clock;
    private readonly Kept<Queue> _queue;
    private readonly Kept<Lives> _board;

    private sealed record Queue(long Dead, long Waiting, DateTimeOffset? Oldest, long Poisoned);

    public Standings(Meters meters, Database database, TimeProvider clock)
    {
        _clock = clock;
        _queue = new Kept<Queue>(database, clock, FreshFor, ReadQueue);
        _board = new Kept<Lives>(database, clock, FreshFor, connection => new StatisticsStore(connection).Lives());
        var meter = meters.Meter;
        meter.CreateObservableGauge("solidarity.database.up", () => _queue.Now() is null || _board.Now() is null ? 0L : 1, null, "1 when the database can be read, else 0.");
        meter.CreateObservableGauge("solidarity.outbox.waiting", () => Whole(q => q.Waiting), "{message}", "Messages that were promised and are not marked as sent.");
        meter.CreateObservableGauge("solidarity.outbox.oldest.age", Oldest, "s", "Age of the oldest message that waits; 0 when none does.");
        meter.CreateObservableGauge("solidarity.outbox.dead", () => Whole(q => q.Dead), "{message}", "Messages that were refused for good and are kept to be looked at.");
        meter.CreateObservableGauge("solidarity.updates.poisoned", () => Whole(q => q.Poisoned), "{update}", "Updates that failed whenever they were tried and are kept to be looked at.");
        meter.CreateObservableGauge("solidarity.matches", Matches, "{match}", "Matches, by state.");
        meter.CreateObservableGauge("solidarity.posts", Posts, "{post}", "Posts, by kind and state.");
    }

    private static Queue ReadQueue(DbConnection connection)
    {
        var (dead, waiting, oldest) = new OutboxStore(connection).Standing();
        return new Queue(dead, waiting, oldest, new InboxStore(connection).Poisoned());
    }

    private IEnumerable<Measurement<long>> Whole(Func<Queue, long> figure) => _queue.Now() is { } queue ? [new Measurement<long>(figure(queue))] : [];

    private IEnumerable<Measurement<double>> Oldest() => _queue.Now() switch
    {
        null => [],
        { Oldest: { } since } => [new Measurement<double>(Math.Max(0, (_clock.GetUtcNow() - since).TotalSeconds))],
        _ => [new Measurement<double>(0)],
    };

    private IEnumerable<Measurement<long>> Matches() =>
        (_board.Now()?.Matches ?? []).Select(m => new Measurement<long>(m.Count, Label("state", m.State)));

    private IEnumerable<Measurement<long>> Posts() =>
        (_board.Now()?.Posts ?? []).Select(p => new Measurement<long>(p.Count, Label("kind", p.Kind), Label("state", p.State)));

    private static KeyValuePair<string, object?> Label<T>(string name, T value) where T : struct, Enum => new(name, JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
}
