using Solidarity.Bot.Texts;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Cards;

/// <summary>Why two posts are put side by side, or aren't: all that is judged, in words.</summary>
internal static class WhyCard
{
    public static Lines For(Scorer scorer, Pair pair, DateTimeOffset now)
    {
        var parts = scorer.Parts(pair, now);
        var broken = HardRules.Broken(pair);
        return new Lines("\n\n",
        [
            new Phrase("why.title", ("need", new Markup(pair.Need.Reference)), ("offer", new Markup(pair.Offer.Reference)), ("category", pair.Need.Category)),
            new Lines("\n", [new Phrase(broken.Count == 0 ? "why.fits" : "why.fits-not"), .. HardRules.All.Where(rule => IsTold(rule, broken)).Select(rule => Rule(Key(rule, pair), !broken.Contains(rule))), pair.Blocked ? new Phrase("why.kept-apart") : null]),
            new Lines("\n",
            [
                new Phrase("why.score", ("points", parts.Sum(part => part.Reason.Points)), ("most", parts.Sum(part => part.Most))),
                .. parts.Select(part => new Phrase("why.part", ("reason", MatchCard.InWords(part.Reason)), ("points", part.Reason.Points), ("most", part.Most))),
            ]),
        ]);
    }

    /// <summary>Who doesn't wish to be put beside whom is not the team's to see, nor that it was refused before. That a need doesn't go date by date goes without saying.</summary>
    private static bool IsTold(HardRule rule, IReadOnlyList<HardRule> broken) => rule is not NotBlocked && (rule is not OneDateAtATime || broken.Contains(rule));

    /// <summary>The same person each time must have time on each day; for others, some time is enough.</summary>
    private static string Key(HardRule rule, Pair pair) => rule is TimesOverlap && pair.Need.When is When.EveryWeek { ByDate: false } ? "rule.times-each-day" : rule.Key;

    private static Phrase Rule(string key, bool holds) => new(holds ? "why.rule-holds" : "why.rule-broken", ("rule", new Phrase(holds ? "holds." + key.Split('.')[1] : key)));
}
