using Solidarity.Core.Moderation;
using Solidarity.Core.People;

namespace Solidarity.Core.Organisations;

/// <summary>Who may publish in the name of an organisation; of one at a time.</summary>
public sealed record Membership(long PersonId, long OrganisationId, long By, DateTimeOffset Since)
{
    /// <summary>An administrator makes a link that makes whoever follows it a member: once, within a day.</summary>
    /// <returns>The secret of the link; null where nobody can join.</returns>
    public static string? Invite(Change change, long administratorId, long organisationId)
    {
        if (change.Stores.Organisations.Find(organisationId) is not { RetiredAt: null } organisation || change.Stores.Organisations.MembersOf(organisationId).Count >= Organisation.MostMembers) return null;
        return InviteToTeam.Keep(change, administratorId, Role.None, organisation);
    }

    /// <summary>Somebody has followed such a link; who was another's member is one of this from here on.</summary>
    internal static void Begin(Change change, Person person, Organisation organisation, long invitedBy)
    {
        End(change, person.Id, person);
        change.Stores.Organisations.Join(new Membership(person.Id, organisation.Id, invitedBy, change.Now));
        change.Stores.Audit.Write(change.Now, person.Id, "organisation-join", person.Reference, organisation.Reference);
        change.Stores.Audit.Write(change.Now, person.Id, "organisation-join", organisation.Reference);
        change.Happened(new Happening.MemberJoined(person, organisation));
    }

    /// <param name="withAll">The whole organisation ends: the team hears of that, not of each.</param>
    /// <returns>Of which they were a member; null: of none.</returns>
    public static Organisation? End(Change change, long by, Person person, bool withAll = false)
    {
        if (change.Stores.Organisations.MembershipOf(person.Id) is not { } membership) return null;
        var organisation = change.Stores.Organisations.Find(membership.OrganisationId)!;
        change.Stores.Organisations.Leave(person.Id);
        change.Stores.Audit.Write(change.Now, by, "organisation-leave", person.Reference, organisation.Reference);
        change.Stores.Audit.Write(change.Now, by, "organisation-leave", organisation.Reference);
        change.Happened(new Happening.MemberLeft(person, organisation, by, withAll));
        // What they have published is theirs alone now, and every card says so.
        foreach (var post in change.Stores.Posts.Of(person.Id, change.Now))
        {
            change.Happened(new Happening.PostTouched(post));
            foreach (var match in change.Stores.Matches.LiveOf(post.Id)) change.Happened(new Happening.MatchTouched(match));
        }

        return organisation;
    }
}
