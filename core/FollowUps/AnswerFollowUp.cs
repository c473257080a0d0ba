using Solidarity.Core.Matching;
using Solidarity.Core.Posts;

namespace Solidarity.Core.FollowUps;

/// <summary>One side says whether the help took place.</summary>
public static class AnswerFollowUp
{
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>It took place, says the person who asked for it.</summary>
        /// <param name="NeedClosed">All places of the need are served: it is closed.</param>
        public sealed record Done(Match Match, bool NeedClosed) : Outcome;

        /// <summary>The helper says it took place; the person who asked has the last word.</summary>
        public sealed record Noted(Match Match) : Outcome;

        public sealed record AsksAgain(Match Match, DateTimeOffset At) : Outcome;

        public sealed record Failed(Match Match) : Outcome;

        /// <summary>The introduction has ended already; nothing was changed.</summary>
        public sealed record Over(Match Match) : Outcome;

        public sealed record NotYours : Outcome;
    }

    public static Outcome Give(Change change, long personId, long matchId, FollowUpAnswer answer)
    {
        if (change.Stores.Matches.Find(matchId) is not { } match || match.SideOf(personId) is not { } side) return new Outcome.NotYours();
        if (match.State != MatchState.Introduced) return new Outcome.Over(match);
        Match Said(Match m) => side == Side.Helper ? m with { HelperSays = answer } : m with { AskerSays = answer };
        return answer switch
        {
            FollowUpAnswer.No => MoveMatch.End(change, match, MatchTrigger.Fail, personId, Said) is { } failed
                ? new Outcome.Failed(failed)
                : new Outcome.Over(match),
            FollowUpAnswer.NotYet => AskAgain(change, Said(match)),
            _ when side == Side.Helper => Note(change, Said(match)),
            _ => Succeed(change, match, Said) is { } done ? done : new Outcome.Over(match),
        };
    }

    /// <summary>The match is done, perhaps with fewer pieces than it had; a need whose places are all served closes, and the helper is free for the next.</summary>
    /// <returns>Null when somebody else was faster.</returns>
    public static Outcome.Done? Succeed(Change change, Match match, Func<Match, Match> said)
    {
        if (MoveMatch.Fire(change, match, MatchTrigger.Succeed, said) is not { } done) return null;
        change.Happened(new Happening.MatchDone(done));
        // What didn't come isn't there, most likely: it is promised to nobody else.
        if (done.Share < match.Share) PledgeFewer.Lower(change, done.OfferId, match.Share - done.Share);
        var need = change.Stores.Posts.GetNeed(done.NeedId);
        var served = change.Stores.Matches.Done(need) >= need.Places;
        if (served) ChangePost.Closed(change, need, Closing.Fulfilled, done.AskerId);
        FormPairs.Helped(change, done);
        MoveMatch.FillOrFree(change, done.OfferId);
        ProposeMatches.For(change, done.OfferId);
        return new Outcome.Done(done, served);
    }

    private static Outcome AskAgain(Change change, Match said)
    {
        var at = change.Now + change.Timings.NextFollowUpAfter;
        var saved = said with { DueAt = at, FollowUps = Math.Min(said.FollowUps, 1), Version = said.Version + 1 };
        if (!change.Stores.Matches.Save(saved, change.Now)) return new Outcome.Over(said);
        FormPairs.Anew(change, saved.NeedId);
        return new Outcome.AsksAgain(saved, at);
    }

    private static Outcome Note(Change change, Match said)
    {
        var saved = said with { Version = said.Version + 1 };
        if (!change.Stores.Matches.Save(saved, change.Now)) return new Outcome.Over(said);
        change.Happened(new Happening.MatchTouched(saved));
        FormPairs.Helped(change, saved);
        return new Outcome.Noted(saved);
    }
}
