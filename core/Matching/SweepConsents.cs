namespace Solidarity.Core.Matching;

/// <summary>Asks helpers whose question was held back, lets go who waited for a second of their pair in vain, reminds those who were asked for their yes, once, and ends what nobody answered in time.</summary>
public static class SweepConsents
{
    /// <summary>How the audit calls it; who was let go so twice is looked up by it.</summary>
    private const string LetGo = "let-go";

    /// <returns>How many matches it dealt with; call again while it is <paramref name="most"/>.</returns>
    public static int Run(Change change, int most)
    {
        var due = change.Stores.Matches.Due(MatchState.Approved, change.Now, most)
            .Concat(change.Stores.Matches.Due(MatchState.Waiting, change.Now, most))
            .Concat(change.Stores.Matches.Due(MatchState.Accepted, change.Now, most))
            .Take(most)
            .ToArray();
        foreach (var match in due)
        {
            // Its pair may have been dealt with already.
            if (change.Stores.Matches.Find(match.Id)?.Version == match.Version) One(change, match);
        }

        return due.Length;
    }

    private static void One(Change change, Match match)
    {
        var need = change.Stores.Posts.GetNeed(match.NeedId);
        if (match.IsHeldBack)
        {
            var asked = (match with { AskedAt = change.Now, DueAt = change.Now + change.Timings.RemindConsentAfter, Version = match.Version + 1 }).NotDueAfter(need, change.Timings);
            if (change.Stores.Matches.Save(asked, change.Now)) change.Happened(new Happening.HelperAsked(asked));
            return;
        }
        if (match.State == MatchState.Waiting)
        {
            // A second is before the team, or is being asked: one more wait, but not two.
            if (match.DueAt <= match.AskedAt + change.Timings.TimeOutConsentAfter && !HasBegun(need, match, change) && PairStanding.IsSecondComing(change, match))
            {
                change.Stores.Matches.Save((match with { DueAt = change.Now + change.Timings.TimeOutConsentAfter, Version = match.Version + 1 }).NotDueAfter(need, change.Timings), change.Now);
                return;
            }

            // Who said yes and was let go may come again, once there is another second: not at once beside the same.
            if (MoveMatch.End(change, match, MatchTrigger.Supersede, null, lookAgain: false) is not { } letGo) return;
            change.Stores.Audit.Write(change.Now, null, LetGo, letGo.Reference);
            change.Happened(new Happening.NoSecondFound(letGo));
            ProposeMatches.Elsewhere(change, match.OfferId, match.NeedId);
            return;
        }

        if (change.Now >= match.TimesOutAt(need, change.Timings))
        {
            AnswerProposal.EndBoth(change, match, MatchTrigger.TimeOut, null);
            return;
        }
        // Whoever asked is asked for both at once, and so reminded.
        if (PairStanding.AskedWith(change, match) is { } second) change.Stores.Matches.Save(second with { Reminded = true, DueAt = match.TimesOutAt(need, change.Timings), Version = second.Version + 1 }, change.Now);
        var reminded = match with { Reminded = true, DueAt = match.TimesOutAt(need, change.Timings), Version = match.Version + 1 };
        if (change.Stores.Matches.Save(reminded, change.Now) && AnswerProposal.WhoIsAsked(match) is { } side)
            change.Happened(new Happening.ConsentReminderDue(reminded, side));
    }

    /// <summary>Whether the help has begun by now, which it hadn't when they were asked.</summary>
    private static bool HasBegun(Posts.Need need, Match match, Change change) => need.BeginsAfter(match.AskedAt ?? match.ProposedAt, change.Timings) <= change.Now;
}
