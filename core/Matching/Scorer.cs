using Solidarity.Core.Matching.Criteria;
using Solidarity.Core.Matching.Words;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching;

/// <summary>A pair that breaks no rule, with its score and why.</summary>
public sealed record Scored(Pair Pair, double Score, IReadOnlyList<Reason> Reasons);

/// <summary>The sum of the preferences. The same pair at the same time, with the same weights and counts, always scores the same.</summary>
/// <param name="counts">How common each word is; <see cref="WordCounts.None"/> before they were counted.</param>
public sealed class Scorer(Weights weights, WordCounts counts, Categories categories)
{
    // A part without weight is no part: it would stand in every answer to "why?" with nothing to say.
    private readonly Preference[] _parts =
    [
        .. ((Preference[])
        [
            new Nearness(weights.Nearness), new SameCategory(weights.Category), new SharedTimes(weights.Times), new SharedWording(weights.Wording, counts, categories),
            new SameLanguage(weights.Language), new Waiting(weights.Waiting), new Rested(weights.Rested), new FairTurn(weights.FairTurn), new WentWell(weights.WentWell),
            new OrganisationFirst(weights.Organisation),
        ]).Where(part => part.Most > 0),
    ];

    public Scored Score(Pair pair, DateTimeOffset now)
    {
        var reasons = _parts.Select(part => part.Judge(pair, now)).OfType<Reason>().OrderByDescending(r => r.Points).ToArray();
        return new Scored(pair, Math.Round(reasons.Sum(r => r.Points), 1), reasons);
    }

    /// <summary>What each preference says of a pair, also those that give nothing; in the order in which they are described.</summary>
    public IReadOnlyList<(Reason Reason, double Most)> Parts(Pair pair, DateTimeOffset now) =>
        [.. _parts.Select(part => (part.Judge(pair, now) ?? new Reason(part.Otherwise, 0), part.Most))];

    /// <summary>The same of a match as it was scored when it was proposed: what has changed since, such as the match itself, doesn't count.</summary>
    public IReadOnlyList<(Reason Reason, double Most)> Parts(Match match) =>
        [.. _parts.Select(part => (match.Reasons.FirstOrDefault(reason => part.Says.Contains(reason.Key)) ?? new Reason(part.Otherwise, 0), part.Most))];

    /// <summary>Those that break no rule, best first; equal ones by age: the older need, then the older offer.</summary>
    public IReadOnlyList<Scored> Rank(IEnumerable<Pair> pairs, DateTimeOffset now) =>
        Best(pairs.Where(HardRules.AllHold).Select(pair => Score(pair, now)));

    /// <summary>In the order in which they are proposed.</summary>
    public static IReadOnlyList<Scored> Best(IEnumerable<Scored> scored) =>
    [
        .. scored
            .OrderByDescending(s => s.Score)
            .ThenBy(s => s.Pair.Need.Id)
            .ThenBy(s => s.Pair.Offer.Id),
    ];
}
