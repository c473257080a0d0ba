using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>How fast messages may go: notices by their pace, groups by theirs, and nothing while the server told us to wait.</summary>
internal sealed class Throttle(TimeProvider clock)
{
    /// <summary>So many messages within a second are what a server's overall limit is about, rather than a chat's.</summary>
    private const int OverallLimit = 25;

    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _lately = new();

    /// <summary>A little below the 30 a second that the server allows, so that answers have room.</summary>
    private readonly Pace _notices = new(28, burst: 1);

    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <summary>How long this row must wait before it may go.</summary>
    public TimeSpan Before(OutboxKind kind, bool group, ChatLine line)
    {
        var wait = Held(line);
        if (kind == OutboxKind.Answer && !group) return wait;
        var now = clock.GetUtcNow();
        line.Pace ??= group ? new Pace(20 / 60.0, burst: 15) : new Pace(1, burst: 3);
        var paced = line.Pace.Take(now);
        if (kind == OutboxKind.Notice && _notices.Take(now + paced) is var overall) paced += overall;
        return paced > wait ? paced : wait;
    }

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

    public void Sending()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            _lately.Enqueue(now);
            while (_lately.Count > OverallLimit + 1 || _lately.Peek() < now - TimeSpan.FromSeconds(1)) _lately.Dequeue();
        }
    }

    /// <summary>The server told us to wait. It doesn't say whether it means the chat or everything: a busy second says the latter.</summary>
    public void Told(TimeSpan wait, ChatLine line)
    {
        lock (_lock)
        {
            var until = clock.GetUtcNow() + wait;
            line.NotBefore = until;
            if (_lately.Count >= OverallLimit && until > _notBefore) _notBefore = until;
        }
    }
}
