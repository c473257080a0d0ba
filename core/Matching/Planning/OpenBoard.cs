namespace Solidarity.Core.Matching.Planning;

/// <summary>What is open now, as a board: proposals that nobody has touched stand on it as if they could be made anew.</summary>
/// <param name="Needs">The posts behind the board's needs, by their numbers there; <paramref name="Offers"/> the same.</param>
public sealed record OpenBoard(Board Board, IReadOnlyList<long> Needs, IReadOnlyList<long> Offers, GivenBack Now)
{
    /// <summary>One open need and the nearest offers that fit it: all that is read of the board at a time.</summary>
    /// <param name="Fits">None: nobody fits, or nothing is free; it is no part of the board.</param>
    public sealed record Row(long Need, int Places, IReadOnlyList<(long Offer, int Capacity, double Score, int Most)> Fits);

    /// <summary>The next open needs, the oldest first.</summary>
    public static IReadOnlyList<Row> Read(Change change, GivenBack before, long after, int most)
    {
        var partners = new FindPartners(change);
        return [.. change.Stores.Posts.OpenNeeds(after, most).Select(need => need.GoesByDate || need.InPairs ? new Row(need.Id, 0, []) : RowOf(need, partners.Without(before, need)))];
    }

    /// <param name="found">Who fits this need, best first.</param>
    public static Row RowOf(Posts.Need need, IReadOnlyList<Scored> found)
    {
        // One person takes one share only, even with two offers that fit.
        var fits = found.Where(one => one.Pair.Offer.ForNeed is null).DistinctBy(one => one.Pair.Offer.PersonId).Take(need.IsOfGoods ? ProposeMatches.MostWaiting : int.MaxValue).ToArray();
        return new Row(
            need.Id, fits is [var first, ..] ? need.Places - first.Pair.NeedTaken : 0,
            [.. fits.Select(one => (one.Pair.Offer.Id, one.Pair.Offer.Places - one.Pair.OfferTaken, one.Score, Quantity.IsCounted(one.Pair.Need, one.Pair.Offer) ? int.MaxValue : 1))]);
    }

    public static OpenBoard Of(IEnumerable<Row> rows, GivenBack before)
    {
        var (needs, offers, numbers) = (new List<long>(), new List<long>(), new Dictionary<long, int>());
        var (places, capacities, pairs) = (new List<int>(), new List<int>(), new List<Board.Pair>());
        foreach (var row in rows.Where(row => row.Fits.Count > 0))
        {
            needs.Add(row.Need);
            places.Add(row.Places);
            foreach (var (offer, capacity, score, most) in row.Fits)
            {
                if (!numbers.TryGetValue(offer, out var number))
                {
                    numbers[offer] = number = offers.Count;
                    offers.Add(offer);
                    capacities.Add(capacity);
                }

                pairs.Add(new Board.Pair(needs.Count - 1, number, score, most));
            }
        }

        return new OpenBoard(new Board(places, capacities, pairs), needs, offers, before);
    }
}
