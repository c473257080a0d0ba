using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Solidarity.Bot.Metrics;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>What one instance alone does at a time: whoever holds the office does it, the others stand by.</summary>
internal sealed class Offices
{
    /// <summary>How often an instance that stands by asks, and how often the holder makes sure that it still is.</summary>
    private static readonly TimeSpan AsksEvery = TimeSpan.FromSeconds(3), MakesSureEvery = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, bool> _held = new();
    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly ILogger<Offices> _log;

    public Offices(Database database, Meters meters, TimeProvider clock, ILogger<Offices> log)
    {
        (_database, _clock, _log) = (database, clock, log);
        meters.Meter.CreateObservableGauge(
            "solidarity.office.held",
            () => _held.Select(office => new Measurement<long>(office.Value ? 1 : 0, new KeyValuePair<string, object?>("office", office.Key))),
            null,
            "1 when this instance does what one instance alone does at a time, 0 when it stands by.");
    }

    /// <summary>Each office this instance would hold, and whether it does.</summary>
    public IReadOnlyDictionary<string, bool> Held => _held;

    /// <summary>Does the work for as long as the office is held; stands by until then, and again after it was lost.</summary>
    /// <param name="work">Must end soon after its token is cancelled: by then another instance may have begun.</param>
    public async Task HoldAsync(string name, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        _held[name] = false;
        while (!stopping.IsCancellationRequested)
        {
            using var office = await TryTakeAsync(name);
            if (office is null)
            {
                await Task.Delay(AsksEvery, _clock, stopping);
                continue;
            }
            if (office.CanBeLost) _log.LogInformation("This instance is the {Office} now", name);
            using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            var watch = office.CanBeLost ? WatchAsync(office, name, lost) : Task.CompletedTask;
            try
            {
                _held[name] = true;
                await work(lost.Token);
            }
            catch (OperationCanceledException) when (lost.IsCancellationRequested)
            {
                // Stopping, or the office is another's now.
            }
            catch (Exception e) when (office.CanBeLost && (e is StorageUnusable || _database.Dialect.IsTrouble(e)))
            {
                _log.LogWarning("The {Office} was interrupted ({Error}) and begins anew", name, e.GetType().Name);
            }
            finally
            {
                _held[name] = false;
                await lost.CancelAsync();
                await watch;
            }
            if (!office.CanBeLost) return;
        }
    }

    private async Task<Office?> TryTakeAsync(string name)
    {
        try
        {
            return await Task.Run(() => Office.TryTake(_database, name));
        }
        catch (StorageUnusable)
        {
            // /health says so; asked again like one that another holds.
            return null;
        }
    }

    private async Task WatchAsync(Office office, string name, CancellationTokenSource lost)
    {
        try
        {
            while (true)
            {
                await Task.Delay(MakesSureEvery, _clock, lost.Token);
                if (await Task.Run(office.IsHeld)) continue;
                _log.LogWarning("This instance is the {Office} no longer: the database is out of reach", name);
                await lost.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // The work is over.
        }
    }
}
