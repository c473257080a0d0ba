using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Moderation;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Cards;

/// <summary>A proposal that nobody has decided, or a need that nobody was found for.</summary>
internal sealed record LongestWaiting(string Reference, bool ForDecision, TimeSpan Span)
{
    private const int Most = 3;

    /// <summary>The oldest of both, the oldest first.</summary>
    public static IReadOnlyList<LongestWaiting> Of(Turn turn)
    {
        var before = turn.Now - Timings.NeedWaitsTooLong;
        var proposed = turn.Stores.Matches.Of(turn.Stores.Queue.Page(QueueKind.Proposed, Area.Everywhere, before, 0, Most)).Select(match => new LongestWaiting(match.Reference, true, turn.Now - match.ProposedAt));
        var alone = turn.Stores.Posts.Needs(turn.Stores.Queue.Page(QueueKind.Alone, Area.Everywhere, before, 0, Most)).Select(need => new LongestWaiting(need.Reference, false, turn.Now - need.PublishedAt));
        return [.. proposed.Concat(alone).OrderByDescending(one => one.Span).Take(Most)];
    }
}
