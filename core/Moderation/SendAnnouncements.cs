using System.Globalization;
using Solidarity.Core.People;

namespace Solidarity.Core.Moderation;

/// <summary>What was confirmed goes to everybody it is for, some at a time; how far it has got is kept with what was said.</summary>
public static class SendAnnouncements
{
    /// <param name="team">Those of the team, who read it wherever they live.</param>
    /// <param name="mayAnnounce">Whether somebody is of the team now, and may speak for all of these communes.</param>
    /// <returns>To how many it went; call again while it is <paramref name="most"/>.</returns>
    public static int Run(Change change, int most, IReadOnlyCollection<long> team, Func<Person, IReadOnlyList<string>, bool> mayAnnounce)
    {
        var store = change.Stores.Announcements;
        var sent = 0;
        foreach (var announcement in store.Confirmed())
        {
            if (sent == most) break;
            // Two of the team said yes to it, and must still be two of the team while it goes.
            if (!mayAnnounce(change.Stores.People.Get(announcement.AuthorId), announcement.Communes) || !mayAnnounce(change.Stores.People.Get(announcement.DecidedBy!.Value), announcement.Communes))
            {
                StopAnnouncement.End(change, announcement, null);
                continue;
            }

            var readers = store.ReadersOf(announcement, team, most - sent);
            var isLast = readers.Count < most - sent;
            // Another instance that took the same people is before us: what it says they hear from it.
            if (!store.Advance(announcement, readers, isLast)) continue;
            foreach (var person in readers) change.Happened(new Happening.Announced(announcement, change.Stores.People.Get(person)));
            if (isLast) change.Happened(new Happening.AnnouncementSent(announcement));
            if (isLast) change.Stores.Audit.Write(change.Now, null, "announce-sent", announcement.Reference, (announcement.Reached + readers.Count).ToString(CultureInfo.InvariantCulture));
            sent += readers.Count;
        }

        return sent;
    }
}
