using System.Data.Common;
using System.Text.Json;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>How what was promised comes to the sender.</summary>
internal abstract class Feed
{
    public abstract Task RunAsync(Sender sender, CancellationToken stopping);

    /// <summary>A row that can't be read any more is a dead letter, not a reason to send nothing.</summary>
    protected static IReadOnlyList<Promised> Readable(IEnumerable<OutboxRow> rows, OutboxStore outbox)
    {
        var readable = new List<Promised>();
        foreach (var row in rows)
        {
            try
            {
                readable.Add(new Promised(row));
            }
            catch (JsonException)
            {
                outbox.Kill(row.Id, "unreadable");
            }
        }
        return readable;
    }
}

/// <summary>In one process: each commit hands over what it promised. What an earlier process left is read once, and goes first.</summary>
internal sealed class HandedOver(TurnLoop loop) : Feed
{
    public override async Task RunAsync(Sender sender, CancellationToken stopping)
    {
        loop.Promised += sender.Take;
        // Before anything is promised there.
        loop.Replaced += outbox =>
        {
            sender.Drop();
            sender.Take(Readable(outbox.Waiting(), outbox));
        };
        sender.Take(await loop.Run(scope => Readable(scope.Stores.Outbox.Waiting(), scope.Stores.Outbox)));
    }
}

/// <summary>
/// Among several instances: whoever is the sender reads the outbox, where all promise. Each row is handed over once, also one whose
/// commit nobody heard of because the connection broke.
/// </summary>
internal sealed class ReadBack(Database database, TurnLoop loop, Offices offices, Ending ending, TimeProvider clock, ILogger<ReadBack> log) : Feed
{
    /// <summary>A ring can be missed: looked by itself so often.</summary>
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(1);

    /// <summary>Rings so close together count as one.</summary>
    private static readonly TimeSpan RingsApart = TimeSpan.FromMilliseconds(3);

    private readonly SemaphoreSlim _rung = new(0, 1), _toRing = new(0, 1);
    private volatile bool _isSender;

    public override async Task RunAsync(Sender sender, CancellationToken stopping)
    {
        loop.Promised += _ => Pulse(_isSender ? _rung : _toRing);
        var ringing = RingAsync(stopping);
        await offices.HoldAsync("sender", cancel => ReadAsync(sender, cancel), stopping);
        await ringing;
    }

    private async Task ReadAsync(Sender sender, CancellationToken cancel)
    {
        await sender.SettleAsync().WaitAsync(cancel);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _isSender = true;
        var listening = Bell.ListenAsync(database, () => Pulse(_rung), over.Token);
        try
        {
            using var connection = database.Open();
            var outbox = new OutboxStore(connection);
            long since = 0;
            IReadOnlySet<long> seen = new HashSet<long>();
            while (!cancel.IsCancellationRequested)
            {
                var (rows, horizon) = outbox.WaitingSince(since);
                sender.Take(Readable(rows.Where(r => !seen.Contains(r.Row.Id)).Select(r => r.Row), outbox));
                // Whatever is older than the horizon is never read again, and needn't be remembered.
                seen = rows.Where(r => r.Transaction >= horizon).Select(r => r.Row.Id).ToHashSet();
                since = horizon;
                if (listening.IsFaulted) await listening;
                await _rung.WaitAsync(LooksEvery, cancel);
                // What commits within a moment is read together.
                await Task.Delay(RingsApart, clock, cancel);
            }
        }
        finally
        {
            _isSender = false;
            sender.Drop();
            // Who comes next reads what is not marked: calls under way get the time to end, and their marks to be kept. One that hangs longer may be repeated.
            await Task.WhenAny(sender.SettleAsync(), Task.Delay(ending.Left, clock, CancellationToken.None));
            await over.CancelAsync();
            await listening.ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>Tells the sender, wherever it is, that something was promised here.</summary>
    private async Task RingAsync(CancellationToken stopping)
    {
        DbConnection? connection = null;
        try
        {
            while (true)
            {
                await _toRing.WaitAsync(stopping);
                try
                {
                    await Bell.RingAsync(connection ??= database.OpenApart());
                    await Task.Delay(RingsApart, clock, stopping);
                }
                catch (Exception e) when (e is StorageUnusable || database.Dialect.IsTrouble(e))
                {
                    log.LogWarning("The sender could not be told of new messages ({Error}); it looks by itself", e.GetType().Name);
                    connection?.Dispose();
                    connection = null;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
        finally
        {
            connection?.Dispose();
        }
    }

    private static void Pulse(SemaphoreSlim signal)
    {
        try
        {
            if (signal.CurrentCount == 0) signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else has just rung.
        }
    }
}
