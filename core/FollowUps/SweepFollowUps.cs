using Solidarity.Core.Matching;

namespace Solidarity.Core.FollowUps;

/// <summary>Asks both sides of an introduction whether it took place, a few times; then leaves it to the moderators.</summary>
public static class SweepFollowUps
{
    /// <returns>How many matches it dealt with; call again while it is <paramref name="most"/>.</returns>
    public static int Run(Change change, int most)
    {
        var due = change.Stores.Matches.Due(MatchState.Introduced, change.Now, most);
        foreach (var match in due)
        {
            if (match.FollowUps >= Timings.MostFollowUps)
            {
                GiveUp(change, match);
                continue;
            }
            var asked = match with
            {
                FollowUps = match.FollowUps + 1,
                DueAt = change.Now + change.Timings.NextFollowUpAfter,
                Version = match.Version + 1,
            };
            if (change.Stores.Matches.Save(asked, change.Now)) change.Happened(new Happening.FollowUpDue(asked));
        }
        return due.Count;
    }

    /// <summary>The helper's yes is believed when the other side says nothing; without any answer a moderator sees it.</summary>
    private static void GiveUp(Change change, Match match)
    {
        if (match.HelperSays == FollowUpAnswer.Yes)
        {
            AnswerFollowUp.Succeed(change, match, m => m);
            return;
        }
        var silent = match with { DueAt = null, Version = match.Version + 1 };
        if (change.Stores.Matches.Save(silent, change.Now)) change.Happened(new Happening.MatchTouched(silent));
    }
}
