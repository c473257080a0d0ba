using System.Diagnostics.Metrics;

namespace Solidarity.Bot.Metrics;

/// <summary>Listens to the program's own meter, and to a few instruments of the runtime, and keeps what they say until it is read.</summary>
internal sealed class Readings : IDisposable
{
    /// <summary>Those that are asked only when somebody reads: they cost nothing in between.</summary>
    private static readonly IReadOnlySet<string> OfTheRuntime = new HashSet<string>
    {
        "dotnet.process.memory.working_set",
        "dotnet.process.cpu.time",
        "dotnet.gc.collections",
        "dotnet.gc.pause.time",
        "dotnet.gc.heap.total_allocated",
        "dotnet.gc.last_collection.heap.size",
        "dotnet.gc.last_collection.memory.committed_size",
    };

    private readonly MeterListener _listener = new();
    private readonly Lock _reading = new();
    private readonly SortedDictionary<string, Family> _families = new(StringComparer.Ordinal);

    public Readings(Meters meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter != meters.Meter && !(instrument.Meter.Name == "System.Runtime" && OfTheRuntime.Contains(instrument.Name))) return;
            var family = new Family(instrument);
            lock (_families) _families.Add(instrument.Name, family);
            listener.EnableMeasurementEvents(instrument, family);
        };
        _listener.SetMeasurementEventCallback<long>(static (_, value, labels, family) => ((Family)family!).Take(value, labels));
        _listener.SetMeasurementEventCallback<double>(static (_, value, labels, family) => ((Family)family!).Take(value, labels));
        _listener.Start();
    }

    /// <summary>Everything as it is now, as text; one reader at a time.</summary>
    public string ToText()
    {
        lock (_reading)
        {
            Family[] families;
            lock (_families) families = [.. _families.Values];
            foreach (var family in families) family.ForgetObserved();
            _listener.RecordObservableInstruments();
            return PrometheusText.Write(families);
        }
    }

    public void Dispose() => _listener.Dispose();
}
