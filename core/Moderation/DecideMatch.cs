using Solidarity.Core.Matching;

namespace Solidarity.Core.Moderation;

/// <summary>A moderator approves a proposed match, rejects it, or passes on to the next candidate.</summary>
public static class DecideMatch
{
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Decided(Match Match) : Outcome;

        /// <summary>Help of this kind needs two yeses: this was the first, the second must come from another person.</summary>
        public sealed record NeedsSecond(Match Match) : Outcome;

        /// <summary>The same person said the first yes already; nothing was changed.</summary>
        public sealed record SecondMustBeAnother(Match Match) : Outcome;

        /// <summary>The match gave way to <paramref name="Next"/>, the next best candidate.</summary>
        public sealed record PassedOn(Match Match, Match Next) : Outcome;

        /// <summary>There is nobody else; nothing was changed.</summary>
        public sealed record NobodyElse(Match Match) : Outcome;

        /// <summary>Somebody was faster, or the match ended by itself.</summary>
        public sealed record AlreadyDecided(Match Match) : Outcome;

        /// <summary>Somebody else has taken it, and decides; nothing was changed.</summary>
        public sealed record TakenBy(Match Match, Claim Claim) : Outcome;

        /// <summary>The moderator is one of the two people; another moderator must decide.</summary>
        public sealed record OwnMatch(Match Match) : Outcome;

        public sealed record NoSuchMatch : Outcome;
    }

    /// <param name="anotherCould">Whether there is another moderator to leave one's own match to.</param>
    public static Outcome Approve(Change change, long moderatorId, long matchId, bool anotherCould)
    {
        if (Barred(change, moderatorId, matchId, anotherCould, out var match) is { } no) return no;
        if (change.Stores.Posts.GetNeed(match.NeedId).Category.Sensitive)
        {
            // A yes to one's own match, said when nobody else was there, counts no more once there is.
            if (match.FirstYesBy is not { } first || match.SideOf(first) is not null) return FirstYes(change, moderatorId, match);
            if (first == moderatorId) return new Outcome.SecondMustBeAnother(match);
        }
        var held = change.Timings.AskHelperAfter > TimeSpan.Zero;
        var due = change.Now + (held ? change.Timings.AskHelperAfter : change.Timings.RemindConsentAfter);
        if (MoveMatch.Fire(change, match, MatchTrigger.Approve, m => Stamped(change, m, moderatorId, null) with { AskedAt = held ? null : change.Now, DueAt = due, Reminded = false }, guard: true) is not { } approved)
            return Lost(change, matchId);
        change.Stores.Audit.Write(change.Now, moderatorId, "approve", match.Reference);
        change.Happened(held ? new Happening.MatchTouched(approved) : new Happening.HelperAsked(approved));
        // Of things, more may wait to be proposed than the team is shown at a time.
        if (approved.Pieces is not null) foreach (var post in (long[])[approved.NeedId, approved.OfferId]) ProposeMatches.For(change, post);
        return new Outcome.Decided(approved);
    }

    /// <param name="words">What the moderator wrote, if anything; kept for the team, shown to nobody else.</param>
    public static Outcome Reject(Change change, long moderatorId, long matchId, string? words, bool anotherCould)
    {
        if (Barred(change, moderatorId, matchId, anotherCould, out var match) is { } no) return no;
        if (MoveMatch.End(change, match, MatchTrigger.Reject, moderatorId, m => Stamped(change, m, moderatorId, words)) is not { } rejected)
            return Lost(change, matchId);
        change.Stores.Audit.Write(change.Now, moderatorId, "reject", match.Reference, words);
        return new Outcome.Decided(rejected);
    }

    /// <summary>Puts the next best helper beside the need instead. Helpers tried before for it are left out.</summary>
    public static Outcome Next(Change change, long moderatorId, long matchId, bool anotherCould)
    {
        if (Barred(change, moderatorId, matchId, anotherCould, out var match) is { } no) return no;
        var need = change.Stores.Posts.GetNeed(match.NeedId);
        if (new FindPartners(change).NextFor(need).Count == 0) return new Outcome.NobodyElse(match);
        if (MoveMatch.End(change, match, MatchTrigger.Supersede, moderatorId, m => Stamped(change, m, moderatorId, null), lookAgain: false) is not { } passed)
            return Lost(change, matchId);
        var proposed = ProposeMatches.Untried(change, need)[0];
        change.Stores.Audit.Write(change.Now, moderatorId, "next", match.Reference, proposed.Reference);
        ProposeMatches.For(change, match.OfferId);
        return new Outcome.PassedOn(passed, proposed);
    }

    /// <returns>Why this person can't decide about it now; null where they can.</returns>
    private static Outcome? Barred(Change change, long moderatorId, long matchId, bool anotherCould, out Match match)
    {
        match = change.Stores.Matches.Find(matchId)!;
        if (match is null) return new Outcome.NoSuchMatch();
        if (anotherCould && PairStanding.Concerns(change, match, moderatorId)) return new Outcome.OwnMatch(match);
        if (match.State != MatchState.Proposed) return new Outcome.AlreadyDecided(match);
        return match.ClaimAt(change.Now) is { } claim && claim.By != moderatorId ? new Outcome.TakenBy(match, claim) : null;
    }

    /// <summary>Whoever said it has done their part: a claim of theirs ends, so that the second can come.</summary>
    private static Outcome FirstYes(Change change, long moderatorId, Match match)
    {
        var seen = match with { FirstYesBy = moderatorId, Claim = null, Version = match.Version + 1 };
        if (!change.Stores.Matches.Save(seen, change.Now)) return Lost(change, match.Id);
        change.Stores.Audit.Write(change.Now, moderatorId, "approve.first", match.Reference);
        change.Happened(new Happening.MatchTouched(seen));
        return new Outcome.NeedsSecond(seen);
    }

    private static Match Stamped(Change change, Match match, long moderatorId, string? words) =>
        match with { DecidedBy = moderatorId, DecidedAt = change.Now, DecisionReason = words, Claim = null };

    private static Outcome Lost(Change change, long matchId) =>
        new Outcome.AlreadyDecided(change.Stores.Matches.Find(matchId)!);
}
