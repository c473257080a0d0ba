using System.Data.Common;
using Dapper;
using Solidarity.Core.People;

namespace Solidarity.Core.Storage;

/// <summary>Roles given in chat. Administrators are not kept here: they come from the settings.</summary>
public sealed class RoleStore(DbConnection connection)
{
    public bool IsModerator(long personId) =>
        connection.ExecuteScalar<long>(
            "select count(*) from role where person_id = @personId and role = @role",
            new { personId, role = nameof(Role.Moderator) }) > 0;

    public IReadOnlyList<long> Moderators() =>
        [.. connection.Query<long>("select person_id from role where role = @role order by person_id", new { role = nameof(Role.Moderator) })];

    private const string Insert =
        """
        insert into role (person_id, role, granted_by, granted_at) values (@personId, @role, @by, @at)
        on conflict (person_id) do nothing
        """;

    /// <returns>False when they were moderator already.</returns>
    public bool AddModerator(long personId, long by, DateTimeOffset now) =>
        connection.Execute(Insert, new { personId, role = nameof(Role.Moderator), by, at = Instant.Milliseconds(now) }) == 1;

    /// <returns>False when they were none.</returns>
    public bool RemoveModerator(long personId) =>
        connection.Execute("delete from role where person_id = @personId", new { personId }) == 1;
}
