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

    private readonly TurnLoop _loop;
    private readonly Deliveries _deliveries;
    private readonly Dictionary<string, IChannel> _channels;
    private readonly TimeProvider _clock;
    private readonly ILogger<Sender> _log;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Channel, string Chat), ChatLine> _lines = [];
    private readonly SemaphoreSlim _free = new(MostAtOnce);
    private readonly Throttle _throttle;
    private CancellationToken _stopping;

    public Sender(TurnLoop loop, Deliveries deliveries, IEnumerable<IChannel> channels, TimeProvider clock, ILogger<Sender> log)
    {
        (_loop, _deliveries, _clock, _log) = (loop, deliveries, clock, log);
        _channels = channels.ToDictionary(c => c.Name);
        _throttle = new Throttle(clock);
        _loop.Promised += Enqueue;
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        _stopping = stopping;
        // What was promised before the last stop and never marked as sent goes first.
        Enqueue([.. (await _loop.Run(scope => scope.Stores.Outbox.Waiting())).Select(row => new Promised(row))]);
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
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
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
            _lines.Remove(key);
            return null;
        }
    }

    private async Task SendAsync(Promised promised, ChatLine line)
    {
        var row = promised.Row;
        var channel = _channels[row.Channel];
        var wait = _throttle.Before(row.Kind, channel.IsGroup(row.Chat), line);
        if (wait > TimeSpan.Zero)
        {
            // While a notice waits for its moment an answer may come in: look again for what goes first.
            await Task.WhenAny(Task.Delay(wait, _clock, _stopping), line.AnswerAdded);
            _stopping.ThrowIfCancellationRequested();
            // A timer counts whole milliseconds and may be one early: the server doesn't forgive that.
            while (_throttle.Held(line) is var held && held > TimeSpan.Zero) await Task.Delay(held + TimeSpan.FromMilliseconds(1), _clock, _stopping);
            lock (_lock) promised = line.Peek()!;
            row = promised.Row;
        }
        await _free.WaitAsync(_stopping);
        SendOutcome outcome;
        try
        {
            _throttle.Sending();
            var outgoing = line.MovedTo is { } moved ? promised.Outgoing with { Chat = moved } : promised.Outgoing;
            outcome = await channel.SendAsync(outgoing, _stopping);
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
                line.Broken = 0;
                _deliveries.Sent(row, sent.MessageId);
                break;
            case SendOutcome.Wait told:
                _throttle.Told(told.For, line);
                return;
            case SendOutcome.Broken broken:
                var pause = TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, line.Broken++)));
                _log.LogWarning("A message could not be sent ({Why}); tried again in {Pause}", broken.Why, pause);
                await Task.Delay(pause, _clock, _stopping);
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
