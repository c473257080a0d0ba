using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>How long a chat must wait: groups and notices by their pace, and anything while the server told us to wait.</summary>
internal sealed class Throttle(Budget budget, Pacing pacing)
{
    /// <summary>So many messages within a second are what a server's overall limit is about, rather than a chat's.</summary>
    private const int OverallLimit = 25;

    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly Queue<TimeSpan> _lately = new();
    private TimeSpan _notBefore;
    private (ChatLine Line, TimeSpan At)? _lastTold;

    /// <summary>How long this row must still wait for its chat's sake; asked again after each wait. Its moment is taken once.</summary>
    public TimeSpan Before(OutboxRow row, bool group, ChatLine line)
    {
        var held = Held(line);
        if (held > TimeSpan.Zero || (row.Kind == OutboxKind.Answer && !group)) return held;
        var now = budget.Now;
        line.Pace ??= group ? new Pace(pacing.Group / 60, burst: 15) : new Pace(pacing.Chat, burst: 3);
        if (line.Paced != row.Id) (line.Paced, line.Moment) = (row.Id, now + line.Pace.Take(now));
        return line.Moment > now ? line.Moment - now : TimeSpan.Zero;
    }

    /// <summary>How long the server still wants nothing, for this chat or at all.</summary>
    public TimeSpan Held(ChatLine line)
    {
        lock (_lock)
        {
            var until = line.NotBefore > _notBefore ? line.NotBefore : _notBefore;
            var wait = until - budget.Now;
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    /// <summary>The server took a message.</summary>
    public void Taken()
    {
        lock (_lock)
        {
            var now = budget.Now;
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
            var now = budget.Now;
            // Counted from when the answer came, with a little over: clocks are not alike.
            var until = now + wait + Margin;
            line.NotBefore = until;
            var another = _lastTold is { } last && last.Line != line && now - last.At < TimeSpan.FromSeconds(1);
            _lastTold = (line, now);
            if (!another || _lately.Count < OverallLimit) return;
            if (until > _notBefore) _notBefore = until;
            budget.Hold(until);
        }
    }
}
