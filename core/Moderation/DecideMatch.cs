using Solidarity.Core.Matching;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Moderation;

/// <summary>A moderator approves a proposed match, rejects it, or passes on to the next candidate.</summary>
public static class DecideMatch
{
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Decided(Match Match) : Outcome;

        /// <summary>The match gave way to <paramref name="Next"/>, the next best candidate.</summary>
        public sealed record PassedOn(Match Match, Match Next) : Outcome;

        /// <summary>There is nobody else; nothing was changed.</summary>
        public sealed record NobodyElse(Match Match) : Outcome;

        /// <summary>Somebody was faster, or the match ended by itself.</summary>
        public sealed record AlreadyDecided(Match Match) : Outcome;

        /// <summary>The moderator is one of the two people; another moderator must decide.</summary>
        public sealed record OwnMatch(Match Match) : Outcome;

        public sealed record NoSuchMatch : Outcome;
    }

    /// <param name="anotherCould">Whether there is another moderator to leave one's own match to.</param>
    public static Outcome Approve(Change change, long moderatorId, long matchId, bool anotherCould)
    {
        if (change.Stores.Matches.Find(matchId) is not { } match) return new Outcome.NoSuchMatch();
        if (match.State != MatchState.Proposed) return new Outcome.AlreadyDecided(match);
        var own = match.SideOf(moderatorId) is not null && anotherCould;
        if (own) return new Outcome.OwnMatch(match);
        var due = change.Now + change.Timings.RemindConsentAfter;
        if (MoveMatch.Fire(change, match, MatchTrigger.Approve, m => Stamped(change, m, moderatorId, null) with { AskedAt = change.Now, DueAt = due, Reminded = false }, guard: !own) is not { } approved)
            return Lost(change, matchId);
        change.Stores.Audit.Write(change.Now, moderatorId, "approve", match.Reference);
        change.Happened(new Happening.HelperAsked(approved));
        return new Outcome.Decided(approved);
    }

    /// <param name="reason">What the moderator wrote, if anything; kept for the team, shown to nobody else.</param>
    public static Outcome Reject(Change change, long moderatorId, long matchId, string? reason, bool anotherCould)
    {
        if (change.Stores.Matches.Find(matchId) is not { } match) return new Outcome.NoSuchMatch();
        if (match.SideOf(moderatorId) is not null && anotherCould) return new Outcome.OwnMatch(match);
        if (MoveMatch.End(change, match, MatchTrigger.Reject, moderatorId, m => Stamped(change, m, moderatorId, reason)) is not { } rejected)
            return Lost(change, matchId);
        change.Stores.Audit.Write(change.Now, moderatorId, "reject", match.Reference, reason);
        return new Outcome.Decided(rejected);
    }

    /// <summary>Puts the next best helper beside the need instead. Helpers tried before for it are left out.</summary>
    public static Outcome Next(Change change, long moderatorId, long matchId, bool anotherCould)
    {
        if (change.Stores.Matches.Find(matchId) is not { } match) return new Outcome.NoSuchMatch();
        if (match.SideOf(moderatorId) is not null && anotherCould) return new Outcome.OwnMatch(match);
        if (match.State != MatchState.Proposed) return new Outcome.AlreadyDecided(match);
        var need = change.Stores.Posts.GetNeed(match.NeedId);
        if (new FindPartners(change.Stores).NextFor(need, change.Now).FirstOrDefault() is not { } next) return new Outcome.NobodyElse(match);
        if (MoveMatch.End(change, match, MatchTrigger.Supersede, moderatorId, m => Stamped(change, m, moderatorId, null), lookAgain: false) is not { } passed)
            return Lost(change, matchId);
        var proposed = ProposeMatches.Propose(change, next);
        change.Stores.Audit.Write(change.Now, moderatorId, "next", match.Reference, proposed.Reference);
        ProposeMatches.For(change, match.OfferId);
        return new Outcome.PassedOn(passed, proposed);
    }

    private static Match Stamped(Change change, Match match, long moderatorId, string? reason) =>
        match with { DecidedBy = moderatorId, DecidedAt = change.Now, DecisionReason = reason };

    private static Outcome Lost(Change change, long matchId) =>
        new Outcome.AlreadyDecided(change.Stores.Matches.Find(matchId)!);
}
