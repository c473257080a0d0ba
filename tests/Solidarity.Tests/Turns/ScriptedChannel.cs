using Solidarity.Bot.Turns;
using Solidarity.Tests.Telegram;

namespace Solidarity.Tests.Turns;

/// <summary>A message that the sender tried to send, and what it was told.</summary>
/// <param name="Word">The one word that the message is about.</param>
/// <param name="At">On the test's clock.</param>
internal sealed record Try(string Chat, string Word, SendOutcome Outcome, DateTimeOffset At);

/// <summary>Answers as a test says, else takes everything; with limits it refuses floods as the server does.</summary>
internal sealed class ScriptedChannel(TimeProvider clock, bool limits = false) : IChannel
{
    private readonly Lock _lock = new();
    private readonly List<Try> _tried = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The next answers, in order.</summary>
    public Queue<SendOutcome> Script { get; } = new();

    /// <summary>What becomes of a message; null: it is taken.</summary>
    public Func<Outgoing, SendOutcome?>? Says { get; set; }

    /// <summary>What the server does before it answers.</summary>
    public Func<Outgoing, Task>? Takes { get; set; }

    public FloodLimits? Limits { get; } = limits ? new FloodLimits(clock) : null;

    public string Name => "telegram";

    public Task<Standing> StandingAsync(string group, string person, CancellationToken cancel) => Task.FromResult(Standing.Unknown);

    public IReadOnlyList<Try> Tried
    {
        get { lock (_lock) return [.. _tried]; }
    }

    public IReadOnlyList<Try> Sent => [.. Tried.Where(t => t.Outcome is SendOutcome.Sent)];

    public IEnumerable<string> Words => Tried.Select(t => t.Word);

    public int Count
    {
        get { lock (_lock) return _tried.Count; }
    }

    /// <summary>Ends with the next message that is tried.</summary>
    public Task More
    {
        get { lock (_lock) return _more.Task; }
    }

    public bool IsGroup(string chat) => chat.StartsWith('-');

    public async Task<SendOutcome> SendAsync(Outgoing message, CancellationToken cancel)
    {
        if (Takes is not null) await Takes(message);
        lock (_lock)
        {
            var outcome = Script.TryDequeue(out var scripted) ? scripted : Says?.Invoke(message) ?? Judge(message);
            var word = WordOf(message);
            _tried.Add(new Try(message.Chat, word, outcome, clock.GetUtcNow()));
            _more.TrySetResult();
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return outcome;
        }
    }

    /// <summary>None where nothing is said; of a real message, its first line.</summary>
    private static string WordOf(Outgoing message) =>
        message.Text.Split(" pas ", 2) is [_, var rest] ? rest.Split(". La ")[0] : message.Text.Split('\n')[0];

    private SendOutcome Judge(Outgoing message)
    {
        try
        {
            Limits?.Take(long.Parse(message.Chat, System.Globalization.CultureInfo.InvariantCulture), !IsGroup(message.Chat));
            return new SendOutcome.Sent(_tried.Count + 1);
        }
        catch (ServerRefusal refusal)
        {
            return new SendOutcome.Wait(TimeSpan.FromSeconds((int)refusal.Body["parameters"]!["retry_after"]!));
        }
    }

    public Task ToastAsync(string queryId, string? text, CancellationToken cancel) => Task.CompletedTask;

    public Task TriedAll(int count) => Until(() => _tried.Count >= count);

    public async Task Until(Func<bool> holds)
    {
        while (true)
        {
            Task more;
            lock (_lock)
            {
                if (holds()) return;
                more = _more.Task;
            }
            await more.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }
}
