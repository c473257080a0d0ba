using Solidarity.Bot.Texts;
using Solidarity.Core.Matching;

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
            new Lines("\n", [new Phrase(broken.Count == 0 ? "why.fits" : "why.fits-not"), .. HardRules.All.Where(IsTold).Select(rule => Rule(rule, !broken.Contains(rule))), pair.Blocked ? new Phrase("why.kept-apart") : null]),
            new Lines("\n",
            [
                new Phrase("why.score", ("points", parts.Sum(part => part.Reason.Points)), ("most", parts.Sum(part => part.Most))),
                .. parts.Select(part => new Phrase("why.part", ("reason", MatchCard.InWords(part.Reason)), ("points", part.Reason.Points), ("most", part.Most))),
            ]),
        ]);
    }

    /// <summary>Who doesn't wish to be put beside whom is not the team's to see, nor that it was refused before.</summary>
    private static bool IsTold(HardRule rule) => rule is not NotBlocked;

    private static Phrase Rule(HardRule rule, bool holds) => new(holds ? "why.rule-holds" : "why.rule-broken", ("rule", new Phrase(holds ? "holds." + rule.Key.Split('.')[1] : rule.Key)));
}
