using System.Collections.Frozen;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.FollowUps;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Posts;
using Solidarity.Core.Safety;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>The card of a match as moderators see it: both sides, why, what to look out for, and how it stands.</summary>
internal static class MatchCard
{
    public static Message For(Stores stores, Match match, Timings timings, DateTimeOffset now)
    {
        var (need, offer) = (stores.Posts.GetNeed(match.NeedId), stores.Posts.GetOffer(match.OfferId));
        return Message.Of(
            new Lines("\n\n",
            [
                Lines.Of([new Phrase("card.title", ("match", new Markup(match.Reference))), Standing(stores, match, timings), .. Hands(stores, match, timings, now)]),
                Lines.Of(new Phrase("card.need", ("reference", new Markup(need.Reference))), PostCard.Redacted(need), OfSeries(stores, need)),
                Lines.Of(new Phrase("card.offer", ("reference", new Markup(offer.Reference))), PostCard.Redacted(offer)),
                Pieces(stores, match, need, offer),
                Pair(stores, match, need),
                Lines.Of(new Phrase("card.why", ("score", match.Score)), Reasons(match)),
                Watch(stores, match, need, offer, timings, now),
                NoteLines.On(stores, match.Reference, timings),
            ]),
            [.. Buttons(match, now), .. match.IsLive && CallCommand.HasSheet(stores, match) ? (IReadOnlyList<Button>[])[[new Button("button.call", new Action.Decide("call", match.Id))]] : []]);
    }

    private static Phrase? Pieces(Stores stores, Match match, Need need, Offer offer) => PostCard.Counted(match, need, offer) is { } pieces
        ? new Phrase("card.pieces", ("n", pieces), ("promised", stores.Matches.ProgressOf(need).Promised), ("wanted", need.Places))
        : null;

    private static Phrase? Pair(Stores stores, Match match, Need need) => !need.GoesInPairs ? null
        : match.PartnerId is { } other ? new Phrase("card.pair-with", ("match", new Markup("M" + other)))
        : InPairs(stores, match, need);

    /// <summary>How many have said yes, and beside which others it stands.</summary>
    private static Phrase InPairs(Stores stores, Match match, Need need)
    {
        var live = stores.Matches.LiveOf(need.Id);
        // Said before anybody decides: no second can come any more.
        if (match.State is MatchState.Proposed or MatchState.Approved or MatchState.Accepted && PairStanding.IsLast(match, need, stores.Matches.Taken(need), live) && !live.Any(PairStanding.IsAlone)) return new Phrase("card.comes-alone");
        var yes = live.Count(one => one.State is MatchState.Waiting or MatchState.Accepted or MatchState.Introduced) + stores.Matches.Done(need);
        var others = live.Where(one => one.Id != match.Id && PairStanding.IsWithoutSecond(one)).Select(one => new Markup(one.Reference)).ToArray();
        return new Phrase(others.Length == 0 ? "card.in-pairs" : "card.in-pairs-beside", ("matches", Lines.Listed(others)), ("n", yes), ("of", need.Places));
    }

    private static Phrase? OfSeries(Stores stores, Need need) => need.SeriesId is not { } id ? null
        : stores.Posts.GetNeed(id) is { When: When.EveryWeek weekly } series ? new Phrase("card.one-date", ("series", new Markup(series.Reference)), ("when", Dates.Wanted(weekly)))
        : new Phrase("card.one-date-ended", ("series", new Markup("N" + id)));

    private static IEnumerable<IReadOnlyList<Button>> Buttons(Match match, DateTimeOffset now)
    {
        Button To(string verb) => new("button." + verb, new Action.Decide(verb, match.Id));
        if (match.State == MatchState.Proposed)
        {
            yield return [To("approve"), To("reject")];
            yield return [To("next"), To(match.ClaimAt(now) is null ? "take" : "give")];
        }
        if (match.State == MatchState.Rejected && UndoDecision.IsOpen(match, now))
        {
            foreach (var row in Enum.GetValues<RejectReason>().Select(r => new Button(Why(r), new Action.Because(r, match.Id))).Append(To("words")).Chunk(2)) yield return row;
        }
        if (match.IsLive) yield return UndoDecision.IsOpen(match, now) ? [To("ask"), To("note"), To("undo")] : [To("ask"), To("note")];
        else if (UndoDecision.IsOpen(match, now)) yield return [To("undo"), To("note")];
    }

    public static Phrase Why(RejectReason reason) => new("reject." + reason.ToString().ToLowerInvariant());

    /// <summary>Who has it in hand, and how many yeses it has.</summary>
    private static IEnumerable<Phrase?> Hands(Stores stores, Match match, Timings timings, DateTimeOffset now)
    {
        if (match.State != MatchState.Proposed) yield break;
        if (match.FirstYesBy is { } first) yield return new Phrase("card.first-yes", ("name", stores.People.Get(first).Name));
        if (match.ClaimAt(now) is { } claim) yield return new Phrase("card.taken", ("name", stores.People.Get(claim.By).Name), ("time", Dates.Time(claim.Until, timings.TimeZone)));
    }

    /// <summary>One line for lists: "M31 · N12 ↔ O7 · 🛒 Courses · Vitry-sur-Seine (94)".</summary>
    public static Lines Line(Match match, Need need) => Lines.Dotted(
        new Markup($"<b>{match.Reference}</b>"), new Markup($"N{match.NeedId} ↔ O{match.OfferId}"), need.Category, Dialogues.Questions.PlaceQuestion.Named(need.Place));

    /// <summary>Those that speak of kilometres; the first is of proposals made before it was asked how one gets about.</summary>
    private static readonly FrozenSet<string> InKilometres = ["reason.distance", "reason.on-foot", "reason.by-bike", "reason.by-car", "reason.by-transit"];

    /// <summary>"à environ 1,2 km".</summary>
    public static Phrase InWords(Reason reason) => new(reason.Key, [.. reason.Value is { } value ? new (string, object)[] { ("n", InKilometres.Contains(reason.Key) ? value : (int)value) } : []]);

    public static Lines Reasons(Match match) => new("\n", [.. match.Reasons.Select(r => new Phrase(
        r.Key is "reason.plan-serves" or "reason.plan-better" ? "card.reason-alone" : "card.reason",
        ("reason", InWords(r)),
        ("points", r.Points)))]);

    private static Phrase Standing(Stores stores, Match match, Timings timings)
    {
        Phrase Who() => match is { DecidedBy: { } second, FirstYesBy: { } first } && first != second && match.State != MatchState.Rejected
            ? new Phrase("card.by-two", ("first", stores.People.Get(first).Name), ("second", stores.People.Get(second).Name))
            : match.DecidedBy is { } id ? new Phrase("card.by", ("name", stores.People.Get(id).Name)) : new Phrase("card.by-nobody");
        return match.State switch
        {
            MatchState.Rejected when match is { DecisionReason: { } words, RejectedFor: { } reason } =>
                new Phrase("state.rejected-for-because", ("who", Who()), ("reason", Why(reason)), ("words", words)),
            MatchState.Rejected when match.DecisionReason is { } reason => new Phrase("state.rejected-because", ("who", Who()), ("reason", reason)),
            MatchState.Rejected when match.RejectedFor is { } reason => new Phrase("state.rejected-for", ("who", Who()), ("reason", Why(reason))),
            MatchState.Approved when match.IsHeldBack => new Phrase("state.held-back", ("who", Who()), ("time", Dates.Time(match.DueAt!.Value, timings.TimeZone))),
            MatchState.Failed when match.FailedFor is { } why => new Phrase("state.failed-because", ("who", Who()), ("reason", MatchAnswers.WhyFailed(why)), ("side", new Phrase(match.HelperSays == FollowUpAnswer.No ? "side.helper" : "side.asker"))),
            MatchState.Superseded when match.DecidedAt is null && UndoDecision.GaveWayFor(stores.Audit.Of(match.Reference)) is var (kept, by) => new Phrase("state.gave-way", ("match", new Markup(kept)), ("name", stores.People.Get(by).Name)),
            MatchState.Introduced when match.DueAt is null => new Phrase("state.silent", ("who", Who())),
            MatchState.Introduced => new Phrase("state.introduced", ("who", Who()), ("date", timings.DayOf(match.IntroducedAt!.Value))),
            _ => new Phrase("state." + match.State.ToString().ToLowerInvariant(), ("who", Who())),
        };
    }

    /// <summary>What others have told of one side, where it is enough to look at twice.</summary>
    private static Lines? Others(Stores stores, long personId, DateTimeOffset now, string prefix)
    {
        var (reports, noShows) = (stores.Reports.About(personId), stores.Matches.NoShows(personId, SayWhy.NoShowsSince(now)));
        var warned = stores.Sanctions.Standing(personId).Count;
        return reports == 0 && warned == 0 && noShows < SayWhy.NoShowsShownFrom ? null : Lines.Of(
            reports + warned > 0 ? new Phrase(prefix + "reported", ("reports", reports), ("sanctions", warned)) : null,
            noShows >= SayWhy.NoShowsShownFrom ? new Phrase(prefix + "no-show", ("n", noShows)) : null);
    }

    private static Lines Watch(Stores stores, Match match, Need need, Offer offer, Timings timings, DateTimeOffset now)
    {
        var earlier = stores.Matches.RefusedBetween(match.AskerId, match.HelperId).Where(m => m.Id != match.Id).ToArray();
        return Lines.Of(
        [
            need.Category.Sensitive ? new Phrase("flag.sensitive") : null,
            need.Category.Sensitive && stores.People.Get(match.HelperId).Trust is { } trust ? TrustPage.Line(stores, trust, timings) : null,
            need.Category.WithChildren && stores.People.Get(match.HelperId).Trust?.Seen.HasFlag(Seen.Attestation) is not true ? new Phrase("flag.no-attestation") : null,
            Others(stores, match.HelperId, now, "flag.helper-"),
            Others(stores, match.AskerId, now, "flag.asker-"),
            stores.Matches.LastHelped(match.HelperId) is null ? new Phrase("flag.first-time") : null,
            .. Flags.In(need.Sentence).Union(Flags.In(offer.Sentence)).Order().Select(flag => new Phrase("flag." + flag.ToString().ToLowerInvariant())),
            need.Beneficiary == Beneficiary.SomeoneElse ? new Phrase("flag.for-other") : null,
            earlier.Length == 0 ? null : new Phrase("flag.refused-before", ("matches", Lines.Listed(earlier.Select(m => new Markup(m.Reference))))),
        ]);
    }
}
