using System.Data.Common;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>
/// What another instance has said reaches the pages that are open here: one look a second for all of them together, by an index, and none while
/// nobody has a page open. Where there is one instance alone (SQLite) there is nothing to look for.
/// </summary>
internal sealed class ElsewhereSaid(Database database, Listeners listeners, TimeProvider clock, ILogger<ElsewhereSaid> log) : BackgroundService
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(1);

    /// <summary>Clocks of instances differ a little, and a commit takes its time: so far back is looked each time.</summary>
    private static readonly TimeSpan LooksBack = TimeSpan.FromSeconds(10);

    private Dictionary<string, long> _told = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.Dialect.HasOneWriter) return;
        using var timer = new PeriodicTimer(LooksEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!listeners.IsAnybodyHere) continue;
            try
            {
                Look();
            }
            catch (Exception e) when (e is StorageUnusable or DbException)
            {
                log.LogDebug("What others have said could not be looked for: {Error}", e.GetType().Name);
            }
        }
    }

    private void Look()
    {
        using var connection = database.Open();
        var seen = new VisitorStore(connection).SeenSince(clock.GetUtcNow() - LooksBack).ToDictionary(one => one.Address, one => one.LastActivity, StringComparer.Ordinal);
        foreach (var (address, last) in seen)
        {
            if (_told.GetValueOrDefault(address) != last) listeners.Tell(address);
        }

        _told = seen;
    }
}
