using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>How fast messages may go: notices by their pace, groups by theirs, and nothing while the server told us to wait.</summary>
internal sealed class Throttle(TimeProvider clock, Pacing pacing)
{
    /// <summary>So many messages within a second are what a server's overall limit is about, rather than a chat's.</summary>
    private const int OverallLimit = 25;

    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _lately = new();

    private readonly Pace _notices = new(pacing.Overall, burst: 1);

    private readonly Pace _afterHold = new(25, burst: 1);

    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(50);

    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    private DateTimeOffset _calmUntil = DateTimeOffset.MinValue;
    private (ChatLine Line, DateTimeOffset At)? _lastTold;

    /// <summary>How long this row must still wait; asked again after each wait. Its moments are taken once.</summary>
    public TimeSpan Before(OutboxRow row, bool group, ChatLine line)
    {
        var held = Held(line);
        if (held > TimeSpan.Zero) return held;
        var now = clock.GetUtcNow();
        if (line.Paced != row.Id) (line.Paced, line.ChatMoment, line.OverallMoment) = (row.Id, null, null);
        if (row.Kind == OutboxKind.Answer && !group)
        {
            // After the server has told everybody to wait, those who waited don't rush in all at once.
            if (now > _calmUntil) return TimeSpan.Zero;
            line.OverallMoment ??= now + _afterHold.Take(now);
            return Left(line.OverallMoment.Value, now);
        }
        line.Pace ??= group ? new Pace(pacing.Group / 60, burst: 15) : new Pace(pacing.Chat, burst: 3);
        line.ChatMoment ??= now + line.Pace.Take(now);
        var wait = Left(line.ChatMoment.Value, now);
        // Nobody's moment in the overall pace is taken while they wait for their own chat's.
        if (wait > TimeSpan.Zero || row.Kind == OutboxKind.Answer) return wait;
        line.OverallMoment ??= now + _notices.Take(now);
        return Left(line.OverallMoment.Value, now);
    }

    private static TimeSpan Left(DateTimeOffset moment, DateTimeOffset now) => moment > now ? moment - now : TimeSpan.Zero;

    /// <summary>How long the server still wants nothing, for this chat or at all.</summary>
    public TimeSpan Held(ChatLine line)
    {
        lock (_lock)
        {
            var until = line.NotBefore > _notBefore ? line.NotBefore : _notBefore;
            var wait = until - clock.GetUtcNow();
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    /// <summary>The server took a message.</summary>
    public void Taken()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            _lately.Enqueue(now);
            while (_lately.Count > OverallLimit + 1 || _lately.Peek() < now - TimeSpan.FromSeconds(1)) _lately.Dequeue();
        }
    }

    /// <summary>
    /// The server told us to wait. It doesn't say whether it means the chat or everything: the latter is believed only after
    /// a busy second in which another chat was told so too, so that nobody can silence the bot for others alone.
    /// </summary>
    public void Told(TimeSpan wait, ChatLine line)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            // Counted from when the answer came, with a little over: clocks are not alike.
            var until = now + wait + Margin;
            line.NotBefore = until;
            var another = _lastTold is { } last && last.Line != line && now - last.At < TimeSpan.FromSeconds(1);
            _lastTold = (line, now);
            if (!another || _lately.Count < OverallLimit) return;
            if (until > _notBefore) _notBefore = until;
            _calmUntil = until + TimeSpan.FromSeconds(10);
        }
    }
}
