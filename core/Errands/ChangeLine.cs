namespace Solidarity.Core.Errands;

/// <summary>Whoever asked for something says it otherwise, or takes it back: until the list is final.</summary>
public static class ChangeLine
{
    /// <summary>The line and its errand, where this person can still change it.</summary>
    public static (ErrandLine Line, Errand Errand)? Open(Change change, long personId, long lineId) =>
        change.Stores.ErrandLines.Find(lineId) is { State: LineState.Asked } line && line.PersonId == personId && change.Stores.Errands.Find(line.ErrandId) is { State: ErrandState.Gathering } errand
            ? (line, errand)
            : null;

    /// <returns>The errand; null where it can't be changed, or not into these words.</returns>
    public static Errand? Reword(Change change, long personId, long lineId, string typed)
    {
        if (Open(change, personId, lineId) is not var (line, errand) || ErrandLine.Tidy(typed) is not { } words || ErrandLine.Barred(words) is not null) return null;
        return Save(change, errand, line with { Words = words }) ? errand : null;
    }

    public static Errand? TakeBack(Change change, long personId, long lineId)
    {
        if (Open(change, personId, lineId) is not var (line, errand)) return null;
        return Save(change, errand, line with { Words = "", State = LineState.Withdrawn }) ? errand : null;
    }

    private static bool Save(Change change, Errand errand, ErrandLine line)
    {
        if (!change.Stores.ErrandLines.Save(line, LineState.Asked)) return false;
        change.Happened(new Happening.ErrandTouched(errand));
        return true;
    }
}
