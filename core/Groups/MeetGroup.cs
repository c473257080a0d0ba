using Solidarity.Core.Moderation;

namespace Solidarity.Core.Groups;

/// <summary>The bot is let into a group, or may do other things there than before.</summary>
public static class MeetGroup
{
    /// <param name="Title">As the channel tells it, made harmless.</param>
    public sealed record Facts(string Title, bool MayWrite, bool MayRemove, bool MayPin);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Never met, or nobody has set it up.</summary>
        public sealed record New(Group Group) : Outcome;

        /// <summary>It goes on as it was set up.</summary>
        public sealed record Back(Group Group) : Outcome;

        /// <summary>The bot was there already, and may write as before.</summary>
        public sealed record Same(Group Group) : Outcome;

        /// <summary>Nothing can be said there.</summary>
        public sealed record Mute(Group Group) : Outcome;
    }

    public static Outcome Run(Change change, string channel, string chat, Facts facts)
    {
        var groups = change.Stores.Groups;
        var known = groups.Find(channel, chat);
        var met = (known ?? groups.Add(new Group(0, channel, chat, facts.Title, GroupStanding.Present, Invitation.NewSecret(), null), change.Now)) with
        {
            Title = facts.Title,
            Standing = facts.MayWrite ? GroupStanding.Present : GroupStanding.Muted,
            MayRemove = facts.MayRemove,
            MayPin = facts.MayPin,
        };
        groups.SaveFacts(met);
        if (!facts.MayWrite) return new Outcome.Mute(met);
        if (known?.Standing == GroupStanding.Present) return new Outcome.Same(met);
        // What was due while nothing could be said is not made up for: the next one tells it all.
        if (met.Setup is { } setup) groups.SaveSetup(met.Id, setup, setup.Digest.NextAfter(change.Now, change.Timings.TimeZone));
        return met.Setup is null ? new Outcome.New(met) : new Outcome.Back(met);
    }
}
