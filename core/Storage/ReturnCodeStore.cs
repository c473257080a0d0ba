using System.Data.Common;
using Dapper;

namespace Solidarity.Core.Storage;

/// <summary>Codes by which visitors of the town's page come back from another device: one of each is good at a time.</summary>
public sealed class ReturnCodeStore(DbConnection connection)
{
    private const string Upsert =
        """
        insert into return_code (visitor_id, fingerprint, ends_at)
        select id, @fingerprint, @ends from visitor where address = @address
        on conflict (visitor_id) do update set fingerprint = excluded.fingerprint, ends_at = excluded.ends_at
        """;

    public void Make(string address, string fingerprint, DateTimeOffset ends) =>
        connection.Execute(Upsert, new { address, fingerprint, ends = Instant.Milliseconds(ends) });

    private const string SelectUse =
        """
        update return_code set ends_at = @ends where fingerprint = @fingerprint and ends_at > @now
        returning (select address from visitor where id = visitor_id)
        """;

    /// <summary>It is good for longer, as it is used.</summary>
    /// <returns>Whose it is: their address; null where it is good for nothing.</returns>
    public string? Use(string fingerprint, DateTimeOffset now, DateTimeOffset ends) =>
        connection.ExecuteScalar<string?>(SelectUse, new { fingerprint, now = Instant.Milliseconds(now), ends = Instant.Milliseconds(ends) });

    private const string SelectEnd = "select ends_at from return_code where visitor_id = (select id from visitor where address = @address) and ends_at > @now";

    /// <returns>Until when there is one; null where there is none.</returns>
    public DateTimeOffset? Until(string address, DateTimeOffset now) => Instant.From(connection.ExecuteScalar<long?>(SelectEnd, new { address, now = Instant.Milliseconds(now) }));

    public void ForgetEnded(DateTimeOffset now) => connection.Execute("delete from return_code where ends_at <= @now", new { now = Instant.Milliseconds(now) });
}
