using Solidarity.Core.Matching;

namespace Solidarity.Core.Safety;

/// <summary>One side of a match doesn't wish to be put beside the other any more, and says nothing of why; the other is not told.</summary>
public static class BlockPerson
{
    /// <param name="personId">Whoever was shown the match and wishes it.</param>
    /// <returns>False where the match is not theirs, or was never shown to them.</returns>
    public static bool Block(Change change, long personId, long matchId)
    {
        if (Other(change, personId, matchId) is not { } other) return false;
        if (!change.Stores.Blocks.Add(personId, other, change.Now)) return true;
        change.Stores.Audit.Write(change.Now, personId, "block", "P" + personId);
        foreach (var match in change.Stores.Matches.LiveOfPerson(personId).Where(m => m.SideOf(other) is not null))
            MoveMatch.End(change, match, MatchTrigger.Withdraw, personId);
        // Nor do they come as two to somebody else.
        PartPairs.Of(change, personId);
        return true;
    }

    /// <returns>False where there is nothing to take back.</returns>
    public static bool Unblock(Change change, long personId, long matchId)
    {
        if (Other(change, personId, matchId) is not { } other || !change.Stores.Blocks.Remove(personId, other)) return false;
        change.Stores.Audit.Write(change.Now, personId, "unblock", "P" + personId);
        return true;
    }

    private static long? Other(Change change, long personId, long matchId) =>
        change.Stores.Matches.Find(matchId) is { } match && match.SideOf(personId) is { } side && (match.WasShownTo(side) || change.Stores.Blocks.Holds(personId, OtherOf(match, side)))
            ? OtherOf(match, side)
            : null;

    private static long OtherOf(Match match, Side side) => match.PersonOn(side == Side.Helper ? Side.Asker : Side.Helper);
}
