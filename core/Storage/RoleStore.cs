using System.Data.Common;
using Dapper;
using Solidarity.Core.People;

namespace Solidarity.Core.Storage;

/// <summary>Roles given in chat; further administrators come from the settings.</summary>
public sealed class RoleStore(DbConnection connection)
{
    public Role Of(long personId) =>
        connection.ExecuteScalar<string?>("select role from role where person_id = @personId", new { personId }) is { } role ? Enum.Parse<Role>(role) : Role.None;

    /// <summary>From whom, and since when; null for whoever has none, or has it from the settings.</summary>
    public Granted? Find(long personId) =>
        connection.QueryFirstOrDefault<Row>("select person_id, role, granted_by, granted_at from role where person_id = @personId", new { personId })?.ToGranted();

    /// <summary>Everybody with a role, in the order in which they came.</summary>
    public IReadOnlyList<Granted> All() =>
        [.. connection.Query<Row>("select person_id, role, granted_by, granted_at from role order by granted_at, person_id")
            .Select(r => r.ToGranted())];

    /// <summary>Another role of somebody who is on the team already: since when they are doesn't change.</summary>
    private const string Upsert =
        """
        insert into role (person_id, role, granted_by, granted_at) values (@personId, @role, @by, @at)
        on conflict (person_id) do update set role = excluded.role, granted_by = excluded.granted_by
        """;

    public void Set(long personId, Role role, long by, DateTimeOffset now) =>
        connection.Execute(Upsert, new { personId, role = role.ToString(), by, at = Instant.Milliseconds(now) });

    /// <returns>False when they had none.</returns>
    public bool Remove(long personId) => connection.Execute("delete from role where person_id = @personId", new { personId }) == 1;

    private sealed class Row
    {
        public long Person_Id { get; init; }
        public string Role { get; init; } = "";
        public long Granted_By { get; init; }
        public long Granted_At { get; init; }

        public Granted ToGranted() => new(Person_Id, Enum.Parse<Role>(Role), Granted_By, Instant.From(Granted_At));
    }
}

/// <summary>Who has which role, from whom, since when.</summary>
public sealed record Granted(long PersonId, Role Role, long By, DateTimeOffset At);
