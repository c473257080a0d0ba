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

    /// <summary>Counting a large database takes its time; of hundred seconds it may take one.</summary>
    private const int Share = 100;

    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private Reading? _last;
    private DateTimeOffset _readAt, _freshUntil;

    /// <param name="Counts">Null when the database can't be read.</param>
    private sealed record Reading(Lives? Counts, long DeadLetters, long MessagesPromised, DateTimeOffset? Oldest, long Poisoned);

    public Standings(Meters meters, Database database, TimeProvider clock)
    {
        (_database, _clock) = (database, clock);
        var meter = meters.Meter;
        meter.CreateObservableGauge("solidarity.database.up", () => Now().Counts is null ? 0L : 1, null, "1 when the database can be read, else 0.");
        meter.CreateObservableGauge("solidarity.outbox.waiting", () => Whole(r => r.MessagesPromised), "{message}", "Messages that were promised and are not marked as sent.");
        meter.CreateObservableGauge("solidarity.outbox.oldest.age", Oldest, "s", "Age of the oldest message that waits; 0 when none does.");
        meter.CreateObservableGauge("solidarity.outbox.dead", () => Whole(r => r.DeadLetters), "{message}", "Messages that were refused for good and are kept to be looked at.");
        meter.CreateObservableGauge("solidarity.updates.poisoned", () => Whole(r => r.Poisoned), "{update}", "Updates that failed whenever they were tried and are kept to be looked at.");
        meter.CreateObservableGauge("solidarity.matches", Matches, "{match}", "Matches, by state.");
        meter.CreateObservableGauge("solidarity.posts", Posts, "{post}", "Posts, by kind and state.");
    }

    private IEnumerable<Measurement<long>> Whole(Func<Reading, long> figure) =>
        Now() is { Counts: not null } reading ? [new Measurement<long>(figure(reading))] : [];

    private IEnumerable<Measurement<double>> Oldest() => Now() switch
    {
        { Counts: null } => [],
        { Oldest: { } since } => [new Measurement<double>(Math.Max(0, (_clock.GetUtcNow() - since).TotalSeconds))],
        _ => [new Measurement<double>(0)],
    };

    private IEnumerable<Measurement<long>> Matches() =>
        (Now().Counts?.Matches ?? []).Select(m => new Measurement<long>(m.Count, Label("state", m.State)));

    private IEnumerable<Measurement<long>> Posts() =>
        (Now().Counts?.Posts ?? []).Select(p => new Measurement<long>(p.Count, Label("kind", p.Kind), Label("state", p.State)));

    private static KeyValuePair<string, object?> Label<T>(string name, T value) where T : struct, Enum => new(name, JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

    private Reading Now()
    {
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            // A clock that was set back doesn't make old figures fresh for ever.
            if (_last is not null && now >= _readAt && now < _freshUntil) return _last;
            var since = _clock.GetTimestamp();
            _last = Read();
            var took = _clock.GetElapsedTime(since) * Share;
            _readAt = _clock.GetUtcNow();
            _freshUntil = _readAt + (took > FreshFor ? took : FreshFor);
            return _last;
        }
    }

    private Reading Read()
    {
        try
        {
            using var connection = _database.Open();
            var (dead, waiting, oldest) = new OutboxStore(connection).Standing();
            return new Reading(new StatisticsStore(connection).Lives(), dead, waiting, oldest, new InboxStore(connection).Poisoned());
        }
        catch (Exception e) when (e is StorageUnusable or DbException)
        {
            return new Reading(null, 0, 0, null, 0);
        }
    }
}
