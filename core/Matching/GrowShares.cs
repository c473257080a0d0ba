using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching;

/// <summary>
/// There are more pieces to give or to find than before: a proposal that nobody of the team has touched takes as many as both sides have left now. Its two
/// people are beside each other already, so that nobody else's proposal of them could.
/// </summary>
public static class GrowShares
{
    /// <returns>Those that take more now, the best first.</returns>
    public static IReadOnlyList<Match> Of(Change change, long postId, int most = int.MaxValue)
    {
        var matches = change.Stores.Matches;
        if (most <= 0 || change.Stores.Posts.Find(postId) is not { State: PostState.Open, IsOfGoods: true } post || post.Places <= matches.Taken(post)) return [];
        var grown = new List<Match>();
        foreach (var match in matches.LiveOf(post.Id).Where(match => match.Pieces is not null).OrderByDescending(match => match.Score).ThenBy(match => match.Id))
        {
            if (grown.Count < most && matches.FindUntouched(match.Id, change.Now) is { } untouched && Grown(change, untouched) is { } one) grown.Add(one);
        }

        return grown;
    }

    private static Match? Grown(Change change, Match match)
    {
        var (need, offer) = (change.Stores.Posts.GetNeed(match.NeedId), change.Stores.Posts.GetOffer(match.OfferId));
        if (need.State != PostState.Open || offer.State != PostState.Open || !Quantity.IsCounted(need, offer)) return null;
        var free = Math.Min(need.Places - change.Stores.Matches.Taken(need), offer.Places - change.Stores.Matches.Taken(offer));
        if (free <= 0) return null;
        var grown = match with { Pieces = match.Share + free, Version = match.Version + 1 };
        if (!change.Stores.Matches.Save(grown, change.Now)) return null;
        change.Happened(new Happening.MatchTouched(grown));
        return grown;
    }
}
