using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;

namespace Solidarity.Bot.Commands;

/// <summary>/close: nothing new is taken, with a message to whoever comes; asked twice, as it stops a whole town.</summary>
internal sealed class CloseCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("close", "fermer", Role.Administrator)
{
    public override void Run(Turn turn, string arguments)
    {
        if (!turn.Incoming.Private)
        {
            turn.Say("close.in-private");
            return;
        }

        var dialogue = dialogues.Named("close");
        dialogues.Enter(turn, dialogue, dialogue.First, holdingCurrent: true);
    }
}

internal sealed class OpenCommand() : ChatCommand("open", "ouvrir", Role.Administrator)
{
    public override void Run(Turn turn, string arguments)
    {
        var waiting = turn.Stores.Closure.Wishes();
        turn.Say(!ClosePlatform.Open(turn.Change, turn.Speaker.Id) ? new Phrase("open.was-open")
            : waiting == 0 ? new Phrase("open.done-nobody")
            : new Phrase("open.done", ("n", waiting)));
    }
}
