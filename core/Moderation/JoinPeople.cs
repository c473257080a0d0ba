using Solidarity.Core.Matching;
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
        var (people, matches) = (change.Stores.People, change.Stores.Matches);
        if (people.Find(byPhoneId) is not { IsByPhone: true } byPhone || people.Find(personId) is not { IsByPhone: false, IsOnPage: false, Reach: Reach.Phone } person || person.Phone != byPhone.Address)
            return new Outcome.NotTheSame();
        if (moderatorId == person.Id) return new Outcome.IsOneself();
        if (!same || change.Stores.Audit.Moments(person.Reference, KeptApart, change.Now - AskedAgainAfter).Count > 0)
        {
            change.Stores.Audit.Write(change.Now, moderatorId, KeptApart, person.Reference, byPhone.Reference);
            return new Outcome.KeptApart();
        }

        change.Stores.Audit.Write(change.Now, moderatorId, "join", person.Reference, byPhone.Reference);
        // Nobody is put beside themselves.
        foreach (var match in matches.LiveOfPerson(byPhone.Id).Where(m => m.SideOf(person.Id) is not null))
            MoveMatch.End(change, match, MatchTrigger.Withdraw, person.Id, lookAgain: false);
        if (person.Consent is null) people.SetConsent(person.Id, byPhone.Consent!);
        if (person.LastPlace is null && byPhone.LastPlace is { } place) people.SetLastPlace(person.Id, place);
        // Nobody vouches for themselves, under another number either.
        if (byPhone.Trust is { } trust && trust.By != person.Id) people.SetTrusted(person.Id, trust.By, change.Now, trust.Until, trust.Seen);
        change.Stores.Posts.Give(byPhone.Id, person.Id);
        matches.Give(byPhone.Id, person.Id);
        change.Stores.Notes.Give(byPhone.Id, person.Id);
        change.Stores.Blocks.Give(byPhone.Id, person.Id);
        change.Stores.Reports.Give(byPhone.Id, person.Id);
        change.Stores.CheckInRounds.Give(byPhone.Id, person.Id);
        change.Stores.CheckIns.Give(byPhone.Id, person.Id);
        var keptApart = matches.LiveOfPerson(person.Id).Where(m => change.Stores.Blocks.Holds(m.AskerId, m.HelperId) || change.Stores.Blocks.Holds(m.HelperId, m.AskerId)).ToArray();
        foreach (var match in keptApart) MoveMatch.End(change, match, MatchTrigger.Withdraw, person.Id, FormPairs.Apart(keptApart));
        PartPairs.Of(change, person.Id);
        change.Stores.Sanctions.Give(byPhone.Id, person.Id);
        CarryOverSuspension(change, byPhone, person);
        // They were for whoever rings; nobody rings any more.
        change.Stores.Notes.Forget(byPhone.Reference);
        people.Leave(byPhone.Id, change.Now);
        foreach (var post in change.Stores.Posts.Of(person.Id, change.Now)) ProposeMatches.For(change, post.Id);
        change.Happened(new Happening.Joined(people.Get(person.Id)));
        return new Outcome.Joined(people.Get(person.Id));
    }

    /// <summary>Nobody gets round a suspension by being known twice.</summary>
    private static void CarryOverSuspension(Change change, Person byPhone, Person person)
    {
        var until = byPhone.BannedUntil > person.BannedUntil || person.BannedUntil is null ? byPhone.BannedUntil : person.BannedUntil;
        if (until is null || until <= change.Now) return;
        change.Stores.People.SetBanned(person.Id, until);
        SanctionPerson.Withdraw(change, person);
    }
}
