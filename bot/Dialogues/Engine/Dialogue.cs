using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.People;

namespace Solidarity.Bot.Dialogues.Engine;

/// <summary>What a dialogue made of a reply, its states behind the base type.</summary>
internal abstract record DialogueMove
{
    private DialogueMove() { }

    public sealed record To(object State, Phrase? Heard) : DialogueMove;

    /// <summary>The last answer was given in <paramref name="State"/>.</summary>
    public sealed record Finished(object State, Phrase? Heard) : DialogueMove;

    /// <summary>Still the same question, with something ticked or another page open.</summary>
    public sealed record Stay(object State) : DialogueMove;

    public sealed record Again(Phrase Why, IReadOnlyList<IReadOnlyList<Choice>>? Instead) : DialogueMove;
}

/// <summary>A dialogue as its runner sees it: a table of steps whose states it keeps, but never looks into.</summary>
internal abstract class Dialogue
{
    /// <summary>How it is called in stored snapshots; never renamed.</summary>
    public abstract string Name { get; }

    /// <summary>Goes up when stored states are no longer read as they were written.</summary>
    public abstract int Version { get; }

    public abstract object First { get; }

    /// <summary>What it is called in "you are in the middle of …".</summary>
    public Phrase Title => new($"{Name}.title");

    /// <returns>The data as JSON in UTF-8.</returns>
    public abstract (string Step, ReadOnlyMemory<byte> Data) Write(object state);

    /// <returns>Null when the stored step is not known any more, or its data don't fit.</returns>
    public abstract object? Read(string step, ReadOnlyMemory<byte> data);

    /// <summary>The furthest state that answers stored by an older version still lead to.</summary>
    public abstract object Salvage(JsonElement data);

    public abstract Prompt Put(object state, Surroundings here);

    public abstract (object? Back, bool CanGoBack, object? Skip, bool CanSkip) Ways(object state);

    /// <summary>False where cancelling would mean the same as one of the answers.</summary>
    public virtual bool CanCancel => true;

    /// <summary>Whether words of danger written in it are an answer all the same: somebody writes to the team, or the team does of others. The numbers come beside.</summary>
    public virtual bool TakesWordsOfDanger => false;

    /// <summary>Whether so much has been told in it that it goes on after a question in between.</summary>
    public virtual bool IsKeptMeanwhile => false;

    /// <summary>
    /// What whoever answers in it must be, at each answer: a role that was taken back since it began is no longer one. A question of the team may
    /// show or count what is not for others, long before the last answer is looked at.
    /// </summary>
    public virtual Role Needs => Role.None;

    /// <summary>What there is to do after it was cancelled.</summary>
    public virtual IReadOnlyList<Button>[] WaysOn => Menu.Doors;

    /// <summary>What was answered so far, shown above each question; null where there is nothing yet.</summary>
    public virtual Lines? Known(object state) => null;

    public abstract DialogueMove Take(object state, Reply reply, Surroundings here);

    /// <summary>What is done when the last answer is given, in the transaction of the turn.</summary>
    public abstract void Finish(Turn turn, object state, Dialogues dialogues);
}

/// <summary>Reads stored answers of an older version, each on its own: one that no longer fits is lost, the others are not.</summary>
internal static class StoredAnswer
{
    public static long? Number(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    /// <param name="fits">As in <see cref="Whole.Is"/>.</param>
    public static T? Of<T>(JsonElement data, string name, JsonTypeInfo<T> type, Func<object, bool> fits) where T : class
    {
        if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty(name, out var value)) return null;
        try
        {
            return value.Deserialize(type) is { } read && Whole.Is(read, type, fits) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Where the answers stand: in the draft that is being looked at, or by themselves.</summary>
    public static JsonElement Answers(JsonElement data) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty("draft", out var draft) && draft.ValueKind == JsonValueKind.Object ? draft : data;
}

/// <summary>A dialogue whose states are <typeparamref name="TState"/>; its table is in <see cref="Steps"/>.</summary>
internal abstract class Dialogue<TState> : Dialogue where TState : class
{
    private Dictionary<Type, Step<TState>>? _byType;
    private Dictionary<string, Step<TState>>? _byName;

    public abstract IReadOnlyList<Step<TState>> Steps { get; }

    protected abstract JsonSerializerOptions Json { get; }

    protected abstract void Finish(Turn turn, TState state, Dialogues dialogues);

    /// <summary>Whether a part of a stored state can be gone on with: only what its type doesn't say by itself.</summary>
    protected virtual bool Fits(object part) => true;

    private Step<TState> StepOf(object state) =>
        (_byType ??= Steps.ToDictionary(s => s.StateType))[state.GetType()];

    public override (string Step, ReadOnlyMemory<byte> Data) Write(object state) =>
        (StepOf(state).Name, PlainJson.Bytes((State: state, Type: Json.GetTypeInfo(state.GetType())), static (writer, of) => JsonSerializer.Serialize(writer, of.State, of.Type)));

    public override object? Read(string step, ReadOnlyMemory<byte> data)
    {
        if (!(_byName ??= Steps.ToDictionary(s => s.Name)).TryGetValue(step, out var row) || data.IsEmpty) return null;
        var type = Json.GetTypeInfo(row.StateType);
        try
        {
            return JsonSerializer.Deserialize(data.Span, type) is { } state && Whole.Is(state, type, Fits) ? state : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override Prompt Put(object state, Surroundings here) => StepOf(state).Put((TState)state, here);

    public override (object? Back, bool CanGoBack, object? Skip, bool CanSkip) Ways(object state)
    {
        var step = StepOf(state);
        return (step.Back((TState)state), step.CanGoBack, step.Skip((TState)state), step.CanSkip);
    }

    public override DialogueMove Take(object state, Reply reply, Surroundings here) =>
        StepOf(state).Take((TState)state, reply, here) switch
        {
            Move<TState>.Go { Next: Next<TState>.To to } go => new DialogueMove.To(to.State, go.Heard),
            Move<TState>.Go { Next: Next<TState>.Finished end } go => new DialogueMove.Finished(end.With ?? state, go.Heard),
            Move<TState>.Stay stay => new DialogueMove.Stay(stay.State),
            Move<TState>.Again again => new DialogueMove.Again(again.Why, again.Instead),
            _ => throw new InvalidOperationException("no such move"),
        };

    public override void Finish(Turn turn, object state, Dialogues dialogues) => Finish(turn, (TState)state, dialogues);
}
