using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Groups;
using Solidarity.Core.Matching;
using Solidarity.Core.People;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>What is asked about a match: of one helper, or of two who come together.</summary>
internal static class PairCard
{
    /// <summary>The question that waits for this side.</summary>
    public static Message Ask(Change change, Match match, Side side, bool again)
    {
        var stores = change.Stores;
        var (need, offer, asked) = (stores.Posts.GetNeed(match.NeedId), stores.Posts.GetOffer(match.OfferId), stores.People.Get(match.PersonOn(side)));
        var until = Dates.Moment(match.AnswerBy(need, change.Timings), change.Timings.TimeZone);
        return side == Side.Asker && FormPairs.AskedWith(change, match) is { } other
            ? Both(change, match.Id < other.Id ? [match, other] : [other, match], asked, until, again)
            : IntroductionCard.Ask(match, side, asked, need, offer, until, again, DecideInGroup.HasDecided(change, match), side == Side.Helper ? FormPairs.For(change, match) : null);
    }

    /// <summary>To a helper, before their yes: that they would be two, and what the other learns of them.</summary>
    public static Phrase ToHelper(FormPairs.Second second) => new(second switch
    {
        FormPairs.Second.Waits => "helper.pair-waits",
        FormPairs.Second.IsComing => "helper.pair-is-coming",
        FormPairs.Second.HasHelped => "helper.pair-has-helped",
        _ => "helper.pair-sought",
    });

    /// <summary>To whoever asked: both at once, one yes for both, a no to both or to one.</summary>
    private static Message Both(Change change, IReadOnlyList<Match> pair, Person asked, Phrase until, bool again)
    {
        var need = change.Stores.Posts.GetNeed(pair[0].NeedId);
        Lines One(int number) => Lines.Of(
            new Phrase("asker.pair-one", ("n", number)),
            IntroductionCard.Shown(false, need, change.Stores.Posts.GetOffer(pair[number - 1].OfferId)),
            IntroductionCard.Distance(pair[number - 1]));
        Button NotThis(int number) => new(new Phrase("button.pair-not", ("n", number)), new Action.Agree("no", pair[number - 1].Id));
        Button Report(int number) => new(new Phrase("button.pair-report", ("n", number)), new Action.Report(pair[number - 1].Id));
        return Message.Of(
            Lines.Of(
                new Phrase(again ? "asker.ask-both-again" : "asker.ask-both"),
                IntroductionCard.ForDate(need),
                Lines.Blank,
                One(1),
                Lines.Blank,
                One(2),
                Lines.Blank,
                new Phrase("asker.ask-both-next", ("until", until)),
                asked is { CanBeReached: true, IsByPhone: false } ? new Phrase("reach.yours", ("way", IntroductionCard.Reaching(asked))) : null),
            [new Button("button.pair-yes", new Action.Agree("yes", pair[0].Id, pair[1].Id))],
            [new Button("button.pair-neither", new Action.Agree("neither", pair[0].Id, pair[1].Id)), new Button("button.later", new Action.Agree("later", pair[0].Id, pair[1].Id))],
            [NotThis(1), NotThis(2)],
            [Report(1), Report(2)]);
    }

    /// <summary>To a helper who is introduced: the first name of the one who comes with them.</summary>
    public static Phrase? ComesWith(Change change, Match match, Side side) =>
        side == Side.Helper && FormPairs.IntroducedWith(change, match) is { } other ? new Phrase("helper.comes-with", ("name", change.Stores.People.Get(other.HelperId).Name)) : null;
}
