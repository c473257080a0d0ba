using Solidarity.Core.Matching;

namespace Solidarity.Core.Moderation;

/// <summary>
/// Somebody of the team takes a proposed match, so that two don't phone the same person, or gives it back. A claim ends by itself:
/// nobody's lunch break keeps two neighbours waiting.
/// </summary>
public static class ClaimMatch
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Taken(Match Match, Claim Claim) : Outcome;

        public sealed record GivenBack(Match Match) : Outcome;

        /// <summary>Another has it; nothing was changed.</summary>
        public sealed record TakenBy(Match Match, Claim Claim) : Outcome;

        /// <summary>There was nothing to give back.</summary>
        public sealed record WasFree(Match Match) : Outcome;

        public sealed record OwnMatch(Match Match) : Outcome;

        public sealed record AlreadyDecided(Match Match) : Outcome;

        public sealed record NoSuchMatch : Outcome;
    }

    /// <param name="anotherCould">Whether there is another moderator to leave one's own match to.</param>
    public static Outcome Take(Change change, long moderatorId, long matchId, bool anotherCould)
    {
        if (change.Stores.Matches.Find(matchId) is not { } match) return new Outcome.NoSuchMatch();
        if (match.SideOf(moderatorId) is not null && anotherCould) return new Outcome.OwnMatch(match);
        if (match.State != MatchState.Proposed) return new Outcome.AlreadyDecided(match);
        if (match.ClaimAt(change.Now) is { } other && other.By != moderatorId) return new Outcome.TakenBy(match, other);
        var claim = new Claim(moderatorId, change.Now + Lasts);
        return Save(change, match with { Claim = claim }, moderatorId, "take") is { } taken ? new Outcome.Taken(taken, claim) : Lost(change, matchId);
    }

    /// <inheritdoc cref="Take"/>
    public static Outcome GiveBack(Change change, long moderatorId, long matchId, bool anotherCould)
    {
        if (change.Stores.Matches.Find(matchId) is not { } match) return new Outcome.NoSuchMatch();
        if (match.SideOf(moderatorId) is not null && anotherCould) return new Outcome.OwnMatch(match);
        if (match.State != MatchState.Proposed) return new Outcome.AlreadyDecided(match);
        if (match.ClaimAt(change.Now) is not { } claim) return new Outcome.WasFree(match);
        if (claim.By != moderatorId) return new Outcome.TakenBy(match, claim);
        return Save(change, match with { Claim = null }, moderatorId, "give-back") is { } given ? new Outcome.GivenBack(given) : Lost(change, matchId);
    }

    private static Match? Save(Change change, Match match, long moderatorId, string action)
    {
        var changed = match with { Version = match.Version + 1 };
        if (!change.Stores.Matches.Save(changed, change.Now)) return null;
        change.Stores.Audit.Write(change.Now, moderatorId, action, match.Reference);
        change.Happened(new Happening.MatchTouched(changed));
        return changed;
    }

    private static Outcome Lost(Change change, long matchId) => new Outcome.AlreadyDecided(change.Stores.Matches.Find(matchId)!);
}
