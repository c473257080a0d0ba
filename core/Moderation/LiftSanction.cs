namespace Solidarity.Core.Moderation;

/// <summary>An administrator takes a warning or a suspension back by themselves, without the person having answered it.</summary>
public static class LiftSanction
{
    public enum Outcome { Lifted, NoSuchSanction, AlreadyDecided, HasAnswer, Concerned }

    /// <returns>Why this administrator can't; null where they can.</returns>
    public static Outcome? Barred(Change change, long administratorId, long sanctionId)
    {
        if (change.Stores.Sanctions.Find(sanctionId) is not { } sanction) return Outcome.NoSuchSanction;
        if (sanction.Verdict is not null) return Outcome.AlreadyDecided;
        // What the person has answered is for another than who decided: the card of the answer leads there.
        if (sanction.AppealedAt is not null) return Outcome.HasAnswer;
        return sanction.PersonId == administratorId || sanction.ReportId is { } report && change.Stores.Reports.Find(report)?.By == administratorId ? Outcome.Concerned : null;
    }

    /// <param name="words">Why, as the person will read it.</param>
    public static Outcome Run(Change change, long administratorId, long sanctionId, string words)
    {
        // Everybody else is kept off the board until this is decided: somebody may just be suspending this person anew.
        _ = change.Stores.Matches;
        if (Barred(change, administratorId, sanctionId) is { } no) return no;
        if (!change.Stores.Sanctions.Lift(sanctionId, words, administratorId, change.Now)) return Outcome.AlreadyDecided;
        var sanction = change.Stores.Sanctions.Find(sanctionId)!;
        DecideAppeal.Free(change, sanction.PersonId);
        change.Stores.Audit.Write(change.Now, administratorId, "sanction-lifted", sanction.Reference, words);
        change.Happened(new Happening.AppealDecided(sanction));
        return Outcome.Lifted;
    }
}
