using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>What waits to be sent to one chat. Guarded by the sender's lock, but for what only its own task touches.</summary>
internal sealed class ChatLine
{
    private readonly Queue<Promised> _answers = new();
    private readonly Queue<Promised> _notices = new();
    private readonly HashSet<long> _ids = [];
    private TaskCompletionSource _answerAdded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A task is working it off.</summary>
    public bool Busy { get; set; }

    /// <summary>How often in a row sending here broke.</summary>
    public int Broken { get; set; }

    /// <summary>Where the chat went on while its messages waited.</summary>
    public string? MovedTo { get; set; }

    /// <summary>Until when the server wants nothing for this chat.</summary>
    public DateTimeOffset NotBefore { get; set; } = DateTimeOffset.MinValue;

    /// <summary>Made when the first notice, or the first message to a group, is paced.</summary>
    public Pace? Pace { get; set; }

    /// <summary>The row whose moments these are.</summary>
    public long? Paced { get; set; }

    /// <summary>When that row may go as far as this chat's pace is concerned; null until it is taken.</summary>
    public DateTimeOffset? ChatMoment { get; set; }

    /// <summary>When that row may go as far as the pace of all chats is concerned; null until it is taken.</summary>
    public DateTimeOffset? OverallMoment { get; set; }

    /// <summary>Ends when an answer is added while notices wait.</summary>
    public Task AnswerAdded => _answerAdded.Task;

    public int Count => _answers.Count + _notices.Count;

    /// <returns>False when the row waits here already.</returns>
    public bool Add(Promised promised)
    {
        if (!_ids.Add(promised.Row.Id)) return false;
        if (promised.Row.Kind == OutboxKind.Notice)
        {
            _notices.Enqueue(promised);
            return true;
        }
        _answers.Enqueue(promised);
        _answerAdded.TrySetResult();
        return true;
    }

    public Promised? Peek()
    {
        if (_answers.TryPeek(out var answer)) return answer;
        if (_answerAdded.Task.IsCompleted) _answerAdded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _notices.TryPeek(out var notice) ? notice : null;
    }

    public void Done(OutboxRow row)
    {
        (row.Kind == OutboxKind.Answer ? _answers : _notices).Dequeue();
        _ids.Remove(row.Id);
    }
}
