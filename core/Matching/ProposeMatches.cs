using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching;

/// <summary>Puts the best partners beside a post, as many as its free places or pieces need.</summary>
public static class ProposeMatches
{
    /// <param name="most">Propose no more matches than so many, however much is free.</param>
    /// <returns>What was proposed, best first; empty when nobody fits or the post doesn't look for anybody.</returns>
    public static IReadOnlyList<Match> For(Change change, long postId, int most = int.MaxValue) =>
        change.Stores.Posts.Find(postId) is { } post ? For(change, post, most) : [];

    /// <inheritdoc cref="For(Change, long, int)"/>
    public static IReadOnlyList<Match> For(Change change, Post post, int most = int.MaxValue)
    {
        if (post is not { State: PostState.Open } or Offer { ForNeed: not null }) return [];
        var free = post.Places - change.Stores.Matches.Taken(post);
        if (free <= 0 || most <= 0) return [];
        return Fill(change, post, free, most, Ranked(change, post));
    }

    /// <summary>The next helpers for a need that were not tried yet: one for a place, as many as its pieces need.</summary>
    public static IReadOnlyList<Match> Untried(Change change, Need need) => Fill(
        change, need, need.Places - change.Stores.Matches.Taken(need), need.IsOfGoods ? int.MaxValue : 1,
        new FindPartners(change).For(need, change.Stores.Matches.HelpersTried(need.Id)));

    private static IReadOnlyList<Match> Fill(Change change, Post post, int free, int most, IReadOnlyList<Scored> ranked)
    {
        var proposed = new List<Match>();
        // One person takes one share only, even with two posts that fit.
        foreach (var scored in ranked.DistinctBy(s => post.Kind == PostKind.Need ? s.Pair.Offer.PersonId : s.Pair.Need.Id))
        {
            var match = Propose(change, scored, free);
            proposed.Add(match);
            free -= match.Share;
            if (free <= 0 || proposed.Count == most) break;
        }

        return proposed;
    }

    private static IReadOnlyList<Scored> Ranked(Change change, Post post)
    {
        var partners = new FindPartners(change);
        var passedOver = post.Kind == PostKind.Need ? change.Stores.Matches.HelpersPassedOver(post.Id) : [];
        if (passedOver.Count == 0) return partners.For(post);
        var others = partners.For(post, passedOver);
        return others.Count > 0 ? others : partners.For(post);
    }

    /// <param name="most">No more pieces than so many, however many both have left.</param>
    public static Match Propose(Change change, Scored scored, int most = int.MaxValue)
    {
        var (need, offer) = (scored.Pair.Need, scored.Pair.Offer);
        var match = change.Stores.Matches.Add(new Match(
            0, need.Id, offer.Id, need.PersonId, offer.PersonId, MatchState.Proposed, scored.Score, scored.Reasons,
            scored.Pair.Kilometres, change.Now, null, null, null, null, null, null, null, null,
            change.Now + change.Timings.RemindModeratorsAfter, false, 0, 1)
        { Pieces = Quantity.Of(need, offer, Math.Min(most, Quantity.Free(scored.Pair))) });
        change.Happened(new Happening.MatchProposed(match));
        return match;
    }
}
