namespace Solidarity.Core.Matching.Planning;

/// <summary>
/// Looks at all open posts together, and puts better proposals in the place of those that nobody has touched. What changes together is one swap: it serves
/// more needs, or as many and clearly better; anything else stays as it is, so that nobody of the team finds another proposal there every hour for nothing.
/// </summary>
public static class PlanOpenPosts
{
    /// <summary>So many points a swap gains where it serves no more needs than before.</summary>
    public const double LeastGain = 10;

    /// <param name="Ends">Proposals that give way.</param>
    /// <param name="Begins">What to put side by side instead.</param>
    /// <param name="MoreServed">How many more places of needs are served by it.</param>
    /// <param name="MorePoints">How much higher the sum of scores is, each for all that it serves.</param>
    public sealed record Swap(IReadOnlyList<Match> Ends, IReadOnlyList<Begin> Begins, int MoreServed, double MorePoints);

    /// <param name="Share">How many places, or pieces.</param>
    public sealed record Begin(long Need, long Offer, int Share);

    /// <summary>What is worth changing on this board; swaps have no post in common.</summary>
    public static IReadOnlyList<Swap> Decide(OpenBoard open, Func<bool>? stops = null)
    {
        var pairs = open.Board.Pairs;
        var scores = pairs.ToDictionary(pair => (open.Needs[pair.Need], open.Offers[pair.Offer]), pair => pair.Score);
        var planned = PlanBoard.Run(open.Board, stops).Assignments.Select(one => new Begin(open.Needs[pairs[one.Pair].Need], open.Offers[pairs[one.Pair].Offer], one.Count)).ToHashSet();
        static Begin Now(Match match) => new(match.NeedId, match.OfferId, match.Share);
        var ends = open.Now.Proposals.Where(match => !planned.Contains(Now(match))).ToArray();
        Begin[] begins = [.. planned.Except(open.Now.Proposals.Select(Now))];
        var joined = new Dictionary<long, long>();
        long Root(long post)
        {
            while (joined.TryGetValue(post, out var next)) post = next;
            return post;
        }

        foreach (var (need, offer, _) in ends.Select(Now).Concat(begins))
        {
            if (Root(need) is var one && Root(offer) is var other && one != other) joined[one] = other;
        }

        var swaps =
            from post in ends.Select(match => match.NeedId).Concat(begins.Select(pair => pair.Need)).Select(Root).Distinct().Order()
            let gone = ends.Where(match => Root(match.NeedId) == post).ToArray()
            let come = begins.Where(pair => Root(pair.Need) == post).OrderBy(pair => pair.Need).ThenBy(pair => pair.Offer).ToArray()
            let more = come.Sum(pair => pair.Share) - gone.Sum(match => match.Share)
            let points = come.Sum(pair => pair.Share * scores[(pair.Need, pair.Offer)]) - gone.Sum(match => match.Share * scores.GetValueOrDefault((match.NeedId, match.OfferId), match.Score))
            // What many pieces gain together is still little for each of those who are asked.
            let largest = come.Select(pair => pair.Share).Concat(gone.Select(match => match.Share)).Max()
            where more > 0 || more == 0 && points >= LeastGain * largest
            select new Swap(gone, come, more, Math.Round(points, 1));
        return [.. swaps];
    }

    /// <summary>Makes one swap, where all is still as it was when it was decided.</summary>
    /// <returns>The new proposals; none where something has changed since: the next plan looks again.</returns>
    public static IReadOnlyList<Match> Apply(Change change, Swap swap)
    {
        var partners = new FindPartners(change);
        if (swap.Ends.Any(match => change.Stores.Matches.FindUntouched(match.Id, change.Now)?.Version != match.Version)) return [];
        var fresh = new List<(Scored Scored, int Share)>();
        foreach (var (needId, offerId, share) in swap.Begins)
        {
            if (change.Stores.Posts.FindNeed(needId) is not { } need || change.Stores.Posts.Find(offerId) is not Posts.Offer offer) return [];
            if (Fitting(swap, partners.PairOf(need, offer), share) is not { } pair) return [];
            var isTheirsNow = swap.Ends.Any(match => match.NeedId == needId && match.HelperId == offer.PersonId);
            if (!isTheirsNow && change.Stores.Matches.HelpersTried(needId).Contains(offer.PersonId) || need.ExpiresAt <= change.Now || offer.ExpiresAt <= change.Now) return [];
            fresh.Add((change.Scorer.Score(pair, change.Now), share));
        }

        foreach (var match in swap.Ends) MoveMatch.End(change, match, MatchTrigger.Supersede, by: null, lookAgain: false);
        var why = swap.MoreServed > 0 ? new Reason("reason.plan-serves", 0, swap.MoreServed) : new Reason("reason.plan-better", 0, swap.MorePoints);
        return [.. fresh.Select(one => ProposeMatches.Propose(change, swap.Ends.Count == 0 ? one.Scored : one.Scored with { Reasons = [.. one.Scored.Reasons, why] }, one.Share))];
    }

    /// <summary>A pair that begins, as if what ends had ended.</summary>
    /// <returns>Null where a rule stands between the two, or there is no room for all that begin.</returns>
    public static Pair? Fitting(Swap swap, Pair pair, int share)
    {
        var (need, offer) = (pair.Need, pair.Offer);
        pair = pair with
        {
            NeedTaken = pair.NeedTaken - swap.Ends.Where(match => match.NeedId == need.Id).Sum(match => match.Share),
            OfferTaken = pair.OfferTaken - swap.Ends.Where(match => match.OfferId == offer.Id).Sum(match => match.Share),
        };
        var (more, most) = (swap.Begins.Where(one => one.Need == need.Id).Sum(one => one.Share), swap.Begins.Where(one => one.Offer == offer.Id).Sum(one => one.Share));
        if (share > 1 && !Quantity.IsCounted(need, offer)) return null;
        return HardRules.AllHold(pair) && pair.NeedTaken + more <= need.Places && pair.OfferTaken + most <= offer.Places ? pair : null;
    }
}
