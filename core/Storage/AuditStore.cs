using System.Data.Common;
using Dapper;
using Solidarity.Core.Moderation;

namespace Solidarity.Core.Storage;

public sealed class AuditStore(DbConnection connection)
{
    /// <param name="actorId">Null when the clock did it.</param>
    /// <param name="action">A verb ("approve"), <paramref name="subject"/> what it was done to ("M31").</param>
    public void Write(DateTimeOffset now, long? actorId, string action, string subject, string? detail = null) =>
        connection.Execute(
            "insert into audit (at, actor_id, action, subject, detail) values (@at, @actorId, @action, @subject, @detail)",
            new { at = Instant.Milliseconds(now), actorId, action, subject, detail });

    private const string SelectMoments = "select at from audit where subject = @subject and action = @action and at > @since order by at";

    /// <summary>When something was done to a subject since then, oldest first.</summary>
    public IReadOnlyList<DateTimeOffset> Moments(string subject, string action, DateTimeOffset since) =>
        [.. connection.Query<long>(SelectMoments, new { subject, action, since = Instant.Milliseconds(since) }).Select(Instant.From)];

    private const string SelectBy =
        """
        select at, actor_id, action, subject, detail from audit
        where subject = @subject and actor_id = @actorId and at > @since order by id
        """;

    /// <summary>What somebody did to a subject since then, oldest first.</summary>
    public IReadOnlyList<AuditRow> By(long actorId, string subject, DateTimeOffset since) =>
        [.. connection.Query<Row>(SelectBy, new { subject, actorId, since = Instant.Milliseconds(since) }).Select(ToAuditRow)];

    /// <summary>How often somebody did something since then, whatever it was done to.</summary>
    public int Count(long actorId, string action, DateTimeOffset since) =>
        (int)connection.ExecuteScalar<long>("select count(*) from audit where actor_id = @actorId and at > @since and action = @action", new { actorId, action, since = Instant.Milliseconds(since) });

    public IReadOnlyList<AuditRow> Of(string subject) =>
        [.. connection.Query<Row>("select at, actor_id, action, subject, detail from audit where subject = @subject order by id", new { subject }).Select(ToAuditRow)];

    private static AuditRow ToAuditRow(Row row) => new(Instant.From(row.At), row.Actor_Id, row.Action, row.Subject, row.Detail);

    private sealed class Row
    {
        public long At { get; init; }
        public long? Actor_Id { get; init; }
        public string Action { get; init; } = "";
        public string Subject { get; init; } = "";
        public string? Detail { get; init; }
    }
}
