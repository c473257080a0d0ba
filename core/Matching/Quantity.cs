using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching;

/// <summary>How much of a need one match covers, and of an offer it takes.</summary>
public static class Quantity
{
    /// <summary>
    /// Whether pieces of the one are pieces of the other. A related kind is not: a roll of fabric is no mask, and a meal that somebody cooks is no
    /// parcel of food.
    /// </summary>
    public static bool IsCounted(Need need, Offer offer) => need.IsOfGoods && offer.IsOfGoods && offer.Categories.Contains(need.Category);

    /// <param name="free">What both have left, at least one.</param>
    /// <returns>What a match of these two has as <see cref="Match.Pieces"/>.</returns>
    public static int? Of(Need need, Offer offer, int free) => !offer.IsOfGoods ? null : IsCounted(need, offer) ? free : 1;

    /// <summary>How much a match of these two would cover.</summary>
    public static int Given(Scored scored) => Of(scored.Pair.Need, scored.Pair.Offer, Free(scored.Pair)) ?? 1;

    /// <summary>What both posts of a pair have left.</summary>
    public static int Free(Pair pair) => Math.Min(pair.Need.Places - pair.NeedTaken, pair.Offer.Places - pair.OfferTaken);
}

/// <summary>How far a need of things, or an offer, has come.</summary>
/// <param name="Promised">Pieces that a helper has said yes to, those given among them.</param>
/// <param name="Given">Pieces of which whoever asked says that they have them.</param>
public sealed record Progress(int Promised, int Given);
