using System.Diagnostics.Metrics;

namespace Solidarity.Bot.Metrics;

internal enum FamilyType { Counter, Gauge, Histogram }

/// <summary>One instrument and what was recorded with it, a series for each set of labels. Recording takes no lock once a series is known.</summary>
internal sealed class Family
{
    private readonly Lock _adding = new();
    private readonly bool _observed;
    private readonly double[]? _bounds;

    /// <summary>Replaced as a whole when one is added: few are, so that looking through them beats hashing.</summary>
    private volatile Series[] _series = [];

    public Family(Instrument instrument)
    {
        Instrument = instrument;
        _observed = instrument.IsObservable;
        var type = instrument.GetType().GetGenericTypeDefinition();
        if (instrument is Histogram<double> histogram) (Type, _bounds) = (FamilyType.Histogram, [.. histogram.Advice?.HistogramBucketBoundaries ?? []]);
        else if (type == typeof(Counter<>) || type == typeof(ObservableCounter<>)) Type = FamilyType.Counter;
        else if (type == typeof(UpDownCounter<>) || type == typeof(ObservableUpDownCounter<>) || type == typeof(ObservableGauge<>)) Type = FamilyType.Gauge;
        else throw new NotSupportedException($"{instrument.Name} is of a kind that can't be shown: {type.Name}");
    }

    public Instrument Instrument { get; }

    public FamilyType Type { get; }

    public IReadOnlyList<Series> Series => _series;

    public void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        var series = Find(labels) ?? Add(labels);
        if (_observed) series.Set(value);
        else series.Add(value);
    }

    /// <summary>What is observed is told anew each time: what isn't told any more is no longer so.</summary>
    public void ForgetObserved()
    {
        if (_observed) _series = [];
    }

    private Series? Find(ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        foreach (var series in _series)
        {
            if (series.Has(labels)) return series;
        }
        return null;
    }

    private Series Add(ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        lock (_adding)
        {
            if (Find(labels) is { } found) return found;
            var added = new Series(labels.ToArray(), _bounds);
            _series = [.. _series, added];
            return added;
        }
    }
}

/// <summary>One set of labels and its figure: a sum, and with bounds how many values fell between which.</summary>
internal sealed class Series(KeyValuePair<string, object?>[] labels, double[]? bounds)
{
    /// <summary>One more than there are bounds: the last takes what is above all.</summary>
    private readonly long[] _counts = new long[bounds is null ? 0 : bounds.Length + 1];

    private double _sum;

    public IReadOnlyList<KeyValuePair<string, object?>> Labels => labels;

    public IReadOnlyList<double> Bounds => bounds ?? [];

    public double Sum => Volatile.Read(ref _sum);

    /// <summary>How many values fell below or on a bound, above the one before; read one after another, so that their total is the only count there is.</summary>
    public long Count(int bucket) => Interlocked.Read(ref _counts[bucket]);

    public void Set(double value) => Volatile.Write(ref _sum, value);

    public void Add(double value)
    {
        if (bounds is not null)
        {
            var bucket = 0;
            while (bucket < bounds.Length && value > bounds[bucket]) bucket++;
            Interlocked.Increment(ref _counts[bucket]);
        }
        double before, seen = Volatile.Read(ref _sum);
        do before = seen;
        while ((seen = Interlocked.CompareExchange(ref _sum, before + value, before)) != before);
    }

    public bool Has(ReadOnlySpan<KeyValuePair<string, object?>> others)
    {
        if (others.Length != labels.Length) return false;
        for (var i = 0; i < labels.Length; i++)
        {
            if (!Same(labels[i].Value, others[i].Value) || !Same(labels[i].Key, others[i].Key)) return false;
        }
        return true;
    }

    private static bool Same(object? one, object? other) => ReferenceEquals(one, other) || Equals(one, other);
}
