using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Core.Safety;

namespace Solidarity.Bot.Cards;

/// <summary>How a post is shown: to its own person, and to others, who never learn whose it is.</summary>
internal static class PostCard
{
    public static Lines Summary(Reviewed<NeedDraft> reviewed, Surroundings here)
    {
        var draft = reviewed.Draft;
        var similar = reviewed.Post is null ? here.Similar(draft) : null;
        return Lines.Of(
        [
            new Phrase(reviewed.Post is null ? "need.review" : "need.review-change"),
            new Phrase("line.category", ("category", draft.Category)),
            Sentence(draft.Sentence),
            new Phrase("line.when", ("when", Dates.Wanted(draft.When))),
            WhoComes(draft.When),
            new Phrase("line.place", ("place", PlaceQuestion.Named(draft.Place))),
            draft.Beneficiary == Beneficiary.SomeoneElse ? new Phrase("line.for-other") : null,
            HowMany(draft.Category.Goods, draft.Helpers),
            draft.InPairs && Need.CanGoInPairs(draft.Category, draft.Helpers) ? InPairs(draft.Helpers) : null,
            Shown(draft.Showing, draft.Category.Sensitive, draft.Place, here),
            similar is null ? null : new Phrase("need.similar", ("reference", new Markup(similar))),
            .. Warnings(draft.Sentence),
            reviewed.Post is null ? new Phrase("review.what-next", ("n", draft.Category.Goods ? 1 : draft.Helpers)) : new Phrase(Changing(draft.Category.Goods)),
        ]);
    }

    public static Lines Summary(Reviewed<OfferDraft> reviewed, Surroundings here)
    {
        var draft = reviewed.Draft;
        return Lines.Of(
        [
            new Phrase(reviewed.Post is null ? "offer.review" : "offer.review-change"),
            new Phrase("line.categories", ("categories", Lines.Listed(draft.Categories))),
            Sentence(draft.Sentence),
            WhereAndHow(draft.Place, draft.Radius, draft.Travel),
            new Phrase("line.times", ("times", TimesQuestion.InWords(draft.Times))),
            OfferState.AreGoods(draft.Categories) ? new Phrase("line.pieces-offered", ("n", draft.AtATime)) : new Phrase("line.at-a-time", ("n", draft.AtATime)),
            Shown(draft.Showing, draft.Categories.Any(category => category.Sensitive), draft.Place, here),
            .. Warnings(draft.Sentence),
            new Phrase(reviewed.Post is null ? "review.what-next-offer" : Changing(OfferState.AreGoods(draft.Categories))),
        ]);
    }

    /// <summary>What groups of neighbours will see of it, where there are any.</summary>
    private static Phrase? Shown(Showing showing, bool sensitive, Core.Places.Place place, Surroundings here) =>
        here.GroupsAround(place) is > 0 and var groups ? new Phrase(sensitive ? "line.showing-never" : "line.showing-" + showing.ToString().ToLowerInvariant(), ("n", groups), ("name", here.Person.Name)) : null;

    /// <summary>What its writer should look at again before anybody reads it.</summary>
    private static IEnumerable<Phrase> Warnings(string? sentence) =>
        Flags.In(sentence).Select(flag => new Phrase("review." + flag.ToString().ToLowerInvariant()));

    private static string Changing(bool goods) => goods ? "review.what-next-change-pieces" : "review.what-next-change";

    private static Phrase? HowMany(bool goods, int places) =>
        goods ? new Phrase("line.pieces-wanted", ("n", places)) : places > 1 ? new Phrase("line.helpers", ("n", places)) : null;

    /// <summary>"500 pièces"; nothing where none are counted.</summary>
    public static Phrase? Pieces(int? pieces) => pieces is { } n ? new Phrase("pieces.count", ("n", n)) : null;

    /// <summary>How many pieces of a match are the need's own: what is of another kind isn't counted to people.</summary>
    public static int? Counted(Match match, Need need, Offer offer) => Quantity.IsCounted(need, offer) ? match.Pieces : null;

    public static Phrase HowFar(Radius radius) => new(radius.Metres is { } metres ? $"radius.{metres}" : "radius.town");

    /// <summary>How one gets about is said where the way is more than a short walk.</summary>
    private static Phrase WhereAndHow(Core.Places.Place place, Radius radius, Travel travel) => new(
        "line.place-radius", ("place", PlaceQuestion.Named(place)),
        ("radius", radius.IsFar ? Lines.Dotted(HowFar(radius), HowTravelling(travel)) : HowFar(radius)));

    private static Phrase HowTravelling(Travel travel) => new(travel switch { Travel.ByBike => "travel.by-bike", Travel.ByCar => "travel.by-car", Travel.ByTransit => "travel.by-transit", _ => "travel.on-foot" });

    /// <summary>Of what is needed each week: the same person, or whoever can.</summary>
    private static Phrase? WhoComes(When when) => when is When.EveryWeek weekly ? new Phrase(weekly.ByDate ? "line.by-date" : "line.same-person") : null;

    public static Phrase? Sentence(string? sentence) => sentence is null ? null : new Phrase("line.sentence", ("sentence", sentence));

    public static Phrase? InNameOf(Post post) => post.InNameOf is { } organisation ? new Phrase("line.organisation", ("name", organisation.Name)) : null;

    /// <summary>One line: "N12 · 🛒 Courses · as soon as possible · Vitry-sur-Seine (94)".</summary>
    public static Lines Line(Post post) => post switch
    {
        Need need => Lines.Dotted(new Markup($"<b>{need.Reference}</b>"), need.Category, Pieces(need), Dates.Wanted(need.When), PlaceQuestion.Named(need.Place)),
        Offer offer => Lines.Dotted(new Markup($"<b>{offer.Reference}</b>"), Lines.Listed(offer.Categories.Count <= 4 ? offer.Categories : [.. offer.Categories.Take(3), new Phrase("more", ("n", offer.Categories.Count - 3))]), Pieces(offer), PlaceQuestion.Named(offer.Place), HowFar(offer.Radius)),
        _ => throw new InvalidOperationException("no such post"),
    };

    private static Phrase? Pieces(Post post) => Pieces(post.IsOfGoods ? post.Places : null);

    /// <summary>What the two sides and the moderators may see of a post before an introduction: never who, never exactly where.</summary>
    public static Lines Redacted(Post post) => post switch
    {
        Need need => Lines.Of(
            InNameOf(need),
            new Phrase("line.category", ("category", need.Category)),
            Sentence(need.Sentence),
            new Phrase("line.when", ("when", Dates.Wanted(need.When))),
            WhoComes(need.When),
            new Phrase("line.place", ("place", PlaceQuestion.Named(need.Place))),
            need.Beneficiary == Beneficiary.SomeoneElse ? new Phrase("line.for-other") : null,
            HowMany(need.IsOfGoods, need.Places),
            need.GoesInPairs ? new Phrase("line.in-pairs") : null),
        Offer offer => Lines.Of(
            InNameOf(offer),
            new Phrase("line.categories", ("categories", Lines.Listed(offer.Categories))),
            Sentence(offer.Sentence),
            WhereAndHow(offer.Place, offer.Radius, offer.Travel),
            new Phrase("line.times", ("times", TimesQuestion.InWords(offer.Times))),
            offer is { IsOfGoods: true, ForNeed: null } ? new Phrase("line.pieces-offered", ("n", offer.Places)) : null),
        _ => throw new InvalidOperationException("no such post"),
    };

    private static Phrase InPairs(int helpers) => new(helpers == 2 ? "line.in-one-pair" : "line.in-pairs");
}
