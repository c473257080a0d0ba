using Solidarity.Bot.Cards;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Turns;

namespace Solidarity.Bot.Dialogues;

/// <summary>The two doors: whoever has agreed to what is kept goes straight in.</summary>
internal static class Doors
{
    /// <param name="link">By which they came, so that something is known already.</param>
    public static void Enter(Turn turn, string door, Engine.Dialogues dialogues, string? link = null)
    {
        if (!ClosedDoor.Told(turn) && !SuspendedDoor.Told(turn)) GoIn(turn, door, dialogues, link);
    }

    private static void GoIn(Turn turn, string door, Engine.Dialogues dialogues, string? link)
    {
        if (turn.Person.Consent is null)
        {
            dialogues.Enter(turn, dialogues.Named("consent"), new AskingConsent(door, link));
            return;
        }

        if (link is not null)
        {
            Links.Open(turn, link, door, dialogues);
            return;
        }

        var dialogue = dialogues.Named(door);
        dialogues.Enter(turn, dialogue, dialogue.First);
    }

    /// <summary>As <see cref="Enter"/>, but asks before anything that was already answered is thrown away.</summary>
    public static void Knock(Turn turn, string door, Engine.Dialogues dialogues, string? link = null)
    {
        if (ClosedDoor.Told(turn) || SuspendedDoor.Told(turn)) return;
        if (dialogues.Current(turn) is { } running && Begun(running) is { } current)
        {
            dialogues.Enter(turn, dialogues.Named("interrupt"), new Interrupted(door, current, Link: link), holdingCurrent: true);
            return;
        }
        GoIn(turn, door, dialogues, link);
    }

    /// <summary>What would be thrown away: the dialogue they are in, or the one that a question in between holds.</summary>
    private static string? Begun(Running running) => running.Dialogue.Name is "need" or "offer"
        ? running.State.GetType() == running.Dialogue.First.GetType() ? null : running.Dialogue.Name
        : Snapshot.Read(running.Snapshot.Held) is { Dialogue: "need" or "offer" } held ? held.Dialogue : null;
}
