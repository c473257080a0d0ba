using Solidarity.Core.Organisations;
using Solidarity.Core.People;

namespace Solidarity.Core.Moderation;

/// <summary>An administrator makes a link that gives a role, or makes a member of an organisation; whoever follows it first has it.</summary>
public static class InviteToTeam
{
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Joined(Role Role) : Outcome;

        public sealed record BecameMember(Organisation Organisation) : Outcome;

        public sealed record HasItAlready : Outcome;

        public sealed record IsMemberAlready(Organisation Organisation) : Outcome;

        /// <summary>Followed on the town's page. What the team may do, and what is said in the name of an organisation, must not hang on a browser.</summary>
        public sealed record InTelegramOnly : Outcome;

        /// <summary>Used, ended, made by somebody who may not any more, or never made: which of these is nobody's to know.</summary>
        public sealed record NotGood : Outcome;
    }

    /// <returns>The secret of the link; it is not kept.</returns>
    public static string Make(Change change, long administratorId, Role role) => Keep(change, administratorId, role, null);

    /// <inheritdoc cref="Make"/>
    internal static string Keep(Change change, long administratorId, Role role, Organisation? organisation)
    {
        var secret = Invitation.NewSecret();
        change.Stores.Team.Invite(new Invitation(Invitation.FingerprintOf(secret), role, administratorId, change.Now, change.Now + Invitation.Lasts) { OrganisationId = organisation?.Id });
        change.Stores.Audit.Write(change.Now, administratorId, "invite", organisation?.Reference ?? role.ToString());
        return secret;
    }

    /// <param name="mayInvite">Whether somebody is an administrator now.</param>
    public static Outcome Follow(Change change, Person person, Role has, string secret, Func<Person, bool> mayInvite)
    {
        var stores = change.Stores;
        // Said of every link, so that nobody learns there whether one is good.
        if (person.IsOnPage) return new Outcome.InTelegramOnly();
        if (stores.Team.Find(Invitation.FingerprintOf(secret)) is not { } invitation || invitation.EndsAt <= change.Now || person.IsByPhone) return new Outcome.NotGood();
        var by = stores.People.Get(invitation.MadeBy);
        if (!mayInvite(by)) return new Outcome.NotGood();
        if (invitation.OrganisationId is { } id) return Join(change, person, invitation, stores.Organisations.Find(id)!);
        // A link that raises nobody is left for whom it was made for.
        if (has >= invitation.Role) return new Outcome.HasItAlready();
        if (!stores.Team.Use(invitation.Fingerprint, person.Id, change.Now)) return new Outcome.NotGood();
        stores.Roles.Set(person.Id, invitation.Role, invitation.MadeBy, change.Now);
        stores.Audit.Write(change.Now, person.Id, "join-team", person.Reference, invitation.Role.ToString());
        change.Happened(new Happening.TeamChanged(person, invitation.Role, person.Id));
        return new Outcome.Joined(invitation.Role);
    }

    private static Outcome Join(Change change, Person person, Invitation invitation, Organisation organisation)
    {
        if (organisation.RetiredAt is not null) return new Outcome.NotGood();
        // Left for whom it was made for, here too.
        if (change.Stores.Organisations.MembershipOf(person.Id)?.OrganisationId == organisation.Id) return new Outcome.IsMemberAlready(organisation);
        if (person.BannedUntil > change.Now || change.Stores.Organisations.MembersOf(organisation.Id).Count >= Organisation.MostMembers) return new Outcome.NotGood();
        if (!change.Stores.Team.Use(invitation.Fingerprint, person.Id, change.Now)) return new Outcome.NotGood();
        Membership.Begin(change, person, organisation, invitation.MadeBy);
        return new Outcome.BecameMember(organisation);
    }
}
