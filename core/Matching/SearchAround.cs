using Solidarity.Core.Matching.Planning;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching;

/// <summary>Where the posts of the other kind stand: in the database, or in the memory of a simulated town.</summary>
public interface ISurroundings
{
    /// <summary>Whether there is any within so many cells in each direction.</summary>
    bool AnyWithin(Post post, Cell around, int cells);

    /// <param name="inner">Half the side of a box that was read before; below zero: nothing was.</param>
    IReadOnlyList<Candidate> Within(Post post, DateTimeOffset now, Cell around, int cells, int inner);

    IReadOnlyList<Candidate> InSameTown(Post post, DateTimeOffset now);
}

/// <summary>How far is looked for partners, and which of those found come first. It reads nothing but what stands around, and changes nothing.</summary>
public sealed class SearchAround(ISurroundings surroundings, Scorer scorer, DateTimeOffset now)
{
    /// <summary>How far out each search looks, in cells of 500 m.</summary>
    public static readonly IReadOnlyList<int> Rings = [1, 3, 8, CellBox.Widest];

    /// <summary>Enough good ones to choose from: farther rings are not read any more.</summary>
    private const int Enough = 24;

    /// <summary>Ids of the categories of which a post of the other kind may be.</summary>
    public static IEnumerable<string> About(Post post) =>
        (post is Need need ? [need.Category] : ((Offer)post).Categories).SelectMany(c => c.Related.Append(c.Id)).Distinct();

    /// <param name="seen">A candidate as it is to be looked at; null to leave it out.</param>
    /// <returns>Best first; empty when the post is not open or has no place free.</returns>
    public IReadOnlyList<Scored> For(Post post, Candidate seeking, Func<Candidate, Candidate?> seen)
    {
        if (post.State != PostState.Open || post.ExpiresAt <= now || seeking.Taken >= post.Places) return [];

        IReadOnlyList<Scored> Ranked(IEnumerable<Candidate> found) =>
            scorer.Rank(found.Where(c => c.Post.ExpiresAt > now).Select(seen).OfType<Candidate>().Select(c => Pair.Of(seeking, c)), now);

        if (post.Place.Cell is not { } cell || post is Offer { Radius.Metres: null }) return Ranked(surroundings.InSameTown(post, now));
        if (!surroundings.AnyWithin(post, cell, Rings[^1])) return Ranked(surroundings.InSameTown(post, now));
        var good = new List<Scored>();
        var read = -1;
        foreach (var ring in Rings)
        {
            good.AddRange(Ranked(surroundings.Within(post, now, cell, ring, read)));
            read = ring;
            // Cells are up to 560 m wide: nobody beyond this ring is within the radius any more.
            if (good.Count >= Enough || post is Offer { Radius.Metres: { } metres } && metres < ring * 400) return Scorer.Best(good);
        }
        // A town can be wider than the widest ring, and "the whole town" is a radius too.
        return good.Count > 0 ? Scorer.Best(good) : Ranked(surroundings.InSameTown(post, now));
    }

    /// <summary>Partners of a need as if these proposals were not: their places are free, and their pairs can be put together again.</summary>
    public IReadOnlyList<Scored> Without(GivenBack proposals, Need need, Candidate seeking) =>
        For(need, seeking with { Taken = seeking.Taken - proposals.Of(need.Id) }, found => found with
        {
            Taken = found.Taken - proposals.Of(found.Post.Id),
            Earlier = proposals.Contains(need.Id, found.Post.Id) && found.Earlier == MatchState.Proposed ? null : found.Earlier,
        });
}
