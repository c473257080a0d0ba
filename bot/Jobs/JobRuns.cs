using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Solidarity.Bot.Metrics;

namespace Solidarity.Bot.Jobs;

/// <summary>How a job has gone since the start of this process.</summary>
/// <param name="DoneAt">When it last ran without failing; null: never yet.</param>
/// <param name="Runs">All, also those that failed.</param>
/// <param name="Error">The kind of the last error, never its words: they may quote somebody.</param>
internal sealed record JobRun(DateTimeOffset EndedAt, TimeSpan Took, long Runs, long Failures, DateTimeOffset? DoneAt, DateTimeOffset? FailedAt, string? Error);

/// <summary>How each job has gone, in this process.</summary>
internal sealed class JobRuns
{
    private readonly ConcurrentDictionary<string, JobRun> _runs = new();
    private readonly Meters _meters;
    private readonly TimeProvider _clock;

    public JobRuns(Meters meters, TimeProvider clock)
    {
        (_meters, _clock) = (meters, clock);
        meters.Meter.CreateObservableGauge(
            "solidarity.job.last_success.timestamp",
            () => _runs.Where(job => job.Value.DoneAt is not null).Select(job => new Measurement<double>(job.Value.DoneAt!.Value.ToUnixTimeMilliseconds() / 1000.0, new KeyValuePair<string, object?>("job", job.Key))),
            "s",
            "When each job last ran without failing, in seconds since 1970; absent before its first run.");
    }

    /// <param name="error">What kind of error it failed with; null: it didn't.</param>
    public void Ended(string job, TimeSpan took, string? error)
    {
        var now = _clock.GetUtcNow();
        _runs.AddOrUpdate(
            job,
            _ => new JobRun(now, took, 1, error is null ? 0 : 1, error is null ? now : null, error is null ? null : now, error),
            (_, run) => run with
            {
                EndedAt = now,
                Took = took,
                Runs = run.Runs + 1,
                Failures = run.Failures + (error is null ? 0 : 1),
                DoneAt = error is null ? now : run.DoneAt,
                FailedAt = error is null ? run.FailedAt : now,
                Error = error ?? run.Error,
            });
        _meters.JobEnded(job, error is null, took);
    }

    // Its own copy: sorting asks how many there are and copies them after that, and a job may end in between.
    public IReadOnlyDictionary<string, JobRun> All() => _runs.ToArray().ToDictionary(job => job.Key, job => job.Value);

    /// <summary>How long ago each job last ran without failing, in seconds; one that hasn't run yet is missing.</summary>
    public IReadOnlyDictionary<string, double> Ages()
    {
        var now = _clock.GetUtcNow();
        return All().Where(job => job.Value.DoneAt is not null).OrderBy(job => job.Key, StringComparer.Ordinal).ToDictionary(job => job.Key, job => (now - job.Value.DoneAt!.Value).TotalSeconds);
    }
}
