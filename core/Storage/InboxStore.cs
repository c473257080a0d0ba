using System.Data.Common;
using Dapper;

namespace Solidarity.Core.Storage;

/// <summary>Which updates took effect; each is claimed by an insert that trips the primary key.</summary>
public sealed class InboxStore(DbConnection connection)
{
    private const string Insert =
        "insert into inbox (channel, update_id, at) values (@channel, @updateId, @at) on conflict (channel, update_id) do nothing";

    /// <returns>False when this update took effect before.</returns>
    public bool Claim(string channel, long updateId, DateTimeOffset now) =>
        connection.Change(Insert, ("channel", channel), ("updateId", updateId), ("at", Instant.Milliseconds(now))) == 1;

    /// <summary>It has had no effect after all, and is taken again.</summary>
    public void Release(string channel, long updateId) =>
        connection.Execute("delete from inbox where channel = @channel and update_id = @updateId", new { channel, updateId });

    /// <param name="error">The kind of the error, never what a person wrote.</param>
    public void Poison(string channel, long updateId, string error, DateTimeOffset now) =>
        connection.Execute(
            """
            insert into poison (channel, update_id, at, error) values (@channel, @updateId, @at, @error)
            on conflict (channel, update_id) do nothing
            """,
            new { channel, updateId, at = Instant.Milliseconds(now), error });

    public long Poisoned() => connection.ExecuteScalar<long>("select count(*) from poison");

    public int ForgetBefore(DateTimeOffset then) =>
        connection.Execute("delete from inbox where at < @then", new { then = Instant.Milliseconds(then) });
}
