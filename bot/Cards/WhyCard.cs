using Solidarity.Bot.Texts;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Cards;

/// <summary>Why two posts are put side by side, or aren't: all that is judged, in words.</summary>
internal static class WhyCard
{
    /// <param name="together">The match that puts these two together now, whose places would else be taken by itself; null: none does.</param>
    /// <param name="of">The match whose card shows the points; null: there is none, they are reckoned now.</param>
    public static Lines For(Scorer scorer, Pair pair, Match? together, Match? of, DateTimeOffset now)
    {
        if (together is not null)
        {
            pair = pair with { Need = AsLooking(pair.Need), Offer = AsLooking(pair.Offer), NeedTaken = pair.NeedTaken - together.Share, OfferTaken = pair.OfferTaken - together.Share, Earlier = null };
        }

        var parts = of is null ? scorer.Parts(pair, now) : scorer.Parts(of);
        var broken = HardRules.Broken(pair);
        return new Lines("\n\n",
        [
            new Phrase("why.title", ("need", new Markup(pair.Need.Reference)), ("offer", new Markup(pair.Offer.Reference)), ("category", pair.Need.Category)),
            of is null ? null : new Phrase(together is null ? "why.of-card" : "why.together", ("match", new Markup(of.Reference))),
            new Lines("\n", [new Phrase(broken.Count == 0 ? "why.fits" : "why.fits-not"), .. HardRules.All.Where(rule => IsTold(rule, broken)).Select(rule => Rule(Key(rule, pair), !broken.Contains(rule) && (rule is not NotRefusedBefore || !pair.Blocked)))]),
            new Lines("\n",
            [
                new Phrase("why.score", ("points", of?.Score ?? parts.Sum(part => part.Reason.Points)), ("most", parts.Sum(part => part.Most))),
                .. parts.Select(part => new Phrase("why.part", ("reason", MatchCard.InWords(part.Reason)), ("points", part.Reason.Points), ("most", part.Most))),
                // That a neighbour offered by themselves, or what a plan gains, is no part of the score.
                .. (of?.Reasons ?? []).Where(reason => parts.All(part => part.Reason.Key != reason.Key) && reason.Points > 0).Select(reason => new Phrase("card.reason", ("reason", MatchCard.InWords(reason)), ("points", reason.Points))),
            ]),
        ]);
    }

    private static T AsLooking<T>(T post)
        where T : Post => post.State == PostState.Filled ? post with { State = PostState.Open } : post;

    /// <summary>Who doesn't wish to be put beside whom is not the team's to see: it stands in one line with what was refused before. That a need doesn't go date by date goes without saying.</summary>
    private static bool IsTold(HardRule rule, IReadOnlyList<HardRule> broken) => rule is not NotBlocked && (rule is not OneDateAtATime || broken.Contains(rule));

    /// <summary>The same person each time must have time on each day; for others, some time is enough.</summary>
    private static string Key(HardRule rule, Pair pair) =>
        rule is TimesOverlap && pair.Need.When is When.EveryWeek { ByDate: false } ? "rule.times-each-day"
        : rule is NotRefusedBefore ? "rule.not-together" : rule.Key;

    private static Phrase Rule(string key, bool holds) => new(holds ? "why.rule-holds" : "why.rule-broken", ("rule", new Phrase(holds ? "holds." + key.Split('.')[1] : key)));
}
