using Solidarity.Core.Matching;
using Solidarity.Core.People;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Moderation;

/// <summary>Somebody of the team warns a person, or suspends them for a time or for good: what they have open is withdrawn.</summary>
public static class SanctionPerson
{
    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="Withdrawn">How many posts were taken back.</param>
        public sealed record Imposed(Sanction Sanction, int Withdrawn) : Outcome;

        /// <summary>Somebody of the team, or oneself: an administrator takes the role back first.</summary>
        public sealed record OnTheTeam : Outcome;

        /// <summary>Whoever decides is one of the two people of the report.</summary>
        public sealed record Concerned : Outcome;

        public sealed record NoSuchPerson : Outcome;
    }

    /// <param name="words">Why, as the person will read it.</param>
    /// <param name="reportId">The report that it answers, if any.</param>
    /// <param name="onTheTeam">Whether the person has a role, by the settings or in chat.</param>
    public static Outcome Impose(Change change, long moderatorId, long personId, Penalty penalty, string words, long? reportId, bool onTheTeam)
    {
        if (change.Stores.People.Find(personId) is not { } person) return new Outcome.NoSuchPerson();
        if (onTheTeam || personId == moderatorId) return new Outcome.OnTheTeam();
        if (reportId is { } id && DecideReport.Close(change, moderatorId, id, ReportDecision.Acted) == DecideReport.Outcome.Concerned) return new Outcome.Concerned();
        var until = penalty == Penalty.Ban ? Sanction.ForEver : Sanction.DaysOf(penalty) is { } days ? change.Timings.StartOf(change.Today.AddDays(days + 1)) : (DateTimeOffset?)null;
        var sanction = change.Stores.Sanctions.Add(penalty, personId, moderatorId, change.Now, until, words);
        change.Stores.Audit.Write(change.Now, moderatorId, penalty.ToString().ToLowerInvariant(), person.Reference, words);
        var withdrawn = 0;
        if (until is { } end)
        {
            change.Stores.People.SetBanned(personId, person.BannedUntil > end ? person.BannedUntil : end);
            withdrawn = Withdraw(change, person);
        }
        change.Happened(new Happening.Sanctioned(sanction, withdrawn));
        return new Outcome.Imposed(sanction, withdrawn);
    }

    /// <summary>All that a person has open is taken back; the other side of each match hears that this one can't, and nothing of why.</summary>
    /// <returns>How many posts.</returns>
    public static int Withdraw(Change change, Person person)
    {
        foreach (var match in change.Stores.Matches.LiveOfPerson(person.Id)) MoveMatch.End(change, match, MatchTrigger.Withdraw, person.Id, lookAgain: false);
        var closed = change.Stores.Posts.Of(person.Id, change.Now).Where(post => post.IsLive).Count(post => ChangePost.Closed(change, post, Closing.Removed, person.Id) is not null);
        return closed;
    }
}
