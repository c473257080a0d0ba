using Solidarity.Core.Matching.Planning;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching;

/// <summary>Where a post of the other kind stands.</summary>
/// <param name="Cell">Null where only its town is known.</param>
/// <param name="Radius">Of an offer: how far it goes.</param>
public readonly record struct Spot(long Id, Cell? Cell, Radius Radius)
{
    /// <summary>Null where one of the two has no cell.</summary>
    public double? KilometresFrom(Post post) => Cell is { } there && post.Place.Cell is { } here ? here.KilometresTo(there) : null;
}

/// <summary>Where the posts of the other kind stand: in the database, or in the memory of a simulated town.</summary>
public interface ISurroundings
{
    /// <summary>Whether there is any within so many cells in each direction: most often, on a quiet board, there is none.</summary>
    bool AnyWithin(Post post, Cell around, int cells);

    /// <summary>Those whose cell is within so many cells in each direction, but farther than an inner box that was read before; each once.</summary>
    /// <param name="inner">Half the side of the inner box in cells; below zero: nothing was read before.</param>
    /// <param name="fitting">Without those that cannot fit: <see cref="SearchAround.CouldFit"/>.</param>
    IReadOnlyList<Spot> Around(Post post, Cell around, int cells, int inner, bool fitting);

    /// <summary>Those in the same town, wherever in it they are.</summary>
    /// <inheritdoc cref="Around"/>
    IReadOnlyList<Spot> InSameTown(Post post, bool fitting);

    /// <summary>All that is judged of these posts beside this one; those that have closed meanwhile are left out.</summary>
    IReadOnlyList<Candidate> Of(Post post, IEnumerable<Spot> spots, DateTimeOffset now);
}

/// <summary>How far is looked for partners, and which of those found come first. It reads nothing but what stands around, and changes nothing.</summary>
public sealed class SearchAround(ISurroundings surroundings, Scorer scorer, DateTimeOffset now)
{
    /// <summary>How far out each search looks, in cells of 500 m.</summary>
    public static readonly IReadOnlyList<int> Rings = [1, 3, 8, 13, CellBox.Widest];

    /// <summary>Enough good ones to choose from: farther rings are not read any more.</summary>
    public const int Enough = 16;

    /// <summary>For things it may take many who have a few, but never so many at once.</summary>
    private const int EnoughForPieces = 120;

    /// <summary>So many more are read together than it takes to find enough: one or the other doesn't fit.</summary>
    private const int Spare = 4;

    /// <summary>Ids of the categories of which a post of the other kind may be.</summary>
    public static IEnumerable<string> About(Post post) =>
        (post is Need need ? [need.Category] : ((Offer)post).Categories).SelectMany(c => c.Related.Append(c.Id)).Distinct();

    /// <summary>How far a radius must reach at least to come beyond so many cells, in metres: cells are a little narrower than 500 m in places, so rather one too many.</summary>
    public static int Reaching(int cells) => Math.Max(cells, 0) * 400;

    /// <summary>Whether a post of the other kind, outside of the inner box, may pass the rules: a time in common, and an offer whose radius comes so far.</summary>
    public static bool CouldFit(Post post, Post other, int inner) =>
        !WeeklyTimes.Of(post).Overlap(WeeklyTimes.Of(other)).IsEmpty
        && (other is not Offer offer || (offer.Radius.Metres is { } metres ? metres >= Reaching(inner) : other.Place.Insee == post.Place.Insee));

    /// <param name="seen">A candidate as it is to be looked at; null to leave it out.</param>
    /// <returns>Best first; empty when the post is not open or has no place free.</returns>
    public IReadOnlyList<Scored> For(Post post, Candidate seeking, Func<Candidate, Candidate?> seen)
    {
        if (post.State != PostState.Open || post.ExpiresAt <= now || seeking.Taken >= post.Places) return [];

        var good = new List<Scored>();
        if (post.Place.Cell is { } cell && post is not Offer { Radius.Metres: null } && surroundings.AnyWithin(post, cell, Rings[^1]))
        {
            var read = -1;
            foreach (var ring in Rings)
            {
                Look(surroundings.Around(post, cell, ring, read, fitting: true));
                read = ring;
                if (AreEnough() || post is Offer { Radius.Metres: { } metres } && metres < Reaching(ring)) return Scorer.Best(good);
            }
        }

        // A town can be wider than the widest ring, and "the whole town" is a radius too.
        if (good.Count == 0) Look(surroundings.InSameTown(post, fitting: true));
        return Scorer.Best(good);

        void Look(IReadOnlyList<Spot> spots)
        {
            // Most that are too far are told by their spot, and needn't be read.
            var near = NearestFirst(post, spots.Where(spot => spot.KilometresFrom(post) is not { } km || (post is Offer own ? own.Radius : spot.Radius).Reaches(km))).ToArray();
            for (var at = 0; at < near.Length && !AreEnough();)
            {
                var some = near.AsSpan(at, Math.Min(near.Length - at, Math.Max(Enough - good.Count, 0) + Spare)).ToArray();
                at += some.Length;
                good.AddRange(scorer.Rank(
                    surroundings.Of(post, some, now).Where(c => c.Post.ExpiresAt > now).Select(seen).OfType<Candidate>().Select(c => Pair.Of(seeking, c)), now));
            }
        }

        bool AreEnough() => good.Count >= Enough && (!post.IsOfGoods || good.Count >= EnoughForPieces || good.Sum(Quantity.Given) >= post.Places - seeking.Taken);
    }

    /// <summary>Of those who are as near as others, not always the same are seen first: else whoever came last to a crowded street would never be called.</summary>
    public static IEnumerable<Spot> NearestFirst(Post post, IEnumerable<Spot> spots) =>
        spots.OrderBy(spot => spot.KilometresFrom(post) ?? double.MaxValue).ThenBy(spot => Shuffled(post.Id, spot.Id)).ThenBy(spot => spot.Id);

    /// <summary>A number that has nothing to do with age, the same whichever of the two looks for the other.</summary>
    private static ulong Shuffled(long one, long other) => unchecked((ulong)(one + other) * 0x9E3779B97F4A7C15ul ^ (ulong)(one * other) * 0xC2B2AE3D27D4EB4Ful);

    /// <summary>Partners of a need as if these proposals were not: their places are free, and their pairs can be put together again.</summary>
    public IReadOnlyList<Scored> Without(GivenBack proposals, Need need, Candidate seeking) =>
        For(need, seeking with { Taken = seeking.Taken - proposals.Of(need.Id) }, found => found with
        {
            Taken = found.Taken - proposals.Of(found.Post.Id),
            Earlier = proposals.Contains(need.Id, found.Post.Id) && found.Earlier == MatchState.Proposed ? null : found.Earlier,
        });
}
