namespace Solidarity.Core.Matching.Planning;

/// <summary>
/// Over the whole board at once: first as many places served as can be, then the highest sum of scores. Exact; where it is stopped before the end,
/// with a bound. The parts of a board that no pair joins are planned one by one, which loses nothing.
/// </summary>
public static class PlanBoard
{
    /// <param name="stops">Asked now and then; once it says so, what is found by then is the plan. It never serves fewer than one by one.</param>
    public static Plan Run(Board board, Func<bool>? stops = null)
    {
        if (board.Fault() is { } fault) throw new ArgumentException(fault, nameof(board));
        if (board.Pairs.Count == 0) return new Plan(0, 0, IsOptimal: true, 0, []);
        var (scale, flows, isOptimal, bound) = (ScoreScale.Of(board), new int[board.Pairs.Count], true, 0.0);
        foreach (var part in Part.Of(board))
        {
            var solved = part.Solve(board, scale, stops ?? (static () => false), flows);
            isOptimal &= solved.IsOptimal;
            bound += solved.Bound;
        }

        var assignments = flows.Select((count, pair) => new Plan.Assignment(pair, count)).Where(one => one.Count > 0)
            .OrderBy(one => board.Pairs[one.Pair].Need).ThenBy(one => board.Pairs[one.Pair].Offer).ToArray();
        var total = TotalOf(board, assignments);
        return new Plan(assignments.Sum(one => (long)one.Count), total, isOptimal, isOptimal ? total : Math.Max(bound, total), assignments);
    }

    internal static double TotalOf(Board board, IEnumerable<Plan.Assignment> assignments) => assignments.Sum(one => board.Pairs[one.Pair].Score * one.Count);

    /// <summary>Needs and offers that pairs join, by themselves.</summary>
    private sealed class Part(int[] pairs)
    {
        /// <summary>The parts of a board in the order of their first pairs.</summary>
        public static IEnumerable<Part> Of(Board board)
        {
            var needs = board.Places.Count;
            var joined = new int[needs + board.Capacities.Count];
            for (var node = 0; node < joined.Length; node++) joined[node] = node;
            int Root(int node)
            {
                while (joined[node] != node) node = joined[node] = joined[joined[node]];
                return node;
            }

            bool Counts(Board.Pair pair) => board.Places[pair.Need] > 0 && board.Capacities[pair.Offer] > 0;
            foreach (var pair in board.Pairs)
            {
                if (Counts(pair)) joined[Root(needs + pair.Offer)] = Root(pair.Need);
            }

            var sizes = new int[joined.Length];
            foreach (var pair in board.Pairs) sizes[Root(pair.Need)] += Counts(pair) ? 1 : 0;
            var parts = new int[joined.Length][];
            var filled = new int[joined.Length];
            var order = new List<int>();
            for (var i = 0; i < board.Pairs.Count; i++)
            {
                if (!Counts(board.Pairs[i])) continue;
                var root = Root(board.Pairs[i].Need);
                if (parts[root] is null)
                {
                    parts[root] = new int[sizes[root]];
                    order.Add(root);
                }

                parts[root][filled[root]++] = i;
            }

            return order.Select(root => new Part(parts[root]));
        }

        public (bool IsOptimal, double Bound) Solve(Board board, ScoreScale scale, Func<bool> stops, int[] flows)
        {
            var (needs, offers) = (Numbered(pair => pair.Need), Numbered(pair => pair.Offer));
            Dictionary<int, int> Numbered(Func<Board.Pair, int> of)
            {
                var numbers = new Dictionary<int, int>();
                foreach (var pair in pairs) numbers.TryAdd(of(board.Pairs[pair]), numbers.Count);
                return numbers;
            }

            int[] places = [.. needs.Keys.Select(need => board.Places[need])], capacities = [.. offers.Keys.Select(offer => board.Capacities[offer])];
            var arcs = new NetworkSimplex.Arc[pairs.Length];
            for (var i = 0; i < pairs.Length; i++)
            {
                var pair = board.Pairs[pairs[i]];
                arcs[i] = new NetworkSimplex.Arc(needs[pair.Need], places.Length + offers[pair.Offer], scale.Cost(pair.Score));
            }

            var simplex = new NetworkSimplex(places, capacities, arcs, scale.Unserved, OneByOne(places, capacities, arcs));
            var isOptimal = simplex.Run(stops);
            foreach (var (arc, flow) in simplex.Flows()) flows[pairs[arc]] = flow;
            return (isOptimal, isOptimal ? 0 : BoundOf(board, scale, places, capacities, arcs, simplex, flows));
        }
    }
}
