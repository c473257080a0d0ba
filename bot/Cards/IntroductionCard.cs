using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.FollowUps;
using Solidarity.Core.Matching;
using Solidarity.Core.People;
using Solidarity.Core.Posts;
using Solidarity.Core.Safety;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>What the two people of a match are shown: first without names, then with the way to reach each other.</summary>
internal static class IntroductionCard
{
    /// <summary>To the helper, before their yes: what is needed, how far, and nothing of who it is.</summary>
    /// <param name="second">Of a need in pairs: how it stands with the other.</param>
    /// <param name="next">What happens after a yes, and when the question lapses.</param>
    /// <param name="yes">Which yes it is that they are asked for.</param>
    public static Message AskHelper(Match match, Person asked, Need need, Offer offer, Phrase? second, Phrase next, bool again, string yes) => Message.Of(
        Lines.Of(
            new Phrase(again ? "helper.ask-again" : "helper.ask"),
            Lines.Blank,
            Shown(true, need, offer),
            Asked(match, "helper", need, offer),
            Distance(match),
            second,
            Lines.Blank,
            next,
            OwnContact(asked)),
        [
            new Button("button.helper-yes", new Action.Agree(yes, match.Id)),
            .. PledgeFewer.IsOpen(match) ? (IEnumerable<Button>)[new Button("button.helper-fewer", new Action.Agree("fewer", match.Id))] : [],
        ],
        NoOrLater(match, "button.helper-no"),
        Report(match));

    /// <summary>To whoever asked, before their yes: what is offered for which need, how far, and nothing of who it is.</summary>
    /// <inheritdoc cref="AskHelper"/>
    public static Message AskAsker(Match match, Person asked, Need need, Offer offer, Phrase? second, Phrase next, bool again) => Message.Of(
        Lines.Of(
            new Phrase(again ? "asker.ask-again" : "asker.ask"),
            ForNeed(need),
            Lines.Blank,
            Shown(false, need, offer),
            Asked(match, "asker", need, offer),
            Distance(match),
            second,
            Lines.Blank,
            next,
            OwnContact(asked)),
        [new Button("button.asker-yes", new Action.Agree("yes", match.Id))],
        NoOrLater(match, "button.asker-no"),
        Report(match));

    private static IReadOnlyList<Button> NoOrLater(Match match, string no) => [new Button(no, new Action.Agree("no", match.Id)), new Button("button.later", new Action.Agree("later", match.Id))];

    /// <summary>Whoever asks may have asked for more than one thing: which of them this is about, and when.</summary>
    public static Phrase ForNeed(Need need) => new("asker.for-need", ("need", Lines.Dotted(new Markup($"<b>{need.Reference}</b>"), need.Category, Dates.Wanted(need.When))));

    /// <summary>What the other side would get, where they have chosen; whoever has only a phone is told by who rings them.</summary>
    public static Phrase? OwnContact(Person asked) => asked is not { CanBeReached: true, IsByPhone: false } ? null : new Phrase("reach.yours", ("way", asked switch
    {
        { Reach: Reach.Phone, Phone: { } phone } => new Phrase("reach.own-phone", ("phone", new Markup(phone))),
        { UserName: { } name } => new Phrase("reach.own-telegram", ("name", new Markup("@" + name))),
        _ => new Phrase("reach.own-link"),
    }));

    /// <summary>To one side, after both said yes: who the other is, and how to reach them.</summary>
    /// <param name="comesWith">Of a pair: who comes too.</param>
    /// <param name="reader">Whom it is for; who has only a phone, or the page, can't write to the other, and so is rung.</param>
    public static Message Introduce(Change change, Match match, Side side, Person reader, Person other, Need need, Offer offer, Phrase? comesWith = null)
    {
        var prefix = side == Side.Helper ? "helper" : "asker";
        var isRung = IsRung(reader, other);
        return Message.Of(
            Lines.Of(
                new Phrase((need.Beneficiary == Beneficiary.SomeoneElse ? $"{prefix}.introduced-other" : $"{prefix}.introduced") + (need.GoesInPairs ? "-pair" : ""), ("name", other.Name)),
                side == Side.Helper ? null : ForDate(need),
                Lines.Blank,
                Shown(side == Side.Helper, need, offer),
                PostCard.Counted(match, need, offer) is { } pieces ? new Phrase($"{prefix}.introduced-pieces", ("n", pieces)) : null,
                Lines.Blank,
                isRung && other.UserName is null ? null : Reaching(other),
                other.IsByPhone ? new Phrase("introduced.only-by-phone") : other.IsOnPage && reader is { Reach: Reach.Telegram, IsOnPage: false, IsByPhone: false } ? new Phrase("introduced.only-on-page") : null,
                comesWith,
                side == Side.Asker && PairStanding.IntroducedWith(change, match)?.IntroducedAt < match.IntroducedAt ? new Phrase("doorstep.changed") : null,
                Doorstep(change, match, side),
                new Phrase(isRung ? "introduced.will-be-rung" : $"{prefix}.introduced-next")),
            [new Button("button.cant-make-it", new Action.StepBack(match.Id, false))],
            Report(match));
    }

    /// <summary>Whoever has no Telegram can't write to somebody there: they wait for a call.</summary>
    public static bool IsRung(Person reader, Person other) => (reader.IsByPhone || reader.IsOnPage) && !other.IsByPhone && other.Reach == Reach.Telegram;

    /// <summary>The other side's post; who offers for one need alone has said nothing but that, and the asker reads again what they asked for.</summary>
    public static Lines Shown(bool helper, Need need, Offer offer) => PostCard.Redacted(helper || offer.ForNeed is not null ? need : offer);

    /// <summary>How many of what the helper offers, or of what is wanted.</summary>
    private static Phrase? Asked(Match match, string prefix, Need need, Offer offer)
    {
        if (PostCard.Counted(match, need, offer) is not { } pieces) return null;
        var of = prefix == "helper" ? offer.Places : need.Places;
        return new Phrase(pieces == of ? $"{prefix}.ask-all-pieces" : $"{prefix}.ask-pieces", ("n", pieces), ("of", of));
    }

    /// <summary>Whoever asks date by date is asked about many: for which one this is.</summary>
    public static Phrase? ForDate(Need need) => need.SeriesId is null ? null : new Phrase("line.for-date", ("when", Dates.Wanted(need.When)));

    /// <summary>How the two know each other at the door.</summary>
    public static Phrase Doorstep(Change change, Match match, Side side)
    {
        var (first, second) = DoorstepWords.Of(match, PairStanding.CameWith(change, match));
        return new Phrase(side == Side.Helper ? "helper.doorstep" : "asker.doorstep", ("first", first), ("second", second));
    }

    public static Message FollowUp(Match match, Side side, Person other, Need need, Offer offer, bool again)
    {
        var prefix = side == Side.Helper ? "helper" : "asker";
        return Message.Of(
            PostCard.Counted(match, need, offer) is { } pieces
                ? new Phrase(again ? $"{prefix}.follow-up-pieces-again" : $"{prefix}.follow-up-pieces", ("n", pieces), ("name", other.Name), ("category", need.Category), ("reference", new Markup(match.Reference)))
                : new Phrase(again ? $"{prefix}.follow-up-again" : $"{prefix}.follow-up", ("name", other.Name), ("category", need.Category), ("reference", new Markup(match.Reference))),
            FollowUpRows(match, side));
    }

    /// <summary>All that can be answered when somebody is asked whether it happened.</summary>
    public static IReadOnlyList<Button>[] FollowUpRows(Match match, Side side) =>
    [
        [new Button("button.yes", new Action.FollowUp("yes", match.Id)), new Button("button.not-yet", new Action.FollowUp("notyet", match.Id)), new Button("button.no", new Action.FollowUp("no", match.Id))],
        .. SayPart.IsOpen(match) && !SayPart.IsSaid(match, side) ? (IReadOnlyList<Button>[])[[new Button("button.part", new Action.FollowUp("part", match.Id))]] : [],
        Report(match),
    ];

    /// <summary>On every card that shows somebody else: one quiet button, and behind it all that may be wrong.</summary>
    public static IReadOnlyList<Button> Report(Match match) => [new Button("button.report", new Action.Report(match.Id))];

    /// <summary>The way a person chose: a number that can be tapped, a user name, or a link to their account.</summary>
    public static Phrase Reaching(Person other) => other switch
    {
        { Reach: Reach.Phone, Phone: { } phone } => new Phrase("reach.is-phone", ("phone", new Markup(phone))),
        { UserName: { } name } => new Phrase("reach.is-telegram", ("name", new Markup("@" + name))),
        _ => new Phrase("reach.is-link", ("link", Link(other))),
    };

    private static Markup Link(Person other)
    {
        var text = new System.Text.StringBuilder($"<a href=\"tg://user?id={other.Address}\">");
        PlainText.Escape(text, PlainText.Defuse(other.Name));
        return new Markup(text.Append("</a>").ToString());
    }

    /// <summary>How far apart, in steps that tell no more than the cells do.</summary>
    public static Phrase Distance(Match match) => match.Reasons.Select(r => r.Key).FirstOrDefault(k => k is "reason.same-town" or "reason.very-near") switch
    {
        "reason.same-town" => new Phrase("distance.same-town"),
        "reason.very-near" => new Phrase("distance.very-near"),
        _ => new Phrase("distance.about", ("n", match.Kilometres ?? 0)),
    };
}
