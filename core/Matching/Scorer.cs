namespace Solidarity.Core.Matching;

/// <summary>A pair that breaks no rule, with its score and why.</summary>
public sealed record Scored(Pair Pair, double Score, IReadOnlyList<Reason> Reasons);

/// <summary>The sum of the preferences. The same pair at the same time always scores the same.</summary>
public static class Scorer
{
    private static readonly Preference[] All =
    [
        new Nearness(), new SameCategory(), new SharedTimes(), new SharedWording(), new SameLanguage(), new Waiting(), new Rested(),
    ];

    public static Scored Score(Pair pair, DateTimeOffset now)
    {
        var reasons = All.Select(p => p.Judge(pair, now)).OfType<Reason>().OrderByDescending(r => r.Points).ToArray();
        return new Scored(pair, Math.Round(reasons.Sum(r => r.Points), 1), reasons);
    }

    /// <summary>What each preference says of a pair, also those that give nothing; in the order in which they are described.</summary>
    public static IReadOnlyList<(Reason Reason, double Most)> Parts(Pair pair, DateTimeOffset now) => [.. All.Select(p => (p.Judge(pair, now) ?? new Reason(p.Otherwise, 0), p.Most))];

    /// <summary>Those that break no rule, best first; equal ones by age: the older need, then the older offer.</summary>
    public static IReadOnlyList<Scored> Rank(IEnumerable<Pair> pairs, DateTimeOffset now) =>
        Best(pairs.Where(HardRules.AllHold).Select(p => Score(p, now)));

    /// <summary>In the order in which they are proposed.</summary>
    public static IReadOnlyList<Scored> Best(IEnumerable<Scored> scored) =>
    [
        .. scored
            .OrderByDescending(s => s.Score)
            .ThenBy(s => s.Pair.Need.Id)
            .ThenBy(s => s.Pair.Offer.Id),
    ];
}
