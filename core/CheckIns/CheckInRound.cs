using Solidarity.Core.States;

namespace Solidarity.Core.CheckIns;

/// <summary>
/// Where a hello stands. <see cref="Answered"/>: the person was heard of. <see cref="Wished"/>: they asked for the team. <see cref="Reached"/>: somebody
/// else saw to it. <see cref="Ended"/>: a newer one stands in its place, or it was not gone on with.
/// </summary>
public enum RoundState { Asked, Repeated, WithBuddy, WithTeam, Answered, Wished, Reached, Ended }

public enum RoundTrigger { Repeat, AskBuddy, TellTeam, Hear, Wish, Reach, End }

public enum HelloAnswer { Well, NotWell, Help }

/// <summary>One time that somebody was asked how they are, and what came of it.</summary>
/// <param name="DueAt">When the next step is due; null where nothing is any more.</param>
public sealed record CheckInRound(long Id, long PersonId, RoundState State, DateTimeOffset AskedAt, DateTimeOffset? DueAt, int Version)
{
    /// <summary>Who was asked to look after them.</summary>
    public long? BuddyId { get; init; }

    /// <summary>When the buddy said that they are on their way; once a round.</summary>
    public DateTimeOffset? LookingAt { get; init; }

    /// <summary>How often somebody of the team rang them in vain.</summary>
    public int UnansweredCalls { get; init; }

    public HelloAnswer? Answer { get; init; }

    /// <summary>When they were heard of.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    public DateTimeOffset? TeamToldAt { get; init; }

    /// <summary>Who saw to it: the buddy, or somebody of the team.</summary>
    public long? ClosedBy { get; init; }

    /// <summary>Whoever saw to it called for help.</summary>
    public bool HelpCalled { get; init; }

    /// <summary>Whether the team was told because they asked for it: they were heard of before.</summary>
    public bool IsWish => TeamToldAt is not null && HeardAt <= TeamToldAt;

    public string Reference => "C" + Id;

    /// <summary>Whether it waits for the team.</summary>
    public bool IsWithTeam => State is RoundState.WithTeam or RoundState.Wished;

    /// <returns>Null where that means nothing any more; then nothing is due, but in a state that somebody still has to act in.</returns>
    public CheckInRound? After(RoundTrigger trigger) =>
        CheckInLifecycle.Machine.Fire(State, trigger) is Firing<RoundState>.Next next ? this with { State = next.State, DueAt = null } : null;
}

public static class CheckInLifecycle
{
    /// <summary>Two questions, then whoever was named, then the team; whoever is heard of ends it from anywhere.</summary>
    public static readonly StateMachine<RoundState, RoundTrigger> Machine =
        StateMachine<RoundState, RoundTrigger>.Named("check-in", RoundState.Asked)
            .Permit(RoundState.Asked, RoundTrigger.Repeat, RoundState.Repeated)
            .Permit(RoundState.Asked, RoundTrigger.Hear, RoundState.Answered)
            .Permit(RoundState.Asked, RoundTrigger.End, RoundState.Ended)
            .Permit(RoundState.Repeated, RoundTrigger.AskBuddy, RoundState.WithBuddy)
            .Permit(RoundState.Repeated, RoundTrigger.TellTeam, RoundState.WithTeam)
            .Permit(RoundState.Repeated, RoundTrigger.Hear, RoundState.Answered)
            .Permit(RoundState.Repeated, RoundTrigger.End, RoundState.Ended)
            .Permit(RoundState.WithBuddy, RoundTrigger.TellTeam, RoundState.WithTeam)
            .Permit(RoundState.WithBuddy, RoundTrigger.Reach, RoundState.Reached)
            .Permit(RoundState.WithBuddy, RoundTrigger.Hear, RoundState.Answered)
            .Permit(RoundState.WithBuddy, RoundTrigger.End, RoundState.Ended)
            .Permit(RoundState.WithTeam, RoundTrigger.Reach, RoundState.Reached)
            .Permit(RoundState.WithTeam, RoundTrigger.Hear, RoundState.Answered)
            .Permit(RoundState.WithTeam, RoundTrigger.End, RoundState.Ended)
            // An answer that comes late is kept all the same.
            .Permit(RoundState.Reached, RoundTrigger.Hear, RoundState.Answered)
            .Permit(RoundState.Answered, RoundTrigger.Wish, RoundState.Wished)
            // A press does not end it: they asked to be called, and nobody has.
            .Permit(RoundState.Wished, RoundTrigger.Reach, RoundState.Reached)
            .Freeze();
}
