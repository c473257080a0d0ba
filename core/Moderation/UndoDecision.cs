using Solidarity.Core.Matching;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Moderation;

/// <summary>
/// Takes back what the team decided about a match, as long as nobody outside has heard of it: a rejection or a passing on for a while, the
/// first of two yeses and an approval that is still held back as long as they are that. What was proposed in its stead gives way again.
/// </summary>
public static class UndoDecision
{
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    private const string GaveWay = "gave-way";

    /// <summary>For which match one gave way when a decision was undone, and who undid it; null where it didn't.</summary>
    /// <param name="audit">All that was done to the match that is no more.</param>
    public static (string For, long By)? GaveWayFor(IReadOnlyList<AuditRow> audit) =>
        audit.LastOrDefault(row => row.Action == GaveWay) is { Detail: { } kept, ActorId: { } by } ? (kept, by) : null;

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="GaveWay">Proposals that nobody had touched and that were taken back for it.</param>
        public sealed record Undone(Match Match, IReadOnlyList<Match> GaveWay) : Outcome;

        public sealed record TooLate(Match Match) : Outcome;

        /// <summary>The helper was asked already.</summary>
        public sealed record SeenOutside(Match Match) : Outcome;

        /// <summary>Its place is somebody else's by now.</summary>
        public sealed record PlaceGone(Match Match) : Outcome;

        /// <summary>A post has changed, closed or is paused, or the helper is no longer trusted.</summary>
        public sealed record NoLongerFits(Match Match) : Outcome;

        /// <summary>The first yes is another's to take back; a rejection is open to everybody.</summary>
        public sealed record AnothersYes(Match Match) : Outcome;

        /// <summary>Somebody else has it in hand.</summary>
        public sealed record TakenBy(Match Match, Claim Claim) : Outcome;

        /// <summary>The team has decided nothing about it that could be taken back.</summary>
        public sealed record NothingToUndo(Match Match) : Outcome;

        public sealed record OwnMatch(Match Match) : Outcome;

        public sealed record NoSuchMatch : Outcome;
    }

    /// <summary>Whether what was decided could still be taken back: what its card offers.</summary>
    public static bool IsOpen(Match match, DateTimeOffset now) => match.State switch
    {
        MatchState.Proposed => match.FirstYesBy is not null,
        // A match that was asked about before it ended is known outside, whoever ended it.
        MatchState.Rejected or MatchState.Superseded => match.AskedAt is null && match.DecidedAt is { } at && now - at < Within,
        MatchState.Approved => match.IsHeldBack,
        _ => false,
    };

    /// <param name="anotherCould">Whether there is another moderator to leave one's own match to.</param>
    public static Outcome By(Change change, long moderatorId, long matchId, bool anotherCould)
    {
        if (change.Stores.Matches.Find(matchId) is not { } match) return new Outcome.NoSuchMatch();
        if (anotherCould && PairStanding.Concerns(change, match, moderatorId)) return new Outcome.OwnMatch(match);
        if (!IsOpen(match, change.Now)) return Closed(match);
        if (match.ClaimAt(change.Now) is { } claim && claim.By != moderatorId) return new Outcome.TakenBy(match, claim);
        if (match.State == MatchState.Proposed && match.FirstYesBy != moderatorId) return new Outcome.AnothersYes(match);
        if (match.State == MatchState.Proposed) return NoFirstYes(change, moderatorId, match);
        IReadOnlyList<Match> gaveWay = [];
        if (!match.IsLive)
        {
            var (need, offer) = (change.Stores.Posts.GetNeed(match.NeedId), change.Stores.Posts.GetOffer(match.OfferId));
            if (!StillFits(change, match, need, offer)) return new Outcome.NoLongerFits(match);
            if (MakeRoom(change, moderatorId, match, need, offer) is not var (gave, share)) return new Outcome.PlaceGone(match);
            gaveWay = gave;
            if (match.Pieces is not null) match = match with { Pieces = share };
        }

        var due = change.Now + change.Timings.RemindModeratorsAfter;
        if (MoveMatch.Fire(change, match, MatchTrigger.Undo, m => Undecided(m) with { DueAt = due }, guard: true) is not { } undone)
            return Closed(change.Stores.Matches.Find(matchId)!);
        change.Stores.Audit.Write(change.Now, moderatorId, "undo", match.Reference, match.State.ToString());
        change.Happened(new Happening.MatchTouched(undone));
        foreach (var gone in gaveWay) change.Stores.Audit.Write(change.Now, moderatorId, GaveWay, gone.Reference, match.Reference);
        // Whoever lost a partner by it is looked after anew.
        foreach (var post in gaveWay.SelectMany(m => (long[])[m.NeedId, m.OfferId]).Distinct()) ProposeMatches.For(change, post);
        // Of a pair, nobody comes back alone.
        if (change.Stores.Posts.GetNeed(match.NeedId) is { GoesInPairs: true } pairs) ProposeMatches.For(change, pairs);
        return new Outcome.Undone(undone, gaveWay);
    }

    private static Outcome Closed(Match match) => match.State switch
    {
        _ when match.AskedAt is not null => new Outcome.SeenOutside(match),
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
        return new Outcome.Undone(undone, []);
    }

    private static Match Undecided(Match match) => match with
    {
        DecidedBy = null,
        DecidedAt = null,
        DecisionReason = null,
        RejectedFor = null,
        FirstYesBy = null,
        AskedAt = null,
        Reminded = false,
    };

    /// <summary>Whether the two still fit: since then a post may have changed, or trust been taken back.</summary>
    private static bool StillFits(Change change, Match match, Need need, Offer offer)
    {
        var pair = new FindPartners(change).PairOf(need, offer);
        return HardRules.Broken(pair).All(rule => rule is PlaceFree or NotRefusedBefore);
    }

    /// <summary>Both posts need a place for it: what was proposed since, and that nobody has touched, gives its own up where it must.</summary>
    /// <returns>What gave way, and how much there is for it, which may be fewer pieces than it had; null where there is no place.</returns>
    private static (IReadOnlyList<Match> GaveWay, int Share)? MakeRoom(Change change, long moderatorId, Match match, Need need, Offer offer)
    {
        var matches = change.Stores.Matches;
        var untouched = matches.LiveOf(need.Id).Concat(matches.LiveOf(offer.Id)).DistinctBy(m => m.Id)
            .Where(m => m.State == MatchState.Proposed && m.ProposedAt >= match.DecidedAt && m.FirstYesBy is null && m.ClaimAt(change.Now) is null)
            .ToList();
        var giving = new List<Match>();
        // One helper takes only one place of a need.
        foreach (var twice in matches.LiveOf(need.Id).Where(m => m.HelperId == match.HelperId))
        {
            if (!untouched.Any(m => m.Id == twice.Id)) return null;
            giving.Add(twice);
        }

        int Room(Post post) => post.Places - matches.Taken(post) + giving.Where(m => m.NeedId == post.Id || m.OfferId == post.Id).Sum(m => m.Share);
        foreach (var post in (Post[])[need, offer])
        {
            while (Room(post) < match.Share && untouched.LastOrDefault(m => (m.NeedId == post.Id || m.OfferId == post.Id) && !giving.Any(g => g.Id == m.Id)) is { } next) giving.Add(next);
        }

        var share = Math.Min(match.Share, Math.Min(Room(need), Room(offer)));
        if (share < 1) return null;
        // Nobody comes back beside one from whom they are kept apart.
        if (need.GoesInPairs && matches.LiveOf(need.Id).Any(m => giving.All(g => g.Id != m.Id) && !PairStanding.MayMeet(change, m.HelperId, match.HelperId))) return null;

        foreach (var other in giving) MoveMatch.End(change, other, MatchTrigger.Supersede, moderatorId, lookAgain: false);
        return (giving, share);
    }
}
