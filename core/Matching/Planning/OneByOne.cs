namespace Solidarity.Core.Matching.Planning;

/// <summary>The best pair first, then the best of what is left: what one does by hand, and what a plan begins with.</summary>
internal static class OneByOne
{
    /// <returns>Arcs and what flows there; each used up its need or its offer.</returns>
    public static List<(int Arc, int Flow)> Of(ReadOnlySpan<int> places, ReadOnlySpan<int> capacities, NetworkSimplex.Arc[] arcs)
    {
        int[] left = [.. places, .. capacities];
        var (costs, order) = (new long[arcs.Length], new int[arcs.Length]);
        for (var arc = 0; arc < arcs.Length; arc++) (costs[arc], order[arc]) = (arcs[arc].Cost, arc);
        Array.Sort(costs, order);
        OldestFirst(costs, order);
        var flows = new List<(int, int)>();
        foreach (var arc in order)
        {
            var (need, offer, _) = arcs[arc];
            var flow = Math.Min(left[need], left[offer]);
            if (flow == 0) continue;
            (left[need], left[offer]) = (left[need] - flow, left[offer] - flow);
            flows.Add((arc, flow));
        }

        return flows;
    }

    /// <summary>Sorting leaves equal ones in any order.</summary>
    private static void OldestFirst(long[] costs, int[] order)
    {
        for (var start = 0; start < costs.Length;)
        {
            var end = start + 1;
            while (end < costs.Length && costs[end] == costs[start]) end++;
            Array.Sort(order, start, end - start);
            start = end;
        }
    }
}
