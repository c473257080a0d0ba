using System.Data;
using System.Data.Common;
using System.Threading.Channels;
using Solidarity.Bot.Metrics;
using Solidarity.Bot.Texts;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>
/// Runs turns side by side on a server that takes many writers, each in a transaction of its own. Turns of one person follow one
/// another: here by a queue, and among instances by a latch of that person's, held until the commit.
/// </summary>
internal sealed class SideBySide(Database database, Settings settings, TextBook texts, Meters meters, TimeProvider clock, ILogger<TurnLoop> log, IHostApplicationLifetime? life = null) : TurnLoop(settings, texts, meters, clock, log, life)
{
    /// <summary>Enough that the server flushes several commits together, and not so many that they wait for one another; each holds a connection.</summary>
    private static readonly int Workers = Math.Clamp(2 * Environment.ProcessorCount, 4, 16);

    /// <summary>Another transaction was in the way: so often is the same piece begun anew before that counts as a failure.</summary>
    private const int Conflicts = 20;

    private readonly Channel<Work> _ready = System.Threading.Channels.Channel.CreateUnbounded<Work>();
    private readonly Dictionary<string, Queue<Work>> _waiting = [];
    private readonly Lock _lock = new();
    private bool _stopping;

    protected override bool TryTake(Work work)
    {
        lock (_lock)
        {
            if (_stopping) return false;
            if (work.Of is { } of)
            {
                if (_waiting.TryGetValue(of, out var behind))
                {
                    behind.Enqueue(work);
                    return true;
                }
                _waiting[of] = new Queue<Work>();
            }
            return _ready.Writer.TryWrite(work);
        }
    }

    protected override Task WorkOffAsync(CancellationToken givesUp) => Task.WhenAll(Enumerable.Range(0, Workers).Select(_ =>
        Task.Factory.StartNew(() => WorkOff(givesUp), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

    /// <summary>Stops when what is ready has been worked off: marks of messages that were sent are not to be lost.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _stopping = true;
            if (_waiting.Count == 0) _ready.Writer.TryComplete();
        }
        return base.StopAsync(cancellationToken);
    }

    private void WorkOff(CancellationToken givesUp)
    {
        DbConnection? connection = null;
        try
        {
            while (_ready.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
            {
                while (_ready.Reader.TryRead(out var work))
                {
                    Do(work, ref connection, givesUp);
                    Next(work);
                }
            }
        }
        finally
        {
            connection?.Dispose();
        }
    }

    /// <summary>The next piece of the same person, if there is one.</summary>
    private void Next(Work done)
    {
        lock (_lock)
        {
            if (done.Of is { } of)
            {
                if (_waiting[of].TryDequeue(out var next)) _ready.Writer.TryWrite(next);
                else _waiting.Remove(of);
            }
            if (_stopping && _waiting.Count == 0) _ready.Writer.TryComplete();
        }
    }

    private void Do(Work work, ref DbConnection? connection, CancellationToken givesUp)
    {
        int attempt = 1, conflicts = 0;
        var last = false;
        while (true)
        {
            try
            {
                connection ??= database.Open();
                var since = Clock.GetTimestamp();
                Hand(RunOne(connection, work, attempt));
                if (Trouble is not null) Log.LogInformation("Turns are kept again");
                Trouble = null;
                Meters.Committed(1, Clock.GetElapsedTime(since));
                work.Complete();
                return;
            }
            catch (Exception e) when (database.Dialect.IsConflict(e) && ++conflicts < Conflicts)
            {
                // The same again, from the beginning: what it rests on has changed.
                if (connection?.State == ConnectionState.Open) continue;
                connection?.Dispose();
                connection = null;
            }
            catch (Exception e) when (e is StorageUnusable || database.Dialect.IsTrouble(e))
            {
                connection?.Dispose();
                connection = null;
                // What the pool still holds was cut with it: each would tell of the same trouble once more.
                database.ForgetConnections();
                Tell(e);
                if (Pause(givesUp)) continue;
                // Once more at once: it may only have been a connection that was cut while nobody used it.
                if (last)
                {
                    work.Cancel();
                    return;
                }

                last = true;
            }
            catch (Exception e)
            {
                Report(work, e, attempt);
                if (attempt++ <= Attempts) continue;
                work.Abandon();
                Meters.Committed(1, TimeSpan.Zero);
                work.Complete();
                return;
            }
        }
    }

    private IReadOnlyList<Promised> RunOne(DbConnection connection, Work work, int attempt)
    {
        using var transaction = database.Dialect.BeginWriting(connection);
        if (work.Of is { } of) database.Dialect.Latch(connection, of);
        var scope = Begin(new Stores(connection, Categories.Shared));
        if (attempt <= Attempts) work.Run(scope);
        else work.GiveUp(scope);
        transaction.Commit();
        return scope.Mail.Promised;
    }

    private void Tell(Exception e)
    {
        Meters.CommitFailed();
        if (Trouble is null) Log.LogError("Nothing can be kept ({Error}); turns are tried again until it can", (e.InnerException ?? e).GetType().Name);
        Trouble = (e.InnerException ?? e).GetType().Name;
    }
}
