using Solidarity.Core.Matching;
using Solidarity.Core.Storage;

namespace Solidarity.Core;

/// <summary>One change to the world: the stores of its transaction, its moment, and what happened in it.</summary>
/// <param name="weights">How many points each part of a score gives at most.</param>
public sealed class Change(Stores stores, DateTimeOffset now, Timings timings, Weights weights)
{
    private readonly List<Happening> _happenings = [];

    public Stores Stores { get; } = stores;

    public DateTimeOffset Now { get; } = now;

    public Timings Timings { get; } = timings;

    /// <summary>Judges pairs by the town's weights and the words that are counted now.</summary>
    public Scorer Scorer => field ??= new Scorer(weights, Stores.Words, Stores.Categories);

    public DateOnly Today => Timings.DayOf(Now);

    /// <summary>What people must hear of, in the order it happened.</summary>
    public IReadOnlyList<Happening> Happenings => _happenings;

    public void Happened(Happening happening) => _happenings.Add(happening);
}
