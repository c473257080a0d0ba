using System.Data.Common;
using System.Threading.Channels;
using Dapper;
using Solidarity.Bot.Metrics;
using Solidarity.Bot.Texts;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>
/// The one writer of the database. It takes the work that is ready, runs each piece inside a savepoint, and commits up to
/// a few hundred together; only then are messages handed to the sender and waiters told that it is done. Turns of one
/// person keep their order because there is one loop.
/// </summary>
internal sealed class TurnLoop(Database database, TextBook texts, Meters meters, TimeProvider clock, ILogger<TurnLoop> log) : BackgroundService
{
    private const int MostTogether = 256, Attempts = 3;

    /// <summary>How long to wait after the database refused a whole commit (disk full, locked).</summary>
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly Channel<Work> _ready = System.Threading.Channels.Channel.CreateUnbounded<Work>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>What was promised by a commit that has just become durable.</summary>
    public event System.Action<IReadOnlyList<Promised>>? Promised;

    /// <summary>Null while commits succeed; else what the last one failed with.</summary>
    public string? Trouble { get; private set; }

    /// <summary>What a piece of work is given: the stores of its transaction, and the mail that is sent after the commit.</summary>
    internal sealed record Scope(Stores Stores, Mail Mail, DateTimeOffset Now);

    /// <summary>Runs a piece of work in a transaction; the task ends when it is durable.</summary>
    /// <param name="onPoison">Called instead, in a transaction of its own, when the work has failed for good.</param>
    public Task<T> Run<T>(Func<Scope, T> work, Func<Scope, Exception, T>? onPoison = null)
    {
        var piece = new Work<T>(work, onPoison);
        if (!_ready.Writer.TryWrite(piece)) throw new OperationCanceledException("the program is stopping");
        meters.WorkAdded();
        return piece.Done;
    }

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
                    Task.Delay(PauseAfterFailure, clock, stopping).GetAwaiter().GetResult();
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
        var since = clock.GetTimestamp();
        try
        {
            using var transaction = Database.BeginWriting(connection);
            foreach (var work in batch) mails.AddRange(RunOne(connection, stores, work));
            transaction.Commit();
            Trouble = null;
            meters.Committed(batch.Count, clock.GetElapsedTime(since));
        }
        catch (DbException e)
        {
            Trouble = e.GetType().Name;
            meters.CommitFailed();
            log.LogError("Nothing could be kept ({Error}); {Count} turns are tried again", e.Message, batch.Count);
            return false;
        }
        if (mails.Count > 0) Promised?.Invoke(mails);
        foreach (var work in batch) work.Complete();
        return true;
    }

    /// <summary>A piece that throws is rolled back alone and tried again; what the database itself can't do fails the whole commit.</summary>
    private IReadOnlyList<Promised> RunOne(DbConnection connection, Stores stores, Work work)
    {
        for (var attempt = 1; ; attempt++)
        {
            var scope = new Scope(stores, new Mail(stores, texts, clock.GetUtcNow()), clock.GetUtcNow());
            connection.Execute("savepoint piece");
            try
            {
                if (attempt <= Attempts) work.Run(scope);
                else work.GiveUp(scope);
                connection.Execute("release piece");
                return scope.Mail.Promised;
            }
            catch (Exception e) when (!IsDatabaseTrouble(e))
            {
                connection.Execute("rollback to piece");
                connection.Execute("release piece");
                work.Failed(e);
                // The error may quote what somebody wrote; its kind and place are enough.
                if (attempt > Attempts)
                {
                    // Even putting it aside failed: nothing of it is kept, and whoever waits for it hears why.
                    log.LogCritical("A turn could not be put aside: {Error} {Place}", e.GetType().Name, Place(e));
                    work.Abandon();
                    return [];
                }
                log.LogError("A turn failed (try {Attempt}): {Error} {Place}", attempt, e.GetType().Name, Place(e));
            }
        }
    }

    /// <summary>The innermost lines of our own code on the way to the error.</summary>
    private static string Place(Exception e) =>
        string.Join(" < ", (e.StackTrace ?? "").Split('\n').Where(l => l.Contains(" Solidarity.", StringComparison.Ordinal)).Take(3).Select(l => l.Trim()));

    /// <summary>Disk full, read-only, locked, corrupt: nothing that this piece of work did wrong.</summary>
    private static bool IsDatabaseTrouble(Exception e) => e is DbException && Database.IsTrouble(e);

    private abstract class Work
    {
        public abstract void Run(Scope scope);
        public abstract void GiveUp(Scope scope);
        public abstract void Failed(Exception error);
        public abstract void Abandon();
        public abstract void Complete();
    }

    private sealed class Work<T>(Func<Scope, T> work, Func<Scope, Exception, T>? onPoison) : Work
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;
        private Exception? _error;
        private bool _gaveUp;

        public Task<T> Done => _done.Task;

        public override void Run(Scope scope)
        {
            _gaveUp = false;
            _result = work(scope);
        }

        public override void Failed(Exception error) => _error = error;

        public override void Abandon() => _gaveUp = true;

        public override void GiveUp(Scope scope)
        {
            _gaveUp = onPoison is null;
            if (onPoison is not null) _result = onPoison(scope, _error!);
        }

        public override void Complete()
        {
            if (_gaveUp) _done.SetException(_error!);
            else _done.SetResult(_result!);
        }
    }
}
