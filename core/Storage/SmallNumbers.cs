namespace Solidarity.Core.Storage;

/// <summary>
/// Which figures are told where each is a part of a whole that is told as well. Figures travel: to the town council, to a partner, into a report. One
/// to four people of one commune could be known again by their neighbours ("who in our village asked for that?").
/// </summary>
public static class SmallNumbers
{
    /// <summary>A number below this is not told; none at all is.</summary>
    public const int Least = 5;

    public static bool IsSmall(long count) => count is > 0 and < Least;

    /// <summary>
    /// Which of the parts are not told: the small ones, and as many of the next smallest as it takes for nobody to find a small one by taking what is
    /// told from the whole. One alone would be what is left over; several that come to less than <see cref="Least"/> would be each a small one.
    /// </summary>
    public static IReadOnlySet<int> Untold(IReadOnlyList<long> parts)
    {
        var untold = Enumerable.Range(0, parts.Count).Where(i => IsSmall(parts[i])).ToHashSet();
        if (untold.Count == 0) return untold;
        foreach (var next in Enumerable.Range(0, parts.Count).Where(i => parts[i] >= Least).OrderBy(i => parts[i]))
        {
            if (untold.Count > 1 && untold.Sum(i => parts[i]) >= Least) break;
            untold.Add(next);
        }

        return untold;
    }
}
