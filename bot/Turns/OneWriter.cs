using System.Data.Common;
using System.Threading.Channels;
using Dapper;
using Solidarity.Bot.Metrics;
using Solidarity.Bot.Texts;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>
/// The one writer of an SQLite database. It takes the work that is ready, runs each piece inside a savepoint, and commits up to
/// a few hundred together. Turns of one person keep their order because there is one loop.
/// </summary>
internal sealed class OneWriter(Database database, TextBook texts, Meters meters, TimeProvider clock, ILogger<TurnLoop> log) : TurnLoop(texts, meters, clock, log)
{
    private const int MostTogether = 256;

    private readonly Channel<Work> _ready = System.Threading.Channels.Channel.CreateUnbounded<Work>(new UnboundedChannelOptions { SingleReader = true });

    protected override bool TryTake(Work work) => _ready.Writer.TryWrite(work);

    /// <summary>On a thread of its own: SQLite's calls block, and one thread keeps its memory in one place.</summary>
    protected override Task ExecuteAsync(CancellationToken stopping) =>
        Task.Factory.StartNew(() => WorkOff(stopping), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Stops when what is ready has been worked off: marks of messages that were sent are not to be lost.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _ready.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    private void WorkOff(CancellationToken stopping)
    {
        using var connection = database.Open();
        var stores = new Stores(connection, Categories.Shared);
        var batch = new List<Work>(MostTogether);
        try
        {
            while (_ready.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
            {
                while (batch.Count < MostTogether && _ready.Reader.TryRead(out var work)) batch.Add(work);
                while (batch.Count > 0 && !TryCommit(connection, stores, batch))
                    Task.Delay(PauseAfterFailure, Clock, stopping).GetAwaiter().GetResult();
                batch.Clear();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopping: what was not committed was not promised, and the server brings it again.
        }
    }

    private bool TryCommit(DbConnection connection, Stores stores, List<Work> batch)
    {
        var mails = new List<Promised>();
        var since = Clock.GetTimestamp();
        try
        {
            using var transaction = database.Dialect.BeginWriting(connection);
            foreach (var work in batch) mails.AddRange(RunOne(connection, stores, work));
            transaction.Commit();
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
