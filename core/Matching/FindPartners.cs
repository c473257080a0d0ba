using Solidarity.Core.Matching.Criteria;
using Solidarity.Core.Matching.Planning;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Core.Matching;

/// <summary>Looks around a post for partners, nearest cells first, and ranks those that break no rule.</summary>
public sealed class FindPartners(Change change)
{
    private readonly Stores _stores = change.Stores;
    private readonly DateTimeOffset _now = change.Now;
    private readonly Scorer _scorer = change.Scorer;

    /// <summary>So many are looked at for "why not the others?".</summary>
    private const int MostLookedAt = 400;

    /// <summary>The next helpers for a need that were not tried yet, as if one more place were free.</summary>
    public IReadOnlyList<Scored> NextFor(Need need) =>
        PairStanding.WhoMayMeet(change, need, For(need with { Places = need.Places + 1 }, _stores.Matches.HelpersTried(need.Id)));

    /// <summary>A pair that is not proposed, and the rules it breaks.</summary>
    public sealed record NotFitting(Pair Pair, IReadOnlyList<HardRule> Broken);

    /// <summary>The nearest posts of the other kind that are not proposed, and why not.</summary>
    public IReadOnlyList<NotFitting> WhyNot(Post post, int most)
    {
        var seeking = Seeking(post);
        var around = post.Place.Cell is { } cell
            ? _stores.Candidates.Around(post, cell, SearchAround.Rings[^2], inner: -1, fitting: false)
            : _stores.Candidates.InSameTown(post, fitting: false);
        return
        [
            .. _stores.Candidates.Of(post, SearchAround.NearestFirst(post, around).Take(MostLookedAt), _now).Select(c => Pair.Of(seeking, c))
                .Where(p => p.Need.PersonId != p.Offer.PersonId)
                .OrderBy(p => p.Kilometres ?? double.MaxValue)
                .ThenBy(p => p.Offer.Id)
                .Select(p => new NotFitting(p, HardRules.Broken(p)))
                .Where(n => n.Broken.Count > 0)
                .Take(most),
        ];
    }

    /// <summary>Whether what this offer has is asked for where it would fit, but the team has said yes to enough from others already.</summary>
    public bool IsCovered(Offer offer) =>
        _stores.Posts.FilledAround(offer).Any(need => HardRules.Broken(PairOf(need, offer)).All(rule => rule is PlaceFree or BothOpen) && Quantity.IsCounted(need, offer))
        || WhyNot(offer, SearchAround.Enough).Any(one => one.Broken is [PlaceFree] && Quantity.IsCounted(one.Pair.Need, offer) && _stores.Matches.Approved(one.Pair.Need) >= one.Pair.Need.Places);

    /// <param name="notWith">Helpers (for a need) or askers (for an offer) to leave out.</param>
    /// <returns>Best first; empty when the post is not open or has no place free.</returns>
    public IReadOnlyList<Scored> For(Post post, IReadOnlyCollection<long>? notWith = null) =>
        Around().For(post, Seeking(post), found => notWith?.Contains(found.Post.PersonId) == true ? null : found);

    /// <inheritdoc cref="SearchAround.Without"/>
    public IReadOnlyList<Scored> Without(GivenBack proposals, Need need) => Around().Without(proposals, need, Seeking(need));

    private SearchAround Around() => new(_stores.Candidates, _scorer, _now);

    /// <summary>These two side by side, whatever stands between them.</summary>
    public Pair PairOf(Need need, Offer offer) => Pair.Of(
        Seeking(need),
        Seeking(offer) with
        {
            Blocked = _stores.Blocks.Holds(need.PersonId, offer.PersonId) || _stores.Blocks.Holds(offer.PersonId, need.PersonId),
            DoneTogether = _stores.Matches.DoneTogether(need.PersonId, offer.PersonId),
        });

    /// <summary>The same as the search sees it: also what has come of an earlier match of theirs. Of what is not open that is not told.</summary>
    public Pair Considered(Need need, Offer offer) =>
        _stores.Candidates.Of(need, [new Spot(offer.Id, offer.Place.Cell, offer.Radius)], _now) is [var found] ? Pair.Of(Seeking(need), found) : PairOf(need, offer);

    private Candidate Seeking(Post post)
    {
        var person = _stores.People.Get(post.PersonId);
        return new Candidate(
            post, person.Language, person.Trusted, person.UnreachableSince is null, _stores.Matches.Taken(post),
            post.Kind == PostKind.Offer ? _stores.Matches.LastHelped(person.Id) : null, null,
            Calls: post.Kind == PostKind.Offer ? _stores.Matches.Calls(person.Id, _now - FairTurn.Within) : 0);
    }
}
