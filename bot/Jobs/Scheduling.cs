using Microsoft.Data.Sqlite;
using Quartz;

namespace Solidarity.Bot.Jobs;

/// <summary>Quartz with its tables in a file of its own beside the database; each job is a sweep.</summary>
internal static class Scheduling
{
    public static void AddJobs(this IServiceCollection services, Settings settings, string databaseFile)
    {
        services.AddSingleton<Sweeps>().AddSingleton<JobRuns>();
        var file = Path.Combine(Path.GetDirectoryName(databaseFile)!, Path.GetFileNameWithoutExtension(databaseFile) + "-jobs.db");
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 10 }.ToString());
                store.ProvisionSchema();
            });
            quartz.AddJobListener<JobListener>();
            Every<ConsentsJob>(quartz, settings.SweepEvery);
            Every<FollowUpsJob>(quartz, settings.SweepEvery);
            Every<PostsJob>(quartz, settings.SweepEvery);
            Every<ModeratorsJob>(quartz, settings.SweepEvery);
            Every<AbandonedJob>(quartz, settings.SweepEvery);
            Every<InboxJob>(quartz, TimeSpan.FromHours(1));
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }

    private static void Every<TJob>(IQuartzBuilder quartz, TimeSpan interval) where TJob : IJob =>
        quartz.ScheduleJob<TJob>(trigger => trigger
            .WithIdentity(typeof(TJob).Name)
            .WithSimpleSchedule(s => s.WithInterval(interval).RepeatForever()));
}

[DisallowConcurrentExecution]
internal sealed class ConsentsJob(Sweeps sweeps) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await sweeps.ConsentsAsync();
}

[DisallowConcurrentExecution]
internal sealed class FollowUpsJob(Sweeps sweeps) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await sweeps.FollowUpsAsync();
}

[DisallowConcurrentExecution]
internal sealed class PostsJob(Sweeps sweeps) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await sweeps.PostsAsync();
}

[DisallowConcurrentExecution]
internal sealed class ModeratorsJob(Sweeps sweeps) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await sweeps.ModeratorsAsync();
}

[DisallowConcurrentExecution]
internal sealed class AbandonedJob(Sweeps sweeps) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await sweeps.AbandonedAsync();
}

[DisallowConcurrentExecution]
internal sealed class InboxJob(Sweeps sweeps) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await sweeps.InboxAsync();
}
