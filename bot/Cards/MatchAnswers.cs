using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Jobs;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.FollowUps;
using Solidarity.Core.Groups;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>What a person hears at once when they answer about a match of theirs.</summary>
internal static class MatchAnswers
{
    private static readonly IReadOnlyList<Button> ToMine = [new Button("door.mine", new Action.Open("mine"))];

    public static void Agreed(Turn turn, Dialogues.Engine.Dialogues dialogues, AnswerProposal.Outcome outcome)
    {
        switch (outcome)
        {
            case AnswerProposal.Outcome.WaitsForAsker waits:
                turn.Answer(SaidYes(turn, waits.Match));
                break;
            case AnswerProposal.Outcome.WaitsForSecond waits:
                turn.Answer(Message.Of(new Phrase("helper.said-yes-first", ("until", Until(turn, waits.Match, turn.Stores.Posts.GetNeed(waits.Match.NeedId)))), ToMine));
                break;
            case AnswerProposal.Outcome.NowIntroduced { Both: true }: turn.Answer(Message.Of("asker.said-yes-both")); break;
            case AnswerProposal.Outcome.NowIntroduced:
                // The introduction itself follows as a message of its own; the question only loses its buttons.
                turn.Answer(Message.Of("asker.said-yes"));
                break;
            case AnswerProposal.Outcome.SaidNo { Both: true }: turn.Answer(Message.Of("asker.said-no-both", ToMine)); break;
            case AnswerProposal.Outcome.SaidNo { OneStays: true }: turn.Answer(Message.Of("asker.said-no-one", ToMine)); break;
            case AnswerProposal.Outcome.SaidNo no:
                turn.Answer(Message.Of(no.Match.SideOf(turn.Person.Id) == Side.Helper ? "helper.said-no" : "asker.said-no", ToMine));
                break;
            case AnswerProposal.Outcome.WillRemind later:
                turn.Toast("toast.later");
                turn.Say(Message.Of(new Phrase("match.later", ("at", Comes(turn, later.At)))));
                break;
            case AnswerProposal.Outcome.MustChooseReach must:
                dialogues.Enter(turn, dialogues.Named("reach"), new ReachState.Choosing(must.Match.Id, With: must.With, Alone: must.Yes == AnswerProposal.Answer.Alone), holdingCurrent: true);
                break;
            case AnswerProposal.Outcome.AskedAnew anew:
                ShowQuestion(turn, anew.Match.Id, "match.asked-anew");
                break;
            case AnswerProposal.Outcome.NotAsked elsewhere:
                NotAsked(turn, elsewhere.Match);
                break;
            default:
                NotYours(turn);
                break;
        }
    }

    private static Message SaidYes(Turn turn, Match match) => Message.Of(new Phrase("helper.said-yes", ("until", Until(turn, match, turn.Stores.Posts.GetNeed(match.NeedId)))), ToMine);

    /// <summary>The question that waits for this person, once more.</summary>
    /// <param name="first">Said before it, where it is shown because something else was said; null: nothing.</param>
    public static void ShowQuestion(Turn turn, long matchId, string? first = null)
    {
        if (turn.Stores.Matches.Find(matchId) is not { } match || match.SideOf(turn.Person.Id) is not { } side)
        {
            NotYours(turn);
            return;
        }
        if (AnswerProposal.WhoIsAsked(match) != side)
        {
            NotAsked(turn, match);
            return;
        }
        var question = PairCard.Ask(turn.Change, match, side, again: false);
        turn.Answer(first is null ? question : question with { Text = Lines.Of(new Phrase(first), Lines.Blank, question.Text) });
    }

    /// <summary>The helper has fewer pieces than they are asked for: how many?</summary>
    public static void AskHowManyFewer(Turn turn, Dialogues.Engine.Dialogues dialogues, long matchId)
    {
        if (turn.Stores.Matches.Find(matchId) is not { } match || match.HelperId != turn.Person.Id) NotYours(turn);
        else if (!PledgeFewer.IsOpen(match)) NotAsked(turn, match);
        else dialogues.Enter(turn, dialogues.Named("fewer"), Asking(turn, match), holdingCurrent: true);
    }

    private static FewerState.Counting Asking(Turn turn, Match match) => new(match.Id, match.Share, OfferNumber.IsKept(turn.Stores.Posts.GetOffer(match.OfferId)));

    /// <summary>So many they give: that is their yes.</summary>
    public static void PledgedFewer(Turn turn, Dialogues.Engine.Dialogues dialogues, PledgeFewer.Outcome outcome)
    {
        switch (outcome)
        {
            case PledgeFewer.Outcome.Lowered lowered:
                var offer = turn.Stores.Posts.GetOffer(lowered.Match.OfferId);
                dialogues.Leave(turn, new Phrase(!OfferNumber.IsKept(offer) ? "fewer.noted-alone" : lowered.KeepsRest ? "fewer.noted-kept" : "fewer.noted", ("n", lowered.Match.Share), ("before", lowered.Before), ("reference", new Markup(offer.Reference)), ("of", offer.Places)), OfferNumber.ToChange(offer));
                // A message of its own: in the place of the other nobody would read what their offer says now.
                if (AnswerProposal.Give(turn.Change, turn.Person.Id, lowered.Match.Id, AnswerProposal.Answer.Yes) is var agreed && agreed is AnswerProposal.Outcome.WaitsForAsker waits) turn.Say(SaidYes(turn, waits.Match));
                else Agreed(turn, dialogues, agreed);
                break;
            case PledgeFewer.Outcome.MustChooseReach must:
                dialogues.Leave(turn, new Phrase("fewer.reach-first", ("n", must.Pieces)));
                dialogues.Enter(turn, dialogues.Named("reach"), new ReachState.Choosing(must.Match.Id, must.Pieces, KeepsRest: must.KeepsRest), holdingCurrent: true);
                break;
            case PledgeFewer.Outcome.All all:
                Dialogues.Engine.Dialogues.Clear(turn);
                Agreed(turn, dialogues, all.Answered);
                break;
            // It may be another number than when they were asked.
            case PledgeFewer.Outcome.NotThatMany { Match: var not }:
                Dialogues.Engine.Dialogues.Clear(turn);
                dialogues.Enter(turn, dialogues.Named("fewer"), Asking(turn, not), new Phrase("expected.fewer", ("most", not.Share)), null);
                break;
            case PledgeFewer.Outcome.NotAsked elsewhere:
                Dialogues.Engine.Dialogues.Clear(turn);
                NotAsked(turn, elsewhere.Match);
                break;
            default:
                Dialogues.Engine.Dialogues.Clear(turn);
                NotYours(turn);
                break;
        }
    }

    /// <summary>When a reminder that is due then comes: nobody is written to at night.</summary>
    private static Phrase Comes(Turn turn, DateTimeOffset due) => Dates.Moment(WakingHours.Next(due, turn.Change.Timings.TimeZone), turn.Change.Timings.TimeZone);

    private static Phrase Until(Turn turn, Match match, Need need) =>
        Dates.Moment(match.AnswerBy(need, turn.Change.Timings), turn.Change.Timings.TimeZone);

    public static void FollowedUp(Turn turn, AnswerFollowUp.Outcome outcome)
    {
        switch (outcome)
        {
            case AnswerFollowUp.Outcome.Done done:
                turn.Answer(Message.Of(
                    Done(turn, done),
                    [new Button("button.thank", new Action.Thank(done.Match.Id))],
                    ToMine));
                break;
            case AnswerFollowUp.Outcome.Noted: turn.Answer(Message.Of("helper.done", ToMine)); break;
            case AnswerFollowUp.Outcome.AsksAgain again:
                turn.Answer(Message.Of(new Phrase("match.asks-again", ("at", Comes(turn, again.At))), ToMine));
                break;
            case AnswerFollowUp.Outcome.Failed failed:
                var over = turn.Stores.Posts.GetNeed(failed.Match.NeedId).When.IsOver(turn.Change.Today);
                var said = failed.Match.SideOf(turn.Person.Id) == Side.Helper ? "helper.failed" : over ? "asker.failed-over" : "asker.failed";
                turn.Answer(Message.Of(
                    Lines.Of(new Phrase(said), StillComes(turn, failed.Match), Lines.Blank, new Phrase("failed.ask-why")),
                    [
                        .. Enum.GetValues<FailReason>().Select(reason => (IReadOnlyList<Button>)[new Button(WhyFailed(reason), new Action.WhyFailed(reason, failed.Match.Id))]),
                        .. over ? Menu.Doors : [ToMine],
                    ]));
                break;
            case AnswerFollowUp.Outcome.Over ended: NotAsked(turn, ended.Match); break;
            default: NotYours(turn); break;
        }
    }

    private static Phrase Done(Turn turn, AnswerFollowUp.Outcome.Done done)
    {
        var need = turn.Stores.Posts.GetNeed(done.Match.NeedId);
        var left = need.Places - turn.Stores.Matches.Done(need);
        return new Phrase(done.NeedClosed ? "asker.done-closed" : need.IsOfGoods ? "asker.done-pieces" : "asker.done", ("reference", new Markup(need.Reference)), ("left", left));
    }

    /// <summary>To whoever asked and has just ended the introduction of one of two.</summary>
    private static Lines? StillComes(Turn turn, Match ended) => ended.AskerId == turn.Person.Id ? PairCard.StillComes(turn.Change, ended) : null;

    public static Phrase WhyFailed(FailReason reason) => new("failed.why-" + reason.ToString().ToLowerInvariant());

    public static void Thanked(Turn turn, SayThanks.Outcome outcome)
    {
        switch (outcome)
        {
            case SayThanks.Outcome.PassedOn:
                turn.Toast("toast.thanked");
                turn.Answer(Message.Of("asker.thanked", Menu.Doors));
                break;
            case SayThanks.Outcome.SaidAlready: turn.Toast("toast.thanked-already"); break;
            default: NotYours(turn); break;
        }
    }

    public static void SteppedBack(Turn turn, WithdrawMatch.Outcome outcome)
    {
        switch (outcome)
        {
            case WithdrawMatch.Outcome.Withdrawn done:
                turn.Answer(Message.Of(Lines.Of(new Phrase(done.Match.SideOf(turn.Person.Id) == Side.Helper ? "helper.stepped-back" : "asker.stepped-back"), StillComes(turn, done.Match)), ToMine));
                break;
            case WithdrawMatch.Outcome.TooLate late: NotAsked(turn, late.Match); break;
            default: NotYours(turn); break;
        }
    }

    /// <summary>The question is no longer open: how the match stands now, in words for its own people.</summary>
    public static void NotAsked(Turn turn, Match match) =>
        turn.Answer(Message.Of(new Phrase("match.not-asked", ("state", Mine.State(match, turn.Stores.Posts.GetNeed(match.NeedId), match.SideOf(turn.Person.Id) ?? Side.Helper, turn.Change.Timings))), ToMine));

    public static void NotYours(Turn turn)
    {
        turn.Toast("button.not-yours");
        turn.Say(Menu.WhatNext());
    }
}
