using Solidarity.Bot.Jobs;

namespace Solidarity.Bot.Trying;

/// <summary>What the clock does in the sample street: all sweeps every few seconds, and at once when a day has gone by. No scheduler: nothing of it outlives the program.</summary>
internal sealed class StreetTime(Sweeps sweeps, Settings settings, MovedClock clock, ILogger<StreetTime> log) : BackgroundService
{
    private static readonly TimeSpan SweepsEvery = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _one = new(1);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(SweepsEvery);
        while (await timer.WaitForNextTickAsync(stopping)) await SweepAsync();
    }

    /// <returns>Whether a day went by: see <see cref="MovedClock.NextDay"/>.</returns>
    public async Task<bool> NextDayAsync()
    {
        if (!clock.NextDay()) return false;
        await SweepAsync();
        return true;
    }

    private async Task SweepAsync()
    {
        await _one.WaitAsync();
        try
        {
            foreach (var sweep in Sweep.All(settings)) await sweep.Run(sweeps);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The next time does what is left.
            log.LogWarning("A sweep of the sample street failed: {Error}", e.GetType().Name);
        }
        finally
        {
            _one.Release();
        }
    }
}
