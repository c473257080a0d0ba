using Solidarity.Bot.Cards;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Groups;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Jobs;

/// <summary>What the clock does in groups of neighbours.</summary>
internal static class GroupSweeps
{
    /// <summary>Cards that waited for the hours of their group, group by group.</summary>
    /// <returns>How many groups were looked at, and the last of them.</returns>
    public static (int Count, long Last) Cards(Change change, Mail mail, long after, int most)
    {
        var groups = change.Stores.GroupPosts.GroupsWaiting(after, most);
        var cards = new GroupCards(change, mail);
        foreach (var id in groups) cards.SayWaiting(change.Stores.Groups.Get(id));
        return (groups.Count, groups.Count == 0 ? after : groups[^1]);
    }

    /// <summary>What the team announced, and what the groups' own administrators said while it was quiet.</summary>
    /// <returns>How many groups were looked at, and the last of them.</returns>
    public static (int Count, long Last) Words(Change change, Mail mail, Settings settings, long after, int most)
    {
        var groups = AnnounceInGroups.Waiting(change, after, most).Union(change.Stores.Bulletins.GroupsWaiting(after, most)).Order().Take(most).ToArray();
        var words = new GroupWords(change, mail, settings);
        foreach (var id in groups) words.SayWaiting(change.Stores.Groups.Get(id));
        return (groups.Length, groups.Length == 0 ? after : groups[^1]);
    }

    /// <summary>Digests that are due; where nothing can be said now, the next one tells it all.</summary>
    public static int Digests(Change change, Mail mail, int most)
    {
        var due = change.Stores.Groups.DigestsDue(change.Now, most);
        var cards = new GroupCards(change, mail);
        foreach (var group in due)
        {
            // It was due while nothing ran: it comes when the group may be spoken to.
            if (group.IsQuietAt(change.Now, change.Timings.TimeZone))
            {
                change.Stores.Groups.TakeDigest(group.Id, change.Now, WallClock.Next(group.Setup!.Quiet.Until, change.Now, change.Timings.TimeZone));
                continue;
            }

            var taken = change.Stores.Groups.TakeDigest(group.Id, change.Now, group.Setup?.Digest.NextAfter(change.Now, change.Timings.TimeZone));
            // One that was muted is tried again: nobody tells when it may write.
            if (taken && group is { Setup: not null, Standing: not GroupStanding.Gone }) cards.SayDigest(group);
        }

        return due.Count;
    }

    /// <summary>Digests that stand in their groups and tell of what has changed since.</summary>
    /// <returns>How many groups were looked at, and the last of them.</returns>
    public static (int Count, long Last) StaleDigests(Change change, Mail mail, long after, int most)
    {
        var stale = change.Stores.Groups.WithStaleDigest(after, most);
        var cards = new GroupCards(change, mail);
        foreach (var group in stale) cards.FollowInDigest(group);
        return (stale.Count, stale.Count == 0 ? after : stale[^1].Id);
    }

    /// <summary>What nobody went on with in private goes from the group too.</summary>
    public static int Asked(Change change, Mail mail, int most)
    {
        var old = change.Stores.AskedInGroups.Before(change.Now - AskedInGroup.LivesFor, most);
        var cards = new GroupCards(change, mail);
        foreach (var asked in old)
        {
            cards.Remove(CardName.For(asked));
            change.Stores.AskedInGroups.Forget(asked.Id);
        }

        return old.Count;
    }

    /// <summary>The same of birthdays.</summary>
    public static int AskedBirthdays(Change change, Mail mail, int most)
    {
        var old = change.Stores.AskedBirthdays.Before(change.Now - AskedInGroup.LivesFor, most);
        var cards = new GroupCards(change, mail);
        foreach (var asked in old)
        {
            cards.Remove(CardName.For(asked));
            change.Stores.AskedBirthdays.Forget(asked.Id);
        }

        return old.Count;
    }

    /// <summary>What was said to a group is kept no longer than the digest repeats it; in the group it stays.</summary>
    public static int OldBulletins(Change change, Mail mail, int most)
    {
        var old = change.Stores.Bulletins.Before(change.Now - Bulletin.StandsFor - Bulletin.WaitsFor, most);
        foreach (var bulletin in old)
        {
            foreach (var sent in mail.CardsToRedraw(CardName.For(bulletin))) change.Stores.Cards.Forget(sent.Id);
            change.Stores.Bulletins.Forget(bulletin.Id);
        }

        return old.Count;
    }

    /// <summary>Cards of errands in groups whose old messages are out of reach.</summary>
    public static int Errands(Change change, Mail mail, int most)
    {
        var unsaid = change.Stores.Errands.ToSayAgain(most);
        var cards = new ErrandCards(change, mail);
        foreach (var errand in unsaid)
        {
            change.Stores.Errands.SaidAgain(errand.Id);
            if (errand.IsUnderWay || errand.State == Core.Errands.ErrandState.Waiting) cards.SayAgain(errand);
        }

        return unsaid.Count;
    }
}
