using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching;

/// <summary>Puts the best partners beside a post, one for each place that is free.</summary>
public static class ProposeMatches
{
    /// <param name="most">Propose no more than so many, however many places are free.</param>
    /// <returns>What was proposed, best first; empty when nobody fits or the post doesn't look for anybody.</returns>
    public static IReadOnlyList<Match> For(Change change, long postId, int most = int.MaxValue) =>
        change.Stores.Posts.Find(postId) is { } post ? For(change, post, most) : [];

    /// <inheritdoc cref="For(Change, long, int)"/>
    public static IReadOnlyList<Match> For(Change change, Post post, int most = int.MaxValue)
    {
        if (post is not { State: PostState.Open } or Offer { ForNeed: not null } or Need { GoesByDate: true }) return [];
        var free = Math.Min(most, post.Places - change.Stores.Matches.Taken(post));
        if (free <= 0) return [];
        // One person takes one place only, even with two posts that fit.
        var best = Ranked(change, post)
            .DistinctBy(s => post.Kind == PostKind.Need ? s.Pair.Offer.PersonId : s.Pair.Need.Id)
            .Take(free)
            .ToArray();
        return [.. best.Select(s => Propose(change, s))];
    }

    private static IReadOnlyList<Scored> Ranked(Change change, Post post)
    {
        var partners = new FindPartners(change);
        var passedOver = post.Kind == PostKind.Need ? change.Stores.Matches.HelpersPassedOver(post.Id) : [];
        if (passedOver.Count == 0) return partners.For(post);
        var others = partners.For(post, passedOver);
        return others.Count > 0 ? others : partners.For(post);
    }

    public static Match Propose(Change change, Scored scored)
    {
        var (need, offer) = (scored.Pair.Need, scored.Pair.Offer);
        var match = change.Stores.Matches.Add(new Match(
            0, need.Id, offer.Id, need.PersonId, offer.PersonId, MatchState.Proposed, scored.Score, scored.Reasons,
            scored.Pair.Kilometres, change.Now, null, null, null, null, null, null, null, null,
            change.Now + change.Timings.RemindModeratorsAfter, false, 0, 1));
        change.Happened(new Happening.MatchProposed(match));
        return match;
    }
}
