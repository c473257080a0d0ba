using System.Runtime.InteropServices;
using Solidarity.Resilience.Engines;
using Solidarity.Simulation;

namespace Solidarity.Resilience.Oracle;

/// <summary>
/// Every message that a committed turn promised, beside every message that the server took. Promises and marks are read from the
/// database; they are copied there by triggers, so that no bot can take one back. Each life of each process has its own share, so
/// that one can die while others go on.
/// A repeat is allowed for a message that the server took from a life that died before its mark was durable, for one whose answer
/// was lost on the way, and for one that two sent side by side while the office of the sender went from one who lived on to
/// another; for nothing else.
/// </summary>
internal sealed class Ledger(Findings findings)
{
    /// <summary>What two sent side by side may be heard of as late as in the reading after.</summary>
    private const int ReadingsOfATakeover = 2;

    private readonly Lock gate = new();
    private readonly Dictionary<MessageKey, Entry> entries = [];
    private readonly Dictionary<(string Chat, string Button), int> introductions = [];
    private int overlapping;

    public int Repeated { get; private set; }

    public int Allowed { get; private set; }

    public int Unjustified { get; private set; }

    /// <summary>Messages that the server took, edits too.</summary>
    public long Taken { get; private set; }

    public long Promised { get; private set; }

    /// <summary>Messages that were never sent, since they had lost their sense by the time they could be.</summary>
    public int Lapsed { get; private set; }

    /// <summary>How often the office of the sender was lost by one who lived on.</summary>
    public int Takeovers { get; private set; }

    /// <summary>What the server did with a message.</summary>
    public void Delivered(FakeDelivery call)
    {
        if (call.Method is not ("sendMessage" or "editMessageText")) return;
        var key = MessageKey.Of(call.Parameters);
        lock (gate)
        {
            var entry = EntryOf(key);
            switch (call)
            {
                case { Code: 200 }:
                    Taken++;
                    entry.Deliver(call.Caller, call.Lost);
                    break;
                case { Code: 400 } when call.Why.Contains("not modified", StringComparison.Ordinal): entry.Unchanged++; break;
                case { Code: 403 }: entry.Refused++; break;
                default: findings.Break("refused message", $"{call.Method} {call.Code}: {call.Why}: {call.Parameters}"); break;
            }
        }
    }

    /// <summary>Whoever sends has lost the database, but not the server: until it notices, another may send as well.</summary>
    public void TakenOver()
    {
        lock (gate)
        {
            Takeovers++;
            overlapping = ReadingsOfATakeover;
        }
    }

    /// <summary>What was promised and marked since the last time, and what waits.</summary>
    /// <param name="death">Who died since, if anybody; their last commits are decided, and their last calls done.</param>
    public void Read(Reading reading, Death? death = null)
    {
        lock (gate)
        {
            foreach (var entry in entries.Values) entry.BeginReading();
            foreach (var (chat, payload) in reading.Promised) Promise(chat, payload);
            foreach (var mark in reading.Marked)
            {
                var entry = EntryOf(MessageKey.Of(mark.Chat, mark.Payload));
                entry.Mark(mark.Life, tooLate: death?.Overtook(mark) is true);
                if (mark.Lapsed) entry.Lapsed++;
            }

            foreach (var (chat, payload) in reading.Unmarked) EntryOf(MessageKey.Of(chat, payload)).Unmarked++;
            foreach (string life in death?.Lives ?? new HashSet<string>())
            {
                foreach (var entry in entries.Values) entry.Die(life);
            }

            foreach (var (key, entry) in entries) Turn(key, entry);
            if (overlapping > 0) overlapping--;
        }
    }

    /// <summary>The run is over and the bots have stopped: whatever is still open is lost.</summary>
    public void Close()
    {
        lock (gate)
        {
            foreach (var entry in entries.Values) Settle(entry);
            entries.Clear();
        }
    }

    private void Promise(string chat, string payload)
    {
        Promised++;
        var entry = EntryOf(MessageKey.Of(chat, payload));
        entry.Promised++;
        if (MessageKey.IntroductionIn(payload) is not { } button) return;
        if (++CollectionsMarshal.GetValueRefOrAddDefault(introductions, (chat, button), out _) > 1)
            findings.Break("introduced twice", $"chat {chat}: {payload}");
    }

    private Entry EntryOf(MessageKey key)
    {
        if (!entries.TryGetValue(key, out var entry)) entries[key] = entry = new Entry { Key = key };
        entry.Touched = true;
        return entry;
    }

    private void Turn(MessageKey key, Entry entry)
    {
        if (overlapping > 0) entry.Overlapped |= entry.Touched;
        bool still = entry is { Touched: false, Unmarked: 0 };
        entry.Touched = false;
        if (!still) return;
        // Nothing of it is under way any more: it needn't be remembered.
        Settle(entry);
        entries.Remove(key);
    }

    private void Settle(Entry entry)
    {
        int repeats = Math.Max(0, entry.Delivered - entry.Promised), allowed = entry.Allowed;
        Repeated += repeats;
        Allowed += allowed;
        if (repeats > allowed)
        {
            Unjustified += repeats - allowed;
            findings.Break("repeat without a cause", $"{entry.Key.Told}: promised {entry.Promised}, delivered {entry.Delivered}, allowed {allowed}; {entry.Told}");
        }

        int missing = Math.Max(0, entry.Promised - entry.Delivered - entry.Unchanged - entry.Refused), lapsed = Math.Min(missing, entry.Lapsed);
        Lapsed += lapsed;
        for (int i = lapsed; i < missing; i++) findings.Miss("promised message", entry.Key.Told);
    }
}
