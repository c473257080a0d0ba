using System.Data.Common;
using System.Threading.Channels;
using Dapper;
using Solidarity.Bot.Metrics;
using Solidarity.Bot.Texts;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>
/// The one writer of an SQLite database. It takes the work that is ready and commits up to
/// a few hundred pieces together; where one fails, they are run again, each inside a savepoint. Turns of one person keep their order because there is one loop.
/// </summary>
internal sealed class OneWriter(Database database, Settings settings, TextBook texts, Meters meters, TimeProvider clock, ILogger<TurnLoop> log, IHostApplicationLifetime? life = null) : TurnLoop(settings, texts, meters, clock, log, life)
{
    private const int MostTogether = 256;

    /// <summary>What /health tells while the file isn't there.</summary>
    private const string Gone = "the file is gone";

    private readonly Channel<Work> _ready = System.Threading.Channels.Channel.CreateUnbounded<Work>(new UnboundedChannelOptions { SingleReader = true });

    protected override bool TryTake(Work work) => _ready.Writer.TryWrite(work);

    /// <summary>On a thread of its own: SQLite's calls block, and one thread keeps its memory in one place.</summary>
    protected override Task WorkOffAsync(CancellationToken givesUp) =>
        Task.Factory.StartNew(() => WorkOff(givesUp), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Stops when what is ready has been worked off: marks of messages that were sent are not to be lost.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _ready.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    private void WorkOff(CancellationToken givesUp)
    {
        var connection = database.Open();
        var stores = new Stores(connection, Categories.Shared);
        var batch = new List<Work>(MostTogether);
        try
        {
            while (_ready.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
            {
                while (batch.Count < MostTogether && _ready.Reader.TryRead(out var work)) batch.Add(work);
                while (batch.Count > 0 && !TryCommit(connection, stores, batch))
                {
                    if (!Pause(givesUp))
                    {
                        foreach (var work in batch) work.Cancel();
                        break;
                    }

                    if (TryReopen(connection) is not { } other) continue;
                    connection = other;
                    stores = new Stores(connection, Categories.Shared);
                }
                batch.Clear();
            }
        }
        finally
        {
            // Whoever waits for what could not be done is not to wait until the program is ended by force.
            foreach (var work in batch) work.Cancel();
            while (_ready.Reader.TryRead(out var work)) work.Cancel();
            // With this connection the last hold on a file that was deleted goes.
            if (Trouble != Gone && !InPlace.Is(connection)) Rescue(connection);
            connection.Dispose();
        }
    }

    private bool TryCommit(DbConnection connection, Stores stores, List<Work> batch)
    {
        if (!InPlace.Is(connection))
        {
            if (Trouble != Gone) Rescue(connection);
            Trouble = Gone;
            Meters.CommitFailed();
            return false;
        }
        var mails = new List<Promised>();
        var since = Clock.GetTimestamp();
        try
        {
            if (!TryAllAtOnce(connection, stores, batch, mails))
            {
                mails.Clear();
                using var transaction = database.Dialect.BeginWriting(connection);
                foreach (var work in batch) mails.AddRange(RunOne(connection, stores, work));
                transaction.Commit();
            }
            if (Trouble is not null) Log.LogInformation("Turns are kept again");
            Trouble = null;
            Meters.Committed(batch.Count, Clock.GetElapsedTime(since));
        }
        catch (DbException e)
        {
            Trouble = e.GetType().Name;
            Meters.CommitFailed();
            Log.LogError("Nothing could be kept ({Error}); {Count} turns are tried again", e.Message, batch.Count);
            return false;
        }
        Hand(mails);
        foreach (var work in batch) work.Complete();
        return true;
    }

    /// <summary>Where somebody has put another file in the place of the one that is gone, that is the database now.</summary>
    private DbConnection? TryReopen(DbConnection connection)
    {
        if (InPlace.Is(connection) || !File.Exists(database.File)) return null;
        try
        {
            // A file that is still being copied is not whole yet; one that wants a migration wants a start of the program.
            if (!Backups.IsWhole(database.File)) return null;
            database.ForgetConnections();
            if (Migrator.Ahead(database) is not null) return null;
            var other = database.Open();
            connection.Dispose();
            Log.LogWarning("Another file is in the place of the database; it is used from now on");
            Replace(new OutboxStore(other));
            return other;
        }
        catch (StorageUnusable e)
        {
            Log.LogError("The file in the place of the database can't be used ({Problem})", e.Problem);
            return null;
        }
    }

    /// <summary>What a file that was deleted held is lost when this process ends: it is saved beside, once.</summary>
    private void Rescue(DbConnection connection)
    {
        try
        {
            var file = Settings.Backups.Of(database)!.Rescue(connection, Clock.GetUtcNow());
            Log.LogCritical("The database file was deleted or moved: nothing is taken until it is back. What it held is saved as {File}", file);
        }
        catch (StorageUnusable e)
        {
            Log.LogCritical("The database file was deleted or moved: nothing is taken until it is back. What it held could not be saved at {Where}: don't stop this process", e.Where);
        }
    }

    /// <summary>Without savepoints, which cost as much as a third of a turn and are hardly ever needed.</summary>
    /// <returns>False when a piece failed: nothing was kept, and which one it was shows when they are run again one by one.</returns>
    private bool TryAllAtOnce(DbConnection connection, Stores stores, List<Work> batch, List<Promised> mails)
    {
        using var transaction = database.Dialect.BeginWriting(connection);
        try
        {
            foreach (var work in batch)
            {
                var scope = Begin(stores);
                work.Run(scope);
                mails.AddRange(scope.Mail.Promised);
            }
        }
        catch (Exception e) when (!database.Dialect.IsTrouble(e))
        {
            // It is told where it is run again.
            return false;
        }
        transaction.Commit();
        return true;
    }

    /// <summary>A piece that throws is rolled back alone and tried again; what the database itself can't do fails the whole commit.</summary>
    private IReadOnlyList<Promised> RunOne(DbConnection connection, Stores stores, Work work)
    {
        for (var attempt = 1; ; attempt++)
        {
            var scope = Begin(stores);
            connection.Execute("savepoint piece");
            try
            {
                if (attempt <= Attempts) work.Run(scope);
                else work.GiveUp(scope);
                connection.Execute("release piece");
                return scope.Mail.Promised;
            }
            catch (Exception e) when (!database.Dialect.IsTrouble(e))
            {
                connection.Execute("rollback to piece");
                connection.Execute("release piece");
                Report(work, e, attempt);
                if (attempt <= Attempts) continue;
                // Even putting it aside failed: nothing of it is kept, and whoever waits for it hears why.
                work.Abandon();
                return [];
            }
        }
    }
}
