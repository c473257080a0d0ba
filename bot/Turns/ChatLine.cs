using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>What waits to be sent to one chat. Guarded by the sender's lock, but for what only its own task touches.</summary>
internal sealed class ChatLine
{
    private static readonly int Kinds = Enum.GetValues<OutboxKind>().Length;

    /// <summary>By kind; made when the first of its kind comes.</summary>
    private readonly Queue<Promised>?[] _waiting = new Queue<Promised>?[Kinds];
    private readonly HashSet<long> _ids = [];

    /// <summary>The last edit of each message that came in since nothing waited.</summary>
    private Dictionary<long, long>? _lastEdits;

    private TaskCompletionSource _added = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A task is working it off.</summary>
    public bool Busy { get; set; }

    /// <summary>How often in a row sending here broke.</summary>
    public int Broken { get; set; }

    /// <summary>What waits here has waited so long that a moment more doesn't matter: it doesn't go at once, but by the budget.</summary>
    public bool Late { get; set; }

    /// <summary>Where the chat went on while its messages waited.</summary>
    public string? MovedTo { get; set; }

    /// <summary>How often in a row it was said to have moved.</summary>
    public int Moves { get; set; }

    /// <summary>Until when the server wants nothing for this chat.</summary>
    public TimeSpan NotBefore { get; set; }

    /// <summary>Made when the first notice, or the first message to a group, is paced.</summary>
    public Pace? Pace { get; set; }

    /// <summary>The row that this chat's pace gave a moment to.</summary>
    public long? Paced { get; set; }

    /// <summary>When that row may go as far as this chat's pace is concerned.</summary>
    public TimeSpan Moment { get; set; }

    /// <summary>Places in the budget's lanes, kept until they are used; null: none was asked for.</summary>
    public Task?[] Turns { get; } = new Task?[Enum.GetValues<Lane>().Length];

    /// <summary>A reminder goes with the notices where one waits behind it: within a chat the order stays.</summary>
    public Lane LaneOf(OutboxKind kind) => kind switch
    {
        OutboxKind.Answer => Lane.Answers,
        OutboxKind.Notice => Lane.Notices,
        _ => First(OutboxKind.Notice) is null ? Lane.Reminders : Lane.Notices,
    };

    /// <summary>Ends when something is added that may go before what waits.</summary>
    public Task Added => _added.Task;

    /// <returns>False when the row waits here already.</returns>
    public bool Add(Promised promised)
    {
        if (!_ids.Add(promised.Row.Id)) return false;
        (_waiting[(int)promised.Row.Kind] ??= new Queue<Promised>()).Enqueue(promised);
        if (promised.Outgoing is { Kind: OutgoingKind.Edit, MessageId: { } edited }) (_lastEdits ??= [])[edited] = promised.Row.Id;
        _added.TrySetResult();
        return true;
    }

    /// <summary>
    /// What goes next: answers in their order, then what else may go now in its order, then what must wait for its hours.
    /// </summary>
    public Promised? Peek(Func<OutboxKind, bool> isItsHour)
    {
        if (_added.Task.IsCompleted) _added = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (First(OutboxKind.Answer) is { } answer) return answer;
        Promised? next = null;
        var nextMay = false;
        foreach (var kind in (ReadOnlySpan<OutboxKind>)[OutboxKind.Notice, OutboxKind.Reminder, OutboxKind.DeskReminder])
        {
            if (First(kind) is not { } first) continue;
            var may = kind == OutboxKind.Notice || isItsHour(kind);
            if (next is null || (may, -first.Row.Id).CompareTo((nextMay, -next.Row.Id)) > 0) (next, nextMay) = (first, may);
        }
        return next;
    }

    public int Answers => _waiting[(int)OutboxKind.Answer]?.Count ?? 0;

    public bool Holds(OutboxRow row) => _ids.Contains(row.Id);

    /// <summary>Whether a later edit of the same message waits here, or went before it: this one would be seen by nobody, or put an old state in its place.</summary>
    public bool IsOvertaken(Promised promised) =>
        promised.Outgoing is { Kind: OutgoingKind.Edit, MessageId: { } edited } && _lastEdits?.GetValueOrDefault(edited) > promised.Row.Id;

    /// <summary>Nothing waits here.</summary>
    public void Rest()
    {
        (Busy, Late, _lastEdits) = (false, false, null);
        Array.Clear(Turns);
    }

    /// <returns>False when it had been dropped meanwhile.</returns>
    public bool Done(OutboxRow row)
    {
        if (!_ids.Remove(row.Id)) return false;
        _waiting[(int)row.Kind]!.Dequeue();
        return true;
    }

    public void Drop()
    {
        foreach (var queue in _waiting) queue?.Clear();
        _ids.Clear();
        _lastEdits = null;
        // Whoever waits for a moment finds that there is nothing left.
        _added.TrySetResult();
    }

    private Promised? First(OutboxKind kind) => _waiting[(int)kind] is { Count: > 0 } queue ? queue.Peek() : null;
}
