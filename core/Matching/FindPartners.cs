using Solidarity.Core.Matching.Criteria;
using Solidarity.Core.Matching.Planning;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Core.Matching;

/// <summary>Looks around a post for partners, nearest cells first, and ranks those that break no rule.</summary>
public sealed class FindPartners(Change change)
{
    private readonly Stores stores = change.Stores;
    private readonly DateTimeOffset now = change.Now;
    private readonly Scorer scorer = change.Scorer;

    /// <summary>Enough good ones to choose from: farther rings are not read any more.</summary>
    private const int Enough = 24;

    /// <summary>So many are read together: a few more than it takes to find enough.</summary>
    private const int AtATime = 40;

    /// <summary>So many are looked at for "why not the others?".</summary>
    private const int MostLookedAt = 400;

    /// <summary>The next helpers for a need that were not tried yet, as if one more place were free.</summary>
    public IReadOnlyList<Scored> NextFor(Need need) =>
        For(need with { Places = need.Places + 1 }, stores.Matches.HelpersTried(need.Id));

    /// <summary>A pair that is not proposed, and the rules it breaks.</summary>
    public sealed record NotFitting(Pair Pair, IReadOnlyList<HardRule> Broken);

    /// <summary>The nearest posts of the other kind that are not proposed, and why not.</summary>
    public IReadOnlyList<NotFitting> WhyNot(Post post, int most)
    {
        var seeking = Seeking(post);
        var around = post.Place.Cell is { } cell
            ? stores.Candidates.Around(post, cell, CandidateStore.Rings[^2], inner: -1, fitting: false)
            : stores.Candidates.InSameTown(post, fitting: false);
        return
        [
            .. stores.Candidates.Of(post, NearestFirst(post, around).Take(MostLookedAt), now).Select(c => Pair.Of(seeking, c))
                .Where(p => p.Need.PersonId != p.Offer.PersonId)
                .OrderBy(p => p.Kilometres ?? double.MaxValue)
                .ThenBy(p => p.Offer.Id)
                .Select(p => new NotFitting(p, HardRules.Broken(p)))
                .Where(n => n.Broken.Count > 0)
                .Take(most),
        ];
    }

    /// <summary>Whether what this offer has is asked for where it would fit, but others have enough of it already.</summary>
    public bool IsCovered(Offer offer) =>
        stores.Posts.FilledAround(offer).Any(need => HardRules.Broken(PairOf(need, offer)).All(rule => rule is PlaceFree or BothOpen) && Quantity.IsCounted(need, offer))
        || WhyNot(offer, Enough).Any(one => one.Broken is [PlaceFree] && Quantity.IsCounted(one.Pair.Need, offer));

    /// <param name="notWith">Helpers (for a need) or askers (for an offer) to leave out.</param>
    /// <returns>Best first; empty when the post is not open or has no place free.</returns>
    public IReadOnlyList<Scored> For(Post post, IReadOnlyCollection<long>? notWith = null) =>
        For(post, Seeking(post), found => notWith?.Contains(found.Post.PersonId) == true ? null : found);

    /// <summary>Partners of a need as if these proposals were not: their places are free, and their pairs can be put together again.</summary>
    public IReadOnlyList<Scored> Without(GivenBack proposals, Need need)
    {
        var seeking = Seeking(need);
        return For(need, seeking with { Taken = seeking.Taken - proposals.Of(need.Id) }, found => found with
        {
            Taken = found.Taken - proposals.Of(found.Post.Id),
            Earlier = proposals.Contains(need.Id, found.Post.Id) && found.Earlier == MatchState.Proposed ? null : found.Earlier,
        });
    }

    /// <param name="seen">A candidate as it is to be looked at; null to leave it out.</param>
    private IReadOnlyList<Scored> For(Post post, Candidate seeking, Func<Candidate, Candidate?> seen)
    {
        if (post.State != PostState.Open || post.ExpiresAt <= now || seeking.Taken >= post.Places) return [];

        var good = new List<Scored>();
        if (post.Place.Cell is { } cell && post is not Offer { Radius.Metres: null } && stores.Candidates.AnyWithin(post, cell, CandidateStore.Rings[^1]))
        {
            var read = -1;
            foreach (var ring in CandidateStore.Rings)
            {
                Look(stores.Candidates.Around(post, cell, ring, read, fitting: true));
                read = ring;
                // Cells are up to 560 m wide: nobody beyond this ring is within the radius any more.
                if (AreEnough() || post is Offer { Radius.Metres: { } metres } && metres < ring * 400) return Scorer.Best(good);
            }
        }

        // A town can be wider than the widest ring, and "the whole town" is a radius too.
        if (good.Count == 0) Look(stores.Candidates.InSameTown(post, fitting: true));
        return Scorer.Best(good);

        void Look(IReadOnlyList<CandidateStore.Spot> spots)
        {
            foreach (var some in NearestFirst(post, spots).Chunk(AtATime))
            {
                good.AddRange(scorer.Rank(
                    stores.Candidates.Of(post, some, now).Where(c => c.Post.ExpiresAt > now).Select(seen).OfType<Candidate>().Select(c => Pair.Of(seeking, c)), now));
                if (AreEnough()) return;
            }
        }

        bool AreEnough() => good.Count >= Enough && (!post.IsOfGoods || good.Sum(Quantity.Given) >= post.Places - seeking.Taken);
    }

    /// <summary>Of those who are as near as others, not always the same are seen first: else whoever came last to a crowded street would never be called.</summary>
    private static IEnumerable<CandidateStore.Spot> NearestFirst(Post post, IEnumerable<CandidateStore.Spot> spots) =>
        spots.OrderBy(spot => spot.Cell is { } there && post.Place.Cell is { } here ? here.KilometresTo(there) : double.MaxValue).ThenBy(spot => Shuffled(post.Id, spot.Id)).ThenBy(spot => spot.Id);

    /// <summary>A number that has nothing to do with age, the same whichever of the two looks for the other.</summary>
    private static ulong Shuffled(long one, long other) => unchecked((ulong)(one + other) * 0x9E3779B97F4A7C15ul ^ (ulong)(one * other) * 0xC2B2AE3D27D4EB4Ful);

    /// <summary>These two side by side, whatever stands between them.</summary>
    public Pair PairOf(Need need, Offer offer) => Pair.Of(
        Seeking(need),
        Seeking(offer) with
        {
            Blocked = stores.Blocks.Holds(need.PersonId, offer.PersonId) || stores.Blocks.Holds(offer.PersonId, need.PersonId),
            DoneTogether = stores.Matches.DoneTogether(need.PersonId, offer.PersonId),
        });

    private Candidate Seeking(Post post)
    {
        var person = stores.People.Get(post.PersonId);
        return new Candidate(
            post, person.Language, person.Trusted, person.UnreachableSince is null, stores.Matches.Taken(post),
            post.Kind == PostKind.Offer ? stores.Matches.LastHelped(person.Id) : null, null,
            Calls: post.Kind == PostKind.Offer ? stores.Matches.Calls(person.Id, now - FairTurn.Within) : 0);
    }
}
