using Microsoft.Data.Sqlite;
using Quartz;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Jobs;

/// <summary>
/// Quartz, each job a sweep. Its tables are in a file of their own beside SQLite's, whose writer's place they would take; on a server they
/// are in the same database, where instances share the jobs.
/// </summary>
internal static class Scheduling
{
    public static void AddJobs(this IServiceCollection services, Settings settings, Database database)
    {
        services.AddSingleton<Sweeps>().AddSingleton<JobRuns>();
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                if (database.File is { } file)
                {
                    store.UseSqlite(new SqliteConnectionStringBuilder { DataSource = FileOfJobs(file), DefaultTimeout = 10 }.ToString());
                }
                else
                {
                    store.UsePostgres(settings.ConnectionString);
                    store.UseClustering(cluster => cluster.CheckinInterval = TimeSpan.FromSeconds(5));
                }
                store.ProvisionSchema();
            });
            quartz.AddJobListener<JobListener>();
            Every<ConsentsJob>(quartz, settings.SweepEvery);
            Every<FollowUpsJob>(quartz, settings.SweepEvery);
            Every<PostsJob>(quartz, settings.SweepEvery);
            Every<ModeratorsJob>(quartz, settings.SweepEvery);
            Every<AbandonedJob>(quartz, settings.SweepEvery);
            Every<WishesJob>(quartz, settings.SweepEvery);
            Every<SanctionsJob>(quartz, settings.SweepEvery);
            Every<AnnouncementsJob>(quartz, settings.SweepEvery);
            Every<TrustJob>(quartz, TimeSpan.FromHours(1));
            Every<InboxJob>(quartz, TimeSpan.FromHours(1));
            if (database.File is not null) Nightly<BackupJob>(quartz, settings);
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        services.AddHostedService<ClockWatch>();
    }

    private static void Nightly<TJob>(IQuartzBuilder quartz, Settings settings) where TJob : IJob =>
        quartz.ScheduleJob<TJob>(trigger => trigger
            .WithIdentity(typeof(TJob).Name)
            .WithCronSchedule($"0 {settings.Backups.At.Minute} {settings.Backups.At.Hour} * * ?", at => at.InTimeZone(settings.Timings.TimeZone)));

    private static string FileOfJobs(string databaseFile) =>
        Path.Combine(Path.GetDirectoryName(databaseFile)!, Path.GetFileNameWithoutExtension(databaseFile) + "-jobs.db");

    private static void Every<TJob>(IQuartzBuilder quartz, TimeSpan interval) where TJob : IJob =>
        quartz.ScheduleJob<TJob>(trigger => trigger
            .WithIdentity(typeof(TJob).Name)
            .WithSimpleSchedule(s => s.WithInterval(interval).RepeatForever()));
}

[DisallowConcurrentExecution]
internal sealed class BackupJob(Database database, Settings settings, TimeProvider clock, ILogger<BackupJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            var file = await Task.Run(() => settings.Backups.Of(database)!.Take(clock.GetUtcNow()), cancellationToken);
            log.LogInformation("Backup {File} was taken", file);
        }
        catch (StorageUnusable e)
        {
            log.LogError("No backup could be taken at {Where} ({Error})", e.Where, e.InnerException?.GetType().Name);
            throw;
        }
    }
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
internal sealed class WishesJob(Sweeps sweeps) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await sweeps.WishesAsync();
}

[DisallowConcurrentExecution]
internal sealed class SanctionsJob(Sweeps sweeps) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await sweeps.SanctionsAsync();
}

[DisallowConcurrentExecution]
internal sealed class AnnouncementsJob(Sweeps sweeps) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await sweeps.AnnouncementsAsync();
}

[DisallowConcurrentExecution]
internal sealed class TrustJob(Sweeps sweeps) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await sweeps.TrustAsync();
}

[DisallowConcurrentExecution]
internal sealed class InboxJob(Sweeps sweeps) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await sweeps.InboxAsync();
}
