using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.FollowUps;
using Solidarity.Core.Matching;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>What a person hears who says that only a part of the pieces was given.</summary>
internal static class PartAnswers
{
    /// <summary>The question stays where it is: "Not yet" and "No" are still to be pressed there.</summary>
    public static void AskHowMany(Turn turn, Dialogues.Engine.Dialogues dialogues, long matchId)
    {
        if (turn.Stores.Matches.Find(matchId) is not { } match || match.SideOf(turn.Person.Id) is not { } side) MatchAnswers.NotYours(turn);
        else if (!SayPart.IsOpen(match)) MatchAnswers.NotAsked(turn, match);
        else if (SayPart.IsSaid(match, side)) turn.Answer(SaidAlready(match));
        else dialogues.Enter(turn, dialogues.Named("part"), new PartState(match.Id, match.Share, side), holdingCurrent: true, below: true);
    }

    public static void Said(Turn turn, Dialogues.Engine.Dialogues dialogues, SayPart.Outcome outcome)
    {
        // It may have become fewer since they were asked.
        if (outcome is SayPart.Outcome.NotThatMany { Match: var not })
        {
            Dialogues.Engine.Dialogues.Clear(turn);
            dialogues.Enter(turn, dialogues.Named("part"), new PartState(not.Id, not.Share, not.SideOf(turn.Person.Id)!.Value), new Phrase("expected.part", ("most", not.Share)), null);
            return;
        }

        Dialogues.Engine.Dialogues.Clear(turn);
        switch (outcome)
        {
            case SayPart.Outcome.Received received:
                Answer(turn, dialogues, PartCard.Received(received.Match, received.Before, turn.Stores.People.Get(received.Match.HelperId), turn.Stores.Posts.GetNeed(received.Match.NeedId), turn.Stores, turn.Change.Today));
                break;
            case SayPart.Outcome.Given given:
                Answer(turn, dialogues, PartCard.Given(given.Match, given.Before, turn.Stores.Posts.GetNeed(given.Match.NeedId), turn.Stores.Posts.GetOffer(given.Match.OfferId), turn.Change.Today));
                break;
            case SayPart.Outcome.All all: MatchAnswers.FollowedUp(turn, all.Answered); break;
            case SayPart.Outcome.SaidAlready said: turn.Answer(SaidAlready(said.Match)); break;
            case SayPart.Outcome.Over over: MatchAnswers.NotAsked(turn, over.Match); break;
            default: MatchAnswers.NotYours(turn); break;
        }
    }

    /// <summary>What they were in before goes on from here.</summary>
    private static void Answer(Turn turn, Dialogues.Engine.Dialogues dialogues, Message message) => turn.Answer(message with { Rows = [.. dialogues.WaysBack(turn), .. message.Rows ?? []] });

    private static Message SaidAlready(Match match) => Message.Of(new Phrase("helper.part-already", ("n", match.Share)), [new Button("door.mine", new Action.Open("mine"))]);
}
