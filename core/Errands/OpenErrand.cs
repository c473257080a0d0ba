using Solidarity.Core.Groups;
using Solidarity.Core.Moderation;
using Solidarity.Core.Safety;

namespace Solidarity.Core.Errands;

/// <summary>Somebody says in a group that they go to the shop. It waits until all is known and agreed to, then the group sees it.</summary>
public static class OpenErrand
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Opened(Errand Errand) : Outcome;

        /// <summary>They have one under way in this group.</summary>
        public sealed record OneAlready(Errand Other) : Outcome;

        public sealed record TooManyToday : Outcome;

        public sealed record GroupFull : Outcome;

        /// <summary>Not theirs, open already, over, or something is still to be said.</summary>
        public sealed record NotNow : Outcome;
    }

    /// <summary>What they began before in this group, and nobody has seen, makes room.</summary>
    /// <param name="at">Null where no hour was said, or none that can be.</param>
    /// <returns>Null where they have begun too often.</returns>
    public static Errand? Begin(Change change, long personId, Group group, string what, DateTimeOffset? at)
    {
        var errands = change.Stores.Errands;
        if (errands.Begun(personId, change.Now - Day) >= Errand.MostBegunADay) return null;
        foreach (var old in errands.Of(personId).Where(old => old.State == ErrandState.Waiting && old.GroupId == group.Id)) CallOff.Drop(change, old);
        return errands.Add(new Errand(
            0, group.Id, personId, Invitation.NewSecret(), ErrandState.Waiting, what, at, ShowsName: false, change.Now, null, change.Now + Errand.WaitsFor, Reminded: false, null));
    }

    /// <summary>Whether the words can stand before a group as they are: else they are asked for anew, in private.</summary>
    public static bool MayBeSaid(string what) => what.Length is > 0 and <= Errand.LongestWhat && Flags.In(what).Count == 0 && DangerWords.In(what).Count == 0;

    /// <summary>Whoever goes has said in private what was missing.</summary>
    /// <returns>Null where it isn't theirs, or no longer waits.</returns>
    public static Errand? Complete(Change change, long personId, long id, string? what, DateTimeOffset? at)
    {
        if (change.Stores.Errands.Find(id) is not { State: ErrandState.Waiting } errand || errand.PersonId != personId) return null;
        var completed = errand with { What = what ?? errand.What, At = at ?? errand.At };
        return change.Stores.Errands.Save(completed, ErrandState.Waiting) ? completed : null;
    }

    public static Outcome Run(Change change, long personId, long id)
    {
        var errands = change.Stores.Errands;
        if (errands.Find(id) is not { } errand || errand.PersonId != personId || errand.State != ErrandState.Waiting || !errand.IsReadyAt(change.Now) || !MayBeSaid(errand.What)) return new Outcome.NotNow();
        if (change.Stores.Groups.Get(errand.GroupId) is not { IsActive: true, Setup.Errands: true }) return new Outcome.NotNow();
        var here = errands.UnderWay(errand.GroupId);
        if (here.FirstOrDefault(other => other.PersonId == personId) is { } other) return new Outcome.OneAlready(other);
        if (here.Count >= Errand.MostInGroup) return new Outcome.GroupFull();
        if (errands.Opened(personId, change.Now - Day) >= Errand.MostADay) return new Outcome.TooManyToday();
        if (errand.After(ErrandTrigger.Open) is not { } gathering) return new Outcome.NotNow();
        var opened = gathering with { OpenedAt = change.Now, DueAt = errand.At!.Value };
        if (!errands.Save(opened, errand.State)) return new Outcome.NotNow();
        change.Happened(new Happening.ErrandOpened(opened));
        return new Outcome.Opened(opened);
    }
}
