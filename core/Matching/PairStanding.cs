using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching;

/// <summary>How it stands with a need whose helpers come two by two: who comes with whom, and who is still without a second.</summary>
public static class PairStanding
{
    /// <summary>How it stands with the second, for a helper who is asked or waits.</summary>
    public enum Second
    {
        /// <summary>Nobody else has said yes yet.</summary>
        Sought,

        /// <summary>Somebody has said yes, and waits.</summary>
        Waits,

        /// <summary>Somebody is introduced already.</summary>
        IsComing,

        /// <summary>The other has helped already: this one would go alone.</summary>
        HasHelped,
    }

    /// <summary>What a helper is told of the second when they are asked. Null where the need is not in pairs.</summary>
    public static Second? For(Change change, Match match)
    {
        if (change.Stores.Posts.GetNeed(match.NeedId) is not { GoesInPairs: true } need) return null;
        var live = change.Stores.Matches.LiveOf(need.Id);
        var others = live.Where(other => other.Id != match.Id && MayMeet(change, other, match)).ToArray();
        if (others.Any(IsAlone)) return Second.IsComing;
        if (others.Any(other => other.State == MatchState.Waiting)) return Second.Waits;
        return IsLast(match, need, change.Stores.Matches.Taken(need), live) ? Second.HasHelped : Second.Sought;
    }

    /// <summary>Whether a helper who is asked would go alone, although the need is in pairs.</summary>
    public static bool WouldGoAlone(Change change, Match match) => For(change, match) == Second.HasHelped;

    /// <summary>The other match of a pair about which whoever asked is asked together.</summary>
    /// <returns>Null where they are asked about one alone, or about none.</returns>
    public static Match? AskedWith(Change change, Match match) => match.State == MatchState.Accepted ? PartnerIn(change, match, MatchState.Accepted) : null;

    /// <summary>Whether the question about it is that of another of these.</summary>
    public static bool IsAskedWithEarlier(Match match, IEnumerable<Match> among) =>
        match is { State: MatchState.Accepted, PartnerId: { } id } && id < match.Id && among.Any(other => other.Id == id && other.State == MatchState.Accepted);

    /// <summary>The other match of a pair, where its helper is introduced too.</summary>
    public static Match? IntroducedWith(Change change, Match match) => PartnerIn(change, match, MatchState.Introduced);

    /// <summary>Of an introduction of a pair that ended: the one who is still to come, as far as they have not helped yet.</summary>
    public static Match? StillComes(Change change, Match ended) => PartnerIn(change, ended, MatchState.Introduced) is { } other && !SaysItWasDone(other) ? other : null;

    /// <summary>The other match of a pair that was introduced, whether it has been done since or not: what the two have in common stays theirs.</summary>
    public static Match? CameWith(Change change, Match match) => PartnerIn(change, match, MatchState.Introduced) ?? PartnerIn(change, match, MatchState.Done);

    /// <summary>Each of a pair has the other; one alone may have been left, or joined by somebody else.</summary>
    private static Match? PartnerIn(Change change, Match match, MatchState state) =>
        match.PartnerId is { } id && change.Stores.Matches.Find(id) is { } other && other.State == state && (other.PartnerId == match.Id || !match.IsLive) ? other : null;

    /// <summary>Of those who could come for a need in pairs: all that may meet each of those beside it, and each other.</summary>
    public static IReadOnlyList<Scored> WhoMayMeet(Change change, Need need, IReadOnlyList<Scored> ranked)
    {
        if (!need.GoesInPairs) return ranked;
        var others = change.Stores.Matches.LiveOf(need.Id).Select(match => match.HelperId).ToList();
        var fine = new List<Scored>();
        foreach (var scored in ranked.Where(scored => others.All(other => MayMeet(change, other, scored.Pair.Offer.PersonId))))
        {
            others.Add(scored.Pair.Offer.PersonId);
            fine.Add(scored);
        }

        return fine;
    }

    /// <summary>Of a live match: whether its helper is still to be put together with another. Whoever is asked about alone, as the last, is not, nor who has helped.</summary>
    public static bool IsWithoutSecond(Match match) => match.PartnerId is null && match.State != MatchState.Accepted && !SaysItWasDone(match);

    /// <summary>Introduced, without a second, and not gone yet.</summary>
    public static bool IsAlone(Match match) => match is { State: MatchState.Introduced, PartnerId: null } && !SaysItWasDone(match);

    /// <summary>They were asked and said so, and whoever asked for help didn't say otherwise.</summary>
    private static bool SaysItWasDone(Match match) => match is { HelperSays: FollowUpAnswer.Yes, FollowUps: > 0, AskerSays: not FollowUpAnswer.NotYet };

    /// <summary>No second can come any more: all other places are taken by pairs, or by help that was given.</summary>
    /// <param name="taken">How many places of the need are.</param>
    /// <param name="live">All live matches of the need.</param>
    public static bool IsLast(Match match, Need need, int taken, IReadOnlyList<Match> live) =>
        taken >= need.Places && !live.Any(other => other.Id != match.Id && other.State is MatchState.Proposed or MatchState.Approved or MatchState.Waiting);

    /// <summary>Whether somebody who could be the second is proposed, or asked.</summary>
    public static bool IsSecondComing(Change change, Match match) =>
        change.Stores.Matches.LiveOf(match.NeedId).Any(other => other.Id != match.Id && other.State is MatchState.Proposed or MatchState.Approved && MayMeet(change, match, other));

    /// <summary>Whether this one and the other of its pair may meet, if there is one.</summary>
    public static bool MayGoOn(Change change, Match match) =>
        match.PartnerId is not { } id || change.Stores.Matches.Find(id) is not { IsLive: true } other || MayMeet(change, match, other);

    /// <summary>Whether somebody is a side of it, or of another live match of its need in pairs: they would decide about the one they come with.</summary>
    public static bool Concerns(Match match, Need need, IReadOnlyList<Match> live, long personId) =>
        match.SideOf(personId) is not null || need.GoesInPairs && live.Any(other => other.NeedId == need.Id && other.SideOf(personId) is not null);

    /// <inheritdoc cref="Concerns(Match, Need, IReadOnlyList{Match}, long)"/>
    public static bool Concerns(Change change, Match match, long personId) =>
        Concerns(match, change.Stores.Posts.GetNeed(match.NeedId), change.Stores.Matches.LiveOf(match.NeedId), personId);

    /// <summary>Two who are kept apart don't come together either, nor does one person as two.</summary>
    public static bool MayMeet(Change change, Match one, Match other) => MayMeet(change, one.HelperId, other.HelperId);

    /// <inheritdoc cref="MayMeet(Change, Match, Match)"/>
    public static bool MayMeet(Change change, long one, long other) => one != other && !change.Stores.Blocks.Holds(one, other) && !change.Stores.Blocks.Holds(other, one);
}
