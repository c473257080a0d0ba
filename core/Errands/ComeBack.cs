namespace Solidarity.Core.Errands;

/// <summary>Whoever went is back, and says how the neighbours come by what was bought.</summary>
public static class ComeBack
{
    /// <summary>The errand of this person that is on its way.</summary>
    public static Errand? Open(Change change, long personId, long id) =>
        change.Stores.Errands.Find(id) is { State: ErrandState.Gone } errand && errand.PersonId == personId ? errand : null;

    /// <summary>What they haven't said yet whether they found it.</summary>
    public static IReadOnlyList<ErrandLine> Unticked(Change change, Errand errand) => [.. change.Stores.ErrandLines.Of(errand.Id).Where(line => line.State == LineState.Asked)];

    /// <summary>Whether there is anything to hand over: where nothing was to be had, nobody is asked how.</summary>
    public static bool HasAnything(Change change, Errand errand) => change.Stores.ErrandLines.Of(errand.Id).Any(line => line.State is LineState.Found or LineState.Asked);

    /// <returns>Null where it isn't theirs, or they aren't on their way.</returns>
    public static Errand? Run(Change change, long personId, long id, ErrandEnd end)
    {
        if (Open(change, personId, id) is not { } errand) return null;
        return Finish(change, errand, end is ErrandEnd.Bring or ErrandEnd.Fetch && HasAnything(change, errand) ? end : ErrandEnd.Nothing, byClock: false);
    }

    internal static Errand? Finish(Change change, Errand errand, ErrandEnd end, bool byClock)
    {
        if (errand.After(end == ErrandEnd.Silent ? ErrandTrigger.FallSilent : ErrandTrigger.ComeBack) is not { } over) return null;
        var done = over with { End = end, DueAt = change.Now + Errand.KeptFor };
        if (!change.Stores.Errands.Save(done, errand.State)) return null;
        change.Happened(new Happening.ErrandEnded(done, errand.State, byClock));
        return done;
    }
}
