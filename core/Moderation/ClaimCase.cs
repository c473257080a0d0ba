using Solidarity.Core.Matching;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Moderation;

/// <summary>
/// Somebody of the team takes a report, an answer to a sanction, a post that is held or an alert, as <see cref="ClaimMatch"/> does a match: nobody else
/// decides meanwhile, and the claim ends by itself.
/// </summary>
public static class ClaimCase
{
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Taken(Claim Claim) : Outcome;

        public sealed record GivenBack : Outcome;

        /// <summary>Another has it; nothing was changed.</summary>
        public sealed record TakenBy(Claim Claim) : Outcome;

        /// <summary>There was nothing to give back.</summary>
        public sealed record WasFree : Outcome;

        /// <summary>It was decided, or there is no such thing.</summary>
        public sealed record IsOver : Outcome;
    }

    /// <summary>Whoever calls has checked that it does not concern the moderator, and is theirs to see.</summary>
    public static Outcome Take(Change change, long moderatorId, Reference subject)
    {
        if (!IsOpen(change, subject)) return new Outcome.IsOver();
        if (AnothersOn(change, moderatorId, subject) is { } other) return new Outcome.TakenBy(other);
        var claim = new Claim(moderatorId, change.Now + ClaimMatch.Lasts);
        // Of two who press at once the second finds what the first has done.
        if (!change.Stores.Claims.Take(subject.ToString(), claim, change.Now)) return new Outcome.TakenBy(change.Stores.Claims.Of(subject.ToString(), change.Now)!);
        Note(change, moderatorId, subject, "take");
        return new Outcome.Taken(claim);
    }

    /// <inheritdoc cref="Take"/>
    public static Outcome GiveBack(Change change, long moderatorId, Reference subject)
    {
        if (AnothersOn(change, moderatorId, subject) is { } other) return new Outcome.TakenBy(other);
        if (!change.Stores.Claims.GiveBack(subject.ToString(), moderatorId, change.Now)) return new Outcome.WasFree();
        Note(change, moderatorId, subject, "give-back");
        return new Outcome.GivenBack();
    }

    /// <summary>Who else has it in hand now.</summary>
    public static Claim? AnothersOn(Change change, long moderatorId, Reference subject) =>
        change.Stores.Claims.Of(subject.ToString(), change.Now) is { } claim && claim.By != moderatorId ? claim : null;

    private static bool IsOpen(Change change, Reference subject) => subject.Kind switch
    {
        ReferenceKind.Report => change.Stores.Reports.Find(subject.Id) is { Decision: null },
        ReferenceKind.Sanction => change.Stores.Sanctions.Find(subject.Id) is { AppealedAt: not null, Verdict: null },
        ReferenceKind.Need or ReferenceKind.Offer => change.Stores.Posts.Find(subject.Id) is { State: PostState.Held },
        ReferenceKind.CheckIn => change.Stores.CheckInRounds.Find(subject.Id) is { IsWithTeam: true },
        _ => false,
    };

    private static void Note(Change change, long moderatorId, Reference subject, string action)
    {
        change.Stores.Audit.Write(change.Now, moderatorId, action, subject.ToString());
        change.Happened(new Happening.CaseTouched(subject));
    }
}
