using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Groups;
using Solidarity.Core.Matching;
using Solidarity.Core.People;
using Solidarity.Core.Posts;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>What is asked about a match, of one helper or of two who come together, and what is said of the one who comes with another.</summary>
internal static class PairCard
{
    /// <summary>The question that waits for this side.</summary>
    public static Message Ask(Change change, Match match, Side side, bool again)
    {
        var (need, offer) = (change.Stores.Posts.GetNeed(match.NeedId), change.Stores.Posts.GetOffer(match.OfferId));
        var (asked, until) = (change.Stores.People.Get(match.PersonOn(side)), Dates.Moment(match.AnswerBy(need, change.Timings), change.Timings.TimeZone));
        if (side == Side.Asker)
        {
            return PairStanding.AskedWith(change, match) is { } other
                ? Both(change, match.Id < other.Id ? [match, other] : [other, match], asked, until, again)
                : IntroductionCard.AskAsker(match, asked, need, offer, ToAsker(change, match, need), new Phrase("asker.ask-next", ("agreed", WhoAgreed(change, match)), ("until", until)), again);
        }

        var second = PairStanding.For(change, match);
        var next = new Phrase(
            second switch { null or PairStanding.Second.HasHelped => "helper.ask-next", PairStanding.Second.Sought => "helper.ask-next-pair", _ => "helper.ask-next-second" },
            ("until", until));
        return IntroductionCard.AskHelper(match, asked, need, offer, second is { } how ? ToHelper(how) : null, next, again, second == PairStanding.Second.HasHelped ? "alone" : "yes");
    }

    /// <summary>To a helper, before their yes: that they would be two, or alone.</summary>
    private static Phrase ToHelper(PairStanding.Second second) => new(second switch
    {
        PairStanding.Second.Waits => "helper.pair-waits",
        PairStanding.Second.IsComing => "helper.pair-is-coming",
        PairStanding.Second.HasHelped => "helper.pair-has-helped",
        _ => "helper.pair-sought",
    });

    /// <summary>To whoever asked for two and is asked about one: with whom this one would come.</summary>
    private static Phrase? ToAsker(Change change, Match match, Need need) => !need.GoesInPairs ? null
        : PairStanding.IntroducedWith(change, match) is { } other ? new Phrase("asker.pair-joins", ("name", change.Stores.People.Get(other.HelperId).Name))
        : new Phrase("asker.pair-alone");

    /// <summary>Who decided about these: the team, somebody who runs their group, or one of each.</summary>
    private static Phrase WhoAgreed(Change change, params IReadOnlyList<Match> matches)
    {
        var byGroup = matches.Count(match => DecideInGroup.HasDecided(change, match));
        return new Phrase(byGroup == 0 ? "asker.team-agrees" : byGroup == matches.Count ? "asker.group-agrees" : "asker.team-and-group-agree");
    }

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
                IntroductionCard.ForNeed(need),
                Lines.Blank,
                One(1),
                Lines.Blank,
                One(2),
                Lines.Blank,
                new Phrase("asker.ask-both-next", ("agreed", WhoAgreed(change, pair)), ("until", until)),
                IntroductionCard.OwnContact(asked)),
            [new Button("button.pair-yes", new Action.Agree("yes", pair[0].Id, pair[1].Id))],
            [new Button("button.pair-neither", new Action.Agree("neither", pair[0].Id, pair[1].Id)), new Button("button.later", new Action.Agree("later", pair[0].Id, pair[1].Id))],
            [NotThis(1), NotThis(2)],
            [Report(1), Report(2)]);
    }

    /// <summary>To one side of an introduction: the first name of the helper who comes too.</summary>
    public static Phrase? ComesWith(Change change, Match match, Side side) =>
        PairStanding.IntroducedWith(change, match) is { } other ? new Phrase(side == Side.Helper ? "helper.comes-with" : "asker.comes-with", ("name", change.Stores.People.Get(other.HelperId).Name)) : null;

    /// <summary>To a helper who was introduced before: who joins them.</summary>
    public static Message? IsJoined(Change change, Match match) => ComesWith(change, match, Side.Helper) is not { } joins ? null
        : Message.Of(Lines.Of(joins, NewWords(change, match, Side.Helper)), Dialogues.Menu.Doors[2]);

    /// <summary>To a helper who would now come alone.</summary>
    /// <param name="gone">The match of the one who was to come with them.</param>
    public static Message SecondGone(Change change, Match match, Match gone) => Message.Of(
        Lines.Of(
            new Phrase("helper.second-gone", ("name", change.Stores.People.Get(gone.HelperId).Name), ("asker", change.Stores.People.Get(match.AskerId).Name)),
            NewWords(change, match, Side.Helper)),
        [new Button("button.cant-make-it", new Action.StepBack(match.Id, false))],
        Dialogues.Menu.Doors[2]);

    /// <summary>To whoever asked, where one of two introductions has ended: that the other is still there, and that a second is looked for.</summary>
    public static Lines? StillComes(Change change, Match ended) =>
        change.Stores.Posts.GetNeed(ended.NeedId) is not { GoesInPairs: true, IsLive: true } need || need.When.IsOver(change.Today) || PairStanding.StillComes(change, ended) is not { } other ? null
        : Lines.Of(Lines.Blank, new Phrase("asker.pair-still-comes", ("name", change.Stores.People.Get(other.HelperId).Name)), NewWords(change, other, Side.Asker));

    private static Lines NewWords(Change change, Match match, Side side) => Lines.Of(new Phrase("doorstep.changed"), IntroductionCard.Doorstep(change, match, side));
}
