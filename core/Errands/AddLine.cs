using Solidarity.Core.Groups;
using Solidarity.Core.Safety;

namespace Solidarity.Core.Errands;

/// <summary>A neighbour asks whoever goes to the shop to bring something along.</summary>
public static class AddLine
{
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Added(ErrandLine Line) : Outcome;

        /// <summary>The list is full, or the two don't meet: which of both is nobody's to know.</summary>
        public sealed record Full : Outcome;

        /// <summary>They have added as much as one can.</summary>
        public sealed record TooMany : Outcome;

        /// <summary>Whoever goes is off, or doesn't go.</summary>
        public sealed record Over : Outcome;

        public sealed record OnesOwn : Outcome;

        /// <summary>Nothing is said, or too much.</summary>
        public sealed record Unclear : Outcome;

        public sealed record Barred(Flag Flag) : Outcome;
    }

    /// <returns>Why nothing more can be asked for; null where it can.</returns>
    public static Outcome? Refusal(Change change, long personId, Errand errand)
    {
        var (lines, group) = (change.Stores.ErrandLines.Of(errand.Id), change.Stores.Groups.Get(errand.GroupId));
        var own = lines.Where(line => line.PersonId == personId).ToArray();
        if (errand.State != ErrandState.Gathering) return new Outcome.Over();
        if (errand.PersonId == personId) return new Outcome.OnesOwn();
        // Once the bot was put out nobody comes new; whoever is on the list goes on.
        if (group.Standing == GroupStanding.Gone && own.Length == 0) return new Outcome.Over();
        var (blocks, goer) = (change.Stores.Blocks, errand.PersonId);
        if (blocks.Holds(personId, goer) || blocks.Holds(goer, personId) || change.Stores.People.Get(goer).IsBanned(change.Now)) return new Outcome.Full();
        if (lines.Count(line => line.State != LineState.Withdrawn) >= ErrandLine.MostInErrand) return new Outcome.Full();
        return own.Length >= ErrandLine.MostEverOfOne || own.Count(line => line.State != LineState.Withdrawn) >= ErrandLine.MostOfOne ? new Outcome.TooMany() : null;
    }

    public static Outcome Run(Change change, long personId, long errandId, string typed)
    {
        if (change.Stores.Errands.Find(errandId) is not { } errand) return new Outcome.Over();
        if (Refusal(change, personId, errand) is { } refusal) return refusal;
        if (ErrandLine.Tidy(typed) is not { } words) return new Outcome.Unclear();
        if (ErrandLine.Barred(words) is { } flag) return new Outcome.Barred(flag);
        var line = change.Stores.ErrandLines.Add(new ErrandLine(0, errand.Id, personId, words, LineState.Asked, change.Now));
        change.Happened(new Happening.ErrandTouched(errand));
        return new Outcome.Added(line);
    }
}
