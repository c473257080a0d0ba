using System.Data.Common;
using Dapper;
using Solidarity.Core.Moderation;

namespace Solidarity.Core.Storage;

/// <summary>What people tell the team about each other: read by moderators alone, and part of nobody's export but the writer's.</summary>
public sealed class ReportStore(DbConnection connection)
{
    private const string Select = "select r.id, r.kind, r.match_id, r.by_id, r.about_id, r.words, r.at, r.decision, r.decided_by, r.decided_at from report r ";

    private const string Insert =
        """
        insert into report (kind, match_id, by_id, about_id, words, at, due_at) values (@kind, @matchId, @by, @about, @words, @at, @due)
        returning id
        """;

    /// <param name="due">When the team is reminded of it.</param>
    public Report Add(ReportKind kind, long matchId, long by, long about, string? words, DateTimeOffset now, DateTimeOffset due)
    {
        var id = connection.ExecuteScalar<long>(Insert, new { kind = kind.ToString(), matchId, by, about, words, at = Instant.Milliseconds(now), due = Instant.Milliseconds(due) });
        return new Report(id, kind, matchId, by, about, words, now);
    }

    public Report? Find(long id) => Reports("where r.id = @id", new { id }).FirstOrDefault();

    /// <summary>Those with these numbers, in their order.</summary>
    public IReadOnlyList<Report> With(IReadOnlyList<long> ids) => [.. ids.Select(id => Find(id) ?? throw new InvalidOperationException($"no report {id}"))];

    /// <summary>How many a person has written since then.</summary>
    public int By(long personId, DateTimeOffset since) =>
        (int)connection.ExecuteScalar<long>("select count(*) from report where by_id = @personId and at > @since", new { personId, since = Instant.Milliseconds(since) });

    /// <summary>How many others reported a person; neither worries, which are no reproach, nor what the team found to be nothing.</summary>
    public int About(long personId) =>
        (int)connection.ExecuteScalar<long>("select count(distinct by_id) from report where about_id = @personId and kind <> 'Worry' and (decision is null or decision = 'Acted')", new { personId });

    /// <summary>Those that nobody has read in time, and of which nobody was reminded yet.</summary>
    public IReadOnlyList<Report> Due(DateTimeOffset now, int most) =>
        Reports("where r.due_at <= @now and r.decision is null order by r.due_at limit @most", new { now = Instant.Milliseconds(now), most });

    public void Reminded(long id) => connection.Execute("update report set due_at = null where id = @id", new { id });

    /// <returns>False when somebody else was faster.</returns>
    public bool Decide(long id, ReportDecision decision, long by, DateTimeOffset now) =>
        connection.Execute(
            "update report set decision = @decision, decided_by = @by, decided_at = @at, due_at = null where id = @id and decision is null",
            new { id, decision = decision.ToString(), by, at = Instant.Milliseconds(now) }) == 1;

    /// <summary>What one person wrote, and what was written about them, is another's.</summary>
    public void Give(long from, long into)
    {
        connection.Execute("update report set by_id = @into where by_id = @from", new { from, into });
        connection.Execute("update report set about_id = @into where about_id = @from", new { from, into });
    }

    private IReadOnlyList<Report> Reports(string where, object with) => [.. connection.Query<Row>(Select + where, with).Select(r => r.ToReport())];

    private sealed class Row
    {
        public long Id { get; init; }
        public string Kind { get; init; } = "";
        public long Match_Id { get; init; }
        public long By_Id { get; init; }
        public long About_Id { get; init; }
        public string? Words { get; init; }
        public long At { get; init; }
        public string? Decision { get; init; }
        public long? Decided_By { get; init; }
        public long? Decided_At { get; init; }

        public Report ToReport() => new(Id, Enum.Parse<ReportKind>(Kind), Match_Id, By_Id, About_Id, Words, Instant.From(At))
        {
            Decision = Decision is null ? null : Enum.Parse<ReportDecision>(Decision),
            DecidedBy = Decided_By,
            DecidedAt = Instant.From(Decided_At),
        };
    }
}
