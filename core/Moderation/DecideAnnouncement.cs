using Solidarity.Core.People;

namespace Solidarity.Core.Moderation;

/// <summary>A second of the team agrees to an announcement, or says no. The first decision counts.</summary>
public static class DecideAnnouncement
{
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Decided(Announcement Announcement) : Outcome;

        public sealed record NoSuch : Outcome;

        /// <summary>Somebody was faster, or it waited too long.</summary>
        public sealed record WasDecided(Announcement Announcement) : Outcome;

        /// <summary>Whoever wrote it can't be the second yes.</summary>
        public sealed record IsOnes : Outcome;

        /// <summary>They were taken into the team just now: the second yes is another's.</summary>
        public sealed record TooNew : Outcome;

        /// <summary>Not within the communes that this one decides for.</summary>
        public sealed record IsElsewhere : Outcome;

        /// <summary>Whoever wrote it may not speak for these communes any more.</summary>
        public sealed record AuthorMayNot : Outcome;

        /// <summary>As many as may be were confirmed for these communes today.</summary>
        public sealed record EnoughToday : Outcome;
    }

    /// <param name="mayAnnounce">Whether somebody is of the team now, and may speak for all of these communes.</param>
    public static Outcome Run(Change change, Person by, long id, bool yes, Func<Person, IReadOnlyList<string>, bool> mayAnnounce)
    {
        var store = change.Stores.Announcements;
        if (store.Find(id) is not { } announcement) return new Outcome.NoSuch();
        if (announcement.State == AnnouncementState.Waiting && announcement.LapsesAt <= change.Now && Lapse(change, announcement) is { } lapsed) return new Outcome.WasDecided(lapsed);
        if (announcement.State != AnnouncementState.Waiting) return new Outcome.WasDecided(announcement);
        if (announcement.AuthorId == by.Id) return new Outcome.IsOnes();
        if (!mayAnnounce(by, announcement.Communes)) return new Outcome.IsElsewhere();
        if (yes && change.Stores.Roles.Find(by.Id) is { } granted && granted.At > change.Now - Announcement.NewFor) return new Outcome.TooNew();
        if (yes && !mayAnnounce(change.Stores.People.Get(announcement.AuthorId), announcement.Communes)) return new Outcome.AuthorMayNot();
        if (yes && IsEnoughToday(change, announcement.Communes)) return new Outcome.EnoughToday();
        return Decide(change, announcement, yes ? AnnouncementState.Confirmed : AnnouncementState.Refused, by.Id, yes ? "announce-confirmed" : "announce-refused") is { } decided
            ? new Outcome.Decided(decided)
            : new Outcome.WasDecided(store.Find(id)!);
    }

    /// <summary>Whether these communes, or some of them, have had as many announcements as may be on the day on which one that is confirmed now goes out.</summary>
    public static bool IsEnoughToday(Change change, IReadOnlyList<string> communes) =>
        change.Stores.Announcements.MostSince(WakingHours.DayBegan(change.Now, change.Timings.TimeZone), communes) >= Announcement.MostADay;

    /// <summary>What nobody decided in time is not sent.</summary>
    /// <returns>How many; call again while it is <paramref name="most"/>.</returns>
    public static int LapseOld(Change change, int most)
    {
        var old = change.Stores.Announcements.WaitingSince(change.Now - Announcement.WaitsFor, most);
        foreach (var announcement in old) Lapse(change, announcement);
        return old.Count;
    }

    private static Announcement? Lapse(Change change, Announcement announcement) => Decide(change, announcement, AnnouncementState.Lapsed, null, "announce-lapsed");

    /// <returns>Null when somebody was faster.</returns>
    private static Announcement? Decide(Change change, Announcement announcement, AnnouncementState state, long? by, string action)
    {
        if (!change.Stores.Announcements.Decide(announcement.Id, state, by, change.Now)) return null;
        var decided = announcement with { State = state, DecidedBy = by, DecidedAt = change.Now };
        change.Stores.Audit.Write(change.Now, by, action, announcement.Reference);
        change.Happened(new Happening.AnnouncementDecided(decided));
        return decided;
    }
}
