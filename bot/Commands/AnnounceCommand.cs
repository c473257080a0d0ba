using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Turns;
using Solidarity.Core.People;

namespace Solidarity.Bot.Commands;

/// <summary>/announce, or /announce 94400: something for everybody of an area, written in private and confirmed by another of the team.</summary>
internal sealed class AnnounceCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("announce", "annoncer", Role.Moderator)
{
    public override void Run(Turn turn, string arguments)
    {
        if (!turn.Incoming.Private)
        {
            turn.Say("announce.in-private");
            return;
        }

        // Better told now than after it is written.
        if (Team.All(turn.Stores, turn.Settings).All(one => one.Id == turn.Speaker.Id || one.UnreachableSince is not null))
        {
            turn.Say("announce.alone");
            return;
        }

        var dialogue = dialogues.Named("announce");
        if (arguments.Length == 0)
        {
            dialogues.Enter(turn, dialogue, dialogue.First, holdingCurrent: true);
            return;
        }

        switch (new AreaQuestion().Read(default, new Reply.Written(arguments), Asking.Here(turn)))
        {
            case Reading<Nothing, IReadOnlyList<string>>.Answered area: dialogues.Enter(turn, dialogue, new AnnounceState.Writing(area.Answer), holdingCurrent: true); break;
            case Reading<Nothing, IReadOnlyList<string>>.Again again: dialogues.Enter(turn, dialogue, dialogue.First, again.Why, again.Instead); break;
        }
    }
}
