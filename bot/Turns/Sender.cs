using Solidarity.Bot.Jobs;
using Solidarity.Bot.Metrics;
using Solidarity.Bot.Pictures;
using Solidarity.Core;
using Solidarity.Core.Moderation;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>
/// Sends what turns promised. Answers go at once, many chats side by side; notices are paced. Within a chat answers keep
/// their order and so do notices; an answer doesn't wait behind notices. What is past its time is dropped.
/// </summary>
internal sealed class Sender : BackgroundService
{
    /// <summary>So many chats' paces are remembered while nothing waits for them.</summary>
    private const int MostRemembered = 20_000;

    /// <summary>With more messages than this in memory no updates are taken.</summary>
    public const int MostBacklog = 20_000;

    /// <summary>A group that moves on and on is not followed for ever.</summary>
    private const int MostMoves = 3;

    /// <summary>From so many failures in a row on, or such an age, a moment more doesn't matter.</summary>
    private const int LateAfterFailures = 3;
    private static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(1);

    /// <summary>What waits for its hours looks at the wall clock so often: that clock can be set.</summary>
    private static readonly TimeSpan LooksForHours = TimeSpan.FromMinutes(1);

    private readonly Feed _feed;
    private readonly Deliveries _deliveries;
    private readonly Dictionary<string, IChannel> _channels;
    private readonly Drawings _drawings;
    private readonly TimeZoneInfo _zone;
    private readonly OpeningHours _openingHours;
    private readonly Meters _meters;
    private readonly Ending _ending;
    private readonly TimeProvider _clock;
    private readonly ILogger<Sender> _log;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Channel, string Chat), ChatLine> _lines = [];
    private readonly CancellationTokenSource _stopped = new();
    private readonly InFlight _inFlight;
    private readonly Budget _budget;
    private readonly Throttle _throttle;
    private readonly Breakages _breakages;
    private readonly Func<OutboxKind, bool> _isItsHour;
    private int _backlog, _pressing;

    public Sender(Feed feed, Deliveries deliveries, IEnumerable<IChannel> channels, Drawings drawings, Settings settings, Meters meters, Ending ending, TimeProvider clock, ILogger<Sender> log)
    {
        (_feed, _deliveries, _drawings, _zone, _openingHours, _meters, _ending, _clock, _log) = (feed, deliveries, drawings, settings.Timings.TimeZone, settings.OpeningHours, meters, ending, clock, log);
        _channels = channels.ToDictionary(c => c.Name);
        _inFlight = new InFlight(clock);
        _budget = new Budget(clock, settings.Pacing, () => _inFlight.Fresh, _stopped.Token);
        _throttle = new Throttle(_budget, settings.Pacing);
        _breakages = new Breakages(clock, log);
        _isItsHour = IsItsHour;
        _meters.MessagesWait(() => Backlog);
    }

    /// <summary>How many messages wait in memory.</summary>
    public int Backlog => Volatile.Read(ref _backlog);

    /// <summary>How many answers wait for one chat; notices, which others cause, don't count.</summary>
    public int AnswersFor(Address chat)
    {
        lock (_lock) return _lines.TryGetValue((chat.Channel, chat.Id), out var line) ? line.Answers : 0;
    }

    /// <summary>The server doesn't take what is there already: whoever brings more must wait. Reminders, which nobody who writes now has caused, don't count.</summary>
    public bool IsFull => Volatile.Read(ref _pressing) > MostBacklog;

    protected override Task ExecuteAsync(CancellationToken stopping) => _feed.RunAsync(this, stopping);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        _stopped.Cancel();
        // The loop takes marks as long as it isn't told to stop, which comes next.
        await Task.WhenAny(SettleAsync(), Task.Delay(_ending.Left, _clock, CancellationToken.None));
    }

    /// <summary>Further messages to send. Each is given once.</summary>
    public void Take(IReadOnlyList<Promised> all)
    {
        var lateBefore = _clock.GetUtcNow() - LateAfter;
        lock (_lock)
        {
            foreach (var promised in all)
            {
                var row = promised.Row;
                // Nothing speaks this channel now; what waits for it goes out when something does.
                if (!_channels.ContainsKey(row.Channel)) continue;
                if (!_lines.TryGetValue((row.Channel, row.Chat), out var line)) _lines[(row.Channel, row.Chat)] = line = new ChatLine();
                if (!line.Add(promised)) continue;
                _backlog++;
                if (IsPressing(row.Kind)) _pressing++;
                if (row.CreatedAt < lateBefore) line.Late = true;
                if (line.Busy) continue;
                line.Busy = true;
                _ = WorkOffAsync((row.Channel, row.Chat), line);
            }
        }
    }

    /// <summary>What waits is another instance's now; calls under way go on to their end.</summary>
    public void Drop()
    {
        lock (_lock)
        {
            foreach (var line in _lines.Values) line.Drop();
            _backlog = _pressing = 0;
        }
    }

    /// <summary>Ends when no call is under way and what was sent is marked as sent: only then does the outbox tell what is left.</summary>
    public async Task SettleAsync()
    {
        await _inFlight.EmptyAsync();
        await _deliveries.SettledAsync();
    }

    /// <summary>Sends what waits for one chat, one after another, until nothing is left.</summary>
    private async Task WorkOffAsync((string Channel, string Chat) key, ChatLine line)
    {
        await Task.Yield();
        while (Next(key, line) is { } promised)
        {
            try
            {
                await StepAsync(promised, line);
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
            if (line.Peek(_isItsHour) is { } promised) return promised;
            line.Rest();
            // A line that was paced or told to wait remembers that, for as long as there are not too many of them.
            if (line.Pace is null && line.NotBefore <= _budget.Now || _lines.Count > MostRemembered) _lines.Remove(key);
            return null;
        }
    }

    private static bool IsPressing(OutboxKind kind) => kind is OutboxKind.Answer or OutboxKind.Notice;

    private bool IsItsHour(OutboxKind kind) => kind switch
    {
        OutboxKind.Reminder => WakingHours.AreNow(_clock.GetUtcNow(), _zone),
        OutboxKind.DeskReminder => _openingHours.AreOpen(_clock.GetUtcNow(), _zone),
        _ => true,
    };

    /// <summary>Waits for a while, or sends, or drops; then whatever is first by then is looked at anew.</summary>
    private async Task StepAsync(Promised promised, ChatLine line)
    {
        var row = promised.Row;
        var channel = _channels[row.Channel];
        var group = channel.IsGroup(row.Chat);
        // A group is allowed few messages a minute, and its cards change more often. In private each word is read.
        bool overtaken;
        lock (_lock) overtaken = group && line.IsOvertaken(promised);
        if (overtaken || row.GoodUntil <= _clock.GetUtcNow())
        {
            Done(line, row);
            _meters.Dropped(row.Kind);
            _deliveries.Lapsed(row);
            return;
        }
        var wait = IsItsHour(row.Kind) ? _throttle.Before(row, group, line) : LooksForHours;
        if (wait > TimeSpan.Zero)
        {
            // While a notice waits for its moment an answer may come in, and goes first; a group's answers wait like all else there.
            await (group && IsItsHour(row.Kind) ? Task.Delay(wait, _clock, _stopped.Token) : UntilAsync(wait, line.Added));
            return;
        }
        if (await IsItsTurnAsync(row, line)) await SendAsync(channel, promised, line);
    }

    /// <returns>False when something else may go first by now.</returns>
    private async Task<bool> IsItsTurnAsync(OutboxRow row, ChatLine line)
    {
        if (row.Kind == OutboxKind.Answer && !line.Late && !_budget.IsCalming)
        {
            _budget.Count();
            return true;
        }
        Lane lane;
        lock (_lock) lane = line.LaneOf(row.Kind);
        var turn = line.Turns[(int)lane] ??= _budget.Turn(lane);
        if (!turn.IsCompleted)
        {
            await (row.Kind == OutboxKind.Answer ? turn.WaitAsync(_stopped.Token) : Task.WhenAny(turn, line.Added).WaitAsync(_stopped.Token));
            return false;
        }
        line.Turns[(int)lane] = null;
        return true;
    }

    private async Task UntilAsync(TimeSpan wait, Task sooner)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(_stopped.Token);
        await Task.WhenAny(Task.Delay(wait, _clock, over.Token), sooner);
        await over.CancelAsync();
        _stopped.Token.ThrowIfCancellationRequested();
    }

    private async Task SendAsync(IChannel channel, Promised promised, ChatLine line)
    {
        TimeSpan? pause;
        var call = await _inFlight.EnterAsync(_stopped.Token);
        try
        {
            // While it waited for its place it may have been dropped: another instance sends it.
            lock (_lock)
            {
                if (!line.Holds(promised.Row)) return;
            }
            var outgoing = line.MovedTo is { } moved ? promised.Outgoing with { Chat = moved } : promised.Outgoing;
            outgoing = await _drawings.DrawnAsync(outgoing);
            // A call under way is waited for even when the program stops: its answer is needed for the mark.
            var since = _clock.GetTimestamp();
            var outcome = await channel.SendAsync(outgoing, CancellationToken.None);
            _meters.Sent(promised.Row.Kind, outcome, _clock.GetElapsedTime(since));
            pause = await TakeAsync(outcome, promised.Row, line);
        }
        finally
        {
            _inFlight.Leave(call);
        }
        if (pause is { } wait) await Task.Delay(wait, _clock, _stopped.Token);
    }

    /// <returns>How long to leave this chat alone, if at all.</returns>
    private async Task<TimeSpan?> TakeAsync(SendOutcome outcome, OutboxRow row, ChatLine line)
    {
        if (outcome is SendOutcome.Moved && ++line.Moves > MostMoves) outcome = new SendOutcome.Refused("moved again and again");
        switch (outcome)
        {
            case SendOutcome.Sent sent:
                _throttle.Taken();
                (line.Broken, line.Moves) = (0, 0);
                // Done first: the mark frees the row's number.
                Done(line, row);
                _deliveries.Sent(row, sent.MessageId, sent.TopicGone);
                return null;
            case SendOutcome.Wait told:
                _throttle.Told(told.For, line);
                return null;
            case SendOutcome.Broken broken:
                var pause = TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, line.Broken++)));
                if (line.Broken >= LateAfterFailures) line.Late = true;
                _breakages.Tell(broken.Why, pause);
                return pause;
            case SendOutcome.Moved moved:
                line.MovedTo = moved.To;
                await _deliveries.MovedAsync(row, moved.To);
                return null;
            case SendOutcome.Unreachable gone:
                await _deliveries.UnreachableAsync(row, gone.Why);
                break;
            case SendOutcome.Muted muted:
                await _deliveries.MutedAsync(row, muted.Why);
                break;
            case SendOutcome.Refused refused:
                _log.LogError("A message was refused for good: {Why}", refused.Why);
                await _deliveries.RefusedAsync(row, refused.Why);
                break;
        }
        line.Moves = 0;
        Done(line, row);
        return null;
    }

    private void Done(ChatLine line, OutboxRow row)
    {
        lock (_lock)
        {
            if (!line.Done(row)) return;
            _backlog--;
            if (IsPressing(row.Kind)) _pressing--;
        }
    }
}
