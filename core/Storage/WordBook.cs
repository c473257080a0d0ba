using Solidarity.Core.Matching.Words;

namespace Solidarity.Core.Storage;

/// <summary>How common each word is, read anew now and then: the counts are long, and an hour older or newer is all the same to them.</summary>
public sealed class WordBook(TimeProvider clock)
{
    /// <summary>So soon what was counted anew holds.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromMinutes(10);

    private volatile Edition? _read;

    private sealed record Edition(DateTimeOffset? CountedAt, WordCounts Counts, long LookedAt);

    public WordCounts Read(WordingStore store)
    {
        var (known, now) = (_read, clock.GetTimestamp());
        if (known is not null && clock.GetElapsedTime(known.LookedAt, now) < Soon) return known.Counts;
        var counted = store.CountedAt();
        return (_read = known is not null && known.CountedAt == counted ? known with { LookedAt = now } : new Edition(counted, store.Read(), now)).Counts;
    }
}
