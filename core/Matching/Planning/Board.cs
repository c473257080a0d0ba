namespace Solidarity.Core.Matching.Planning;

/// <summary>All that is needed and offered at one time, and how good each pair would be that breaks no rule. Posts are known here by their place in the lists, oldest first.</summary>
/// <param name="Places">How many places each need has free: helpers, or pieces.</param>
/// <param name="Capacities">How many each offer has free.</param>
/// <param name="Pairs">What may be put together, each pair once; in any order, which breaks ties.</param>
public sealed record Board(IReadOnlyList<int> Places, IReadOnlyList<int> Capacities, IReadOnlyList<Board.Pair> Pairs)
{
    /// <param name="Need">Its place in <see cref="Places"/>.</param>
    /// <param name="Offer">Its place in <see cref="Capacities"/>.</param>
    /// <param name="Score">Of one place of the need served by this offer; finite.</param>
    /// <param name="Most">It takes no more than so many places, where both have more: a person takes one place of a need, pieces go as they come.</param>
    public readonly record struct Pair(int Need, int Offer, double Score, int Most = int.MaxValue);

    /// <returns>What is wrong with it, in English; null where nothing is.</returns>
    public string? Fault()
    {
        if (Places.Any(places => places < 0)) return "a need has fewer than no places";
        if (Capacities.Any(capacity => capacity < 0)) return "an offer has less than no capacity";
        var seen = new HashSet<long>(Pairs.Count);
        foreach (var pair in Pairs)
        {
            if ((uint)pair.Need >= (uint)Places.Count || (uint)pair.Offer >= (uint)Capacities.Count) return "a pair names a need or an offer that is not on the board";
            if (!double.IsFinite(pair.Score)) return "a score is not a number";
            if (pair.Most < 1) return "a pair may take no place";
            if (!seen.Add((long)pair.Need << 32 | (uint)pair.Offer)) return "a pair stands there twice";
        }

        return null;
    }
}

/// <summary>Who is put beside whom, and how good that is.</summary>
/// <param name="Served">How many places of needs are served.</param>
/// <param name="Total">The sum of score times count.</param>
/// <param name="IsOptimal">No plan serves more places; none that serves as many has a higher total.</param>
/// <param name="Bound">No plan that serves the most places has a higher total than this; equal to <paramref name="Total"/> where it is optimal.</param>
/// <param name="Assignments">In the order of the board's pairs.</param>
public sealed record Plan(long Served, double Total, bool IsOptimal, double Bound, IReadOnlyList<Plan.Assignment> Assignments)
{
    /// <param name="Pair">Its place in the board's pairs.</param>
    /// <param name="Count">How many places it serves, at least one.</param>
    public readonly record struct Assignment(int Pair, int Count);
}
