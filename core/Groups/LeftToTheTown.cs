namespace Solidarity.Core.Groups;

/// <summary>
/// What a group was to decide itself is put before the town's team, where nobody of the group can any more: its keepers left or are gone,
/// it leaves decisions to the town from now on, or the need has become a sensitive one.
/// </summary>
public static class LeftToTheTown
{
    /// <returns>How many matches were looked at, and the last of them.</returns>
    public static (int Count, long Last) Run(Change change, long after, int most)
    {
        var waiting = change.Stores.Matches.WithTheirGroup(after, most);
        foreach (var match in waiting)
        {
            if (DecideInGroup.GroupOf(change, match) is { } group && DecideInGroup.Deciders(change, group, match).Count > 0) continue;
            change.Stores.Matches.IsTheTowns(match.Id);
            change.Happened(new Happening.MatchProposed(match));
        }

        return (waiting.Count, waiting.Count == 0 ? after : waiting[^1].Id);
    }
}
