namespace Solidarity.Core.Matching;

/// <summary>"I can't make it": one side steps back from an introduction; the place is free and looked for again at once.</summary>
public static class WithdrawMatch
{
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Withdrawn(Match Match) : Outcome;

        /// <summary>It has ended already, one way or the other.</summary>
        public sealed record TooLate(Match Match) : Outcome;

        public sealed record NotYours : Outcome;
    }

    public static Outcome By(Change change, long personId, long matchId)
    {
        if (change.Stores.Matches.Find(matchId) is not { } match || match.SideOf(personId) is null) return new Outcome.NotYours();
        // Before the introduction there is nothing to step back from: the question asks for a yes or a no.
        if (match.State is not (MatchState.Introduced or MatchState.Accepted or MatchState.Waiting) || match.State == MatchState.Waiting && match.HelperId != personId) return new Outcome.TooLate(match);
        return MoveMatch.End(change, match, MatchTrigger.Withdraw, personId) is { } ended
            ? new Outcome.Withdrawn(ended)
            : new Outcome.TooLate(match);
    }
}
