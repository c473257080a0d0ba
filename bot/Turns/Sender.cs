using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>
/// Sends what turns promised. Answers go at once, many chats side by side; notices are paced. Within a chat answers keep
/// their order and so do notices; an answer doesn't wait behind notices.
/// </summary>
internal sealed class Sender : BackgroundService
{
    /// <summary>How many messages are with the server at a time: each costs a connection and its buffers.</summary>
    private const int MostAtOnce = 64;

    /// <summary>So many chats' paces are remembered while nothing waits for them.</summary>
    private const int MostRemembered = 20_000;

    private readonly TurnLoop _loop;
    private readonly Deliveries _deliveries;
    private readonly Dictionary<string, IChannel> _channels;
    private readonly TimeProvider _clock;
    private readonly ILogger<Sender> _log;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Channel, string Chat), ChatLine> _lines = [];
    private readonly SemaphoreSlim _free = new(MostAtOnce);
    private readonly Throttle _throttle;
    private readonly CancellationTokenSource _stopped = new();

    public Sender(TurnLoop loop, Deliveries deliveries, IEnumerable<IChannel> channels, TimeProvider clock, ILogger<Sender> log, Pacing? pacing = null)
    {
        (_loop, _deliveries, _clock, _log) = (loop, deliveries, clock, log);
        _channels = channels.ToDictionary(c => c.Name);
        _throttle = new Throttle(clock, pacing ?? Pacing.Telegram);
        _loop.Promised += Enqueue;
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        // What was promised before the last stop and never marked as sent goes first.
        Enqueue(await _loop.Run(scope => Readable(scope.Stores.Outbox)));
    }

    /// <summary>A row that can't be read any more is a dead letter, not a reason not to start.</summary>
    private static IReadOnlyList<Promised> Readable(OutboxStore outbox)
    {
        var readable = new List<Promised>();
        foreach (var row in outbox.Waiting())
        {
            try
            {
                readable.Add(new Promised(row));
            }
            catch (System.Text.Json.JsonException)
            {
                outbox.Kill(row.Id, "unreadable");
            }
        }
        return readable;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        _stopped.Cancel();
        for (var i = 0; i < MostAtOnce; i++) await _free.WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
    }

    private void Enqueue(IReadOnlyList<Promised> all)
    {
        lock (_lock)
        {
            foreach (var promised in all)
            {
                var row = promised.Row;
                // Nothing speaks this channel now; what waits for it goes out when something does.
                if (!_channels.ContainsKey(row.Channel)) continue;
                if (!_lines.TryGetValue((row.Channel, row.Chat), out var line)) _lines[(row.Channel, row.Chat)] = line = new ChatLine();
                if (!line.Add(promised)) continue;
                if (line.Busy) continue;
                line.Busy = true;
                _ = WorkOffAsync((row.Channel, row.Chat), line);
            }
        }
    }

    /// <summary>Sends what waits for one chat, one after another, until nothing is left.</summary>
    private async Task WorkOffAsync((string Channel, string Chat) key, ChatLine line)
    {
        await Task.Yield();
        while (Next(key, line) is { } promised)
        {
            try
            {
                await SendAsync(promised, line);
            }
            catch (OperationCanceledException) when (_stopped.Token.IsCancellationRequested)
            {
                // What is left waits in the outbox for the next start.
                return;
            }
            catch (Exception e)
            {
                _log.LogError("Sending failed and is tried again: {Error} {Place}", e.GetType().Name, e.StackTrace?.Split('\n')[0].Trim());
                await Task.Delay(TimeSpan.FromSeconds(10), _clock);
            }
        }
    }

    private Promised? Next((string, string) key, ChatLine line)
    {
        lock (_lock)
        {
            if (line.Peek() is { } promised) return promised;
            line.Busy = false;
            // A line that was paced or told to wait remembers that, for as long as there are not too many of them.
            if (line.Pace is null && line.NotBefore <= _clock.GetUtcNow() || _lines.Count > MostRemembered) _lines.Remove(key);
            return null;
        }
    }

    private async Task SendAsync(Promised promised, ChatLine line)
    {
        var row = promised.Row;
        var channel = _channels[row.Channel];
        var group = channel.IsGroup(row.Chat);
        while (_throttle.Before(row, group, line) is var wait && wait > TimeSpan.Zero)
        {
            var moment = Task.Delay(wait, _clock, _stopped.Token);
            // While a notice waits for its moment an answer may come in, and goes first; a group's answers wait like all else there.
            await (group || row.Kind == OutboxKind.Answer ? moment : Task.WhenAny(moment, line.AnswerAdded));
            _stopped.Token.ThrowIfCancellationRequested();
            lock (_lock) promised = line.Peek()!;
            row = promised.Row;
        }
        await _free.WaitAsync(_stopped.Token);
        SendOutcome outcome;
        try
        {
            var outgoing = line.MovedTo is { } moved ? promised.Outgoing with { Chat = moved } : promised.Outgoing;
            // A call under way is waited for even when the program stops: its answer is needed for the mark.
            outcome = await channel.SendAsync(outgoing, CancellationToken.None);
        }
        finally
        {
            _free.Release();
        }
        await TakeAsync(outcome, row, line);
    }

    private async Task TakeAsync(SendOutcome outcome, OutboxRow row, ChatLine line)
    {
        switch (outcome)
        {
            case SendOutcome.Sent sent:
                _throttle.Taken();
                line.Broken = 0;
                // Done first: the mark frees the row's number.
                lock (_lock) line.Done(row);
                _deliveries.Sent(row, sent.MessageId);
                return;
            case SendOutcome.Wait told:
                _throttle.Told(told.For, line);
                return;
            case SendOutcome.Broken broken:
                var pause = TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, line.Broken++)));
                _log.LogWarning("A message could not be sent ({Why}); tried again in {Pause}", broken.Why, pause);
                await Task.Delay(pause, _clock, _stopped.Token);
                return;
            case SendOutcome.Moved moved:
                line.MovedTo = moved.To;
                await _deliveries.MovedAsync(row, moved.To);
                return;
            case SendOutcome.Unreachable gone:
                await _deliveries.UnreachableAsync(row, gone.Why);
                break;
            case SendOutcome.Refused refused:
                _log.LogError("A message was refused for good: {Why}", refused.Why);
                await _deliveries.RefusedAsync(row, refused.Why);
                break;
        }
        lock (_lock) line.Done(row);
    }
}
