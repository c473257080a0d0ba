using System.Text.Json;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

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
    public Running? Current(Turn turn) => Current(turn.Conversation.Snapshot);

    private Running? Current(string? stored)
    {
        if (Snapshot.Read(stored) is not { } snapshot) return null;
        // A dialogue that is no longer there is left; what it held goes on.
        if (!_byName.TryGetValue(snapshot.Dialogue, out var dialogue)) return Current(snapshot.Held) is { } held ? held with { Outdated = true } : null;
        if (snapshot.Version == dialogue.Version && dialogue.Read(snapshot.Step, snapshot.Data) is { } state)
            return new Running(dialogue, state, snapshot, Outdated: false);
        return new Running(dialogue, dialogue.Salvage(JsonElement.Parse(snapshot.Data.Span)), snapshot with { Typed = null }, Outdated: true);
    }

    /// <summary>Enters a dialogue and asks its question, in the place of the message whose button was pressed.</summary>
    /// <param name="holdingCurrent">Whether what the person is in goes on afterwards; else it is forgotten.</param>
    /// <param name="below">The message whose button was pressed stays as it is, such as a card; the question comes at the end of the chat.</param>
    public void Enter(Turn turn, Dialogue dialogue, object state, bool holdingCurrent = false, bool below = false)
    {
        var asking = Begin(turn, dialogue, holdingCurrent);
        if (below) asking.AskBelow(state);
        else asking.Ask(state, heard: null, typed: null);
    }

    /// <summary>Enters a dialogue with a question that has been answered already, though not clearly. What the person is in goes on afterwards.</summary>
    /// <param name="instead">What there is to choose from; null: the question's own choices.</param>
    public void Enter(Turn turn, Dialogue dialogue, object state, Phrase why, IReadOnlyList<IReadOnlyList<Choice>>? instead) =>
        Begin(turn, dialogue, holdingCurrent: true).AskAnew(state, why, instead);

    private Asking Begin(Turn turn, Dialogue dialogue, bool holdingCurrent)
    {
        var current = Snapshot.Read(turn.Conversation.Snapshot);
        // What was on hold already stays on hold: the question in between is put away.
        var held = !holdingCurrent ? null : current is not null && _byName.TryGetValue(current.Dialogue, out var going) && going.IsKeptMeanwhile ? (current with { Keys = false }).Write() : current?.Held;
        return new Asking(turn, dialogue, current?.Keys == true, held);
    }

    /// <summary>
    /// A dialogue goes on for whom it is about: whoever answers it, or the person with a phone only that they speak for. Somebody who no longer has
    /// the role that it needs leaves it.
    /// </summary>
    /// <returns>False when it was left.</returns>
    public bool ResumesFor(Turn turn, Running running)
    {
        if (turn.Role < running.Dialogue.Needs)
        {
            turn.SpeakForThemselves();
            Leave(turn, "dialogue.role-gone", Menu.Doors);
            return false;
        }
        if (running.Snapshot.For is not { } id)
        {
            turn.SpeakForThemselves();
            return true;
        }
        if (turn.IsModerator && turn.Stores.People.Find(id) is { IsByPhone: true } person)
        {
            turn.SpeakFor(person);
            return true;
        }
        Leave(turn, turn.IsModerator ? "person.no-longer" : "button.team-only", Menu.Doors);
        return false;
    }

    /// <summary>Asks anew what was asked last, at the end of the chat.</summary>
    public void AskAgain(Turn turn, Running running, Phrase? first = null)
    {
        if (ResumesFor(turn, running)) new Asking(turn, running.Dialogue, running.Snapshot.Keys, running.Snapshot.Held).AskAnew(running.State, first, null);
    }

    /// <summary>Leaves a dialogue unfinished. Nothing of it is saved; one that was on hold goes on.</summary>
    public void Cancel(Turn turn, params IReadOnlyList<Button>[] rows)
    {
        var held = Current(Snapshot.Read(turn.Conversation.Snapshot)?.Held);
        Leave(turn, held is null ? new Phrase("dialogue.cancelled") : new Phrase("dialogue.cancelled-kept", ("kept", held.Dialogue.Title)), rows);
    }

    /// <summary>Leaves a dialogue; one that was on hold goes on, and a button leads back to it. Keys that were shown go away.</summary>
    public void Leave(Turn turn, Phrase said, params IReadOnlyList<Button>[] rows)
    {
        var keys = Snapshot.Read(turn.Conversation.Snapshot)?.Keys == true;
        Clear(turn);
        rows = [.. WaysBack(turn), .. rows];
        if (!keys)
        {
            turn.Answer(Message.Of(said, rows));
            return;
        }
        // Keys go away with a message that has no buttons of its own.
        turn.Say(Message.Of("dialogue.noted") with { Keyboard = [] });
        turn.Say(Message.Of(said, rows));
    }

    /// <summary>To the dialogue that goes on, where there is one.</summary>
    public IReadOnlyList<Button>[] WaysBack(Turn turn) =>
        Current(turn) is { } goesOn ? [[new Button(new Phrase("button.resume", ("current", goesOn.Dialogue.Title)), new Action.Resume())]] : [];

    /// <summary>The dialogue is over; one that was on hold is where the person is again.</summary>
    public static void Clear(Turn turn)
    {
        var held = Snapshot.Read(turn.Conversation.Snapshot)?.Held;
        Save(turn, turn.Conversation with { Snapshot = held, Turn = turn.Conversation.Turn + 1 }, held is null ? null : turn.Now + RemindAfter);
    }

    public static void Save(Turn turn, Conversation conversation, DateTimeOffset? remindAt)
    {
        turn.Conversation = conversation;
        turn.Stores.Conversations.Save(turn.Speaker.Id, conversation, remindAt);
    }
}

/// <summary>A dialogue under way.</summary>
/// <param name="Outdated">Its snapshot was written by an older version: what still fits was kept, and the question is asked anew.</param>
internal sealed record Running(Dialogue Dialogue, object State, Snapshot Snapshot, bool Outdated);
