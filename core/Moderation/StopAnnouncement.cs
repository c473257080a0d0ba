using Solidarity.Core.Groups;

namespace Solidarity.Core.Moderation;

/// <summary>Whoever wrote an announcement, or an administrator, takes it back: before it was confirmed, or while it goes out.</summary>
public static class StopAnnouncement
{
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Stopped(Announcement Announcement) : Outcome;

        public sealed record NoSuch : Outcome;

        /// <summary>It went to all it was for, or never went.</summary>
        public sealed record IsOver(Announcement Announcement) : Outcome;

        public sealed record NotYours : Outcome;
    }

    public static Outcome Run(Change change, long by, long id, bool isAdministrator)
    {
        if (change.Stores.Announcements.Find(id) is not { } announcement) return new Outcome.NoSuch();
        if (announcement.AuthorId != by && !isAdministrator) return new Outcome.NotYours();
        return End(change, announcement, by) is { } stopped ? new Outcome.Stopped(stopped) : new Outcome.IsOver(change.Stores.Announcements.Find(id)!);
    }

    /// <param name="by">Null for the clock: nobody who said yes to it may speak for these communes any more.</param>
    /// <returns>Null when it is over already.</returns>
    internal static Announcement? End(Change change, Announcement announcement, long? by)
    {
        if (!change.Stores.Announcements.Stop(announcement.Id, by, AnnounceInGroups.IsWaiting(change, announcement))) return null;
        var stopped = announcement with { State = AnnouncementState.Stopped, StoppedBy = by };
        change.Stores.Audit.Write(change.Now, by, "announce-stopped", announcement.Reference);
        change.Happened(new Happening.AnnouncementStopped(stopped));
        return stopped;
    }
}
