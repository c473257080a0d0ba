namespace Solidarity.Simulation;

/// <summary>Lets tests wait for a condition without sleeping: whoever changes something pulses.</summary>
internal sealed class Signal
{
    private readonly Lock gate = new();
    private TaskCompletionSource next = Fresh();

    public void Pulse()
    {
        TaskCompletionSource waited;
        lock (gate) (waited, next) = (next, Fresh());
        waited.SetResult();
    }

    /// <summary>Waits until <paramref name="look"/> gives something; null when the time is up.</summary>
    public async Task<T?> WaitForAsync<T>(Func<T?> look, TimeSpan timeout)
        where T : class
    {
        using var limit = new CancellationTokenSource(timeout);
        while (true)
        {
            Task changed;
            lock (gate) changed = next.Task;
            if (look() is { } found) return found;
            try
            {
                await changed.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                return look();
            }
        }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
