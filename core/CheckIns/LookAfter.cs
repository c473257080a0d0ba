namespace Solidarity.Core.CheckIns;

/// <summary>The buddy says what they found; so does the team.</summary>
public static class LookAfter
{
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Thanked : Outcome;

        public sealed record TeamTold : Outcome;

        /// <param name="Until">When the team hears of it, where nothing more is said.</param>
        public sealed record Looking(DateTimeOffset Until) : Outcome;

        public sealed record IsOver : Outcome;

        public sealed record NotYours : Outcome;
    }

    public static Outcome Found(Change change, long buddyId, long roundId) => Of(change, buddyId, roundId, round =>
        MoveRound.Reach(change, round, buddyId, helpCalled: false) is null ? new Outcome.IsOver() : new Outcome.Thanked());

    public static Outcome NotFound(Change change, long buddyId, long roundId) => Of(change, buddyId, roundId, round =>
    {
        MoveRound.ToTeam(change, round);
        return change.Stores.CheckInRounds.Find(roundId) is { IsWithTeam: true } ? new Outcome.TeamTold() : new Outcome.IsOver();
    });

    /// <summary>Gives them the time once more; once.</summary>
    public static Outcome OnMyWay(Change change, long buddyId, long roundId) => Of(change, buddyId, roundId, round =>
    {
        if (round.State == RoundState.WithTeam) return new Outcome.TeamTold();
        if (round.LookingAt is not null) return new Outcome.Looking(round.DueAt!.Value);
        var until = HelloTimes.Due(change.Now, change.Timings.TellTeamAfter, change.Timings);
        return MoveRound.Save(change, round with { LookingAt = change.Now, DueAt = until }) is null ? new Outcome.IsOver() : new Outcome.Looking(until);
    });

    /// <summary>What a buddy finds still counts when the team has been told; whoever stepped back is asked no more.</summary>
    private static Outcome Of(Change change, long buddyId, long roundId, Func<CheckInRound, Outcome> then)
    {
        if (change.Stores.CheckInRounds.Find(roundId) is not { } round || round.BuddyId != buddyId) return new Outcome.NotYours();
        return round.State is RoundState.WithBuddy or RoundState.WithTeam ? then(round) : new Outcome.IsOver();
    }
}
