namespace Solidarity.Core.Errands;

/// <summary>Whoever goes changes the hour, or whether the group may see their first name: until they are off.</summary>
public static class ChangeErrand
{
    public static Errand? Open(Change change, long personId, long id) =>
        change.Stores.Errands.Find(id) is { State: ErrandState.Gathering } errand && errand.PersonId == personId ? errand : null;

    /// <returns>Null where it isn't theirs, or they are off already.</returns>
    public static Errand? Retime(Change change, long personId, long id, DateTimeOffset at)
    {
        if (Open(change, personId, id) is not { } errand) return null;
        var changed = errand with { At = at, DueAt = at };
        if (errand.At == at || !change.Stores.Errands.Save(changed, ErrandState.Gathering)) return errand;
        change.Happened(new Happening.ErrandRetimed(changed));
        return changed;
    }

    public static Errand? TurnName(Change change, long personId, long id)
    {
        if (Open(change, personId, id) is not { } errand) return null;
        var changed = errand with { ShowsName = !errand.ShowsName };
        if (!change.Stores.Errands.Save(changed, ErrandState.Gathering)) return null;
        change.Happened(new Happening.ErrandTouched(changed));
        return changed;
    }
}
