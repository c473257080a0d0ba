using Solidarity.Core.Matching;

namespace Solidarity.Core.Moderation;

/// <summary>Says why a match was rejected, after the press that rejected it: the press itself must stay one press.</summary>
public static class GiveReason
{
    public enum Outcome { Kept, NotRejected, TooLate, OwnMatch, NoSuchMatch }

    /// <param name="reason">One of the usual reasons, or <paramref name="words"/>, or both one after the other: neither takes the other's place.</param>
    /// <param name="words">For the team alone.</param>
    /// <param name="anotherCould">Whether there is another moderator to leave one's own match to.</param>
    public static Outcome For(Change change, long moderatorId, long matchId, RejectReason? reason, string? words, bool anotherCould)
    {
        if (change.Stores.Matches.Find(matchId) is not { } match) return Outcome.NoSuchMatch;
        if (match.SideOf(moderatorId) is not null && anotherCould) return Outcome.OwnMatch;
        if (match.State != MatchState.Rejected) return Outcome.NotRejected;
        // Later on nobody writes into what a colleague may have read already.
        if (change.Now - match.DecidedAt >= UndoDecision.Within) return Outcome.TooLate;
        var given = match with { RejectedFor = reason ?? match.RejectedFor, DecisionReason = words ?? match.DecisionReason, Version = match.Version + 1 };
        if (!change.Stores.Matches.Save(given, change.Now)) return Outcome.NotRejected;
        change.Stores.Audit.Write(change.Now, moderatorId, "because", match.Reference, words ?? reason?.ToString());
        change.Happened(new Happening.MatchTouched(given));
        return Outcome.Kept;
    }
}
