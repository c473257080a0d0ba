namespace Solidarity.Core.Errands;

/// <summary>Whoever goes is off: the list is final. Where nobody asked for anything, that is all.</summary>
public static class GoOff
{
    /// <returns>Null where it isn't theirs, or they are off already.</returns>
    public static Errand? Run(Change change, long personId, long id) => ChangeErrand.Open(change, personId, id) is { } errand ? Leave(change, errand, byClock: false) : null;

    internal static Errand? Leave(Change change, Errand errand, bool byClock)
    {
        WithdrawThoseSuspended(change, errand);
        var asked = change.Stores.ErrandLines.Of(errand.Id).Any(line => line.State == LineState.Asked);
        var left = asked
            ? errand.After(ErrandTrigger.GoOff, asked)! with { DueAt = change.Now + Errand.RemindAfter }
            : errand.After(ErrandTrigger.GoAlone)! with { End = ErrandEnd.Nobody, DueAt = change.Now + Errand.KeptFor };
        if (!change.Stores.Errands.Save(left, errand.State)) return null;
        change.Happened(asked ? new Happening.ErrandOff(left, byClock) : new Happening.ErrandEnded(left, ErrandState.Gathering, byClock));
        return left;
    }

    private static void WithdrawThoseSuspended(Change change, Errand errand)
    {
        foreach (var line in change.Stores.ErrandLines.Of(errand.Id).Where(line => line.State == LineState.Asked && change.Stores.People.Get(line.PersonId).IsBanned(change.Now)))
            change.Stores.ErrandLines.Save(line with { Words = "", State = LineState.Withdrawn }, LineState.Asked);
    }
}
