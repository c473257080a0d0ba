using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>Who comes while the platform is closed reads why, and may leave their wish to be told.</summary>
internal static class ClosedDoor
{
    /// <returns>Whether it is closed: then the person has been told, and nothing else is to be done.</returns>
    public static bool Told(Turn turn)
    {
        if (turn.Stores.Closure.Now() is not { } closure) return false;
        turn.Answer(Message.Of(
            new Lines("\n\n", [Words(closure.Words), new Phrase("closed.next")]),
            [new Button("closed.button-wish", new Action.Wish())],
            Menu.Doors[2]));
        return true;
    }

    public static Phrase Words(string words) => new("closed.words", ("words", PlainText.Defuse(words)));

    public static void Wish(Turn turn)
    {
        if (turn.Stores.Closure.Now() is null)
        {
            turn.Answer(Message.Of("closed.is-open", Menu.Doors));
            return;
        }

        turn.Stores.Closure.Wish(turn.Person.Id, turn.Now);
        turn.Answer(Message.Of("closed.wish-kept", Menu.Doors[2]));
    }
}
