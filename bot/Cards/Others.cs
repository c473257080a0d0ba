using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Cards;

/// <summary>Who else there is for the need of a match: the next candidates with their scores, and the nearest that don't fit, with why.</summary>
internal static class Others
{
    private const int Most = 5;

    public static Lines Of(Turn turn, Match match)
    {
        var need = turn.Stores.Posts.GetNeed(match.NeedId);
        var partners = new FindPartners(turn.Change);
        // As if this match gave its place back: otherwise nobody would have a place.
        var asFree = need with { Places = need.Places + 1 };
        var next = partners.NextFor(need).Take(Most).ToArray();
        // Who doesn't wish to be put beside whom is not even the team's to see: the offer may be a moderator's own.
        var not = partners.WhyNot(asFree, 2 * Most).Where(n => n.Pair.Offer.Id != match.OfferId && !n.Pair.Blocked).Take(Most).ToArray();
        return new Lines("\n",
        [
            next.Length == 0
                ? new Phrase("desk.nobody-next", ("match", new Markup(match.Reference)))
                : new Phrase("desk.next", ("offers", Lines.Listed(next.Select(s => new Phrase("desk.next-one", ("offer", new Markup(s.Pair.Offer.Reference)), ("score", s.Score)))))),
            not.Length == 0 ? null : new Phrase("desk.not-fitting"),
            .. not.Select(n => new Phrase("desk.not-fitting-one", ("offer", new Markup(n.Pair.Offer.Reference)), ("rules", Lines.Listed(n.Broken.Select(r => new Phrase(r.Key)))))),
        ]);
    }
}
