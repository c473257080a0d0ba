using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.People;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>Only a part of the pieces was given: to both sides, how many, what becomes of the rest, and what there is to do.</summary>
internal static class PartCard
{
    private static readonly IReadOnlyList<Button> ToMine = [new Button("door.mine", new Action.Open("mine"))];

    /// <summary>To whoever asked and says so.</summary>
    public static Message Received(Match match, int before, Person helper, Need need, Stores stores, DateOnly today) => Message.Of(
        Lines.Of(
            new Phrase("asker.part", ("n", match.Share), ("before", before), ("name", helper.Name)),
            new Phrase("asker.part-missing", ("reference", new Markup(need.Reference)), ("left", need.Places - stores.Matches.Done(need))),
            Rest("asker", need, today),
            new Phrase("asker.part-thanks")),
        [new Button("button.thank", new Action.Thank(match.Id))],
        ToMine);

    /// <summary>To whoever gave, of what the other side says.</summary>
    public static Message ToHelper(Match match, int before, Person asker, Need need, Offer offer) => Message.Of(
        Lines.Of(new Phrase("helper.part-told", ("name", asker.Name), ("n", match.Share), ("before", before), ("category", need.Category), ("reference", new Markup(match.Reference))), OfferNumber.Now(offer)),
        [.. OfferNumber.ToChange(offer), ToMine]);

    /// <summary>To whoever gave and says so first.</summary>
    public static Message Given(Match match, int before, Need need, Offer offer, DateOnly today) => Message.Of(
        Lines.Of(new Phrase("helper.part", ("n", match.Share), ("before", before)), Rest("helper", need, today), OfferNumber.Now(offer)),
        [.. OfferNumber.ToChange(offer), ToMine]);

    /// <summary>To whoever asked, of what the giver says: they have the last word.</summary>
    public static Message ToAsker(Match match, int before, Person helper, Need need, DateOnly today) => Message.Of(
        Lines.Of(
            new Phrase("asker.part-told", ("name", helper.Name), ("n", match.Share), ("before", before), ("category", need.Category), ("reference", new Markup(match.Reference))),
            Rest("asker", need, today),
            new Phrase("asker.part-question", ("n", match.Share))),
        IntroductionCard.FollowUpRows(match, Side.Asker));

    /// <summary>Whether what is missing is looked for.</summary>
    private static Phrase Rest(string side, Need need, DateOnly today) =>
        new($"{side}.part-{(need.When.IsOver(today) || need.State == PostState.Closed ? "over" : need.IsLooking ? "looks" : "rests")}");
}
