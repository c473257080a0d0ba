namespace Solidarity.Core.Matching.Planning;

/// <summary>Needs and offers that pairs join, with nothing that has no place or no capacity: a board of its own.</summary>
internal sealed class BoardPart
{
    private readonly int[] _places, _capacities;
    private readonly NetworkSimplex.Arc[] _arcs;

    private BoardPart(Board board, int[] pairs, int[] numbers, ScoreScale scale)
    {
        Pairs = pairs;
        var (places, capacities) = (new List<int>(), new List<int>());
        var needs = board.Places.Count;
        foreach (var index in pairs)
        {
            var pair = board.Pairs[index];
            if (numbers[pair.Need] < 0)
            {
                numbers[pair.Need] = places.Count;
                places.Add(board.Places[pair.Need]);
            }

            if (numbers[needs + pair.Offer] >= 0) continue;
            numbers[needs + pair.Offer] = capacities.Count;
            capacities.Add(board.Capacities[pair.Offer]);
        }

        (_places, _capacities, _arcs) = ([.. places], [.. capacities], new NetworkSimplex.Arc[pairs.Length]);
        for (var i = 0; i < pairs.Length; i++)
        {
            var pair = board.Pairs[pairs[i]];
            _arcs[i] = new NetworkSimplex.Arc(numbers[pair.Need], _places.Length + numbers[needs + pair.Offer], scale.Cost(pair.Score));
        }
    }

    /// <summary>Its pairs, by their places in the board, in that order.</summary>
    public int[] Pairs { get; }

    /// <summary>The parts of a board, in the order of their first pairs.</summary>
    public static IEnumerable<BoardPart> Of(Board board, ScoreScale scale)
    {
        var joined = Joined(board);
        var sizes = new int[joined.Length];
        foreach (var pair in board.Pairs) sizes[joined[pair.Need]] += Counts(board, pair) ? 1 : 0;
        var (pairs, filled, order) = (new int[joined.Length][], new int[joined.Length], new List<int>());
        for (var i = 0; i < board.Pairs.Count; i++)
        {
            if (!Counts(board, board.Pairs[i])) continue;
            var part = joined[board.Pairs[i].Need];
            if (pairs[part] is null)
            {
                pairs[part] = new int[sizes[part]];
                order.Add(part);
            }

            pairs[part][filled[part]++] = i;
        }

        var numbers = new int[joined.Length];
        numbers.AsSpan().Fill(-1);
        return order.Select(part => new BoardPart(board, pairs[part], numbers, scale));
    }

    public NetworkSimplex Solve(ScoreScale scale, Func<bool> stops)
    {
        var simplex = new NetworkSimplex(_places, _capacities, _arcs, scale.Unserved, OneByOne.Of(_places, _capacities, _arcs));
        simplex.Run(stops);
        return simplex;
    }

    /// <summary>
    /// What no plan of this part exceeds, where it was stopped: every place at the best there is for it; or, by the prices that held then, every
    /// capacity at what it is worth, and every place at the best that is left of it.
    /// </summary>
    public double BoundOn(ScoreScale scale, NetworkSimplex simplex)
    {
        var worth = new double[_capacities.Length];
        for (var offer = 0; offer < worth.Length; offer++) worth[offer] = Math.Clamp(scale.Difference(simplex.WorthOf(_places.Length + offer)), 0, Math.Max(0, scale.Best));
        return Math.Min(BoundOn(scale, new double[worth.Length]), BoundOn(scale, worth));
    }

    private double BoundOn(ScoreScale scale, double[] worth)
    {
        var left = new double[_places.Length];
        foreach (var arc in _arcs) left[arc.Need] = Math.Max(left[arc.Need], scale.Score(arc.Cost) - worth[arc.Offer - _places.Length]);
        return _capacities.Index().Sum(offer => worth[offer.Index] * offer.Item) + _places.Index().Sum(need => left[need.Index] * need.Item);
    }

    private static bool Counts(Board board, Board.Pair pair) => board.Places[pair.Need] > 0 && board.Capacities[pair.Offer] > 0;

    /// <summary>For every node one of those that pairs join it with, the same for all of these.</summary>
    private static int[] Joined(Board board)
    {
        var needs = board.Places.Count;
        var joined = new int[needs + board.Capacities.Count];
        for (var node = 0; node < joined.Length; node++) joined[node] = node;
        int Root(int node)
        {
            while (joined[node] != node) node = joined[node] = joined[joined[node]];
            return node;
        }

        foreach (var pair in board.Pairs)
        {
            if (Counts(board, pair)) joined[Root(needs + pair.Offer)] = Root(pair.Need);
        }

        for (var node = 0; node < joined.Length; node++) joined[node] = Root(node);
        return joined;
    }
}
