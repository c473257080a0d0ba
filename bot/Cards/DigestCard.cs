using Solidarity.Bot.Commands;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Cards;

/// <summary>What is open around a group, in one message.</summary>
internal static class DigestCard
{
    private const int MostKinds = 8, LongestBulletin = 100;

    /// <param name="progress">Of a need whose pieces are counted.</param>
    public static Message For(Group group, GatherDigest.Open open, Func<Need, Progress> progress) => Message.Of(
        Lines.Of(
        [
            new Phrase("digest.title"),
            Lines.Blank,
            .. Bulletins(open.Bulletins),
            open.Needs.Count == 0 ? new Phrase("digest.no-needs") : null,
            .. open.Needs.Select(one => Line(group, one.Need, one.GroupPost, one.Need.IsOfGoods ? progress(one.Need) : null)),
            open.MoreNeeds == 0 ? null : new Phrase("digest.more", ("n", open.MoreNeeds)),
            .. Offers(open.Offers),
            Lines.Blank,
            new Phrase(open.Needs.Count == 0 ? "digest.ask" : "digest.how"),
        ]),
        [Button.Into("group.button-ask", "need"), Button.Into("group.button-offer", "offer")]);

    /// <summary>Each in one line, above all else: they are few, and for everybody.</summary>
    private static IEnumerable<object> Bulletins(IReadOnlyList<Bulletin> bulletins)
    {
        foreach (var bulletin in bulletins) yield return new Phrase("digest.bulletin", ("words", PlainText.Shorten(PlainText.Defuse(bulletin.Words), LongestBulletin)));
        if (bulletins.Count > 0) yield return Lines.Blank;
    }

    private static Phrase Line(Group group, Need need, GroupPost groupPost, Progress? progress) => new(
        "digest.need",
        ("what", Lines.Dotted(need.Category, Dates.Wanted(need.When), GroupPostCard.Distance(groupPost, group, need), progress is null ? null : GroupPostCard.Pieces(need, progress))),
        ("help", new Markup($"<a href=\"start:{Links.Help}{groupPost.Token}\">")), ("end", new Markup("</a>")));

    private static IEnumerable<object> Offers(IReadOnlyList<(Category Category, int Neighbours)> offers)
    {
        if (offers.Count == 0) yield break;
        yield return Lines.Blank;
        yield return new Phrase("digest.offers", ("kinds", Lines.Listed(offers.Take(MostKinds).Select(kind => (object)new Phrase("digest.offer", ("category", kind.Category), ("n", kind.Neighbours))))));
    }
}
