using Solidarity.Core.Matching;

namespace Solidarity.Core.Moderation;

/// <summary>A moderator asks one of the two people something before deciding; the other never hears of it.</summary>
public static class AskSide
{
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Asked(Match Match, Side Side) : Outcome;

        /// <summary>They have not answered the last question yet: one at a time, as with everything.</summary>
        public sealed record StillWaits(Match Match, Note Question) : Outcome;

        /// <summary>They don't read what the bot writes at present.</summary>
        public sealed record Unreachable(Match Match) : Outcome;

        /// <summary>The match has ended; there is nothing left to ask about it.</summary>
        public sealed record Over(Match Match) : Outcome;

        public sealed record OwnMatch(Match Match) : Outcome;

        public sealed record NoSuchMatch : Outcome;
    }

    /// <param name="anotherCould">Whether there is another moderator to leave one's own match to.</param>
    public static Outcome Put(Change change, long moderatorId, long matchId, Side side, string words, bool anotherCould)
    {
        if (change.Stores.Matches.Find(matchId) is not { } match) return new Outcome.NoSuchMatch();
        if (match.SideOf(moderatorId) is not null && anotherCould) return new Outcome.OwnMatch(match);
        // Of what was theirs they can still be asked: somebody may have reported it, or be worried.
        if (!match.IsLive && !match.WasShownTo(side)) return new Outcome.Over(match);
        if (change.Stores.People.Get(match.PersonOn(side)).UnreachableSince is not null) return new Outcome.Unreachable(match);
        if (change.Stores.Notes.Unanswered(match.Reference, side) is { } waiting) return new Outcome.StillWaits(match, waiting);
        var question = change.Stores.Notes.Add(match.Reference, change.Now, moderatorId, NoteKind.Question, side, null, words);
        change.Stores.Audit.Write(change.Now, moderatorId, "ask", match.Reference, side.ToString());
        change.Happened(new Happening.QuestionPut(match, question));
        return new Outcome.Asked(match, side);
    }
}
