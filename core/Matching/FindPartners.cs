using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Core.Matching;

/// <summary>Looks around a post for partners, nearest cells first, and ranks those that break no rule.</summary>
public sealed class FindPartners(Stores stores)
{
    /// <summary>Enough good ones to choose from: farther rings are not read any more.</summary>
    private const int Enough = 24;

    /// <param name="notWith">Helpers (for a need) or askers (for an offer) to leave out.</param>
    /// <returns>Best first; empty when the post is not open or has no place free.</returns>
    public IReadOnlyList<Scored> For(Post post, DateTimeOffset now, IReadOnlyCollection<long>? notWith = null)
    {
        var person = stores.People.Get(post.PersonId);
        var taken = stores.Matches.Taken(post);
        if (post.State != PostState.Open || taken >= post.Places) return [];
        var seeking = new Candidate(
            post, person.Language, person.Trusted, person.UnreachableSince is null, taken,
            post.Kind == PostKind.Offer ? stores.Matches.LastHelped(person.Id) : null, null);

        IReadOnlyList<Scored> Ranked(IEnumerable<Candidate> found) =>
            Scorer.Rank(
                found.Where(c => notWith?.Contains(c.Post.PersonId) != true).Select(c => Pair.Of(seeking, c)),
                now);

        if (post.Place.Cell is not { } cell || post is Offer { Radius.Metres: null }) return Ranked(stores.Candidates.InSameTown(post));
        var good = new List<Scored>();
        var read = -1;
        foreach (var ring in CandidateStore.Rings)
        {
            good.AddRange(Ranked(stores.Candidates.Within(post, cell, ring, read)));
            read = ring;
            // Cells are up to 560 m wide: nobody beyond this ring is within the radius any more.
            if (good.Count >= Enough || post is Offer { Radius.Metres: { } metres } && metres < ring * 400) return Scorer.Best(good);
        }
        // A town can be wider than the widest ring, and "the whole town" is a radius too.
        return good.Count > 0 ? Scorer.Best(good) : Ranked(stores.Candidates.InSameTown(post));
    }
}
