using Solidarity.Bot.Cards;
using Solidarity.Bot.Turns;
using Solidarity.Core.People;

namespace Solidarity.Bot.Commands;

/// <summary>/announce: something for everybody of an area, written in private and confirmed by another of the team.</summary>
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
        dialogues.Enter(turn, dialogue, dialogue.First, holdingCurrent: true);
    }
}
