using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>What one instance alone does at a time: whoever holds the office does it, the others stand by.</summary>
internal sealed class Offices(Database database, TimeProvider clock, ILogger<Offices> log)
{
    /// <summary>How often an instance that stands by asks, and how often the holder makes sure that it still is.</summary>
    private static readonly TimeSpan AsksEvery = TimeSpan.FromSeconds(3), MakesSureEvery = TimeSpan.FromSeconds(2);

    /// <summary>Does the work for as long as the office is held; stands by until then, and again after it was lost.</summary>
    /// <param name="work">Must end soon after its token is cancelled: by then another instance may have begun.</param>
    public async Task HoldAsync(string name, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            using var office = await TryTakeAsync(name);
            if (office is null)
            {
                await Task.Delay(AsksEvery, clock, stopping);
                continue;
            }
            if (office.CanBeLost) log.LogInformation("This instance is the {Office} now", name);
            using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            var watch = office.CanBeLost ? WatchAsync(office, name, lost) : Task.CompletedTask;
            try
            {
                await work(lost.Token);
            }
            catch (OperationCanceledException) when (lost.IsCancellationRequested)
            {
                // Stopping, or the office is another's now.
            }
            catch (Exception e) when (office.CanBeLost && (e is StorageUnusable || database.Dialect.IsTrouble(e)))
            {
                log.LogWarning("The {Office} was interrupted ({Error}) and begins anew", name, e.GetType().Name);
            }
            await lost.CancelAsync();
            await watch;
            if (!office.CanBeLost) return;
        }
    }

    private async Task<Office?> TryTakeAsync(string name)
    {
        try
        {
            return await Task.Run(() => Office.TryTake(database, name));
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
                await Task.Delay(MakesSureEvery, clock, lost.Token);
                if (await Task.Run(office.IsHeld)) continue;
                log.LogWarning("This instance is the {Office} no longer: the database is out of reach", name);
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
