namespace Solidarity.Core.Errands;

/// <summary>Whoever wanted to go doesn't.</summary>
public static class CallOff
{
    /// <returns>Null where it isn't theirs, or they are off already.</returns>
    public static Errand? Run(Change change, long personId, long id) => ChangeErrand.Open(change, personId, id) is { } errand ? Drop(change, errand) : null;

    /// <summary>What they began and nobody has seen: it comes to nothing.</summary>
    public static void RunBefore(Change change, long personId, long id)
    {
        if (change.Stores.Errands.Find(id) is { State: ErrandState.Waiting } errand && errand.PersonId == personId) Drop(change, errand);
    }

    internal static Errand? Drop(Change change, Errand errand, bool byClock = false)
    {
        if (errand.After(ErrandTrigger.CallOff) is not { } called) return null;
        var off = called with { DueAt = change.Now + Errand.KeptFor };
        if (!change.Stores.Errands.Save(off, errand.State)) return null;
        change.Happened(new Happening.ErrandEnded(off, errand.State, byClock));
        return off;
    }
}
