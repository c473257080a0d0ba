using System.Collections.Concurrent;

namespace Solidarity.Bot.Channels.Telegram;

/// <summary>How long calls may take. Nearly every call is over long before that, and its limit is then set anew for another.</summary>
internal sealed class TimeLimits
{
    private readonly ConcurrentQueue<CancellationTokenSource> _spare = new();

    /// <summary>Cancelled when the time is up; it is given back to <see cref="End"/> when nothing listens to it any more.</summary>
    public CancellationTokenSource Begin(TimeSpan limit)
    {
        if (!_spare.TryDequeue(out var timed)) timed = new CancellationTokenSource();
        timed.CancelAfter(limit);
        return timed;
    }

    public void End(CancellationTokenSource timed)
    {
        if (timed.TryReset()) _spare.Enqueue(timed);
        else timed.Dispose();
    }
}
