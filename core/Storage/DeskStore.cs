using System.Data.Common;
using Dapper;

namespace Solidarity.Core.Storage;

/// <summary>Links to the team's page, and who has it open; by fingerprints of what the link or the cookie holds.</summary>
public sealed class DeskStore(DbConnection connection)
{
    public void AddLink(string fingerprint, long personId, DateTimeOffset endsAt) => Add("desk_link", fingerprint, personId, endsAt);

    public void AddSession(string fingerprint, long personId, DateTimeOffset endsAt) => Add("desk_session", fingerprint, personId, endsAt);

    private const string TakeLink = "delete from desk_link where fingerprint = @fingerprint and ends_at > @now returning person_id";

    /// <returns>Whose it was; null where there is none, it has ended, or somebody was faster.</returns>
    public long? Use(string fingerprint, DateTimeOffset now) =>
        connection.Query<long>(TakeLink, new { fingerprint, now = Instant.Milliseconds(now) }).ToArray() is [var person] ? person : null;

    private const string SelectSession = "select person_id from desk_session where fingerprint = @fingerprint and ends_at > @now";

    /// <returns>Who has the page open with it; null: nobody.</returns>
    public long? SessionOf(string fingerprint, DateTimeOffset now) =>
        connection.Query<long>(SelectSession, new { fingerprint, now = Instant.Milliseconds(now) }).ToArray() is [var person] ? person : null;

    /// <summary>Nothing opens the page for this person any more, and nowhere is it open for them.</summary>
    /// <returns>Whether it was open somewhere.</returns>
    public bool End(long personId)
    {
        connection.Execute("delete from desk_link where person_id = @personId", new { personId });
        return connection.Execute("delete from desk_session where person_id = @personId", new { personId }) > 0;
    }

    public void ForgetEnded(DateTimeOffset now)
    {
        connection.Execute("delete from desk_link where ends_at <= @now", new { now = Instant.Milliseconds(now) });
        connection.Execute("delete from desk_session where ends_at <= @now", new { now = Instant.Milliseconds(now) });
    }

    private void Add(string table, string fingerprint, long personId, DateTimeOffset endsAt) =>
        connection.Execute($"insert into {table} (fingerprint, person_id, ends_at) values (@fingerprint, @personId, @endsAt)", new { fingerprint, personId, endsAt = Instant.Milliseconds(endsAt) });
}
