namespace Solidarity.Simulation;

/// <summary>How many messages the server takes: overall, a private chat, a group. Whoever goes on while told to wait is counted.</summary>
internal sealed class FloodLimits(TimeProvider clock)
{
    private const double OverallPerSecond = 30;
    private const double PrivateBurst = 6;
    private const double GroupPerMinute = 20;

    private readonly Lock gate = new();
    private readonly Dictionary<long, Bucket> buckets = [];

    /// <summary>How often the server said "wait", and how often it was asked again before that time was over.</summary>
    public (int Told, int Ignored) Counts { get; private set; }

    public void Take(long chat, bool isPrivate)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var overall = Of(0, OverallPerSecond, OverallPerSecond, now);
            var own = isPrivate ? Of(chat, PrivateBurst, 1, now) : Of(chat, GroupPerMinute, GroupPerMinute / 60, now);
            var until = overall.ClosedUntil > own.ClosedUntil ? overall.ClosedUntil : own.ClosedUntil;
            if (until > now)
            {
                Counts = Counts with { Ignored = Counts.Ignored + 1 };
                throw ServerRefusal.TooMany(Seconds(until - now));
            }

            if (overall.Full || own.Full)
            {
                var full = own.Full ? own : overall;
                int wait = Seconds(TimeSpan.FromSeconds((1 - full.Tokens) / full.PerSecond));
                full.ClosedUntil = now.AddSeconds(wait);
                Counts = Counts with { Told = Counts.Told + 1 };
                throw ServerRefusal.TooMany(wait);
            }

            overall.Tokens--;
            own.Tokens--;
        }
    }

    private Bucket Of(long key, double capacity, double perSecond, DateTimeOffset now)
    {
        if (!buckets.TryGetValue(key, out var bucket))
            buckets[key] = bucket = new Bucket { Tokens = capacity, PerSecond = perSecond, FilledAt = now };
        bucket.Tokens = Math.Min(capacity, bucket.Tokens + (now - bucket.FilledAt).TotalSeconds * perSecond);
        bucket.FilledAt = now;
        return bucket;
    }

    private static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    private sealed class Bucket
    {
        public required double Tokens { get; set; }

        public required double PerSecond { get; init; }

        public required DateTimeOffset FilledAt { get; set; }

        public DateTimeOffset ClosedUntil { get; set; }

        public bool Full => Tokens < 1;
    }
}
