using System.Security.Cryptography;
using Solidarity.Core.Moderation;

namespace Solidarity.Core.People;

/// <summary>
/// Somebody of the town's page is in Telegram too, and both become one: by a link that is good once and for a quarter of an hour, and the yes of both
/// sides. Whoever opens the link learns nothing of who made it; the page sees the first name of whoever said yes and
/// a number that they see too, and confirms it.
/// </summary>
public static class JoinTelegram
{
    public static readonly TimeSpan LinkLasts = TimeSpan.FromMinutes(15);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>They may say whether it is them.</summary>
        public sealed record MayAgree : Outcome;

        /// <summary>They said so; <paramref name="OnPage"/> has to confirm it.</summary>
        /// <param name="Number">Two digits, drawn for this once and told to both sides: names are had by many, and anybody can take another's.</param>
        public sealed record MustConfirm(Person OnPage, int Number) : Outcome;

        public sealed record Declined : Outcome;

        public sealed record Joined(Person Person) : Outcome;

        /// <summary>Used, ended, replaced or never made, of one who may not, or not for this one: which of these is nobody's to know.</summary>
        public sealed record NotGood : Outcome;
    }

    /// <returns>The secret of the link, which is not kept; null for whoever may not: see <see cref="MayBecomeOne"/>.</returns>
    public static string? Link(Change change, Person onPage, Func<Person, bool> isOfTheTeam)
    {
        if (!onPage.IsOnPage || !MayBecomeOne(change, onPage, isOfTheTeam)) return null;
        var secret = Invitation.NewSecret();
        change.Stores.JoinLinks.Make(onPage.Id, Invitation.FingerprintOf(secret), change.Now + LinkLasts);
        return secret;
    }

    /// <summary>Somebody opens it in Telegram; nothing is done until they have read what it means.</summary>
    public static Outcome Open(Change change, Person who, string secret, Func<Person, bool> isOfTheTeam) =>
        Opened(change, who, secret, isOfTheTeam) is null ? new Outcome.NotGood() : new Outcome.MayAgree();

    /// <summary>Whoever opened it says whether it is them. Of two who press at once one is first.</summary>
    public static Outcome Answer(Change change, Person who, string secret, bool agrees, Func<Person, bool> isOfTheTeam)
    {
        if (Opened(change, who, secret, isOfTheTeam) is not { } onPage) return new Outcome.NotGood();
        if (!agrees)
        {
            change.Stores.JoinLinks.End(Invitation.FingerprintOf(secret));
            return new Outcome.Declined();
        }

        return change.Stores.JoinLinks.Open(Invitation.FingerprintOf(secret), who.Id, change.Now + LinkLasts) ? new Outcome.MustConfirm(onPage, RandomNumberGenerator.GetInt32(10, 100)) : new Outcome.NotGood();
    }

    /// <summary>The page's side, which made the link, says whether whoever said yes in Telegram is them.</summary>
    /// <param name="otherId">Whose name they read.</param>
    public static Outcome Confirm(Change change, Person onPage, long otherId, bool same, Func<Person, bool> isOfTheTeam)
    {
        if (!onPage.IsOnPage || !change.Stores.JoinLinks.Use(onPage.Id, otherId, change.Now) || change.Stores.People.Find(otherId) is not { } other) return new Outcome.NotGood();
        if (!same) return new Outcome.Declined();
        // Between two presses somebody may have been given a role, or been suspended.
        if (!IsInTelegram(other) || !MayBecomeOne(change, onPage, isOfTheTeam) || !MayBecomeOne(change, other, isOfTheTeam)) return new Outcome.NotGood();
        change.Stores.Audit.Write(change.Now, other.Id, "become-one", other.Reference, onPage.Reference);
        change.Stores.Cards.ForgetIn(onPage.Channel, onPage.Address);
        change.Stores.Visitors.Join(onPage.Address, change.Now);
        TrustVolunteer.DoesNotGoAlong(change, onPage, other);
        // A number that was typed is vouched for by nobody: the other side writes to them in Telegram, unless they have chosen something else there.
        if (onPage.Reach != Reach.Unasked && other.Reach == Reach.Unasked) change.Stores.People.SetReach(other.Id, Reach.Telegram, null);
        return new Outcome.Joined(BecomeOne.Make(change, change.Stores.People.Get(onPage.Id), change.Stores.People.Get(other.Id)));
    }

    /// <summary>
    /// Not the team: whoever has somebody's browser for a moment must not come near what they may do. Not who is suspended: nobody is to find
    /// themselves with another's suspension by two presses.
    /// </summary>
    public static bool MayBecomeOne(Change change, Person person, Func<Person, bool> isOfTheTeam) => !isOfTheTeam(person) && !person.IsBanned(change.Now);

    private static bool IsInTelegram(Person person) => person is { IsOnPage: false, IsByPhone: false, Channel: not Person.JoinedChannel };

    private static Person? Opened(Change change, Person who, string secret, Func<Person, bool> isOfTheTeam) =>
        IsInTelegram(who) && MayBecomeOne(change, who, isOfTheTeam)
        && change.Stores.JoinLinks.Of(Invitation.FingerprintOf(secret), change.Now) is { } id && change.Stores.People.Find(id) is { IsOnPage: true } onPage && MayBecomeOne(change, onPage, isOfTheTeam)
            ? onPage
            : null;
}
