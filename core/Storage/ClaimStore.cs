using System.Data.Common;
using Dapper;
using Solidarity.Core.Matching;

namespace Solidarity.Core.Storage;

/// <summary>Who has a report, an answer to a sanction, a held post or an alert in hand; a match keeps its own.</summary>
public sealed class ClaimStore(DbConnection connection)
{
    /// <param name="subject">By its reference: "R3".</param>
    public Claim? Of(string subject, DateTimeOffset now) =>
        connection.QueryFirstOrDefault<Row>("select by_id, until from claim where subject = @subject and until > @now", new { subject, now = Instant.Milliseconds(now) }) is { } row
            ? new Claim(row.By_Id, Instant.From(row.Until))
            : null;

    private const string Upsert =
        """
        insert into claim (subject, by_id, until) values (@subject, @By, @until)
        on conflict (subject) do update set by_id = excluded.by_id, until = excluded.until where claim.until <= @now or claim.by_id = excluded.by_id
        """;

    /// <returns>False when another has it.</returns>
    public bool Take(string subject, Claim claim, DateTimeOffset now) =>
        connection.Execute(Upsert, new { subject, claim.By, until = Instant.Milliseconds(claim.Until), now = Instant.Milliseconds(now) }) == 1;

    /// <returns>False when this one has it no more.</returns>
    public bool GiveBack(string subject, long by, DateTimeOffset now) =>
        connection.Execute("delete from claim where subject = @subject and by_id = @by and until > @now", new { subject, by, now = Instant.Milliseconds(now) }) == 1;

    /// <summary>What somebody has in hand is free again.</summary>
    /// <returns>What that was, by its reference.</returns>
    public IReadOnlyList<string> FreeOf(long by) => connection.Query<string>("delete from claim where by_id = @by returning subject", new { by }).AsList();

    private sealed class Row
    {
        public long By_Id { get; init; }
        public long Until { get; init; }
    }
}
