namespace Solidarity.Core.Matching.Planning;

/// <summary>
/// Over the whole board at once: first as many places served as can be, then the highest sum of scores. Exact; where it is stopped before the end,
/// with a bound. The parts of a board that no pair joins are planned one by one, which loses nothing.
/// </summary>
public static class PlanBoard
{
    /// <param name="board">Without a fault.</param>
    /// <param name="stops">Asked now and then; once it says so, what is found by then is the plan. It never serves fewer than one by one.</param>
    public static Plan Run(Board board, Func<bool>? stops = null)
    {
        if (board.Fault() is { } fault) throw new ArgumentException(fault, nameof(board));
        if (LimitedPairs.Of(board) is { } limited) return Limited(board, limited, Run(limited.Unlimited, stops));
        var flows = new int[board.Pairs.Count];
        var (scale, isOptimal, bound) = (ScoreScale.Of(board), true, 0.0);
        foreach (var part in BoardPart.Of(board, scale))
        {
            var simplex = part.Solve(scale, stops ?? (static () => false));
            foreach (var (arc, flow) in simplex.Flows()) flows[part.Pairs[arc]] = flow;
            isOptimal &= simplex.IsOptimal;
            bound += simplex.IsOptimal ? scale.Total(simplex.Flows().Select(one => (board.Pairs[part.Pairs[one.Arc]].Score, one.Flow))) : part.BoundOn(scale, simplex);
        }

        var assignments = flows.Index().Where(flow => flow.Item > 0).Select(flow => new Plan.Assignment(flow.Index, flow.Item)).ToArray();
        var total = scale.Total(assignments.Select(one => (board.Pairs[one.Pair].Score, one.Count)));
        return new Plan(assignments.Sum(one => (long)one.Count), total, isOptimal, isOptimal ? total : Math.Max(bound, total), assignments);
    }

    private static Plan Limited(Board board, LimitedPairs limited, Plan unlimited)
    {
        var assignments = limited.Flows(unlimited).Index().Where(flow => flow.Item > 0).Select(flow => new Plan.Assignment(flow.Index, flow.Item)).ToArray();
        var total = ScoreScale.Of(board).Total(assignments.Select(one => (board.Pairs[one.Pair].Score, one.Count)));
        return new Plan(
            assignments.Sum(one => (long)one.Count), total, unlimited.IsOptimal, unlimited.IsOptimal ? total : Math.Max(limited.BoundOf(unlimited), total), assignments);
    }
}
