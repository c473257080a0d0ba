namespace Solidarity.Core.CheckIns;

/// <summary>Somebody answers how they are, or is heard of in another way.</summary>
public static class AnswerHello
{
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Kept(CheckInRound Round) : Outcome;

        public sealed record AnsweredAlready(CheckInRound Round) : Outcome;

        /// <summary>Another question has come since, or it was not gone on with.</summary>
        public sealed record IsOver : Outcome;

        public sealed record NotYours : Outcome;
    }

    /// <summary>Whatever somebody writes or presses in private is a sign of life: nobody looks for them any more.</summary>
    /// <remarks>What they asked the team for stays: a press is no call.</remarks>
    public static void HearOf(Change change, long personId)
    {
        foreach (var round in change.Stores.CheckInRounds.OpenOf(personId)) MoveRound.Hear(change, round, null);
    }

    /// <summary>They were heard of after others had seen to it.</summary>
    public static void HearLate(Change change, CheckInRound round)
    {
        if (round.State == RoundState.Reached && round.HeardAt is null) MoveRound.Hear(change, round, null);
    }

    public static Outcome Give(Change change, long personId, long roundId, HelloAnswer answer)
    {
        if (change.Stores.CheckInRounds.Find(roundId) is not { } round || round.PersonId != personId) return new Outcome.NotYours();
        if (change.Stores.CheckInRounds.Newest(personId)!.Id != roundId || round.State == RoundState.Ended) return new Outcome.IsOver();
        if (round.Answer is not null || round.State == RoundState.Wished) return new Outcome.AnsweredAlready(round);
        var kept = round.State == RoundState.Answered ? MoveRound.Save(change, round with { Answer = answer }) : MoveRound.Hear(change, round, answer);
        return kept is null ? new Outcome.IsOver() : new Outcome.Kept(kept);
    }

    /// <summary>They asked the team to call. Only who said that all is not well is offered that.</summary>
    public static Outcome Wish(Change change, long personId, long roundId)
    {
        if (change.Stores.CheckInRounds.Find(roundId) is not { } round || round.PersonId != personId) return new Outcome.NotYours();
        if (round.State == RoundState.Wished) return new Outcome.AnsweredAlready(round);
        if (round.Answer is not (HelloAnswer.NotWell or HelloAnswer.Help)) return new Outcome.IsOver();
        return MoveRound.Wish(change, round) is { } wished ? new Outcome.Kept(wished) : new Outcome.IsOver();
    }

    /// <summary>Somebody of the team rang a person with a phone only, and nobody answered: once more later, then all of the team hears of it.</summary>
    public static Outcome NobodyAnswered(Change change, long personId, long roundId)
    {
        if (change.Stores.CheckInRounds.Find(roundId) is not { } round || round.PersonId != personId) return new Outcome.NotYours();
        switch (round.State)
        {
            case RoundState.Asked when round.UnansweredCalls == 0:
                return MoveRound.Save(change, round with { UnansweredCalls = 1 }) is { } once ? new Outcome.Kept(once) : new Outcome.IsOver();
            case RoundState.Asked:
                return new Outcome.AnsweredAlready(round);
            case RoundState.Repeated:
                return MoveRound.ToTeam(change, round with { UnansweredCalls = round.UnansweredCalls + 1 }) is { } told ? new Outcome.Kept(told) : new Outcome.IsOver();
            default:
                return new Outcome.IsOver();
        }
    }
}
