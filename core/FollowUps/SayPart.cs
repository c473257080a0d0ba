using Solidarity.Core.Matching;
using Solidarity.Core.Posts;

namespace Solidarity.Core.FollowUps;

/// <summary>
/// Of the pieces of an introduction only a part changed hands. Whoever asked has the last word: the match is done with as many. Whoever gives may say it first,
/// once: the introduction then holds as many, and the other side is asked. What is missing is looked for again at once.
/// </summary>
public static class SayPart
{
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Whoever asked has received fewer: the match is done.</summary>
        /// <param name="Before">How many were promised.</param>
        public sealed record Received(Match Match, int Before) : Outcome;

        /// <summary>Whoever gives has given fewer; the other side has the last word.</summary>
        /// <param name="Before">How many were promised.</param>
        public sealed record Given(Match Match, int Before) : Outcome;

        /// <summary>It was all of it, which is a yes.</summary>
        public sealed record All(AnswerFollowUp.Outcome Answered) : Outcome;

        /// <summary>None, or more than were promised; nothing was changed.</summary>
        public sealed record NotThatMany(Match Match) : Outcome;

        /// <summary>The helper has said already that it took place; nothing was changed.</summary>
        public sealed record SaidAlready(Match Match) : Outcome;

        /// <summary>The introduction has ended, or is of one piece, or of no pieces at all; nothing was changed.</summary>
        public sealed record Over(Match Match) : Outcome;

        /// <summary>No such match, or the person is on neither side of it.</summary>
        public sealed record NotYours : Outcome;
    }

    /// <summary>Whether a part of it can have changed hands.</summary>
    public static bool IsOpen(Match match) => match is { State: MatchState.Introduced, Pieces: > 1 };

    /// <summary>Whether the helper has said already what they gave: said again and again, the rest would be looked for each time.</summary>
    public static bool IsSaid(Match match, Side side) => side == Side.Helper && match.HelperSays == FollowUpAnswer.Yes;

    public static Outcome By(Change change, long personId, long matchId, int pieces)
    {
        if (change.Stores.Matches.Find(matchId) is not { } match || match.SideOf(personId) is not { } side) return new Outcome.NotYours();
        if (!IsOpen(match)) return new Outcome.Over(match);
        if (IsSaid(match, side)) return new Outcome.SaidAlready(match);
        if (pieces < 1 || pieces > match.Share) return new Outcome.NotThatMany(match);
        if (pieces == match.Share) return new Outcome.All(AnswerFollowUp.Give(change, personId, matchId, FollowUpAnswer.Yes));
        return side == Side.Helper ? Give(change, match, pieces) : Receive(change, match, pieces);
    }

    private static Outcome Receive(Change change, Match match, int pieces)
    {
        if (AnswerFollowUp.Succeed(change, match, m => m with { Pieces = pieces, AskerSays = FollowUpAnswer.Yes }) is not { Match: var done }) return new Outcome.Over(match);
        LookForTheRest(change, match, done);
        return new Outcome.Received(done, match.Share);
    }

    private static Outcome Give(Change change, Match match, int pieces)
    {
        var given = match with { Pieces = pieces, HelperSays = FollowUpAnswer.Yes, Version = match.Version + 1 };
        if (!change.Stores.Matches.Save(given, change.Now)) return new Outcome.Over(match);
        PledgeFewer.Lower(change, match.OfferId, match.Share - pieces);
        LookForTheRest(change, match, given);
        return new Outcome.Given(given, match.Share);
    }

    private static void LookForTheRest(Change change, Match before, Match now)
    {
        change.Stores.Posts.Touch(before.NeedId);
        change.Stores.Audit.Write(change.Now, now.State == MatchState.Done ? now.AskerId : now.HelperId, "part", now.Reference, $"{now.Share}/{before.Share}");
        change.Happened(new Happening.PartSaid(now, before.Share));
        MoveMatch.FillOrFree(change, before.OfferId);
        MoveMatch.FillOrFree(change, before.NeedId);
        KeepSeries.Left(change, before.NeedId);
        if (change.Stores.Posts.GetNeed(before.NeedId).When.IsOver(change.Today)) return;
        GrowShares.Of(change, before.NeedId);
        ProposeMatches.For(change, before.NeedId);
    }
}
