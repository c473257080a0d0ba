namespace Solidarity.Bot.Turns;

/// <summary>What becomes of an update.</summary>
internal enum Passage
{
    /// <summary>It has its turn.</summary>
    Open,

    /// <summary>It has no effect, and its person is told so in a message.</summary>
    Told,

    /// <summary>It has no effect; its person was told a moment ago.</summary>
    Shut,
}

/// <summary>
/// Stands in front of the turns: whoever sends more than a person can is held back, so that others notice nothing. Kept in
/// memory alone, for as many people as two generations hold; it counts on the clock that is never set.
/// </summary>
/// <param name="atOnce">So many at once, and then <paramref name="perSecond"/>.</param>
internal sealed class FloodGate(TimeProvider clock, int atOnce, double perSecond)
{
    public FloodGate(TimeProvider clock) : this(clock, AtOnce, PerSecond)
    {
    }

    /// <summary>
    /// So many updates at once, and then so many a second. Somebody who answers as fast as they can comes to 3 a second,
    /// and the server brings up to 48 in a row when it has been away: neither may notice the gate.
    /// </summary>
    public const int AtOnce = 60, PerSecond = 6;

    /// <summary>After this long everything can be sent again.</summary>
    public static readonly TimeSpan FullAgain = TimeSpan.FromSeconds((double)AtOnce / PerSecond);

    /// <summary>Nobody is told more often.</summary>
    public static readonly TimeSpan TellAgainAfter = TimeSpan.FromSeconds(30);

    /// <summary>A generation ends with so many people, or when it is as old as <see cref="TellAgainAfter"/>.</summary>
    public const int MostInAGeneration = 20_000;

    private sealed class Bucket(long at)
    {
        public required double Left { get; set; }

        public long At { get; set; } = at;

        public long? ToldAt { get; set; }
    }

    private readonly Lock _lock = new();
    private Dictionary<Address, Bucket> _recent = [], _before = [];
    private long _since = clock.GetTimestamp();

    /// <summary>How many people it remembers now.</summary>
    public int Remembered
    {
        get { lock (_lock) return _recent.Count + _before.Count; }
    }

    /// <param name="crowded">So much waits to be said to them already that they are held back whatever they have left.</param>
    /// <param name="canTell">Whether a message can be said to this person where they are.</param>
    public Passage Let(Address who, bool canTell, bool crowded = false)
    {
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            var bucket = Find(who, now);
            bucket.Left = Math.Min(atOnce, bucket.Left + clock.GetElapsedTime(bucket.At, now).TotalSeconds * perSecond);
            bucket.At = now;
            if (bucket.Left >= 1 && !crowded)
            {
                bucket.Left--;
                return Passage.Open;
            }
            if (!canTell || (bucket.ToldAt is { } told && clock.GetElapsedTime(told, now) < TellAgainAfter)) return Passage.Shut;
            bucket.ToldAt = now;
            return Passage.Told;
        }
    }

    /// <summary>Whoever was quiet for a whole generation is forgotten: they would have been let through anyway.</summary>
    private Bucket Find(Address who, long now)
    {
        if (_recent.TryGetValue(who, out var bucket)) return bucket;
        if (_recent.Count >= MostInAGeneration || clock.GetElapsedTime(_since, now) >= TellAgainAfter)
            (_before, _recent, _since) = (_recent, [], now);
        if (!_before.Remove(who, out bucket)) bucket = new Bucket(now) { Left = atOnce };
        _recent.Add(who, bucket);
        return bucket;
    }
}
