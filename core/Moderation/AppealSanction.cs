namespace Solidarity.Core.Moderation;

/// <summary>Whoever was warned or suspended answers, once; another moderator than the one who decided reads it.</summary>
public static class AppealSanction
{
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Given(Sanction Sanction) : Outcome;

        public sealed record Already(Sanction Sanction) : Outcome;

        public sealed record TooLate : Outcome;

        public sealed record NotYours : Outcome;
    }

    /// <returns>Why they can't answer it; null where they can.</returns>
    public static Outcome? Barred(Change change, long personId, long speakerId, long sanctionId)
    {
        if (change.Stores.Sanctions.Find(sanctionId) is not { } sanction || sanction.PersonId != personId) return new Outcome.NotYours();
        // Nobody answers in somebody's name what they have decided themselves.
        if (sanction.By == speakerId) return new Outcome.NotYours();
        // What was taken back needs no answer.
        if (sanction.AppealedAt is not null || sanction.Verdict is not null) return new Outcome.Already(sanction);
        return sanction.At + Sanction.CanBeAppealedFor < change.Now ? new Outcome.TooLate() : null;
    }

    /// <param name="speakerId">Who writes it down: the person, or whoever of the team speaks for them.</param>
    public static Outcome Give(Change change, long personId, long speakerId, long sanctionId, string words)
    {
        if (Barred(change, personId, speakerId, sanctionId) is { } no) return no;
        if (!change.Stores.Sanctions.Appeal(sanctionId, words, speakerId, change.Now, change.Now + change.Timings.DecideAppealsWithin))
            return new Outcome.Already(change.Stores.Sanctions.Find(sanctionId)!);
        var sanction = change.Stores.Sanctions.Find(sanctionId)!;
        change.Stores.Audit.Write(change.Now, personId, "appeal", sanction.Reference);
        change.Happened(new Happening.Appealed(sanction));
        return new Outcome.Given(sanction);
    }
}
