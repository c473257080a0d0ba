using System.Text.Json;
using Quartz;

namespace Solidarity.Bot.Jobs;

/// <summary>Tells how every job went, whichever it is.</summary>
internal sealed class JobListener(JobRuns runs) : IJobListener
{
    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
    {
        runs.Ended(NameOf(context.JobDetail.Key.Name), context.JobRunTime, jobException?.GetBaseException().GetType().Name);
        return ValueTask.CompletedTask;
    }

    /// <summary>FollowUpsJob is known as follow-ups.</summary>
    public static string NameOf(string job) => JsonNamingPolicy.KebabCaseLower.ConvertName(job.EndsWith("Job", StringComparison.Ordinal) ? job[..^"Job".Length] : job);
}
