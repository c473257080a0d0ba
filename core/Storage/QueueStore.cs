using System.Data.Common;
using Dapper;
using Solidarity.Core.Moderation;

namespace Solidarity.Core.Storage;

/// <summary>What waits for the team, counted and by pages: never read whole, however much there is.</summary>
public sealed class QueueStore(DbConnection connection)
{
    private const string Where = "%communes%";

    private const string Proposed = "from match m join post n on n.id = m.need_id where m.state = 'Proposed'" + Where;

    private const string Silent = "from match m join post n on n.id = m.need_id where m.state = 'Introduced' and m.due_at is null" + Where;

    private const string Alone =
        """
        from post n where n.kind = 'Need' and n.state = 'Open' and n.published_at <= @before and n.wanted_when not like 'weekly:%:dates'
            and not exists (select 1 from match m where m.need_id = n.id and m.state in ('Proposed', 'Approved', 'Waiting', 'Accepted', 'Introduced', 'Done'))
        """ + Where;

    private const string Held = "from post n where n.held_since is not null" + Where;

    private const string Reported = "from report r join match m on m.id = r.match_id join post n on n.id = m.need_id where r.decision is null and r.by_id <> @reader and r.about_id <> @reader" + Where;

    /// <summary>An answer to a warning is about no commune: whoever may decide sees it.</summary>
    private const string Appealed = "from sanction s where s.appealed_at is not null and s.verdict is null and s.person_id <> @reader and not exists (select 1 from report r where r.id = s.report_id and r.by_id = @reader)";

    /// <summary>Whoever may not confirm it may read it, and be told so.</summary>
    private const string Announced = "from announcement a where a.state = 'Waiting'";

    /// <summary>Of whom nobody knows where they live, everybody sees.</summary>
    private const string Alerted = "from check_in_round c join person n on n.id = c.person_id where c.state in ('WithTeam', 'Wished') and c.person_id <> @reader and (n.insee is null or (1 = 1" + Where + "))";

    /// <summary>The most that a count says: beyond it a number tells nobody anything more.</summary>
    public const int MostCounted = 100_000;

    /// <param name="area">Of the need's commune.</param>
    /// <param name="before">Needs published since then are not yet called alone.</param>
    /// <param name="reader">Who reads it: what concerns them is not theirs to know of.</param>
    public QueueCounts Count(Area area, DateTimeOffset before, long reader)
    {
        long Of(string from) => connection.ExecuteScalar<long>(In(area, $"select count(*) from (select 1 {from} limit {MostCounted}) x"), new { before = Instant.Milliseconds(before), reader });
        return new QueueCounts([.. Enum.GetValues<QueueKind>().Select(kind => (int)Of(From(kind)))]);
    }

    /// <summary>The ids of matches, posts, reports, sanctions, announcements or alerts, oldest first.</summary>
    public IReadOnlyList<long> Page(QueueKind kind, Area area, DateTimeOffset before, int from, int most, long reader = 0)
    {
        var (id, since) = kind switch
        {
            QueueKind.Proposed => ("m.id", "m.proposed_at"),
            QueueKind.Silent => ("m.id", "m.introduced_at"),
            QueueKind.Held => ("n.id", "n.held_since"),
            QueueKind.Reported => ("r.id", "r.at"),
            QueueKind.Appealed => ("s.id", "s.appealed_at"),
            QueueKind.Announced => ("a.id", "a.written_at"),
            QueueKind.Alerted => ("c.id", "c.team_told_at"),
            _ => ("n.id", "n.published_at"),
        };
        return [.. connection.Query<long>(In(area, $"select {id} {From(kind)} order by {since}, {id} limit @most offset @from"), new { before = Instant.Milliseconds(before), from, most, reader })];
    }

    private static string From(QueueKind kind) => kind switch
    {
        QueueKind.Proposed => Proposed,
        QueueKind.Silent => Silent,
        QueueKind.Held => Held,
        QueueKind.Reported => Reported,
        QueueKind.Appealed => Appealed,
        QueueKind.Announced => Announced,
        QueueKind.Alerted => Alerted,
        _ => Alone,
    };

    /// <summary>Where most waits for a decision.</summary>
    public IReadOnlyList<QueueTown> Towns(Area area, int most) =>
        [.. connection.Query<Row>(
            In(area, $"select n.insee, count(*) as waiting {Proposed} group by n.insee order by count(*) desc, n.insee limit @most"),
            new { most }).Select(r => new QueueTown(r.Insee, (int)r.Waiting))];

    private static string In(Area area, string sql) => sql.Replace(Where, AreaClause.In(area, "n.insee"), StringComparison.Ordinal);

    private sealed class Row
    {
        public string Insee { get; init; } = "";
        public long Waiting { get; init; }
    }
}
