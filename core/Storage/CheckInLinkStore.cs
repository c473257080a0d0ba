using System.Data.Common;
using Dapper;

namespace Solidarity.Core.Storage;

/// <summary>Links by which somebody becomes a person's buddy: one is open at a time, and gone when it was used.</summary>
public sealed class CheckInLinkStore(DbConnection connection)
{
    private const string Upsert =
        """
        insert into check_in_link (person_id, fingerprint, ends_at) values (@personId, @fingerprint, @ends)
        on conflict (person_id) do update set fingerprint = excluded.fingerprint, ends_at = excluded.ends_at
        """;

    public void Make(long personId, string fingerprint, DateTimeOffset ends) =>
        connection.Execute(Upsert, new { personId, fingerprint, ends = Instant.Milliseconds(ends) });

    /// <returns>Whose buddy it makes; null where it is good for nothing.</returns>
    public long? Of(string fingerprint, DateTimeOffset now) =>
        connection.ExecuteScalar<long?>("select person_id from check_in_link where fingerprint = @fingerprint and ends_at > @now", new { fingerprint, now = Instant.Milliseconds(now) });

    public bool IsOpen(long personId, DateTimeOffset now) =>
        connection.ExecuteScalar<long>("select count(*) from check_in_link where person_id = @personId and ends_at > @now", new { personId, now = Instant.Milliseconds(now) }) > 0;

    /// <returns>False when somebody was faster.</returns>
    public bool Use(string fingerprint) => connection.Execute("delete from check_in_link where fingerprint = @fingerprint", new { fingerprint }) == 1;

    public void End(long personId) => connection.Execute("delete from check_in_link where person_id = @personId", new { personId });

    public void ForgetEnded(DateTimeOffset now) => connection.Execute("delete from check_in_link where ends_at <= @now", new { now = Instant.Milliseconds(now) });
}
