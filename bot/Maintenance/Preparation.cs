using Solidarity.Core.Storage;

namespace Solidarity.Bot.Maintenance;

/// <summary>Brings the database to what this version needs, with a backup beforehand.</summary>
internal static class Preparation
{
    /// <exception cref="StorageUnusable">It can't be used, or no backup could be taken: then nothing was changed.</exception>
    public static void Run(Database database, BackupSettings backups, TimeProvider clock)
    {
        // An empty town in the place of one that is lost would only hide the loss.
        if (backups.Of(database)?.LeftOf() is { } left) throw new StorageUnusable(StorageProblem.Gone, left);
        if (Migrator.Ahead(database) is { } step)
        {
            Console.WriteLine(backups.Of(database) is { } own
                ? $"The database is brought to {step}. What it was is kept as {own.Take(clock.GetUtcNow(), "before-" + step)}"
                : $"The database is brought to {step}. PostgreSQL keeps what it was if that fails.");
        }
        Migrator.Migrate(database, clock);
    }
}
