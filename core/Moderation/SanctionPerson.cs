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

        /// <summary>Somebody else of the team has dealt with the report already.</summary>
        public sealed record AlreadyDecided : Outcome;

        /// <summary>Somebody else of the team has the report in hand.</summary>
        public sealed record TakenByAnother : Outcome;

        /// <summary>Whoever decides was put beside that person, or is one of the two people of the report.</summary>
        public sealed record Concerned : Outcome;

        public sealed record NoSuchPerson : Outcome;
    }

    /// <param name="words">Why, as the person will read it.</param>
    /// <param name="reportId">The report that it answers, if any.</param>
    /// <param name="onTheTeam">Whether the person has a role, by the settings or in chat.</param>
    public static Outcome Impose(Change change, long moderatorId, long personId, Penalty penalty, string words, long? reportId, bool onTheTeam)
    {
        // Everybody else is kept off the board until this is decided: it is judged by what holds.
        var matches = change.Stores.Matches;
        if (change.Stores.People.Find(personId) is not { Channel: not Person.JoinedChannel } person) return new Outcome.NoSuchPerson();
        if (onTheTeam || personId == moderatorId) return new Outcome.OnTheTeam();
        if (matches.HaveMet(moderatorId, personId)) return new Outcome.Concerned();
        if (reportId is { } id)
        {
            switch (DecideReport.Close(change, moderatorId, id, ReportDecision.Acted))
            {
                case DecideReport.Outcome.Concerned: return new Outcome.Concerned();
                case DecideReport.Outcome.AlreadyDecided: return new Outcome.AlreadyDecided();
                case DecideReport.Outcome.TakenByAnother: return new Outcome.TakenByAnother();
                case DecideReport.Outcome.NoSuchReport: return new Outcome.NoSuchPerson();
            }
        }
        var until = penalty == Penalty.Ban ? Sanction.ForEver : Sanction.DaysOf(penalty) is { } days ? change.Timings.StartOf(change.Today.AddDays(days + 1)) : (DateTimeOffset?)null;
        var sanction = change.Stores.Sanctions.Add(penalty, personId, moderatorId, change.Now, until, words, reportId);
        change.Stores.Audit.Write(change.Now, moderatorId, penalty.ToString().ToLowerInvariant(), person.Reference, words);
        var withdrawn = 0;
        IReadOnlyList<Match> off = [];
        if (until is { } end)
        {
            change.Stores.People.SetBanned(personId, person.BannedUntil > end ? person.BannedUntil : end);
            off = [.. matches.LiveOfPerson(personId).Where(m => m.State == MatchState.Introduced)];
            withdrawn = Withdraw(change, person);
        }
        change.Happened(new Happening.Sanctioned(sanction, withdrawn, off));
        return new Outcome.Imposed(sanction, withdrawn);
    }

    /// <summary>All that a person has open is taken back; the other side of each match hears that this one can't, and nothing of why.</summary>
    /// <returns>How many posts.</returns>
    public static int Withdraw(Change change, Person person)
    {
        var ended = change.Stores.Matches.LiveOfPerson(person.Id);
        foreach (var match in ended) MoveMatch.End(change, match, MatchTrigger.Withdraw, person.Id, FormPairs.Apart(ended), lookAgain: false);
        var closed = change.Stores.Posts.Of(person.Id, change.Now).Where(post => post.IsLive).Count(post => ChangePost.Closed(change, post, Closing.Removed, person.Id) is not null);
        // Whoever was beside them is looked after again, once none of theirs is there to be found.
        foreach (var match in ended) ProposeMatches.For(change, match.AskerId == person.Id ? match.OfferId : match.NeedId);
        return closed;
    }
}
