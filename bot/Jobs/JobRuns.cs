using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Solidarity.Bot.Metrics;

namespace Solidarity.Bot.Jobs;

/// <summary>When each job last ran to its end, in this process.</summary>
internal sealed class JobRuns
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _lastDone = new();
    private readonly Meters _meters;
    private readonly TimeProvider _clock;

    public JobRuns(Meters meters, TimeProvider clock)
    {
        (_meters, _clock) = (meters, clock);
        meters.Meter.CreateObservableGauge(
            "solidarity.job.last_success.timestamp",
            () => _lastDone.Select(job => new Measurement<double>(job.Value.ToUnixTimeMilliseconds() / 1000.0, new KeyValuePair<string, object?>("job", job.Key))),
            "s",
            "When each job last ran without failing, in seconds since 1970; absent before its first run.");
    }

    public void Ended(string job, bool done, TimeSpan took)
    {
        if (done) _lastDone[job] = _clock.GetUtcNow();
        _meters.JobEnded(job, done, took);
    }

    /// <summary>How long ago each job last ran without failing, in seconds; one that hasn't run yet is missing.</summary>
    public IReadOnlyDictionary<string, double> Ages()
    {
        var now = _clock.GetUtcNow();
        // Its own copy: sorting asks how many there are and copies them after that, and a job may end in between.
        return _lastDone.ToArray().OrderBy(job => job.Key, StringComparer.Ordinal).ToDictionary(job => job.Key, job => (now - job.Value).TotalSeconds);
    }
}
