using Solidarity.Simulation;

namespace Solidarity.Resilience;

/// <summary>What goes wrong between the bot and the server, by seed: so many calls in a hundred, each in one of the known ways.</summary>
internal sealed class Weather(int seed, double probability)
{
    /// <summary>
    /// A second "too many" within a second makes the bot hold back everything for a while, as it should; a run is to
    /// spend its time otherwise.
    /// </summary>
    private static readonly TimeSpan BetweenTooMany = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private readonly Random chance = new(seed);
    private readonly SortedDictionary<string, int> counts = [];
    private long lastTooMany;
    private bool calm;

    public int Count
    {
        get { lock (gate) return counts.Values.Sum(); }
    }

    /// <summary>How often each thing happened, in words.</summary>
    public string Told
    {
        get { lock (gate) return string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}")); }
    }

    /// <summary>From now on all is well.</summary>
    public void Clear()
    {
        lock (gate) calm = true;
    }

    public Fault? Strike(string method)
    {
        lock (gate)
        {
            if (calm || chance.NextDouble() >= probability) return null;
            var fault = Draw(method);
            if (fault is not null) Note(fault.Kind.ToString());
            return fault;
        }
    }

    public FakeRepeat Repeat()
    {
        lock (gate)
        {
            if (calm || chance.NextDouble() >= probability) return FakeRepeat.Never;
            Note("UpdateTwice");
            return chance.Next(2) == 0 ? FakeRepeat.AtOnce : FakeRepeat.Later;
        }
    }

    private Fault? Draw(string method)
    {
        var length = TimeSpan.FromMilliseconds(chance.Next(200, 2500));
        switch (chance.Next(100))
        {
            case < 15: return new Fault(FaultKind.ServerError);
            case < 30: return new Fault(FaultKind.Garbage);
            case < 50: return new Fault(FaultKind.DropBefore);
            case < 80: return new Fault(FaultKind.DropAfter);
            case < 87: return new Fault(FaultKind.Hang, Length: length);
            case < 94: return new Fault(FaultKind.HangAfter, Length: length);
        }

        if (method is "getMe" || Environment.TickCount64 - lastTooMany < BetweenTooMany.TotalMilliseconds) return null;
        lastTooMany = Environment.TickCount64;
        return new Fault(FaultKind.TooMany, RetryAfter: 1);
    }

    private void Note(string kind) => counts[kind] = counts.GetValueOrDefault(kind) + 1;
}
