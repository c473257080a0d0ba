using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Dialogues.Engine;

/// <summary>Where an answer leads.</summary>
internal abstract record Next<TState>
{
    private Next() { }

    public sealed record To(TState State) : Next<TState>;

    /// <param name="With">The state with the last answer in it, where the end depends on it.</param>
    public sealed record Finished(TState? With = default) : Next<TState>;

    public static implicit operator Next<TState>(TState state) => new To(state);
}

/// <summary>What a step made of a reply.</summary>
internal abstract record Move<TState>
{
    private Move() { }

    public sealed record Go(Next<TState> Next, Phrase? Heard) : Move<TState>;

    public sealed record Stay(TState State) : Move<TState>;

    public sealed record Again(Phrase Why, IReadOnlyList<IReadOnlyList<Choice>>? Instead) : Move<TState>;
}

/// <summary>One row of a dialogue's table: a state, the question asked in it, and where each answer leads.</summary>
internal abstract class Step<TState>(string name, Type stateType) where TState : class
{
    /// <summary>How the step is called in stored snapshots; types may be renamed, this may not.</summary>
    public string Name { get; } = name;

    public Type StateType { get; } = stateType;

    public abstract Prompt Put(TState state, Surroundings here);

    public abstract Move<TState> Take(TState state, Reply reply, Surroundings here);

    /// <summary>Null where there is nothing before.</summary>
    public abstract TState? Back(TState state);

    /// <summary>Null where an answer is needed.</summary>
    public abstract TState? Skip(TState state);

    public bool CanSkip { get; protected init; }

    public bool CanGoBack { get; protected init; }

    /// <param name="work">What is ticked or open so far, and <paramref name="turned"/> the state with other work.</param>
    public static Step<TState> Of<TThis, TWork, TAnswer>(
        string name,
        Question<TWork, TAnswer> question,
        Func<TThis, TWork> work,
        Func<TThis, TWork, TState> turned,
        Func<TThis, TAnswer, Next<TState>> then,
        Func<TThis, TState>? back = null,
        Func<TThis, TState>? skip = null)
        where TThis : TState =>
        new Row<TThis, TWork, TAnswer>(name, question, work, turned, (s, answer, _) => then(s, answer), back, skip);

    /// <summary>A question that is put from what is known, and in which nothing is ticked.</summary>
    public static Step<TState> Of<TThis, TWork, TAnswer>(
        string name,
        Question<TWork, TAnswer> question,
        Func<TThis, TWork> work,
        Func<TThis, TAnswer, Next<TState>> then,
        Func<TThis, TState>? back = null,
        Func<TThis, TState>? skip = null)
        where TThis : TState =>
        new Row<TThis, TWork, TAnswer>(name, question, work, (s, _) => s, (s, answer, _) => then(s, answer), back, skip);

    /// <summary>The same, put from the state as it is.</summary>
    public static Step<TState> Of<TThis, TAnswer>(
        string name,
        Question<TThis, TAnswer> question,
        Func<TThis, TAnswer, Next<TState>> then,
        Func<TThis, TState>? back = null,
        Func<TThis, TState>? skip = null)
        where TThis : TState =>
        new Row<TThis, TThis, TAnswer>(name, question, s => s, (s, _) => s, (s, answer, _) => then(s, answer), back, skip);

    public static Step<TState> Of<TThis, TAnswer>(
        string name,
        Question<Nothing, TAnswer> question,
        Func<TThis, TAnswer, Next<TState>> then,
        Func<TThis, TState>? back = null,
        Func<TThis, TState>? skip = null)
        where TThis : TState =>
        new Row<TThis, Nothing, TAnswer>(name, question, _ => default, (s, _) => s, (s, answer, _) => then(s, answer), back, skip);

    /// <summary>The same, where what comes next depends on more than the answer, such as on the day of a sentence that says "tomorrow".</summary>
    public static Step<TState> Of<TThis, TAnswer>(
        string name,
        Question<Nothing, TAnswer> question,
        Func<TThis, TAnswer, Surroundings, Next<TState>> then,
        Func<TThis, TState>? back = null,
        Func<TThis, TState>? skip = null)
        where TThis : TState =>
        new Row<TThis, Nothing, TAnswer>(name, question, _ => default, (s, _) => s, then, back, skip);

    private sealed class Row<TThis, TWork, TAnswer> : Step<TState> where TThis : TState
    {
        private readonly Question<TWork, TAnswer> _question;
        private readonly Func<TThis, TWork> _work;
        private readonly Func<TThis, TWork, TState> _turned;
        private readonly Func<TThis, TAnswer, Surroundings, Next<TState>> _then;
        private readonly Func<TThis, TState>? _back;
        private readonly Func<TThis, TState>? _skip;

        public Row(
            string name, Question<TWork, TAnswer> question, Func<TThis, TWork> work, Func<TThis, TWork, TState> turned,
            Func<TThis, TAnswer, Surroundings, Next<TState>> then, Func<TThis, TState>? back, Func<TThis, TState>? skip)
            : base(name, typeof(TThis))
        {
            (_question, _work, _turned, _then, _back, _skip) = (question, work, turned, then, back, skip);
            (CanGoBack, CanSkip) = (back is not null, skip is not null);
        }

        public override Prompt Put(TState state, Surroundings here) => _question.Put(_work((TThis)state), here);

        public override Move<TState> Take(TState state, Reply reply, Surroundings here) =>
            _question.Read(_work((TThis)state), reply, here) switch
            {
                Reading<TWork, TAnswer>.Answered a => new Move<TState>.Go(_then((TThis)state, a.Answer, here), a.Heard),
                Reading<TWork, TAnswer>.Turned t => new Move<TState>.Stay(_turned((TThis)state, t.Work)),
                Reading<TWork, TAnswer>.Again again => new Move<TState>.Again(again.Why, again.Instead),
                _ => throw new InvalidOperationException("no such reading"),
            };

        public override TState? Back(TState state) => _back?.Invoke((TThis)state);

        public override TState? Skip(TState state) => _skip?.Invoke((TThis)state);
    }
}
