using Solidarity.Core.Matching;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Moderation;

/// <summary>
/// Takes back what the team decided about a match, for a while, and only as long as nobody outside has heard of it: a rejection, a
/// passing on, the first of two yeses, an approval that is still held back. What was proposed in its stead gives way again.
/// </summary>
public static class UndoDecision
{
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Undone(Match Match) : Outcome;

        public sealed record TooLate(Match Match) : Outcome;

        /// <summary>The helper was asked already.</summary>
        public sealed record SeenOutside(Match Match) : Outcome;

        /// <summary>A post has closed or is paused, or its place is somebody else's by now.</summary>
        public sealed record PlaceGone(Match Match) : Outcome;

        /// <summary>The team has decided nothing about it that could be taken back.</summary>
        public sealed record NothingToUndo(Match Match) : Outcome;

        public sealed record OwnMatch(Match Match) : Outcome;

        public sealed record NoSuchMatch : Outcome;
    }

    /// <summary>Whether what was decided could still be taken back: what its card offers.</summary>
    public static bool IsOpen(Match match, DateTimeOffset now) => match.State switch
    {
        MatchState.Proposed => match.FirstYesBy is not null,
        MatchState.Rejected or MatchState.Superseded => match.DecidedAt is { } at && now - at < Within,
        MatchState.Approved => match.IsHeldBack,
        _ => false,
    };

    /// <param name="anotherCould">Whether there is another moderator to leave one's own match to.</param>
    public static Outcome By(Change change, long moderatorId, long matchId, bool anotherCould)
    {
        if (change.Stores.Matches.Find(matchId) is not { } match) return new Outcome.NoSuchMatch();
        if (match.SideOf(moderatorId) is not null && anotherCould) return new Outcome.OwnMatch(match);
        if (!IsOpen(match, change.Now)) return Closed(match);
        if (match.State == MatchState.Proposed) return NoFirstYes(change, moderatorId, match);
        if (!match.IsLive && !MakeRoom(change, moderatorId, match)) return new Outcome.PlaceGone(match);
        var due = change.Now + change.Timings.RemindModeratorsAfter;
        if (MoveMatch.Fire(change, match, MatchTrigger.Undo, m => Undecided(m) with { DueAt = due }, guard: true) is not { } undone)
            return Closed(change.Stores.Matches.Find(matchId)!);
        change.Stores.Audit.Write(change.Now, moderatorId, "undo", match.Reference, match.State.ToString());
        change.Happened(new Happening.MatchTouched(undone));
        return new Outcome.Undone(undone);
    }

    private static Outcome Closed(Match match) => match.State switch
    {
        MatchState.Rejected => new Outcome.TooLate(match),
        MatchState.Superseded when match.DecidedAt is not null => new Outcome.TooLate(match),
        MatchState.Approved or MatchState.Accepted or MatchState.Introduced => new Outcome.SeenOutside(match),
        _ => new Outcome.NothingToUndo(match),
    };

    private static Outcome NoFirstYes(Change change, long moderatorId, Match match)
    {
        var undone = match with { FirstYesBy = null, Version = match.Version + 1 };
        if (!change.Stores.Matches.Save(undone, change.Now)) return Closed(change.Stores.Matches.Find(match.Id)!);
        change.Stores.Audit.Write(change.Now, moderatorId, "undo", match.Reference, "first-yes");
        change.Happened(new Happening.MatchTouched(undone));
        return new Outcome.Undone(undone);
    }

    private static Match Undecided(Match match) => match with
    {
        DecidedBy = null, DecidedAt = null, DecisionReason = null, RejectedFor = null, FirstYesBy = null, AskedAt = null, Reminded = false,
    };

    /// <summary>Both posts need a place for it: those that were proposed since, and that nobody has touched, give theirs up.</summary>
    private static bool MakeRoom(Change change, long moderatorId, Match match)
    {
        var stores = change.Stores;
        Post need = stores.Posts.GetNeed(match.NeedId), offer = stores.Posts.GetOffer(match.OfferId);
        if (need.State != PostState.Open || offer.State != PostState.Open) return false;
        // All of them: also where a place is free, since one helper takes only one place of a need.
        var since = stores.Matches.LiveOf(need.Id).Concat(stores.Matches.LiveOf(offer.Id)).DistinctBy(m => m.Id)
            .Where(m => m.State == MatchState.Proposed && m.ProposedAt >= match.DecidedAt && m.FirstYesBy is null && m.ClaimAt(change.Now) is null)
            .ToArray();
        var freed = since.Select(m => (m.NeedId, m.OfferId)).ToArray();
        bool HasPlace(Post post) => post.Places - stores.Matches.Taken(post) + freed.Count(f => f.NeedId == post.Id || f.OfferId == post.Id) > 0;
        if (!HasPlace(need) || !HasPlace(offer)) return false;
        if (stores.Matches.LiveOf(need.Id).Except(since).Any(m => m.HelperId == match.HelperId)) return false;
        foreach (var other in since) MoveMatch.End(change, other, MatchTrigger.Supersede, moderatorId, lookAgain: false);
        return true;
    }
}
