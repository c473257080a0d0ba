using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;

namespace Solidarity.Core.Groups;

/// <summary>A keeper of a group decides about an introduction that began in it, where the group decides for itself.</summary>
public static class DecideInGroup
{
    /// <summary>The group whose keepers are to decide about a match; null where it is the town's team.</summary>
    public static Group? GroupOf(Change change, Match match)
    {
        if (change.Stores.Posts.GetOffer(match.OfferId).ViaGroup is not { } id || change.Stores.Groups.Get(id) is not { Setup.Approver: Approver.Group } group) return null;
        return change.Stores.Posts.GetNeed(match.NeedId).IsSensitive ? null : group;
    }

    /// <summary>Who can decide: whoever keeps the group and is neither of the two, nor comes with the helper.</summary>
    public static IReadOnlyList<long> Deciders(Change change, Group group, Match match) =>
        [.. change.Stores.Groups.Keepers(group.Id).Where(keeper => !PairStanding.Concerns(change, match, keeper) && change.Stores.People.Get(keeper) is { UnreachableSince: null, BannedUntil: null })];

    public static bool MayDecide(Change change, long personId, Match match) => GroupOf(change, match) is { } group && Deciders(change, group, match).Contains(personId);

    /// <summary>Whether somebody who keeps the group agreed to it, and nobody of the town's team.</summary>
    public static bool HasDecided(Change change, Match match) =>
        match.DecidedBy is { } by && change.Stores.Posts.GetOffer(match.OfferId).ViaGroup is { } group && change.Stores.Groups.Keepers(group).Contains(by);

    /// <param name="keeperId">Who administers the group now: the caller has asked the server.</param>
    /// <returns>Null where it is not theirs to decide.</returns>
    public static DecideMatch.Outcome? Give(Change change, long keeperId, Match match, bool approve)
    {
        if (!MayDecide(change, keeperId, match)) return null;
        return approve ? DecideMatch.Approve(change, keeperId, match.Id, anotherCould: true) : DecideMatch.Reject(change, keeperId, match.Id, null, anotherCould: true);
    }
}
