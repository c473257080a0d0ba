using System.Data.Common;
using Dapper;
using Solidarity.Core.Moderation;

namespace Solidarity.Core.Storage;

/// <summary>What waits for the team, counted and by pages: never read whole, however much there is.</summary>
public sealed class QueueStore(DbConnection connection)
{
    private const string InTown = " and (cast(@town as text) is null or n.insee = @town)";

    private const string Proposed = "from match m join post n on n.id = m.need_id where m.state = 'Proposed'" + InTown;

    private const string Silent = "from match m join post n on n.id = m.need_id where m.state = 'Introduced' and m.due_at is null" + InTown;

    private const string Alone =
        """
        from post n where n.kind = 'Need' and n.state = 'Open' and n.published_at <= @before
            and not exists (select 1 from match m where m.need_id = n.id and m.state in ('Proposed', 'Approved', 'Accepted', 'Introduced', 'Done'))
        """ + InTown;

    /// <summary>The most that a count says: beyond it a number tells nobody anything more.</summary>
    public const int MostCounted = 100_000;

    /// <param name="town">The INSEE code of the need's commune; null for all.</param>
    /// <param name="before">Needs published since then are not yet called alone.</param>
    public QueueCounts Count(string? town, DateTimeOffset before)
    {
        long Of(string from) => connection.ExecuteScalar<long>($"select count(*) from (select 1 {from} limit {MostCounted}) x", new { town, before = Instant.Milliseconds(before) });
        return new QueueCounts((int)Of(Proposed), (int)Of(Alone), (int)Of(Silent));
    }

    /// <summary>The ids of matches or needs, oldest first.</summary>
    public IReadOnlyList<long> Page(QueueKind kind, string? town, DateTimeOffset before, int from, int most) =>
        [.. connection.Query<long>(
            kind switch
            {
                QueueKind.Proposed => $"select m.id {Proposed} order by m.proposed_at, m.id limit @most offset @from",
                QueueKind.Silent => $"select m.id {Silent} order by m.introduced_at, m.id limit @most offset @from",
                _ => $"select n.id {Alone} order by n.published_at, n.id limit @most offset @from",
            },
            new { town, before = Instant.Milliseconds(before), from, most })];

    /// <summary>Where most waits for a decision.</summary>
    public IReadOnlyList<QueueTown> Towns(int most) =>
        [.. connection.Query<Row>(
            $"select n.insee, count(*) as waiting {Proposed} group by n.insee order by count(*) desc, n.insee limit @most",
            new { most, town = (string?)null }).Select(r => new QueueTown(r.Insee, (int)r.Waiting))];

    private sealed class Row
    {
        public string Insee { get; init; } = "";
        public long Waiting { get; init; }
    }
}
