using Solidarity.Core.Matching.Planning;

namespace Solidarity.Tests.Matching.Planning;

/// <summary>The same answers by another, much slower way, to hold the planner against: one unit after another along the best path (Bellman, Ford).</summary>
internal static class Plodding
{
    public static (long Served, double Total) Best(Board board)
    {
        var (needs, offers, flows) = (board.Places.Count, board.Capacities.Count, new int[board.Pairs.Count]);
        int[] places = [.. board.Places], capacities = [.. board.Capacities];
        var (served, total) = (0L, 0.0);
        while (true)
        {
            var best = new double[needs + offers];
            var by = new (int Pair, bool Back)[needs + offers];
            for (var node = 0; node < best.Length; node++) best[node] = node < needs && places[node] > 0 ? 0 : double.NegativeInfinity;
            for (var changed = true; changed;)
            {
                changed = false;
                for (var i = 0; i < flows.Length; i++)
                {
                    var (need, offer, score) = (board.Pairs[i].Need, needs + board.Pairs[i].Offer, board.Pairs[i].Score);
                    if (flows[i] < board.Pairs[i].Most && best[need] + score > best[offer] + 1e-9) (best[offer], by[offer], changed) = (best[need] + score, (i, false), true);
                    if (flows[i] > 0 && best[offer] - score > best[need] + 1e-9) (best[need], by[need], changed) = (best[offer] - score, (i, true), true);
                }
            }

            var end = Enumerable.Range(needs, offers).Where(node => capacities[node - needs] > 0 && !double.IsNegativeInfinity(best[node])).OrderByDescending(node => best[node]).FirstOrDefault(-1);
            if (end < 0) return (served, total);
            (served, total, capacities[end - needs]) = (served + 1, total + best[end], capacities[end - needs] - 1);
            for (var node = end; ;)
            {
                var (pair, back) = by[node];
                flows[pair] += back ? -1 : 1;
                node = back ? needs + board.Pairs[pair].Offer : board.Pairs[pair].Need;
                if (node >= needs || places[node] == 0 || best[node] != 0) continue;
                places[node]--;
                break;
            }
        }
    }

    /// <summary>What one does by hand: the best pair first, then the best of what is left.</summary>
    public static (long Served, double Total) OneByOne(Board board)
    {
        int[] places = [.. board.Places], capacities = [.. board.Capacities];
        var (served, total) = (0L, 0.0);
        foreach (var (need, offer, score, most) in board.Pairs.OrderByDescending(pair => pair.Score))
        {
            var count = Math.Min(most, Math.Min(places[need], capacities[offer]));
            (places[need], capacities[offer], served, total) = (places[need] - count, capacities[offer] - count, served + count, total + count * score);
        }

        return (served, total);
    }
}
