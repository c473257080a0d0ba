namespace Solidarity.Resilience.Oracle;

/// <summary>One message of the ledger: promised how often, and taken by the server how often, from whom.</summary>
internal sealed class Entry
{
    private readonly List<Share> shares = [];

    public required MessageKey Key { get; init; }

    public int Promised { get; set; }

    public int Delivered { get; private set; }

    /// <summary>Edits that changed nothing any more: arrived, and nobody saw them twice.</summary>
    public int Unchanged { get; set; }

    /// <summary>The reader has blocked the bot.</summary>
    public int Refused { get; set; }

    /// <summary>Rows that were taken out after they had lost their sense.</summary>
    public int Lapsed { get; set; }

    /// <summary>Rows that waited in the outbox at the last reading.</summary>
    public int Unmarked { get; set; }

    /// <summary>Whether anything was heard of it since the last reading.</summary>
    public bool Touched { get; set; }

    /// <summary>Two may have sent it side by side, the one not knowing of the other.</summary>
    public bool Overlapped { get; set; }

    /// <summary>How many repeats are excused: what a life sent and did not mark, as far as that has a cause.</summary>
    public int Allowed => shares.Sum(share => Math.Min(Math.Max(0, share.Delivered - share.Marked), CausesOf(share)));

    /// <summary>Whose share is how large, for whoever must find out what went wrong.</summary>
    public string Told => string.Join(", ", shares.Select(share => $"{share.Life} took it to the server {share.Delivered} times and marked {share.Marked}"));

    public void Deliver(string life, bool lost)
    {
        Delivered++;
        var share = ShareOf(life);
        share.Delivered++;
        if (lost) share.AnswersLost++;
    }

    /// <param name="tooLate">Made while its maker died: whoever took over may have looked before it was durable.</param>
    public void Mark(string life, bool tooLate)
    {
        var share = ShareOf(life);
        share.Marked++;
        share.MarkedLately++;
        if (tooLate) share.MarkedTooLate++;
    }

    /// <summary>What follows is a reading of its own.</summary>
    public void BeginReading()
    {
        Unmarked = 0;
        foreach (var share in shares) share.MarkedLately = 0;
    }

    /// <summary>When this life ended, what others have marked since was unmarked like what still is.</summary>
    public void Die(string life)
    {
        int waited = Unmarked + shares.Where(share => share.Life != life).Sum(share => share.MarkedLately);
        if (shares.Find(share => share.Life == life) is { } own) own.UnmarkedAtItsEnd = waited;
    }

    private int CausesOf(Share share)
    {
        int overtaken = shares.Where(other => other != share).Sum(other => other.MarkedTooLate);
        bool sideBySide = Overlapped && shares.Count(other => other.Delivered > 0) > 1;
        return share.UnmarkedAtItsEnd + share.AnswersLost + overtaken + (sideBySide ? share.Delivered : 0);
    }

    private Share ShareOf(string life)
    {
        var share = shares.Find(share => share.Life == life);
        if (share is null) shares.Add(share = new Share(life));
        return share;
    }

    /// <summary>What one life of one process did about it.</summary>
    private sealed class Share(string life)
    {
        public string Life => life;

        public int Delivered { get; set; }

        public int AnswersLost { get; set; }

        public int Marked { get; set; }

        /// <summary>Since the last reading.</summary>
        public int MarkedLately { get; set; }

        public int MarkedTooLate { get; set; }

        public int UnmarkedAtItsEnd { get; set; }
    }
}
