namespace Solidarity.Core.Moderation;

/// <summary>Somebody of the team has read a report, and nothing more is to be done; what is done about it otherwise: <see cref="SanctionPerson"/>.</summary>
public static class DecideReport
{
    public enum Outcome { Decided, AlreadyDecided, TakenByAnother, Concerned, NoSuchReport }

    public static Outcome Close(Change change, long moderatorId, long reportId, ReportDecision decision)
    {
        if (change.Stores.Reports.Find(reportId) is not { } report) return Outcome.NoSuchReport;
        // Nobody judges of what concerns them, however small the team is.
        if (report.By == moderatorId || report.About == moderatorId) return Outcome.Concerned;
        if (report.Decision is not null) return Outcome.AlreadyDecided;
        if (ClaimCase.AnothersOn(change, moderatorId, new Reference(ReferenceKind.Report, reportId)) is not null) return Outcome.TakenByAnother;
        if (!change.Stores.Reports.Decide(reportId, decision, moderatorId, change.Now)) return Outcome.AlreadyDecided;
        change.Stores.Audit.Write(change.Now, moderatorId, decision == ReportDecision.Acted ? "report.acted" : "report.seen", report.Reference);
        change.Happened(new Happening.ReportDecided(change.Stores.Reports.Find(reportId)!));
        return Outcome.Decided;
    }
}
