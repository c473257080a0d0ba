using Solidarity.Core.States;

namespace Solidarity.Core.Errands;

/// <summary>On the way, whoever goes ticks what they found and what there wasn't. A second press takes the tick away.</summary>
public static class TickLine
{
    /// <summary>What nobody said anything of yet, all at once.</summary>
    /// <returns>Null where the errand isn't theirs, or they aren't on their way.</returns>
    public static Errand? Rest(Change change, long personId, long errandId, bool found)
    {
        if (ComeBack.Open(change, personId, errandId) is not { } errand) return null;
        foreach (var line in ComeBack.Unticked(change, errand)) Run(change, personId, line.Id, found);
        return errand;
    }

    /// <returns>Null where the errand isn't theirs, or they aren't on their way.</returns>
    public static Errand? Run(Change change, long personId, long lineId, bool found)
    {
        if (change.Stores.ErrandLines.Find(lineId) is not { } line || change.Stores.Errands.Find(line.ErrandId) is not { State: ErrandState.Gone } errand || errand.PersonId != personId) return null;
        var same = line.State == (found ? LineState.Found : LineState.Missing);
        var trigger = same ? LineTrigger.Untick : found ? LineTrigger.Find : LineTrigger.Miss;
        if (LineLifecycle.Machine.Fire(line.State, trigger) is not Firing<LineState>.Next next || !change.Stores.ErrandLines.Save(line with { State = next.State }, line.State)) return null;
        change.Happened(new Happening.ErrandTouched(errand));
        return errand;
    }
}
