using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Posts;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>An offer that counts fewer pieces than its person wrote: what it says now, and how to change it. That the others aren't there is a guess.</summary>
internal static class OfferNumber
{
    /// <summary>One that was made for one need alone, or that is closed, has nothing left to say.</summary>
    public static bool IsKept(Offer offer) => offer is { IsLive: true, ForNeed: null };

    public static Phrase Now(Offer offer) => IsKept(offer) ? new Phrase("offer.counts-now", ("reference", new Markup(offer.Reference)), ("of", offer.Places)) : new Phrase("offer.counts-nothing");

    public static IReadOnlyList<Button>[] ToChange(Offer offer) => IsKept(offer) ? [[new Button("button.offer-number", new Action.ToPost("number", offer.Id, offer.Version))]] : [];
}
