namespace Solidarity.Core.Matching;

/// <summary>
/// A helper who is asked for pieces gives fewer of them: the match takes fewer, the need looks for the rest elsewhere at once. Where they don't have the others, their
/// offer counts as many fewer too: nobody else is to be promised those.
/// </summary>
public static class PledgeFewer
{
    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="Before">How many they were asked for.</param>
        public sealed record Lowered(Match Match, int Before, bool KeepsRest = false) : Outcome;

        /// <summary>They give all that they are asked for: that is a yes.</summary>
        public sealed record All(AnswerProposal.Outcome Answered) : Outcome;

        /// <summary>None, or more than they are asked for; nothing was changed.</summary>
        public sealed record NotThatMany(Match Match) : Outcome;

        /// <summary>They said how many, but not yet how the other side reaches them; nothing was changed.</summary>
        public sealed record MustChooseReach(Match Match, int Pieces, bool KeepsRest = false) : Outcome;

        /// <summary>It isn't their turn to answer, or no longer: the match stands elsewhere now.</summary>
        public sealed record NotAsked(Match Match) : Outcome;

        /// <summary>No such match, or the person doesn't help in it.</summary>
        public sealed record NotYours : Outcome;
    }

    /// <summary>Whether this helper can be asked how many fewer.</summary>
    public static bool IsOpen(Match match) => match.Pieces > 1 && AnswerProposal.WhoIsAsked(match) == Side.Helper;

    /// <param name="keepsRest">They still have the others, for somebody else.</param>
    public static Outcome By(Change change, long personId, long matchId, int pieces, bool keepsRest = false)
    {
        if (change.Stores.Matches.Find(matchId) is not { } match || match.HelperId != personId) return new Outcome.NotYours();
        if (!IsOpen(match)) return new Outcome.NotAsked(match);
        if (pieces < 1 || pieces > match.Share) return new Outcome.NotThatMany(match);
        if (pieces == match.Share) return new Outcome.All(AnswerProposal.Give(change, personId, matchId, AnswerProposal.Answer.Yes));
        // Only together with their yes: else the rest is looked for again and again, and nobody has promised anything.
        if (!change.Stores.People.Get(personId).CanBeReached) return new Outcome.MustChooseReach(match, pieces, keepsRest);
        var lowered = match with { Pieces = pieces, Version = match.Version + 1 };
        if (!change.Stores.Matches.Save(lowered, change.Now)) return new Outcome.NotAsked(match);
        if (!keepsRest) Lower(change, match.OfferId, match.Share - pieces);
        change.Happened(new Happening.MatchTouched(lowered));
        GrowShares.Of(change, match.NeedId);
        ProposeMatches.For(change, match.NeedId);
        if (keepsRest)
        {
            GrowShares.Of(change, match.OfferId);
            ProposeMatches.For(change, match.OfferId);
        }

        return new Outcome.Lowered(lowered, match.Share, keepsRest);
    }

    /// <summary>What isn't there is promised to nobody else.</summary>
    /// <param name="missing">How many pieces fewer there are.</param>
    internal static void Lower(Change change, long offerId, int missing)
    {
        var offer = change.Stores.Posts.GetOffer(offerId);
        change.Stores.Posts.Save(offer with { Places = offer.Places - missing, Version = offer.Version + 1 }, change.Now);
    }
}
