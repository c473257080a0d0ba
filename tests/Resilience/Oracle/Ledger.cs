using Solidarity.Simulation;

namespace Solidarity.Resilience.Oracle;

/// <summary>
/// Every message that a committed turn promised, beside every message that the server took. Promises are read from the
/// database each time the bot is dead; they are copied there by a trigger, so that the bot can't take one back.
/// A repeat is allowed for a message that the server took while its row was still in the outbox when the bot died, and for
/// one whose answer was lost on the way; for nothing else.
/// </summary>
internal sealed class Ledger(Findings findings)
{
    private readonly Lock gate = new();
    private readonly Dictionary<MessageKey, Entry> entries = [];
    private readonly Dictionary<(string Chat, string Button), int> introductions = [];
    private bool lifeOver;

    public int Repeated { get; private set; }

    public int Allowed { get; private set; }

    public int Unjustified { get; private set; }

    /// <summary>Messages that the server took, edits too.</summary>
    public long Taken { get; private set; }

    public long Promised { get; private set; }

    /// <summary>What the server did with a message.</summary>
    public void Delivered(FakeDelivery call)
    {
        if (call.Method is "getMe")
        {
            // The first call of each start: whatever comes from here on is the next life's.
            lock (gate)
            {
                if (lifeOver) EndLife();
            }

            return;
        }

        if (call.Method is not ("sendMessage" or "editMessageText")) return;
        var key = MessageKey.Of(call.Parameters);
        lock (gate)
        {
            var entry = EntryOf(key);
            entry.Touched = true;
            switch (call)
            {
                case { Code: 200 }:
                    Taken++;
                    entry.Delivered++;
                    entry.InThisLife++;
                    if (call.Lost) entry.AnswersLost++;
                    break;
                case { Code: 400 } when call.Why.Contains("not modified", StringComparison.Ordinal): entry.Unchanged++; break;
                case { Code: 403 }: entry.Refused++; break;
                default: findings.Break("refused message", $"{call.Method} {call.Code}: {call.Why}: {call.Parameters}"); break;
            }
        }
    }

    /// <summary>The bot is dead: what it promised since the last time, and what it had not marked as sent.</summary>
    public void BotDied(IReadOnlyList<(string Chat, string Payload)> promised, IReadOnlyList<(string Chat, string Payload)> unmarked)
    {
        lock (gate)
        {
            foreach (var (chat, payload) in promised)
            {
                Promised++;
                var entry = EntryOf(MessageKey.Of(chat, payload));
                entry.Promised++;
                entry.NewlyPromised++;
                entry.Touched = true;
                if (MessageKey.IntroductionIn(payload) is { } button && ++CountOf(chat, button) > 1)
                    findings.Break("introduced twice", $"chat {chat}: {payload}");
            }

            foreach (var entry in entries.Values) entry.Unmarked = 0;
            foreach (var (chat, payload) in unmarked)
            {
                var entry = EntryOf(MessageKey.Of(chat, payload));
                entry.Unmarked++;
                entry.Touched = true;
            }

            lifeOver = true;
        }
    }

    /// <summary>The run is over and the bot has stopped: whatever is still open is lost.</summary>
    public void Close()
    {
        lock (gate)
        {
            EndLife();
            foreach (var entry in entries.Values) Settle(entry);
            entries.Clear();
        }
    }

    private ref int CountOf(string chat, string button) =>
        ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(introductions, (chat, button), out _);

    private Entry EntryOf(MessageKey key)
    {
        if (!entries.TryGetValue(key, out var entry)) entries[key] = entry = new Entry { Key = key };
        return entry;
    }

    private void EndLife()
    {
        lifeOver = false;
        foreach (var (key, entry) in entries)
        {
            int marked = entry.UnmarkedBefore + entry.NewlyPromised - entry.Unmarked;
            entry.Allowed += Math.Min(Math.Max(0, entry.InThisLife - marked), entry.Unmarked + entry.AnswersLost);
            entry.UnmarkedBefore = entry.Unmarked;
            (entry.InThisLife, entry.NewlyPromised, entry.AnswersLost) = (0, 0, 0);
            bool still = entry is { Touched: false, Unmarked: 0 };
            entry.Touched = false;
            if (!still) continue;
            // Nothing of it is under way any more: it needn't be remembered.
            Settle(entry);
            entries.Remove(key);
        }
    }

    private void Settle(Entry entry)
    {
        int repeats = Math.Max(0, entry.Delivered - entry.Promised);
        Repeated += repeats;
        Allowed += entry.Allowed;
        if (repeats > entry.Allowed)
        {
            Unjustified += repeats - entry.Allowed;
            findings.Break("repeat without a cause", $"{entry.Key.Told}: promised {entry.Promised}, delivered {entry.Delivered}, allowed {entry.Allowed}");
        }

        int missing = entry.Promised - entry.Delivered - entry.Unchanged - entry.Refused;
        for (int i = 0; i < missing; i++) findings.Miss("promised message", entry.Key.Told);
    }

    /// <summary>One message: promised how often, delivered how often.</summary>
    private sealed class Entry
    {
        public required MessageKey Key { get; init; }

        public int Promised { get; set; }

        public int Delivered { get; set; }

        /// <summary>Edits that changed nothing any more: arrived, and nobody saw them twice.</summary>
        public int Unchanged { get; set; }

        /// <summary>The reader has blocked the bot.</summary>
        public int Refused { get; set; }

        public int Allowed { get; set; }

        public int InThisLife { get; set; }

        public int AnswersLost { get; set; }

        public int NewlyPromised { get; set; }

        /// <summary>Rows still in the outbox when the bot died last, and the time before.</summary>
        public int Unmarked { get; set; }

        public int UnmarkedBefore { get; set; }

        public bool Touched { get; set; }
    }
}
