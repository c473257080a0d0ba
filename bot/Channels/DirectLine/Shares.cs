using System.Threading.RateLimiting;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>
/// What one source may take of what is everybody's: the memory of what is being told at this moment, the disk on which is kept what is said, and the places of new people. Each
/// instance counts for itself.
/// </summary>
internal sealed class Shares : IDisposable
{
    /// <summary>So much is being told at once: to one source, and to all. Nobody waits long in a row of so many.</summary>
    public const int TellsOfOne = 4, WaitOfOne = 64, TellsOfAll = 64, WaitOfAll = 512;

    /// <summary>Bytes that one source may have kept within an hour: some ten thousand messages as people write them.</summary>
    public const int KeptInAnHour = 8 * 1024 * 1024;

    /// <summary>New people from one household within an hour; from a network, as from so many households.</summary>
    public const int NewInAnHour = 60;

    /// <summary>Bytes around the words.</summary>
    private const int Around = 512;

    private readonly PartitionedRateLimiter<string> _tells = PartitionedRateLimiter.CreateChained(Side(source => source, TellsOfOne, WaitOfOne), Side(_ => "", TellsOfAll, WaitOfAll));

    private readonly PartitionedRateLimiter<string> _kept = InAnHour(KeptInAnHour), _new = InAnHour(NewInAnHour), _newOfNetwork = InAnHour(NewInAnHour * Limits.HouseholdsInANetwork);

    /// <summary>Before anything is read for them; to be disposed once it is told.</summary>
    /// <param name="source">See <see cref="Limits.Source"/>.</param>
    /// <returns>Not acquired where too many wait already.</returns>
    public ValueTask<RateLimitLease> TellAsync(string source, CancellationToken cancel) => _tells.AcquireAsync(source, 1, cancel);

    public bool MayKeep(string source, string? text)
    {
        using var lease = _kept.AttemptAcquire(source, Around + System.Text.Encoding.UTF8.GetByteCount(text ?? ""));
        return lease.IsAcquired;
    }

    /// <summary>Whether somebody who isn't known yet may come from there.</summary>
    /// <param name="network">See <see cref="Limits.Network"/>.</param>
    public bool MayCome(string source, string? network)
    {
        using var ofNetwork = network is null ? null : _newOfNetwork.AttemptAcquire(network);
        if (ofNetwork is { IsAcquired: false }) return false;
        using var own = _new.AttemptAcquire(source);
        return own.IsAcquired;
    }

    private static PartitionedRateLimiter<string> InAnHour(int most) => PartitionedRateLimiter.Create<string, string>(source => RateLimitPartition.GetFixedWindowLimiter(
        source, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromHours(1) }));

    private static PartitionedRateLimiter<string> Side(Func<string, string> key, int most, int wait) => PartitionedRateLimiter.Create<string, string>(source => RateLimitPartition.GetConcurrencyLimiter(
        key(source), _ => new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = wait, QueueProcessingOrder = QueueProcessingOrder.OldestFirst }));

    public void Dispose()
    {
        _tells.Dispose();
        _kept.Dispose();
        _new.Dispose();
        _newOfNetwork.Dispose();
    }
}
