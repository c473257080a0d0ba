using System.Data.Common;
using Dapper;
using Solidarity.Core.Moderation;

namespace Solidarity.Core.Storage;

public sealed class SanctionStore(DbConnection connection)
{
    private const string Select =
        """
        select s.id, s.kind, s.person_id, s.by_id, s.at, s.until, s.words, s.appeal, s.appealed_at, s.due_at, s.verdict, s.verdict_words, s.decided_by, s.report_id, s.appeal_by
        from sanction s
        """;

    private const string Insert =
        """
        insert into sanction (kind, person_id, by_id, at, until, words, report_id) values (@kind, @personId, @by, @at, @until, @words, @reportId)
        returning id
        """;

    public Sanction Add(Penalty kind, long personId, long by, DateTimeOffset now, DateTimeOffset? until, string words, long? reportId)
    {
        var id = connection.ExecuteScalar<long>(
            Insert, new { kind = kind.ToString(), personId, by, at = Instant.Milliseconds(now), until = Instant.Milliseconds(until), words, reportId });
        return new Sanction(id, kind, personId, by, now, until, words) { ReportId = reportId };
    }

    public Sanction? Find(long id) => Sanctions("where s.id = @id", new { id }).FirstOrDefault();

    /// <summary>Those with these numbers, in their order.</summary>
    public IReadOnlyList<Sanction> With(IReadOnlyList<long> ids) => [.. ids.Select(id => Find(id) ?? throw new InvalidOperationException($"no sanction {id}"))];

    /// <summary>What a person was told and what was not taken back, the oldest first.</summary>
    public IReadOnlyList<Sanction> Standing(long personId) =>
        Sanctions("where s.person_id = @personId and (s.verdict is null or s.verdict <> 'Lifted') order by s.id", new { personId });

    /// <summary>All that a person was ever told.</summary>
    public IReadOnlyList<Sanction> Of(long personId) => Sanctions("where s.person_id = @personId order by s.id", new { personId });

    /// <summary>Answers that nobody has decided about in time, and of which nobody was reminded yet.</summary>
    public IReadOnlyList<Sanction> Overdue(DateTimeOffset now, int most) =>
        Sanctions("where s.appealed_at is not null and s.verdict is null and s.due_at <= @now order by s.due_at limit @most", new { now = Instant.Milliseconds(now), most });

    /// <summary>Whoever should decide was reminded.</summary>
    public void Reminded(long id) => connection.Execute("update sanction set due_at = null where id = @id", new { id });

    /// <returns>False when they have answered already.</returns>
    public bool Appeal(long id, string words, long by, DateTimeOffset now, DateTimeOffset due) =>
        connection.Execute(
            "update sanction set appeal = @words, appeal_by = @by, appealed_at = @at, due_at = @due where id = @id and appealed_at is null and verdict is null",
            new { id, words, by, at = Instant.Milliseconds(now), due = Instant.Milliseconds(due) }) == 1;

    /// <returns>False when somebody else was faster, or there is nothing to decide about.</returns>
    public bool Decide(long id, Verdict verdict, string words, long by, DateTimeOffset now) =>
        connection.Execute(
            """
            update sanction set verdict = @verdict, verdict_words = @words, decided_by = @by, decided_at = @at
            where id = @id and appealed_at is not null and verdict is null
            """,
            new { id, verdict = verdict.ToString(), words, by, at = Instant.Milliseconds(now) }) == 1;

    /// <returns>False when it was answered, or taken back already.</returns>
    public bool Lift(long id, string words, long by, DateTimeOffset now) =>
        connection.Execute(
            """
            update sanction set verdict = 'Lifted', verdict_words = @words, decided_by = @by, decided_at = @at
            where id = @id and appealed_at is null and verdict is null
            """,
            new { id, words, by, at = Instant.Milliseconds(now) }) == 1;

    /// <summary>What one person was told is another's.</summary>
    public void Give(long from, long into) => connection.Execute("update sanction set person_id = @into where person_id = @from", new { from, into });

    private IReadOnlyList<Sanction> Sanctions(string where, object with) => [.. connection.Query<Row>($"{Select} {where}", with).Select(r => r.ToSanction())];

    private sealed class Row
    {
        public long Id { get; init; }
        public string Kind { get; init; } = "";
        public long Person_Id { get; init; }
        public long By_Id { get; init; }
        public long At { get; init; }
        public long? Until { get; init; }
        public string Words { get; init; } = "";
        public string? Appeal { get; init; }
        public long? Appealed_At { get; init; }
        public long? Due_At { get; init; }
        public string? Verdict { get; init; }
        public string? Verdict_Words { get; init; }
        public long? Decided_By { get; init; }
        public long? Report_Id { get; init; }
        public long? Appeal_By { get; init; }

        public Sanction ToSanction() => new(Id, Enum.Parse<Penalty>(Kind), Person_Id, By_Id, Instant.From(At), Instant.From(Until), Words)
        {
            Appeal = Appeal,
            AppealedAt = Instant.From(Appealed_At),
            DueAt = Instant.From(Due_At),
            Verdict = Verdict is null ? null : Enum.Parse<Verdict>(Verdict),
            VerdictWords = Verdict_Words,
            DecidedBy = Decided_By,
            ReportId = Report_Id,
            AppealBy = Appeal_By,
        };
    }
}
