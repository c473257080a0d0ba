using System.Diagnostics;
using System.Diagnostics.Metrics;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Metrics;

/// <summary>What became of an update.</summary>
internal enum TurnOutcome
{
    /// <summary>It took effect.</summary>
    Done,

    /// <summary>It had taken effect before; nothing was done.</summary>
    Repeated,

    /// <summary>Its person sends too fast; it had no effect.</summary>
    HeldBack,

    /// <summary>It failed whenever it was tried, and was put aside.</summary>
    Poisoned,

    /// <summary>It could not even be put aside.</summary>
    Failed,
}

/// <summary>
/// What the program counts while it works. Recording allocates nothing; who reads it (the page, an exporter, nobody) is not
/// known here. A label is one of a few words of the program's own, never a person, a chat or a text.
/// </summary>
internal sealed class Meters : IDisposable
{
    public const string Name = "Solidarity.Bot";

    private static readonly string[] Outcomes = ["done", "repeated", "held_back", "poisoned", "failed"];

    private readonly Counter<long> _updates, _turns, _commitFailures, _sends, _jobRuns;
    private readonly UpDownCounter<long> _workWaiting;
    private readonly Histogram<double> _turnDuration, _commitSize, _commitDuration, _sendDuration, _jobDuration;
    private readonly ActivitySource _spans = new(Name);

    public Meters()
    {
        _updates = Meter.CreateCounter<long>("solidarity.updates", "{update}", "Updates that came in, by what the person did.");
        _turns = Meter.CreateCounter<long>("solidarity.turns", "{turn}", "Turns that have ended, by outcome: done, repeated, held_back (sent too fast), poisoned (put aside), failed (lost).");
        _turnDuration = Timed("solidarity.turn.duration", "From taking an update in until its turn is durable.", 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30);
        _workWaiting = Meter.CreateUpDownCounter<long>("solidarity.work.waiting", "{piece}", "Pieces of work, turns and marks, that are not durable yet.");
        _commitSize = Histogram("solidarity.commit.size", "{piece}", "Pieces of work that one commit made durable together.", 1, 2, 4, 8, 16, 32, 64, 128, 256);
        _commitDuration = Timed("solidarity.commit.duration", "From the beginning of a transaction to its end.", 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5);
        _commitFailures = Meter.CreateCounter<long>("solidarity.commit.failures", "{commit}", "Commits that the database refused; their work is tried again.");
        _sends = Meter.CreateCounter<long>("solidarity.sends", "{message}", "Tries to send a message, by kind and outcome.");
        _sendDuration = Timed("solidarity.send.duration", "One call to the server that sends or changes a message.", 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60);
        _jobRuns = Meter.CreateCounter<long>("solidarity.job.runs", "{run}", "Runs of each job that have ended, by outcome.");
        _jobDuration = Timed("solidarity.job.duration", "One run of a job.", 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300);
    }

    public Meter Meter { get; } = new(Name);

    /// <returns>The span of the turn; null when nobody listens.</returns>
    public Activity? Began(Incoming incoming)
    {
        var kind = KindOf(incoming.Input);
        _updates.Add(1, new KeyValuePair<string, object?>("kind", kind));
        return _spans.StartActivity("turn")?.SetTag("kind", kind);
    }

    /// <summary>An update that never became a turn: there was nothing in it for the bot, or it could not be read.</summary>
    public void PassedOver(bool unreadable) => _updates.Add(1, new KeyValuePair<string, object?>("kind", unreadable ? "unreadable" : "other"));

    public void Ended(TurnOutcome outcome, TimeSpan took, Activity? span)
    {
        var word = Outcomes[(int)outcome];
        _turns.Add(1, new KeyValuePair<string, object?>("outcome", word));
        _turnDuration.Record(took.TotalSeconds);
        span?.SetTag("outcome", word);
    }

    public void WorkAdded() => _workWaiting.Add(1);

    public void Committed(int pieces, TimeSpan took)
    {
        _workWaiting.Add(-pieces);
        _commitSize.Record(pieces);
        _commitDuration.Record(took.TotalSeconds);
    }

    public void CommitFailed() => _commitFailures.Add(1);

    public void Sent(OutboxKind kind, SendOutcome outcome, TimeSpan took)
    {
        CountSend(kind, outcome switch
        {
            SendOutcome.Sent => "sent",
            SendOutcome.Wait => "waited",
            SendOutcome.Broken => "broken",
            SendOutcome.Moved => "moved",
            SendOutcome.Unreachable => "unreachable",
            SendOutcome.Muted => "muted",
            _ => "refused",
        });
        _sendDuration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("kind", KindOf(kind)));
    }

    /// <summary>A message that was given up without asking the server.</summary>
    public void Dropped(OutboxKind kind) => CountSend(kind, "dropped");

    /// <param name="count">Asked when somebody reads.</param>
    public void MessagesWait(Func<long> count) =>
        Meter.CreateObservableGauge("solidarity.messages.waiting", count, "{message}", "Messages in this process's memory that wait to be sent, those under way too.");

    public void JobEnded(string job, bool done, TimeSpan took)
    {
        var name = new KeyValuePair<string, object?>("job", job);
        _jobRuns.Add(1, name, new KeyValuePair<string, object?>("outcome", done ? "done" : "failed"));
        _jobDuration.Record(took.TotalSeconds, name);
    }

    public void Dispose()
    {
        Meter.Dispose();
        _spans.Dispose();
    }

    private void CountSend(OutboxKind kind, string outcome) =>
        _sends.Add(1, new KeyValuePair<string, object?>("kind", KindOf(kind)), new KeyValuePair<string, object?>("outcome", outcome));

    private static string KindOf(OutboxKind kind) => kind == OutboxKind.Answer ? "answer" : "notice";

    private static string KindOf(Input input) => input switch
    {
        Text => "text",
        Command => "command",
        Press => "press",
        SharedPlace => "place",
        SharedContact => "contact",
        Media => "media",
        Forwarded => "forwarded",
        Edited => "edited",
        Added => "added",
        Removed => "removed",
        Migrated => "migrated",
        _ => "other",
    };

    private Histogram<double> Timed(string name, string description, params double[] bounds) => Histogram(name, "s", description, bounds);

    private Histogram<double> Histogram(string name, string unit, string description, params double[] bounds) =>
        Meter.CreateHistogram(name, unit, description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds });
}
