using System.Data.Common;
using Dapper;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;

namespace Solidarity.Core.Storage;

/// <summary>Where each of the team decides, and links that give a role.</summary>
public sealed class TeamStore(DbConnection connection)
{
    /// <summary>Where somebody was asked to decide; everywhere where nothing was said.</summary>
    public Area AreaOf(long personId) =>
        connection.Query<string>("select insee from area where person_id = @personId", new { personId }).ToArray() is { Length: > 0 } communes ? Area.Of(communes) : Area.Everywhere;

    public void SetArea(long personId, IEnumerable<string> communes)
    {
        connection.Execute("delete from area where person_id = @personId", new { personId });
        foreach (var insee in communes.Distinct()) connection.Execute("insert into area (person_id, insee) values (@personId, @insee)", new { personId, insee });
    }

    public void Invite(Invitation invitation) =>
        connection.Execute(
            "insert into invitation (fingerprint, role, made_by, made_at, ends_at, organisation_id) values (@Fingerprint, @role, @MadeBy, @madeAt, @endsAt, @OrganisationId)",
            new
            {
                invitation.Fingerprint,
                role = invitation.Role.ToString(),
                invitation.MadeBy,
                madeAt = Instant.Milliseconds(invitation.MadeAt),
                endsAt = Instant.Milliseconds(invitation.EndsAt),
                invitation.OrganisationId,
            });

    public Invitation? Find(string fingerprint) =>
        connection.QueryFirstOrDefault<Row>("select fingerprint, role, made_by, made_at, ends_at, organisation_id from invitation where fingerprint = @fingerprint and used_at is null", new { fingerprint }) is { } row
            ? new Invitation(row.Fingerprint, Enum.Parse<Role>(row.Role), row.Made_By, Instant.From(row.Made_At), Instant.From(row.Ends_At)) { OrganisationId = row.Organisation_Id }
            : null;

    /// <returns>False when somebody was faster.</returns>
    public bool Use(string fingerprint, long by, DateTimeOffset now) =>
        connection.Execute("update invitation set used_by = @by, used_at = @at where fingerprint = @fingerprint and used_at is null", new { fingerprint, by, at = Instant.Milliseconds(now) }) == 1;

    private sealed class Row
    {
        public string Fingerprint { get; init; } = "";
        public string Role { get; init; } = "";
        public long Made_By { get; init; }
        public long Made_At { get; init; }
        public long Ends_At { get; init; }
        public long? Organisation_Id { get; init; }
    }
}
