using Quartz;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Jobs;

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
