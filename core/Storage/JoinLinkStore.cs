using System.Data.Common;
using Dapper;

namespace Solidarity.Core.Storage;

/// <summary>Links by which somebody of the page and somebody in Telegram become one: one of each is open at a time.</summary>
public sealed class JoinLinkStore(DbConnection connection)
{
    private const string Upsert =
        """
        insert into join_link (person_id, fingerprint, ends_at) values (@personId, @fingerprint, @ends)
        on conflict (person_id) do update set fingerprint = excluded.fingerprint, ends_at = excluded.ends_at, opened_by = null
        """;

    public void Make(long personId, string fingerprint, DateTimeOffset ends) =>
        connection.Execute(Upsert, new { personId, fingerprint, ends = Instant.Milliseconds(ends) });

    private const string SelectUnopened = "select person_id from join_link where fingerprint = @fingerprint and ends_at > @now and opened_by is null";

    /// <returns>Whose it is; null where it is good for nothing, or somebody has said already that it is them.</returns>
    public long? Of(string fingerprint, DateTimeOffset now) => connection.ExecuteScalar<long?>(SelectUnopened, new { fingerprint, now = Instant.Milliseconds(now) });

    /// <returns>False when somebody was faster.</returns>
    public bool Open(string fingerprint, long by, DateTimeOffset ends) =>
        connection.Execute("update join_link set opened_by = @by, ends_at = @ends where fingerprint = @fingerprint and opened_by is null", new { fingerprint, by, ends = Instant.Milliseconds(ends) }) == 1;

    /// <returns>False where this one has not said that it is them, or it has ended.</returns>
    public bool Use(long personId, long openedBy, DateTimeOffset now) =>
        connection.Execute("delete from join_link where person_id = @personId and opened_by = @openedBy and ends_at > @now", new { personId, openedBy, now = Instant.Milliseconds(now) }) == 1;

    public void End(string fingerprint) => connection.Execute("delete from join_link where fingerprint = @fingerprint", new { fingerprint });

    public void ForgetEnded(DateTimeOffset now) => connection.Execute("delete from join_link where ends_at <= @now", new { now = Instant.Milliseconds(now) });
}
