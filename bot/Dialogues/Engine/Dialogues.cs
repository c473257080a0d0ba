using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Dialogues.Engine;

/// <summary>All dialogues by name, and how a conversation enters, goes on in and leaves them.</summary>
internal sealed class Dialogues(IEnumerable<Dialogue> dialogues)
{
    /// <summary>A dialogue left in the middle is spoken of after this long, and forgotten as long after that again.</summary>
    public static readonly TimeSpan RemindAfter = TimeSpan.FromHours(2), ForgetAfter = TimeSpan.FromDays(2);

    private readonly Dictionary<string, Dialogue> _byName = dialogues.ToDictionary(d => d.Name);

    public Dialogue Named(string name) => _byName[name];

    public IEnumerable<Dialogue> All => _byName.Values;

    /// <summary>The dialogue a person is in, with its state; null between dialogues.</summary>
    public Running? Current(Turn turn)
    {
        if (Snapshot.Read(turn.Conversation.Snapshot) is not { } snapshot) return null;
        if (!_byName.TryGetValue(snapshot.Dialogue, out var dialogue)) return null;
        if (snapshot.Version == dialogue.Version && dialogue.Read(snapshot.Step, snapshot.Data) is { } state)
            return new Running(dialogue, state, snapshot, Outdated: false);
        return new Running(dialogue, dialogue.Salvage(snapshot.Data), snapshot with { Typed = null }, Outdated: true);
    }

    /// <summary>Enters a dialogue and asks its question, in the place of the message whose button was pressed.</summary>
    public void Enter(Turn turn, Dialogue dialogue, object state) =>
        new Asking(turn, dialogue, KeysShown(turn)).Ask(state, heard: null, typed: null);

    /// <summary>Asks anew what was asked last, at the end of the chat.</summary>
    public void AskAgain(Turn turn, Running running, Phrase? first = null) =>
        new Asking(turn, running.Dialogue, running.Snapshot.Keys).AskAnew(running.State, first, null);

    /// <summary>Forgets where the person was. Keys that were shown are taken away with what is said.</summary>
    public void Leave(Turn turn, Phrase said, params IReadOnlyList<Button>[] rows)
    {
        var keys = KeysShown(turn);
        Clear(turn);
        if (!keys)
        {
            turn.Answer(Message.Of(said, rows));
            return;
        }
        // Keys go away with a message that has no buttons of its own.
        turn.Say(Message.Of("dialogue.noted") with { Keyboard = [] });
        turn.Say(Message.Of(said, rows));
    }

    public static void Clear(Turn turn) => Save(turn, turn.Conversation with { Snapshot = null, Turn = turn.Conversation.Turn + 1 }, null);

    public static void Save(Turn turn, Conversation conversation, DateTimeOffset? remindAt)
    {
        turn.Conversation = conversation;
        turn.Stores.Conversations.Save(turn.Person.Id, conversation, remindAt);
    }

    private static bool KeysShown(Turn turn) => Snapshot.Read(turn.Conversation.Snapshot)?.Keys == true;
}

/// <summary>A dialogue under way.</summary>
/// <param name="Outdated">Its snapshot was written by an older version: what still fits was kept, and the question is asked anew.</param>
internal sealed record Running(Dialogue Dialogue, object State, Snapshot Snapshot, bool Outdated);
