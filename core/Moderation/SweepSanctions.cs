namespace Solidarity.Core.Moderation;

/// <summary>Suspensions that are over, and answers that nobody has decided about in time.</summary>
public static class SweepSanctions
{
    /// <returns>How many it dealt with; call again while it is <paramref name="most"/>.</returns>
    public static int Over(Change change, int most)
    {
        var over = change.Stores.People.BannedUntil(change.Now, most);
        foreach (var person in over)
        {
            if (!change.Stores.People.EndBan(person.Id, change.Now)) continue;
            change.Stores.Audit.Write(change.Now, null, "suspension-over", person.Reference);
            change.Happened(new Happening.SuspensionOver(person));
        }

        return over.Count;
    }

    /// <summary>Reports that nobody has read: the administrators are reminded, once.</summary>
    /// <inheritdoc cref="Over"/>
    public static int Unread(Change change, int most)
    {
        var unread = change.Stores.Reports.Due(change.Now, most);
        foreach (var report in unread)
        {
            change.Stores.Reports.Reminded(report.Id);
            change.Happened(new Happening.ReportWaits(report));
        }

        return unread.Count;
    }

    /// <summary>The administrators are reminded, once, and the person hears honestly that it takes longer.</summary>
    /// <inheritdoc cref="Over"/>
    public static int Overdue(Change change, int most)
    {
        var overdue = change.Stores.Sanctions.Overdue(change.Now, most);
        foreach (var sanction in overdue)
        {
            change.Stores.Sanctions.Reminded(sanction.Id);
            change.Happened(new Happening.AppealOverdue(sanction));
        }

        return overdue.Count;
    }
}
