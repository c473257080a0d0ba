using Solidarity.Core.Safety;

namespace Solidarity.Core.Groups;

/// <summary>Somebody who administers a group says something to all of it. That they do, the caller has asked the server.</summary>
public static class SayToGroup
{
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Said(Bulletin Bulletin) : Outcome;

        /// <summary>It is said when the quiet hours of the group end.</summary>
        public sealed record Waits(Bulletin Bulletin) : Outcome;

        public sealed record TooMany : Outcome;

        public sealed record Refused(Flag Why) : Outcome;

        /// <summary>The bot isn't in it, may not write there, or nobody has set it up.</summary>
        public sealed record CannotSpeak : Outcome;
    }

    /// <summary>What nobody says through the bot; a number to ring is welcome.</summary>
    /// <returns>Null where nothing is in the way.</returns>
    public static Flag? Refusal(string words)
    {
        foreach (var flag in Flags.In(words))
        {
            if (flag is Flag.Money or Flag.Insult) return flag;
        }

        return null;
    }

    /// <param name="atOnce">Whether it answers somebody in the group itself; else it keeps to the group's hours.</param>
    public static Outcome Put(Change change, long personId, Group group, string words, bool atOnce)
    {
        if (Refusal(words) is { } why) return new Outcome.Refused(why);
        if (!group.IsActive) return new Outcome.CannotSpeak();
        if (change.Stores.Bulletins.Count(group.Id, change.Now - TimeSpan.FromDays(1)) >= Bulletin.MostADay) return new Outcome.TooMany();
        var waits = !atOnce && group.IsQuietAt(change.Now, change.Timings.TimeZone);
        var bulletin = change.Stores.Bulletins.Add(group.Id, personId, words, change.Now, waits);
        change.Stores.Groups.Keep(group.Id, personId, change.Now);
        change.Stores.Audit.Write(change.Now, personId, "group-notice", group.Reference);
        return waits ? new Outcome.Waits(bulletin) : new Outcome.Said(bulletin);
    }

    /// <summary>What waited for the hours of a group and may be said now. What waited too long is dropped.</summary>
    public static IReadOnlyList<Bulletin> Due(Change change, Group group)
    {
        var said = new List<Bulletin>();
        var quiet = !group.IsActive || group.IsQuietAt(change.Now, change.Timings.TimeZone);
        foreach (var bulletin in change.Stores.Bulletins.Waiting(group.Id))
        {
            var old = bulletin.At + Bulletin.WaitsFor <= change.Now;
            if (quiet && !old) continue;
            if (change.Stores.Bulletins.Settle(bulletin.Id, old ? null : change.Now) && !old) said.Add(bulletin with { SaidAt = change.Now });
        }

        return said;
    }
}
