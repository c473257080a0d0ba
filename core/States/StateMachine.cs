using System.Collections.Frozen;
using System.Text;

namespace Solidarity.Core.States;

/// <summary>What firing a trigger leads to.</summary>
public abstract record Firing<TState>
{
    private Firing() { }

    /// <summary>The change is allowed; the caller saves <paramref name="State"/>.</summary>
    public sealed record Next(TState State) : Firing<TState>;

    /// <summary>The trigger means nothing in this state, or its guard said no. Nothing has changed.</summary>
    public sealed record Refused(TState State, string? Guard) : Firing<TState>;
}

/// <summary>
/// A frozen table of (state, trigger) → next state. It holds no current state: the caller has that, with all its data,
/// and asks what comes next.
/// </summary>
public sealed class StateMachine<TState, TTrigger>
    where TState : struct, Enum
    where TTrigger : struct, Enum
{
    private sealed record Row(TState From, TTrigger On, TState To, string? GuardName);

    private readonly FrozenDictionary<(TState, TTrigger), Row> _rows;

    private StateMachine(string name, TState initial, IReadOnlyList<Row> rows)
    {
        Name = name;
        Initial = initial;
        _rows = rows.ToFrozenDictionary(r => (r.From, r.On));
    }

    public string Name { get; }

    public TState Initial { get; }

    public static Builder Named(string name, TState initial) => new(name, initial);

    /// <param name="guard">
    /// What the guard of this row, if it has one, finds: the row counts only when it holds. A row with a guard is refused
    /// when no finding is given (unknown fails closed).
    /// </param>
    public Firing<TState> Fire(TState from, TTrigger on, bool? guard = null)
    {
        if (!_rows.TryGetValue((from, on), out var row)) return new Firing<TState>.Refused(from, null);
        if (row.GuardName is not null && guard is not true) return new Firing<TState>.Refused(from, row.GuardName);
        return new Firing<TState>.Next(row.To);
    }

    /// <summary>The states from which <paramref name="on"/> is permitted.</summary>
    public IReadOnlyList<TState> From(TTrigger on) => [.. _rows.Values.Where(r => r.On.Equals(on)).Select(r => r.From).Order()];

    /// <summary>States that no path from the initial one leads to; a test wants none.</summary>
    public IReadOnlyList<TState> Unreachable()
    {
        var seen = new HashSet<TState> { Initial };
        for (var more = true; more;)
            more = _rows.Values.Where(r => seen.Contains(r.From)).Count(r => seen.Add(r.To)) > 0;
        return [.. Enum.GetValues<TState>().Where(s => !seen.Contains(s))];
    }

    /// <summary>The machine as a Mermaid state diagram, rows in the order of the enums.</summary>
    public string ToMermaid()
    {
        var text = new StringBuilder("stateDiagram-v2\n").Append("    [*] --> ").Append(Initial).Append('\n');
        foreach (var row in _rows.Values.OrderBy(r => r.From).ThenBy(r => r.On))
        {
            text.Append("    ").Append(row.From).Append(" --> ").Append(row.To).Append(" : ").Append(row.On);
            if (row.GuardName is not null) text.Append(" [").Append(row.GuardName).Append(']');
            text.Append('\n');
        }
        foreach (var last in Enum.GetValues<TState>().Where(s => !_rows.Keys.Any(k => k.Item1.Equals(s))))
            text.Append("    ").Append(last).Append(" --> [*]\n");
        return text.ToString();
    }

    public sealed class Builder(string name, TState initial)
    {
        private readonly List<Row> _rows = [];

        public Builder Permit(TState from, TTrigger on, TState to, string? guard = null)
        {
            _rows.Add(new Row(from, on, to, guard));
            return this;
        }

        /// <exception cref="ArgumentException">Two rows for one state and trigger.</exception>
        public StateMachine<TState, TTrigger> Freeze() => new(name, initial, _rows);
    }
}
