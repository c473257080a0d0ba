namespace Solidarity.Core.Moderation;

/// <summary>Another moderator than the one who warned or suspended somebody decides about that person's answer, with a reason.</summary>
public static class DecideAppeal
{
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Decided(Sanction Sanction) : Outcome;

        /// <summary>It was this moderator's own decision, it concerns them, or they reported it or wrote the answer down: another must decide, however small the team is.</summary>
        public sealed record MustBeAnother : Outcome;

        public sealed record AlreadyDecided(Sanction Sanction) : Outcome;

        /// <summary>Another has it in hand.</summary>
        public sealed record TakenBy(Matching.Claim Claim) : Outcome;

        public sealed record NoSuchAppeal : Outcome;
    }

    /// <returns>Why this moderator can't decide about it; null where they can.</returns>
    public static Outcome? Barred(Change change, long moderatorId, long sanctionId)
    {
        if (change.Stores.Sanctions.Find(sanctionId) is not { AppealedAt: not null } sanction) return new Outcome.NoSuchAppeal();
        if (sanction.Verdict is not null) return new Outcome.AlreadyDecided(sanction);
        if (ClaimCase.AnothersOn(change, moderatorId, new Reference(ReferenceKind.Sanction, sanctionId)) is { } claim) return new Outcome.TakenBy(claim);
        var reported = sanction.ReportId is { } report ? change.Stores.Reports.Find(report)?.By : null;
        return new[] { sanction.By, sanction.PersonId, sanction.AppealBy, reported }.Contains(moderatorId) ? new Outcome.MustBeAnother() : null;
    }

    /// <param name="words">Why, as the person will read it.</param>
    public static Outcome Give(Change change, long moderatorId, long sanctionId, Verdict verdict, string words)
    {
        // Everybody else is kept off the board until this is decided: somebody may just be suspending this person anew.
        _ = change.Stores.Matches;
        if (Barred(change, moderatorId, sanctionId) is { } no) return no;
        if (!change.Stores.Sanctions.Decide(sanctionId, verdict, words, moderatorId, change.Now))
            return new Outcome.AlreadyDecided(change.Stores.Sanctions.Find(sanctionId)!);
        var sanction = change.Stores.Sanctions.Find(sanctionId)!;
        if (verdict == Verdict.Lifted) Free(change, sanction.PersonId);
        change.Stores.Audit.Write(change.Now, moderatorId, verdict == Verdict.Lifted ? "appeal.is-lifted" : "appeal.is-upheld", sanction.Reference, words);
        change.Happened(new Happening.AppealDecided(sanction));
        return new Outcome.Decided(sanction);
    }

    /// <summary>A sanction holds no more; what else holds against them goes on.</summary>
    internal static void Free(Change change, long personId) =>
        change.Stores.People.SetBanned(personId, change.Stores.Sanctions.Standing(personId).Max(s => s.Until) is { } until && until > change.Now ? until : null);
}
