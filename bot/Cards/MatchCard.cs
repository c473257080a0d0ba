using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>The card of a match as moderators see it: both sides, why, what to look out for, and how it stands.</summary>
internal static class MatchCard
{
    public static string NameOf(Match match) => NameOf(match.Id);

    public static string NameOf(long matchId) => $"match:{matchId}";

    /// <summary>The match that a card shows; null for cards of something else.</summary>
    public static long? MatchOf(string card) =>
        card.StartsWith("match:", StringComparison.Ordinal) && long.TryParse(card.AsSpan(6), out var id) ? id : null;

    public static Message For(Stores stores, Match match, Timings timings)
    {
        var (need, offer) = (stores.Posts.GetNeed(match.NeedId), stores.Posts.GetOffer(match.OfferId));
        var text = new Lines("\n\n",
        [
            Lines.Of(new Phrase("card.title", ("match", new Markup(match.Reference))), Standing(stores, match, timings)),
            Lines.Of(new Phrase("card.need", ("reference", new Markup(need.Reference))), PostCard.Redacted(need)),
            Lines.Of(new Phrase("card.offer", ("reference", new Markup(offer.Reference))), PostCard.Redacted(offer)),
            Lines.Of(new Phrase("card.why", ("score", match.Score)), Reasons(match)),
            Flags(stores, match, need, offer),
        ]);
        if (match.State != MatchState.Proposed) return Message.Of(text);
        return Message.Of(text,
            [new Button("button.approve", new Action.Decide("approve", match.Id)), new Button("button.reject", new Action.Decide("reject", match.Id))],
            [new Button("button.next", new Action.Decide("next", match.Id))]);
    }

    /// <summary>One line for lists: "M31 · N12 ↔ O7 · 🛒 Courses · Vitry-sur-Seine (94)".</summary>
    public static Lines Line(Match match, Need need) => Lines.Dotted(
        new Markup($"<b>{match.Reference}</b>"), new Markup($"N{match.NeedId} ↔ O{match.OfferId}"), need.Category, Dialogues.Questions.PlaceQuestion.Named(need.Place));

    public static Lines Reasons(Match match) => new("\n", [.. match.Reasons.Select(r => new Phrase(
        "card.reason",
        ("reason", new Phrase(r.Key, [.. r.Value is { } value ? new (string, object)[] { ("n", r.Key == "reason.distance" ? value : (int)value) } : []])),
        ("points", r.Points)))]);

    private static Phrase Standing(Stores stores, Match match, Timings timings)
    {
        Phrase Who() => match.DecidedBy is { } id ? new Phrase("card.by", ("name", stores.People.Get(id).Name)) : new Phrase("card.by-nobody");
        return match.State switch
        {
            MatchState.Rejected when match.DecisionReason is { } reason => new Phrase("state.rejected-because", ("who", Who()), ("reason", reason)),
            MatchState.Introduced when match.DueAt is null => new Phrase("state.silent", ("who", Who())),
            MatchState.Introduced => new Phrase("state.introduced", ("who", Who()), ("date", timings.DayOf(match.IntroducedAt!.Value))),
            _ => new Phrase("state." + match.State.ToString().ToLowerInvariant(), ("who", Who())),
        };
    }

    private static Lines Flags(Stores stores, Match match, Need need, Offer offer)
    {
        var earlier = stores.Matches.RefusedBetween(match.AskerId, match.HelperId).Where(m => m.Id != match.Id).ToArray();
        return Lines.Of(
            need.Category.Sensitive ? new Phrase("flag.sensitive") : null,
            stores.Matches.LastHelped(match.HelperId) is null ? new Phrase("flag.first-time") : null,
            MoneyWords.Speaks(need.Sentence ?? "") || MoneyWords.Speaks(offer.Sentence ?? "") ? new Phrase("flag.money") : null,
            ContactDetails.In(need.Sentence ?? "") || ContactDetails.In(offer.Sentence ?? "") ? new Phrase("flag.contact") : null,
            need.Beneficiary == Beneficiary.SomeoneElse ? new Phrase("flag.for-other") : null,
            earlier.Length == 0 ? null : new Phrase("flag.refused-before", ("matches", Lines.Listed(earlier.Select(m => new Markup(m.Reference))))));
    }
}
