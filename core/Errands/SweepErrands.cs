namespace Solidarity.Core.Errands;

/// <summary>What the clock does about errands.</summary>
public static class SweepErrands
{
    /// <summary>The hour has come: the list goes to whoever goes. What nobody went on with in private is dropped.</summary>
    public static int Hours(Change change, int most)
    {
        var due = change.Stores.Errands.Due(change.Now, most, ErrandState.Waiting, ErrandState.Gathering);
        foreach (var errand in due)
        {
            if (errand.State == ErrandState.Waiting) CallOff.Drop(change, errand, byClock: true);
            else GoOff.Leave(change, errand, byClock: true);
        }

        return due.Count;
    }

    /// <summary>Whoever can't be written to any more, or was suspended, brings nobody anything.</summary>
    public static int Stranded(Change change, int most)
    {
        var stranded = change.Stores.Errands.Stranded(change.Now, most);
        foreach (var errand in stranded) CallOff.Drop(change, errand, byClock: true);
        return stranded.Count;
    }

    /// <summary>Whoever went and says nothing is reminded once; later the errand ends by itself.</summary>
    public static int Silent(Change change, int most)
    {
        var due = change.Stores.Errands.Due(change.Now, most, ErrandState.Gone);
        foreach (var errand in due)
        {
            if (errand.Reminded)
            {
                ComeBack.Finish(change, errand, ErrandEnd.Silent, byClock: true);
                continue;
            }

            var reminded = errand with { Reminded = true, DueAt = change.Now + (Errand.SilentAfter - Errand.RemindAfter) };
            if (change.Stores.Errands.Save(reminded, ErrandState.Gone)) change.Happened(new Happening.ErrandReminderDue(reminded));
        }

        return due.Count;
    }

    /// <summary>A week after its end nothing is left of an errand but what stands in people's own chats.</summary>
    public static int Forget(Change change, int most)
    {
        var over = change.Stores.Errands.Due(change.Now, most, ErrandState.Done, ErrandState.CalledOff);
        foreach (var errand in over)
        {
            change.Stores.ErrandLines.Forget(errand.Id);
            change.Stores.Errands.Forget(errand.Id);
            change.Happened(new Happening.ErrandForgotten(errand.Id));
        }

        return over.Count;
    }
}
