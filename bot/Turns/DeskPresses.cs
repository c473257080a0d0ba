using Solidarity.Bot.Cards;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Core.Moderation;

namespace Solidarity.Bot.Turns;

/// <summary>The buttons of a card, pressed by somebody of the team where the team may press them.</summary>
internal static class DeskPresses
{
    public static void Take(Turn turn, Dialogues.Engine.Dialogues dialogues, Action.Decide press)
    {
        switch (press.Verb)
        {
            case "note": Write(turn, dialogues, new DeskState.Noting(press.Match), "note"); break;
            case "ask": Write(turn, dialogues, new DeskState.ChoosingSide(press.Match), "ask"); break;
            case "call": CallCommand.Show(turn, press.Match); break;
            case "words": Write(turn, dialogues, new DeskState.Explaining(press.Match), "reject"); break;
            default: DecideCommands.Decide(turn, press.Verb, press.Match, null); break;
        }
    }

    public static void Take(Turn turn, Action.Because because)
    {
        if (DeskMatch.IsElsewhere(turn, because.Match)) return;
        turn.Touch(new CardName(CardName.OfMatch, because.Match));
        var another = Team.AnotherCould(turn.Stores, turn.Settings, turn.Person, because.Match);
        turn.Toast(NoteAnswers.Said(because.Match, GiveReason.For(turn.Change, turn.Person.Id, because.Match, because.Reason, null, another)));
    }

    /// <summary>What is written is written in private; in the team's group the command does the same in one line.</summary>
    private static void Write(Turn turn, Dialogues.Engine.Dialogues dialogues, DeskState state, string command)
    {
        if (DeskMatch.IsElsewhere(turn, state.Match)) return;
        if (!turn.Incoming.Private) turn.Toast(new Phrase("desk.write-" + command, ("match", new Markup("M" + state.Match))));
        else if (turn.Stores.Matches.Find(state.Match) is null) turn.Toast(new Phrase("desk.no-such-match", ("match", new Markup("M" + state.Match))));
        else dialogues.Enter(turn, dialogues.Named("desk"), state, holdingCurrent: true, below: true);
    }
}
