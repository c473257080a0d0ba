using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching;

/// <summary>Puts the best partners beside a post, as many as its free places or pieces need.</summary>
public static class ProposeMatches
{
    /// <summary>So often somebody waits in vain for the second of a pair, for one need: then they are left in peace about it.</summary>
    public const int MostWaitsInVain = 2;

    /// <summary>
    /// So many proposals of one post wait for the team at a time, the next when one is decided: a need of ten thousand pieces would put hundreds of
    /// cards before them, and bind every maker of the town.
    /// </summary>
    public const int MostWaiting = 20;

    /// <param name="most">Propose no more matches than so many, however much is free.</param>
    /// <returns>What was proposed, best first; empty when nobody fits or the post doesn't look for anybody.</returns>
    public static IReadOnlyList<Match> For(Change change, long postId, int most = int.MaxValue) =>
        change.Stores.Posts.Find(postId) is { } post ? For(change, post, most) : [];

    /// <inheritdoc cref="For(Change, long, int)"/>
    public static IReadOnlyList<Match> For(Change change, Post post, int most = int.MaxValue)
    {
        if (post is not { State: PostState.Open } or Offer { ForNeed: not null } or Need { GoesByDate: true }) return [];
        var free = post.Places - change.Stores.Matches.Taken(post);
        most = Math.Min(most, MostWaiting - Waiting(change, post));
        if (free <= 0 || most <= 0) return [];
        return post switch
        {
            Need { GoesInPairs: true } need => InPairs(change, need, free, most),
            Offer offer => Offered(change, offer, free, most),
            _ => Fill(change, post, free, most, Ranked(change, post)),
        };
    }

    /// <summary>Two by two, and one where one is without a second: never one alone for an empty pair, but for a last place that has no other beside it.</summary>
    private static IReadOnlyList<Match> InPairs(Change change, Need need, int free, int most)
    {
        var ranked = PairStanding.WhoMayMeet(change, need, NotInVain(change, need, Ranked(change, need)));
        var found = Chosen(need, ranked, free, most).Count;
        var without = change.Stores.Matches.LiveOf(need.Id).Count(PairStanding.IsWithoutSecond);
        return Fill(change, need, free, free == 1 && without == 0 ? found : found - ((without + found) % 2), ranked);
    }

    private static IReadOnlyList<Scored> NotInVain(Change change, Need need, IReadOnlyList<Scored> ranked)
    {
        var inVain = change.Stores.Matches.HelpersLetGo(need.Id, MostWaitsInVain);
        return inVain.Count == 0 ? ranked : [.. ranked.Where(scored => !inVain.Contains(scored.Pair.Offer.PersonId))];
    }

    /// <summary>For an offer: beside a need in pairs that has nobody only together with a second.</summary>
    private static IReadOnlyList<Match> Offered(Change change, Offer offer, int free, int most, long? notFor = null)
    {
        var ranked = (IReadOnlyList<Scored>)[.. Ranked(change, offer).Where(scored => scored.Pair.Need.Id != notFor)];
        if (!ranked.Any(scored => scored.Pair.Need.GoesInPairs)) return Fill(change, offer, free, most, ranked);
        var proposed = new List<Match>();
        foreach (var scored in ranked)
        {
            if (proposed.Count >= most || proposed.Sum(match => match.Share) >= free) break;
            if (scored.Pair.Need.GoesInPairs) proposed.AddRange(For(change, scored.Pair.Need).Where(match => match.OfferId == offer.Id));
            else proposed.AddRange(Fill(change, offer, free - proposed.Sum(match => match.Share), 1, [scored]));
        }

        return proposed;
    }

    /// <summary>Beside any need but this one, for an offer that was let go from it.</summary>
    public static void Elsewhere(Change change, long offerId, long needId)
    {
        if (change.Stores.Posts.Find(offerId) is Offer { State: PostState.Open, ForNeed: null } offer && offer.Places - change.Stores.Matches.Taken(offer) is > 0 and var free)
            Offered(change, offer, free, MostWaiting, needId);
    }

    private static int Waiting(Change change, Post post) => change.Stores.Matches.LiveOf(post.Id).Count(match => match.State == MatchState.Proposed);

    /// <summary>The next helpers for a need that were not tried yet: one for a place, as many as its pieces need.</summary>
    public static IReadOnlyList<Match> Untried(Change change, Need need) => Fill(
        change, need, need.Places - change.Stores.Matches.Taken(need), need.IsOfGoods ? Math.Max(1, MostWaiting - Waiting(change, need)) : 1,
        PairStanding.WhoMayMeet(change, need, new FindPartners(change).For(need, change.Stores.Matches.HelpersTried(need.Id))));

    private static IReadOnlyList<Match> Fill(Change change, Post post, int free, int most, IReadOnlyList<Scored> ranked) =>
        [.. Chosen(post, ranked, free, most).Select(one => Propose(change, one.Scored, one.Free))];

    /// <summary>One person takes one share only, even with two posts that fit.</summary>
    /// <param name="free">Places or pieces that the post has left.</param>
    /// <returns>Those to be proposed, each with what is left for it.</returns>
    public static IReadOnlyList<(Scored Scored, int Free)> Chosen(Post post, IReadOnlyList<Scored> ranked, int free, int most = int.MaxValue)
    {
        var chosen = new List<(Scored, int)>();
        foreach (var scored in ranked.DistinctBy(s => post.Kind == PostKind.Need ? s.Pair.Offer.PersonId : s.Pair.Need.Id))
        {
            if (free <= 0 || chosen.Count >= most) break;
            chosen.Add((scored, free));
            free -= Quantity.Of(scored.Pair.Need, scored.Pair.Offer, Math.Min(free, Quantity.Free(scored.Pair))) ?? 1;
        }

        return chosen;
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
