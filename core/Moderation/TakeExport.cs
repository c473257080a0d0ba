namespace Solidarity.Core.Moderation;

/// <summary>Somebody of the team takes posts and matches out of the program as a file. It is written down who, when, and for contacts why.</summary>
public static class TakeExport
{
    /// <summary>So many times an hour one person may: what is needed more often is not for a file.</summary>
    public const int MostAnHour = 5;

    public const int ShortestReason = 10, LongestReason = 300;

    public enum Outcome { Taken, TooOften, ReasonTooShort }

    public static Outcome Plain(Change change, long moderatorId)
    {
        if (IsTooOften(change, moderatorId)) return Outcome.TooOften;
        change.Stores.Audit.Write(change.Now, moderatorId, "export", "platform");
        return Outcome.Taken;
    }

    /// <summary>With names and the ways to reach people. Whoever calls has checked that this is an administrator.</summary>
    /// <param name="reason">As it was written; kept, and told to the other administrators.</param>
    public static Outcome WithContacts(Change change, long administratorId, string reason)
    {
        reason = reason.Trim();
        if (reason.Length < ShortestReason) return Outcome.ReasonTooShort;
        if (IsTooOften(change, administratorId)) return Outcome.TooOften;
        if (reason.Length > LongestReason) reason = reason[..(char.IsHighSurrogate(reason[LongestReason - 1]) ? LongestReason - 1 : LongestReason)];
        change.Stores.Audit.Write(change.Now, administratorId, "export-contacts", "platform", reason);
        change.Happened(new Happening.ContactsExported(administratorId, reason));
        return Outcome.Taken;
    }

    private static bool IsTooOften(Change change, long moderatorId) =>
        change.Stores.Audit.By(moderatorId, "platform", change.Now - TimeSpan.FromHours(1)).Count(row => row.Action is "export" or "export-contacts") >= MostAnHour;
}
