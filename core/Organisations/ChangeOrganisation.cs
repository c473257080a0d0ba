using Solidarity.Core.Safety;

namespace Solidarity.Core.Organisations;

/// <summary>An administrator verifies an organisation, renames it, or ends it.</summary>
public static class ChangeOrganisation
{
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Done(Organisation Organisation) : Outcome;

        public sealed record NoSuch : Outcome;

        public sealed record BadName : Outcome;

        /// <summary>Another is called so already.</summary>
        public sealed record IsTaken(Organisation By) : Outcome;

        /// <summary>As many as may be.</summary>
        public sealed record Enough : Outcome;
    }

    public static Outcome Verify(Change change, long by, string name, Proof proof)
    {
        var organisations = change.Stores.Organisations;
        organisations.Latch();
        if (NotAName(change, name, null) is { } refusal) return refusal;
        if (organisations.All().Count >= Organisation.MostOrganisations) return new Outcome.Enough();
        return Done(change, by, organisations.Add(new Organisation(0, name, proof, by, change.Now, null)), "organisation-verify", name);
    }

    public static Outcome Rename(Change change, long by, long id, string name)
    {
        change.Stores.Organisations.Latch();
        if (Standing(change, id) is not { } organisation) return new Outcome.NoSuch();
        if (NotAName(change, name, id) is { } refusal) return refusal;
        return Done(change, by, Saved(change, organisation with { Name = name }), "organisation-rename", $"{organisation.Name} → {name}");
    }

    /// <summary>Its members publish in their own name from here on, and what they have published is theirs alone.</summary>
    public static Outcome Retire(Change change, long by, long id)
    {
        change.Stores.Organisations.Latch();
        if (Standing(change, id) is not { } organisation) return new Outcome.NoSuch();
        foreach (var member in change.Stores.Organisations.MembersOf(id)) Membership.End(change, by, change.Stores.People.Get(member.PersonId), withAll: true);
        return Done(change, by, Saved(change, organisation with { RetiredAt = change.Now }), "organisation-retire", organisation.Name);
    }

    private static Organisation? Standing(Change change, long id) => change.Stores.Organisations.Find(id) is { RetiredAt: null } organisation ? organisation : null;

    private static Outcome? NotAName(Change change, string name, long? except)
    {
        // A number or an insult is no name, and would stand on every card.
        if (!Organisation.IsName(name) || Flags.In(name).Count > 0) return new Outcome.BadName();
        return change.Stores.Organisations.All().FirstOrDefault(other => other.Id != except && Organisation.AreAlike(other.Name, name)) is { } taken ? new Outcome.IsTaken(taken) : null;
    }

    private static Organisation Saved(Change change, Organisation organisation)
    {
        change.Stores.Organisations.Save(organisation);
        return organisation;
    }

    private static Outcome.Done Done(Change change, long by, Organisation organisation, string action, string detail)
    {
        change.Stores.Audit.Write(change.Now, by, action, organisation.Reference, detail);
        change.Happened(new Happening.OrganisationChanged(organisation, action, by));
        return new Outcome.Done(organisation);
    }
}
