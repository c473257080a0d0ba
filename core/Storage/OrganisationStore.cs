using System.Data.Common;
using Dapper;
using Solidarity.Core.Organisations;

namespace Solidarity.Core.Storage;

/// <summary>Organisations, and who is a member of which.</summary>
public sealed class OrganisationStore(DbConnection connection)
{
    private const string Columns = "id, name, proof, verified_by, verified_at, retired_at";

    /// <summary>Nobody else changes organisations until the end of the transaction.</summary>
    public void Latch() => Dialect.Of(connection).Latch(connection, "organisation");

    public Organisation? Find(long id) =>
        connection.QueryFirstOrDefault<Row>($"select {Columns} from organisation where id = @id", new { id })?.ToOrganisation();

    /// <summary>Those that are not retired, by name.</summary>
    public IReadOnlyList<Organisation> All() =>
        [.. connection.Query<Row>($"select {Columns} from organisation where retired_at is null order by lower(name), id").Select(row => row.ToOrganisation())];

    public Organisation Add(Organisation organisation) => organisation with
    {
        Id = connection.ExecuteScalar<long>(
            "insert into organisation (name, proof, verified_by, verified_at) values (@Name, @proof, @By, @at) returning id",
            new { organisation.Name, proof = organisation.Proof.ToString(), organisation.By, at = Instant.Milliseconds(organisation.At) }),
    };

    public void Save(Organisation organisation) =>
        connection.Execute("update organisation set name = @Name, retired_at = @retired where id = @Id", new { organisation.Name, organisation.Id, retired = Instant.Milliseconds(organisation.RetiredAt) });

    public Membership? MembershipOf(long personId) =>
        connection.QueryFirstOrDefault<MemberRow>("select person_id, organisation_id, invited_by, since from membership where person_id = @personId", new { personId })?.ToMembership();

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<Membership> MembersOf(long organisationId) =>
        [.. connection.Query<MemberRow>("select person_id, organisation_id, invited_by, since from membership where organisation_id = @organisationId order by since, person_id", new { organisationId })
            .Select(row => row.ToMembership())];

    private const string Upsert =
        """
        insert into membership (person_id, organisation_id, invited_by, since) values (@PersonId, @OrganisationId, @By, @since)
        on conflict (person_id) do update set organisation_id = excluded.organisation_id, invited_by = excluded.invited_by, since = excluded.since
        """;

    public void Join(Membership membership) =>
        connection.Execute(Upsert, new { membership.PersonId, membership.OrganisationId, membership.By, since = Instant.Milliseconds(membership.Since) });

    public void Leave(long personId) => connection.Execute("delete from membership where person_id = @personId", new { personId });

    private sealed class Row
    {
        public long Id { get; init; }
        public string Name { get; init; } = "";
        public string Proof { get; init; } = "";
        public long Verified_By { get; init; }
        public long Verified_At { get; init; }
        public long? Retired_At { get; init; }

        public Organisation ToOrganisation() => new(Id, Name, Enum.Parse<Proof>(Proof), Verified_By, Instant.From(Verified_At), Instant.From(Retired_At));
    }

    private sealed class MemberRow
    {
        public long Person_Id { get; init; }
        public long Organisation_Id { get; init; }
        public long Invited_By { get; init; }
        public long Since { get; init; }

        public Membership ToMembership() => new(Person_Id, Organisation_Id, Invited_By, Instant.From(Since));
    }
}
