using Solidarity.Core.Matching;
using Solidarity.Core.Matching.Planning;
using Solidarity.Core.Matching.Words;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using static Solidarity.Tests.Matching.SomePair;

namespace Solidarity.Tests.Matching;

/// <summary>Who of those found is proposed, and what a plan may change: decided purely.</summary>
public class ChoosingTests
{
    private static readonly Category Masks = Categories.BuiltIn.Find("masks")!;

    private static Scored Found(long offer, long helper, int capacity = 1, int places = 1, bool goods = false)
    {
        var pair = goods ? Beside(need: Masks, offers: [Masks], places: places, capacity: capacity) : Beside(places: places, capacity: capacity);
        return new Scored(pair with { Offer = pair.Offer with { Id = offer, PersonId = helper } }, 50, []);
    }

    private static Match Proposed(long id, long need, long offer, double score, int? pieces = null) => new(
        id, need, offer, 1, 2, MatchState.Proposed, score, [], 1, Now, null, null, null, null, null, null, null, null, null, false, 0, 1)
    { Pieces = pieces };

    [Fact]
    public void Chosen_OfTwoOffersOfOnePerson_IsOne()
    {
        var chosen = ProposeMatches.Chosen(Beside(places: 3).Need, [Found(11, 7, places: 3), Found(12, 7, places: 3), Found(13, 8, places: 3)], free: 3);
        Assert.Equal([11, 13], chosen.Select(one => one.Scored.Pair.Offer.Id));
    }

    [Fact]
    public void Chosen_OfPieces_LeavesEachWhatTheOthersDontTake()
    {
        var (first, second, third) = (Found(11, 7, 30, 50, goods: true), Found(12, 8, 30, 50, goods: true), Found(13, 9, 30, 50, goods: true));
        Assert.Equal([(11L, 50), (12, 20)], ProposeMatches.Chosen(first.Pair.Need, [first, second, third], free: 50).Select(one => (one.Scored.Pair.Offer.Id, one.Free)));
        Assert.Single(ProposeMatches.Chosen(first.Pair.Need, [first, second, third], free: 50, most: 1));
    }

    /// <summary>For a little better the team doesn't find other cards: ten points are worth it.</summary>
    [Theory]
    [InlineData(9.5, 0)]
    [InlineData(10, 1)]
    public void Decide_WithoutMoreServed_ChangesForTenPoints(double gain, int swaps)
    {
        var board = new Board([1], [1, 1], [new(0, 0, 50), new(0, 1, 50 + gain)]);
        Assert.Equal(swaps, PlanOpenPosts.Decide(new OpenBoard(board, [1], [11, 12], new GivenBack([Proposed(1, 1, 11, 50)]))).Count);
    }

    /// <summary>Ten points of each piece: what many pieces gain together is little for each who is asked.</summary>
    [Theory]
    [InlineData(9.5, 0)]
    [InlineData(10, 1)]
    public void Decide_OfPieces_WeighsTheGainByTheLargestShare(double gain, int swaps)
    {
        var board = new Board([40], [40, 40], [new(0, 0, 50), new(0, 1, 50 + gain)]);
        Assert.Equal(swaps, PlanOpenPosts.Decide(new OpenBoard(board, [1], [11, 12], new GivenBack([Proposed(1, 1, 11, 50, pieces: 40)]))).Count);
    }

    [Fact]
    public void Fitting_CountsSharesOnBothSides_AsIfWhatEndsHadEnded()
    {
        var pair = Beside(need: Masks, offers: [Masks], places: 50, capacity: 40) with { NeedTaken = 50, OfferTaken = 0 };
        Pair? Fits(int ends, int begins) => PlanOpenPosts.Fitting(new PlanOpenPosts.Swap([Proposed(1, 1, 99, 50, ends)], [new(1, 2, begins)], 0, 20), pair, begins);
        Assert.NotNull(Fits(30, 30));
        Assert.Null(Fits(30, 31));
        Assert.Null(Fits(50, 41));
        // One place goes to one person: pieces of another kind aren't counted.
        var other = Beside(places: 2, capacity: 2);
        Assert.Null(PlanOpenPosts.Fitting(new PlanOpenPosts.Swap([], [new(1, 2, 2)], 0, 20), other, 2));
        Assert.NotNull(PlanOpenPosts.Fitting(new PlanOpenPosts.Swap([], [new(1, 2, 1)], 0, 20), other, 1));
    }

    [Fact]
    public void RowOf_OfTwoOffersOfOnePerson_HoldsTheBetter_AndOnePlaceForEach()
    {
        var row = OpenBoard.RowOf(Beside(places: 3).Need, [Found(11, 7, 5, 3), Found(12, 7, 5, 3), Found(13, 8, 5, 3)]);
        Assert.Equal((3, [(11L, 5, 50.0, 1), (13, 5, 50.0, 1)]), (row.Places, row.Fits.ToArray()), (one, other) => one.Item1 == other.Item1 && one.Item2.SequenceEqual(other.Item2));
    }

    [Fact]
    public void NearestFirst_GoesByDistance_AndThoseWithoutACellComeLast()
    {
        Spot[] spots = [.. ((ReadOnlySpan<(long, Cell?)>)[(1, null), (2, new Cell(Here.Row + 5, Here.Column)), (3, Here), (4, new Cell(Here.Row, Here.Column - 2))]).ToArray().Select(spot => new Spot(spot.Item1, spot.Item2, Radius.WholeTown))];
        Assert.Equal([3, 4, 2, 1], SearchAround.NearestFirst(Beside().Need, spots).Select(spot => spot.Id));
    }

    [Fact]
    public void Counts_CountPosts_NotHowOftenAWordIsSaid()
    {
        var counting = new WordCounts.Counting();
        foreach (var person in (long[])[1, 2, 3]) counting.Add(person, "du pain, du pain, et encore du pain", "fr", Categories.BuiltIn);
        Assert.Equal(3, counting.Done().Of["pain"]);
    }
}
