namespace Solidarity.Core.Moderation;

/// <summary>Somebody of the team has written an announcement; another is asked to confirm it.</summary>
public static class WriteAnnouncement
{
    /// <param name="communes">INSEE codes; none: everybody.</param>
    public static Announcement Put(Change change, long authorId, IReadOnlyCollection<string> communes, string words)
    {
        var announcement = change.Stores.Announcements.Add(authorId, communes, words, change.Now);
        change.Stores.Audit.Write(change.Now, authorId, "announce", announcement.Reference, words);
        change.Happened(new Happening.AnnouncementPut(announcement));
        return announcement;
    }
}
