using Solidarity.Core.People;

namespace Solidarity.Core.Moderation;

/// <summary>
/// A person who was registered by phone now talks with the bot themselves and shares the same number: once somebody of the team confirms
/// it, both are one, and all that was registered is theirs.
/// </summary>
public static class JoinPeople
{
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Joined(Person Person) : Outcome;

        public sealed record KeptApart : Outcome;

        /// <summary>Nobody of the team says it of themselves.</summary>
        public sealed record IsOneself : Outcome;

        /// <summary>They are one already, or the number is no longer the same.</summary>
        public sealed record NotTheSame : Outcome;
    }

    private const string Asked = "same-number", KeptApart = "keep-apart";

    private static readonly TimeSpan AskedAgainAfter = TimeSpan.FromDays(1);

    /// <summary>
    /// Somebody shared their own number in chat: if it was registered, the team is asked whether they are the same; once a day, however often it is shared.
    /// </summary>
    public static void Notice(Change change, Person person)
    {
        // A number that was typed may be anybody's.
        if (person is not { IsByPhone: false, IsOnPage: false, Reach: Reach.Phone, Phone: { } phone } || change.Stores.People.Find(Person.PhoneChannel, phone) is not { } byPhone) return;
        if (change.Stores.Audit.Moments(person.Reference, Asked, change.Now - AskedAgainAfter).Count > 0) return;
        change.Stores.Audit.Write(change.Now, person.Id, Asked, person.Reference, byPhone.Reference);
        change.Happened(new Happening.SameNumber(byPhone, person));
    }

    public static Outcome Decide(Change change, long moderatorId, long byPhoneId, long personId, bool same)
    {
        // Of two who press at once the second finds what the first has done.
        var people = change.Stores.People;
        if (people.Find(byPhoneId) is not { IsByPhone: true } byPhone || people.Find(personId) is not { IsByPhone: false, IsOnPage: false, Reach: Reach.Phone } person || person.Phone != byPhone.Address)
            return new Outcome.NotTheSame();
        if (moderatorId == person.Id) return new Outcome.IsOneself();
        if (!same || change.Stores.Audit.Moments(person.Reference, KeptApart, change.Now - AskedAgainAfter).Count > 0)
        {
            change.Stores.Audit.Write(change.Now, moderatorId, KeptApart, person.Reference, byPhone.Reference);
            return new Outcome.KeptApart();
        }

        change.Stores.Audit.Write(change.Now, moderatorId, "join", person.Reference, byPhone.Reference);
        var one = BecomeOne.Make(change, byPhone, person);
        change.Happened(new Happening.Joined(one));
        return new Outcome.Joined(one);
    }
}
