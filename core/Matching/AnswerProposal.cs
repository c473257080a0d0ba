using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching;

/// <summary>One side says yes, no, or later to an introduction that a moderator approved.</summary>
public static class AnswerProposal
{
    /// <summary>
    /// Of a pair, <see cref="Yes"/> and <see cref="Neither"/> are said of both, <see cref="No"/> of one alone. <see cref="Alone"/> is the yes of a helper who was
    /// to be one of two and would now go alone.
    /// </summary>
    public enum Answer { Yes, No, Later, Neither, Alone }

    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>The helper agreed; the person in need is asked next.</summary>
        public sealed record WaitsForAsker(Match Match) : Outcome;

        /// <summary>The helper agreed; the person in need is asked once a second helper has.</summary>
        public sealed record WaitsForSecond(Match Match) : Outcome;

        /// <param name="Both">The other helper of the pair was introduced with them.</param>
        public sealed record NowIntroduced(Match Match, bool Both = false) : Outcome;

        /// <param name="Both">The other helper of the pair was said no to as well.</param>
        /// <param name="OneStays">Of a pair, the other helper waits for another second.</param>
        public sealed record SaidNo(Match Match, bool Both = false, bool OneStays = false) : Outcome;

        /// <summary>They will be reminded at <paramref name="At"/>.</summary>
        public sealed record WillRemind(Match Match, DateTimeOffset At) : Outcome;

        /// <summary>Yes, but nobody could reach them yet: they must choose how first.</summary>
        /// <param name="With">The other match that the yes is said of too.</param>
        /// <param name="Yes">Which yes it was.</param>
        public sealed record MustChooseReach(Match Match, Answer Yes, long? With = null) : Outcome;

        /// <summary>What they answered was asked about others than those whom the question is about now; nothing was changed.</summary>
        public sealed record AskedAnew(Match Match) : Outcome;

        /// <summary>It isn't this side's turn, or no longer anybody's: the match stands elsewhere now.</summary>
        public sealed record NotAsked(Match Match) : Outcome;

        /// <summary>No such match, or the person is on neither side of it.</summary>
        public sealed record NotYours : Outcome;
    }

    /// <param name="with">The other match that the question they saw was about; null where it was about one alone.</param>
    public static Outcome Give(Change change, long personId, long matchId, Answer answer, long? with = null)
    {
        if (change.Stores.Matches.Find(matchId) is not { } match || match.SideOf(personId) is not { } side)
            return new Outcome.NotYours();
        if (WhoIsAsked(match) != side) return new Outcome.NotAsked(match);
        // A no to one names that one; all else is said of those who were shown, and of nobody who came in their stead.
        if (answer != Answer.No && PairStanding.AskedWith(change, match)?.Id != with) return new Outcome.AskedAnew(match);
        // Who said yes to being two is not sent alone, nor the other way round.
        if (answer is Answer.Yes or Answer.Alone && (answer == Answer.Alone) != (side == Side.Helper && PairStanding.WouldGoAlone(change, match))) return new Outcome.AskedAnew(match);
        return answer switch
        {
            Answer.No => No(change, match, personId),
            Answer.Neither => Neither(change, match, personId),
            Answer.Later => Later(change, match),
            _ when !change.Stores.People.Get(personId).CanBeReached => new Outcome.MustChooseReach(match, answer, with),
            _ => side == Side.Helper ? HelperAgrees(change, match, alone: answer == Answer.Alone) : AskerAgrees(change, match),
        };
    }

    /// <summary>Whose answer a match waits for; null when it waits for nobody's.</summary>
    public static Side? WhoIsAsked(Match match) => match.State switch
    {
        MatchState.Approved when !match.IsHeldBack => Side.Helper,
        MatchState.Accepted => Side.Asker,
        _ => null,
    };

    /// <summary>To both of a pair at once, so that neither of them waits for another second; to one alone it is a no.</summary>
    private static Outcome Neither(Change change, Match match, long personId)
    {
        var both = PairStanding.AskedWith(change, match) is not null;
        return EndBoth(change, match, MatchTrigger.Decline, personId) is { } ended ? new Outcome.SaidNo(ended, Both: both) : new Outcome.NotAsked(match);
    }

    private static Outcome No(Change change, Match match, long personId)
    {
        var one = PairStanding.AskedWith(change, match) is not null;
        return MoveMatch.End(change, match, MatchTrigger.Decline, personId) is { } ended ? new Outcome.SaidNo(ended, OneStays: one) : new Outcome.NotAsked(match);
    }

    /// <summary>Ends a match, and the one that is asked about together with it: neither loses a second.</summary>
    internal static Match? EndBoth(Change change, Match match, MatchTrigger trigger, long? by)
    {
        var second = PairStanding.AskedWith(change, match);
        if (second is null) return MoveMatch.End(change, match, trigger, by);
        // Both go before either place is looked for again.
        if (MoveMatch.End(change, match, trigger, by, m => m with { PartnerId = null }, lookAgain: false) is not { } ended) return null;
        MoveMatch.End(change, second, trigger, by, m => m with { PartnerId = null }, lookAgain: false);
        ProposeMatches.For(change, match.NeedId);
        foreach (var offer in (long[])[match.OfferId, second.OfferId]) ProposeMatches.For(change, offer);
        return ended;
    }

    private static Outcome HelperAgrees(Change change, Match match, bool alone)
    {
        var due = change.Now + change.Timings.RemindConsentAfter;
        if (!alone && change.Stores.Posts.GetNeed(match.NeedId).GoesInPairs)
        {
            return FormPairs.HelperAgrees(change, match) is not { } said ? new Outcome.NotAsked(match) : said.State == MatchState.Waiting ? new Outcome.WaitsForSecond(said) : new Outcome.WaitsForAsker(said);
        }

        if (MoveMatch.Fire(change, match, MatchTrigger.HelperAgrees, m => m with { AskedAt = change.Now, AskerAskedAt = change.Now, DueAt = due, Reminded = false }) is not { } agreed)
            return new Outcome.NotAsked(match);
        change.Happened(new Happening.AskerAsked(agreed));
        return new Outcome.WaitsForAsker(agreed);
    }

    private static Outcome AskerAgrees(Change change, Match match)
    {
        if (!PairStanding.MayGoOn(change, match))
        {
            PartPairs.Of(change, match.HelperId);
            return new Outcome.NotAsked(change.Stores.Matches.Find(match.Id)!);
        }

        var second = PairStanding.AskedWith(change, match);
        if (Introduced(change, match) is not { } introduced) return new Outcome.NotAsked(match);
        if (second is not null) Introduced(change, second);
        return new Outcome.NowIntroduced(introduced, second is not null);
    }

    private static Match? Introduced(Change change, Match match)
    {
        var due = FirstFollowUp(change, match);
        if (MoveMatch.Fire(change, match, MatchTrigger.AskerAgrees, m => m with { IntroducedAt = change.Now, DueAt = due, Reminded = false }) is not { } introduced) return null;
        change.Happened(new Happening.Introduced(introduced));
        MoveMatch.FillOrFree(change, match.NeedId);
        MoveMatch.FillOrFree(change, match.OfferId);
        return introduced;
    }

    private static DateTimeOffset FirstFollowUp(Change change, Match match) =>
        FirstFollowUp(change.Stores.Posts.GetNeed(match.NeedId).When, change.Now, change.Timings);

    /// <summary>Nobody is asked how it went before the day that the need is for has passed.</summary>
    public static DateTimeOffset FirstFollowUp(When when, DateTimeOffset now, Timings timings)
    {
        var (soonest, today) = (now + timings.FirstFollowUpAfter, timings.DayOf(now));
        var day = when.FirstDoneBy(today);
        if (day <= today) return soonest;
        var after = timings.StartOf(day.AddDays(1));
        return after > soonest ? after : soonest;
    }

    private static Outcome Later(Change change, Match match)
    {
        var at = change.Now + change.Timings.RemindConsentAfter;
        var need = change.Stores.Posts.GetNeed(match.NeedId);
        // Once more while there is still time before the help itself.
        if (need.BeginsAfter(match.AskedAt ?? match.ProposedAt, change.Timings) is { } begins && begins < at && begins > change.Now) at = change.Now + (begins - change.Now) / 2;
        if (PairStanding.AskedWith(change, match) is { } second) change.Stores.Matches.Save(second with { DueAt = at, Reminded = false, Version = second.Version + 1 }, change.Now);
        var put = match with { DueAt = at, Reminded = false, Version = match.Version + 1 };
        return change.Stores.Matches.Save(put, change.Now) ? new Outcome.WillRemind(put, at) : new Outcome.NotAsked(match);
    }
}
