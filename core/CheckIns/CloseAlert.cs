using Solidarity.Core.Moderation;

namespace Solidarity.Core.CheckIns;

/// <summary>Somebody of the team has reached the person, or called for help.</summary>
public static class CloseAlert
{
    public enum Outcome { Closed, TakenByAnother, IsOver, NoSuchAlert }

    /// <summary>Nobody closes what is about themselves: to whom it is about it doesn't exist.</summary>
    public static Outcome By(Change change, long moderatorId, long roundId, bool helpCalled)
    {
        if (change.Stores.CheckInRounds.Find(roundId) is not { TeamToldAt: not null } round || round.PersonId == moderatorId) return Outcome.NoSuchAlert;
        if (!round.IsWithTeam) return Outcome.IsOver;
        if (ClaimCase.AnothersOn(change, moderatorId, new Reference(ReferenceKind.CheckIn, roundId)) is not null) return Outcome.TakenByAnother;
        if (MoveRound.Reach(change, round, moderatorId, helpCalled) is null) return Outcome.IsOver;
        change.Stores.Audit.Write(change.Now, moderatorId, helpCalled ? "check-in.help-called" : "check-in.reached", round.Reference);
        return Outcome.Closed;
    }
}
