using Solidarity.Core.Matching.Planning;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Core.Matching;

/// <summary>Looks around a post for partners, nearest cells first, and ranks those that break no rule.</summary>
public sealed class FindPartners(Stores stores)
{
    /// <summary>Enough good ones to choose from: farther rings are not read any more.</summary>
    private const int Enough = 24;

    /// <summary>The next helpers for a need that were not tried yet, as if one more place were free.</summary>
    public IReadOnlyList<Scored> NextFor(Need need, DateTimeOffset now) =>
        For(need with { Places = need.Places + 1 }, now, stores.Matches.HelpersTried(need.Id));

    /// <summary>A pair that is not proposed, and the rules it breaks.</summary>
    public sealed record NotFitting(Pair Pair, IReadOnlyList<HardRule> Broken);

    /// <summary>The nearest posts of the other kind that are not proposed, and why not.</summary>
    public IReadOnlyList<NotFitting> WhyNot(Post post, int most)
    {
        var seeking = Seeking(post);
        var around = post.Place.Cell is { } cell
            ? stores.Candidates.Within(post, cell, CandidateStore.Rings[^2], inner: -1)
            : stores.Candidates.InSameTown(post);
        return
        [
            .. around.Select(c => Pair.Of(seeking, c))
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
    public IReadOnlyList<Scored> For(Post post, DateTimeOffset now, IReadOnlyCollection<long>? notWith = null) =>
        For(post, Seeking(post), now, found => notWith?.Contains(found.Post.PersonId) == true ? null : found);

    /// <summary>Partners of a need as if these proposals were not: their places are free, and their pairs can be put together again.</summary>
    public IReadOnlyList<Scored> Without(GivenBack proposals, Need need, DateTimeOffset now)
    {
        var seeking = Seeking(need);
        return For(need, seeking with { Taken = seeking.Taken - proposals.Of(need.Id) }, now, found => found with
        {
            Taken = found.Taken - proposals.Of(found.Post.Id),
            Earlier = proposals.Contains(need.Id, found.Post.Id) && found.Earlier == MatchState.Proposed ? null : found.Earlier,
        });
    }

    /// <param name="seen">A candidate as it is to be looked at; null to leave it out.</param>
    private IReadOnlyList<Scored> For(Post post, Candidate seeking, DateTimeOffset now, Func<Candidate, Candidate?> seen)
    {
        if (post.State != PostState.Open || post.ExpiresAt <= now || seeking.Taken >= post.Places) return [];

        IReadOnlyList<Scored> Ranked(IEnumerable<Candidate> found) =>
            Scorer.Rank(found.Where(c => c.Post.ExpiresAt > now).Select(seen).OfType<Candidate>().Select(c => Pair.Of(seeking, c)), now);

        if (post.Place.Cell is not { } cell || post is Offer { Radius.Metres: null }) return Ranked(stores.Candidates.InSameTown(post));
        if (!stores.Candidates.AnyWithin(post, cell, CandidateStore.Rings[^1])) return Ranked(stores.Candidates.InSameTown(post));
        var good = new List<Scored>();
        var read = -1;
        foreach (var ring in CandidateStore.Rings)
        {
            good.AddRange(Ranked(stores.Candidates.Within(post, cell, ring, read)));
            read = ring;
            // Cells are up to 560 m wide: nobody beyond this ring is within the radius any more.
            if (good.Count >= Enough && (!post.IsOfGoods || good.Sum(Quantity.Given) >= post.Places - seeking.Taken) || post is Offer { Radius.Metres: { } metres } && metres < ring * 400) return Scorer.Best(good);
        }
        // A town can be wider than the widest ring, and "the whole town" is a radius too.
        return good.Count > 0 ? Scorer.Best(good) : Ranked(stores.Candidates.InSameTown(post));
    }

    /// <summary>These two side by side, whatever stands between them.</summary>
    public Pair PairOf(Need need, Offer offer) => Pair.Of(
        Seeking(need),
        Seeking(offer) with { Blocked = stores.Blocks.Holds(need.PersonId, offer.PersonId) || stores.Blocks.Holds(offer.PersonId, need.PersonId) });

    private Candidate Seeking(Post post)
    {
        var person = stores.People.Get(post.PersonId);
        return new Candidate(
            post, person.Language, person.Trusted, person.UnreachableSince is null, stores.Matches.Taken(post),
            post.Kind == PostKind.Offer ? stores.Matches.LastHelped(person.Id) : null, null);
    }
}
