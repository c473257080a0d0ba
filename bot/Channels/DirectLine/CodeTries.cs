namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>How often wrong codes may be typed within an hour: by one source, and by all together. Each instance counts for itself.</summary>
internal sealed class CodeTries(TimeProvider clock)
{
    public const int MostOfOneSource = 10, MostOfAll = 200;

    private static readonly TimeSpan Within = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();

    private readonly List<(string Source, DateTimeOffset At)> _tries = [];

    /// <summary>Counts before it is known what comes of it: of many at once none slips through.</summary>
    /// <returns>False where there were too many: nothing is to be looked at.</returns>
    public bool Begin(string source)
    {
        lock (_lock)
        {
            _tries.RemoveAll(one => one.At <= clock.GetUtcNow() - Within);
            if (_tries.Count >= MostOfAll || _tries.Count(one => one.Source == source) >= MostOfOneSource) return false;
            _tries.Add((source, clock.GetUtcNow()));
            return true;
        }
    }

    /// <summary>It was a good one, and doesn't count: many come from behind the one address of a town hall.</summary>
    public void WasGood(string source)
    {
        lock (_lock)
        {
            if (_tries.FindLastIndex(one => one.Source == source) is var last and >= 0) _tries.RemoveAt(last);
        }
    }
}
