using Solidarity.Core.Matching;
using Solidarity.Core.People;

namespace Solidarity.Core.Moderation;

/// <summary>Somebody of the team looks a person with a phone only up, or acts for them: name, number, place and notes are for whoever looks after them.</summary>
public static class OpenPerson
{
    /// <summary>So many different people an hour are what a morning at the phone needs; more is a list.</summary>
    public const int MostAnHour = 30;

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Opened(Person Person) : Outcome;

        public sealed record NoSuch : Outcome;

        /// <summary>Whoever talks with the bot themselves is not the team's to act for, nor to look up.</summary>
        public sealed record HasChat : Outcome;

        /// <summary>Another looks after them; who is put beside this one of the team is not theirs to know either, and looks the same.</summary>
        public sealed record Anothers : Outcome;

        public sealed record TooMany : Outcome;
    }

    /// <param name="looksAfter">Whether this person's place, or their calls, are this moderator's.</param>
    public static Outcome Run(Change change, Person moderator, long personId, Func<Person, bool> looksAfter)
    {
        if (change.Stores.People.Find(personId) is not { } person) return new Outcome.NoSuch();
        if (!person.IsByPhone) return new Outcome.HasChat();
        if (!looksAfter(person) || AreBeside(change, moderator, person)) return new Outcome.Anothers();
        // Whoever registered them knows all of it.
        if (person.RegisteredBy == moderator.Id) return new Outcome.Opened(person);
        var since = change.Now - TimeSpan.FromHours(1);
        if (change.Stores.Audit.By(moderator.Id, person.Reference, since).Any(row => row.Action == "person.read")) return new Outcome.Opened(person);
        if (change.Stores.Audit.Count(moderator.Id, "person.read", since) >= MostAnHour) return new Outcome.TooMany();
        change.Stores.Audit.Write(change.Now, moderator.Id, "person.read", person.Reference);
        return new Outcome.Opened(person);
    }

    /// <summary>They are the two sides of a match, and not both have said yes.</summary>
    private static bool AreBeside(Change change, Person moderator, Person person) =>
        change.Stores.Matches.LiveOfPerson(person.Id).Any(match => match.SideOf(moderator.Id) is not null && match.State != MatchState.Introduced);
}
