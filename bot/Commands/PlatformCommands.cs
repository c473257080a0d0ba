using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Commands;

/// <summary>/close, or /close and the message: nothing new is taken; the message is shown before the press that closes, as it stops a whole town.</summary>
internal sealed class CloseCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("close", "fermer", Role.Administrator)
{
    public override void Run(Turn turn, string arguments)
    {
        if (!turn.Incoming.Private)
        {
            turn.Say("close.in-private");
            return;
        }

        var closure = turn.Stores.Closure.Now();
        if (closure is not null) turn.Say(Message.Of(ClosedDoor.ByWhom(turn, closure), ClosedDoor.Anew));
        if (arguments.Length > Closure.LongestWords) turn.Say(new Phrase("expected.shorter", ("most", Closure.LongestWords)));
        if (closure is null || arguments.Length > 0) Enter(turn, dialogues, closure, arguments);
    }

    /// <summary>Another message than the one that was just read.</summary>
    public static void Anew(Turn turn, Dialogues.Engine.Dialogues dialogues)
    {
        if (turn.Stores.Closure.Now() is { } closure) Enter(turn, dialogues, closure, "");
        else turn.Answer(Message.Of("close.is-open", [new Button("button.queue", new Action.Queue(null, null, 0))]));
    }

    private static void Enter(Turn turn, Dialogues.Engine.Dialogues dialogues, Closure? closure, string words) =>
        dialogues.Enter(turn, dialogues.Named("close"), CloseState.Begin(words, closure), holdingCurrent: true, below: true);
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
