namespace Solidarity.Core.Matching.Planning;

/// <summary>
/// A board some of whose pairs take fewer places than both their posts have, as one without such limits. Of each limited pair two posts more are made: an
/// offer that the need turns to, with as many places as the limit, and a need of as many places that turns to it or on to the offer behind. What goes on is
/// what the pair takes: as much has come from the need. Both ways into the offer in between pay the same, and more than going on does: so it is always full.
/// </summary>
internal sealed class LimitedPairs
{
    private readonly Board _board;
    private readonly double _reward;

    /// <summary>Of each pair of the board: where what it takes stands in the other board, and, where it is limited, where what comes from the need does.</summary>
    private readonly (int Takes, int Comes)[] _where;

    private LimitedPairs(Board board)
    {
        _board = board;
        _reward = Math.Ceiling(board.Pairs.Max(pair => Math.Abs(pair.Score))) + 1;
        _where = new (int, int)[board.Pairs.Count];
        var (places, capacities, pairs) = (board.Places.ToList(), board.Capacities.ToList(), new List<Board.Pair>());
        foreach (var (index, pair) in board.Pairs.Index())
        {
            if (!IsLimited(board, pair))
            {
                _where[index] = (pairs.Count, pairs.Count);
                pairs.Add(pair);
                continue;
            }

            var (need, offer) = (places.Count, capacities.Count);
            places.Add(pair.Most);
            capacities.Add(pair.Most);
            _where[index] = (pairs.Count, pairs.Count + 1);
            pairs.AddRange([new(need, pair.Offer, pair.Score), new(pair.Need, offer, _reward), new(need, offer, _reward)]);
            Added += pair.Most;
        }

        Unlimited = new Board(places, capacities, pairs);
    }

    public Board Unlimited { get; }

    /// <summary>How many places the posts in between have together.</summary>
    private long Added { get; set; }

    /// <returns>Null where no limit is lower than what both posts have anyway.</returns>
    public static LimitedPairs? Of(Board board) => board.Pairs.Any(pair => IsLimited(board, pair)) ? new LimitedPairs(board) : null;

    /// <param name="plan">Of the other board.</param>
    /// <returns>How many places each pair of the board takes.</returns>
    public int[] Flows(Plan plan)
    {
        var flows = new int[Unlimited.Pairs.Count];
        foreach (var one in plan.Assignments) flows[one.Pair] = one.Count;
        int[] found = [.. _where.Select(where => Math.Min(flows[where.Takes], flows[where.Comes]))];
        // One that was stopped may have left something half done.
        return plan.IsOptimal || OneByOne() is var byHand && found.Sum(count => (long)count) >= byHand.Sum(count => (long)count) ? found : OneByOne();
    }

    /// <summary>What no plan that serves the most exceeds, from what holds for the other board.</summary>
    public double BoundOf(Plan plan) => plan.Bound - _reward * Added;

    private static bool IsLimited(Board board, Board.Pair pair) => pair.Most < Math.Min(board.Places[pair.Need], board.Capacities[pair.Offer]);

    private int[] OneByOne()
    {
        int[] places = [.. _board.Places], capacities = [.. _board.Capacities], flows = new int[_board.Pairs.Count];
        foreach (var (index, pair) in _board.Pairs.Index().OrderByDescending(one => one.Item.Score))
        {
            flows[index] = Math.Min(pair.Most, Math.Min(places[pair.Need], capacities[pair.Offer]));
            (places[pair.Need], capacities[pair.Offer]) = (places[pair.Need] - flows[index], capacities[pair.Offer] - flows[index]);
        }

        return flows;
    }
}
