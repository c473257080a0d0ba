using Solidarity.Core.Moderation;
using Solidarity.Core.People;

namespace Solidarity.Core.Groups;

/// <summary>What the team announces is said in the groups of its communes too: once in each, when neighbours and the group may be disturbed.</summary>
public static class AnnounceInGroups
{
    /// <summary>Announcements that a group hasn't heard and hears now, the oldest first.</summary>
    /// <param name="mayAnnounce">Whether somebody is of the team now, and may speak for all of these communes.</param>
    public static IReadOnlyList<Announcement> Due(Change change, Group group, Func<Person, IReadOnlyList<string>, bool> mayAnnounce)
    {
        if (!group.IsActive || !WakingHours.AreNow(change.Now, change.Timings.TimeZone) || group.IsQuietAt(change.Now, change.Timings.TimeZone)) return [];
        var said = new List<Announcement>();
        foreach (var announcement in change.Stores.Announcements.With(change.Stores.AnnouncedGroups.Missing(group.Id, Since(change))))
        {
            // Two of the team said yes to it, and must still be two of the team when it is said.
            if (!MaySay(change, announcement, mayAnnounce)) continue;
            if (change.Stores.AnnouncedGroups.Say(announcement.Id, group.Id, change.Now)) said.Add(announcement);
        }

        return said;
    }

    /// <summary>The next groups that haven't heard all that is for them.</summary>
    public static IReadOnlyList<long> Waiting(Change change, long after, int most) => change.Stores.AnnouncedGroups.GroupsWaiting(Since(change), after, most);

    /// <summary>Whether an announcement that has gone to everybody still waits for the hours of some group.</summary>
    public static bool IsWaiting(Change change, Announcement announcement) => change.Stores.AnnouncedGroups.IsWaiting(announcement.Id, Since(change));

    private static bool MaySay(Change change, Announcement announcement, Func<Person, IReadOnlyList<string>, bool> mayAnnounce) =>
        mayAnnounce(change.Stores.People.Get(announcement.AuthorId), announcement.Communes) && announcement.DecidedBy is { } by && mayAnnounce(change.Stores.People.Get(by), announcement.Communes);

    private static DateTimeOffset Since(Change change) => change.Now - Announcement.IsNewsFor;
}
