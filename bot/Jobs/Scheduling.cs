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
                // One that tries in vain to reach a database that is gone doesn't hold the program up when it ends.
                store.ConfigureStore(options => options.UseBackgroundThreads = true);
            });
            quartz.AddJobListener<JobListener>();
            foreach (var sweep in Sweep.All(settings)) Every(quartz, sweep);
            if (database.File is not null) Nightly(quartz, settings);
        });
        services.Configure<QuartzHostedServiceOptions>(hosted => hosted.WaitForJobsToComplete = true).AddHostedService<JobsHost>();
        services.AddHostedService<ClockWatch>();
    }

    private static void Nightly(IQuartzBuilder quartz, Settings settings) =>
        quartz.ScheduleJob<BackupJob>(trigger => trigger
            .WithIdentity(nameof(BackupJob))
            .WithCronSchedule($"0 {settings.Backups.At.Minute} {settings.Backups.At.Hour} * * ?", at => at.InTimeZone(settings.Timings.TimeZone)));

    private static string FileOfJobs(string databaseFile) =>
        Path.Combine(Path.GetDirectoryName(databaseFile)!, Path.GetFileNameWithoutExtension(databaseFile) + "-jobs.db");

    private static void Every(IQuartzBuilder quartz, Sweep sweep) => quartz.ScheduleJob<SweepJob>(
        trigger => trigger.WithIdentity(sweep.Name).WithSimpleSchedule(s => s.WithInterval(sweep.Every).RepeatForever()),
        job => job.WithIdentity(sweep.Name));
}
