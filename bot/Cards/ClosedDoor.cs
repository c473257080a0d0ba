using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>Who comes while the platform is closed reads why, and may leave their wish to be told.</summary>
internal static class ClosedDoor
{
    /// <returns>Whether it is closed: then the person has been told, and nothing else is to be done.</returns>
    public static bool Told(Turn turn)
    {
        if (turn.Stores.Closure.Now() is not { } closure) return false;
        var wished = turn.Stores.Closure.IsWished(turn.Person.Id);
        turn.Answer(Message.Of(
            new Lines("\n\n",
            [
                Words(closure.Words),
                Lines.Of(new Phrase("closed.next"), Draft(turn.Conversation.Snapshot) is null ? null : new Phrase("closed.draft")),
                new Phrase(wished ? "closed.wished" : "closed.ask-wish"),
            ]),
            [.. wished ? (IReadOnlyList<Button>[])[] : [[new Button("closed.button-wish", new Action.Wish())]], Menu.Doors[2]]));
        return true;
    }

    public static Phrase Words(string words) => new("closed.words", ("words", new TownWords(words)));

    /// <summary>To an administrator: by whom it is closed and with which words, which nobody replaces without having read them.</summary>
    public static Phrase ByWhom(Turn turn, Closure closure) => new(
        "close.is-closed",
        ("name", turn.Stores.People.Get(closure.By).Name), ("since", Dates.Moment(closure.At, turn.Change.Timings.TimeZone)), ("words", new TownWords(closure.Words)));

    /// <summary>Under it.</summary>
    public static readonly IReadOnlyList<Button> Anew = [new Button("close.button-anew", new Action.CloseAnew())];

    /// <summary>To whoever wished to be told, with the way back into what they had begun.</summary>
    public static Message Reopened(Stores stores, Person person) => Draft(stores.Conversations.Get(person.Id).Snapshot) is { } draft
        ? Message.Of("open.told-draft", [[new Button(new Phrase("button.resume", ("current", draft)), new Action.Resume())], .. Menu.Doors])
        : Message.Of("open.told", Menu.Doors);

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

    /// <summary>What a request or an offer is called that was begun, also behind a question in between; null where there is none.</summary>
    private static Phrase? Draft(string? stored) => Snapshot.Read(stored) switch
    {
        null => null,
        // Where the first question waits, nothing has been answered yet.
        { Dialogue: "need" or "offer", Step: not ("category" or "categories") } draft => new Phrase($"{draft.Dialogue}.title"),
        { Held: var held } => Draft(held),
    };
}
