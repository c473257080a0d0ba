using System.Text;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Turns;
using Solidarity.Core.People;
using Solidarity.Core.Places;

namespace Solidarity.Tests.Dialogues;

/// <summary>
/// Walks a dialogue by giving every question every button it offers and a few typed answers, and draws the steps it came
/// through. Each state goes through its stored form on the way.
/// </summary>
internal sealed class DialogueMap
{
    private static readonly Place Vitry = new("94081", "Vitry-sur-Seine", "94", new Cell(10841, 355), Precision.Town);
    private static readonly Person Alice = new(1, "telegram", "5001", "Alice", null, null, Reach.Unasked, "fr", null, Vitry, false, null);

    private const int Walked = 6;

    private readonly Dialogue _dialogue;
    private readonly IReadOnlyList<object> _entrances;
    private readonly SortedSet<string> _edges = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = [];
    private readonly List<string> _order = [];
    private readonly List<object> _states = [];

    /// <param name="entrances">Where it can begin, beside its first step.</param>
    public DialogueMap(Dialogue dialogue, params IReadOnlyList<object> entrances)
    {
        _dialogue = dialogue;
        _entrances = [dialogue.First, .. entrances];
        var waiting = new Queue<object>(_entrances);
        while (waiting.TryDequeue(out var state))
        {
            // A step is walked through with a few different states at most: more would only repeat its edges.
            var name = NameOf(state);
            if (!_order.Contains(name))
            {
                _order.Add(name);
                _states.Add(state);
            }
            if (!_seen.Add(name + "|" + Encoding.UTF8.GetString(dialogue.Write(state).Data.Span)) || _seen.Count(s => s.StartsWith(name + "|", StringComparison.Ordinal)) > Walked) continue;
            foreach (var next in Follow(state)) waiting.Enqueue(next);
        }
    }

    public static Surroundings Here { get; } = new(Alice, new DateOnly(2026, 11, 23), _ => null, "Réseau Solidarité");

    public IReadOnlyList<string> Steps => _order;

    /// <summary>The first state that was met at each step.</summary>
    public IReadOnlyList<object> States => _states;

    public string ToMermaid()
    {
        var text = new StringBuilder("stateDiagram-v2\n");
        foreach (var entrance in _entrances) text.Append("    [*] --> ").Append(Id(NameOf(entrance))).Append('\n');
        foreach (var edge in _edges) text.Append("    ").Append(edge).Append('\n');
        return text.ToString();
    }

    private IEnumerable<object> Follow(object state)
    {
        var from = NameOf(state);
        foreach (var reply in Replies(state))
        {
            switch (_dialogue.Take(state, reply, Here))
            {
                case DialogueMove.To to:
                    Edge(from, NameOf(to.State), "answer");
                    yield return Stored(to.State);
                    break;
                case DialogueMove.Stay stay:
                    Edge(from, NameOf(stay.State), "tick or turn over");
                    yield return Stored(stay.State);
                    break;
                case DialogueMove.Finished: Edge(from, "[*]", "answer"); break;
            }
        }
        var (back, _, skip, _) = _dialogue.Ways(state);
        if (back is not null)
        {
            Edge(from, NameOf(back), "back");
            yield return Stored(back);
        }
        if (skip is not null)
        {
            Edge(from, NameOf(skip), "skip");
            yield return Stored(skip);
        }
    }

    public IEnumerable<Reply> Replies(object state)
    {
        var prompt = _dialogue.Put(state, Here);
        foreach (var choice in prompt.Rows.SelectMany(r => r).Concat(prompt.Keyboard?.SelectMany(r => r).Select(k => k.Choice) ?? [])) yield return new Reply.Chosen(choice.Token);
        yield return new Reply.Written("94400");
        yield return new Reply.Written("Du pain et du lait");
        yield return new Reply.Written("06 12 34 56 78");
        yield return new Reply.Located(48.7876, 2.3928);
    }

    public object Stored(object state)
    {
        var (step, data) = _dialogue.Write(state);
        var text = Encoding.UTF8.GetString(data.Span);
        return _dialogue.Read(step, Encoding.UTF8.GetBytes(text)) ?? throw new InvalidOperationException($"{step} can't be read back: {text}");
    }

    private string NameOf(object state) => _dialogue.Write(state).Step;

    private void Edge(string from, string to, string label) => _edges.Add($"{Id(from)} --> {Id(to)} : {label}");

    private static string Id(string step) => step.Replace('.', '_');
}
