using System.Data.Common;
using Dapper;
using Solidarity.Core.Matching.Words;

namespace Solidarity.Core.Storage;

/// <summary>How common each word is among the open posts.</summary>
public sealed class WordingStore(DbConnection connection)
{
    /// <summary>A sentence of an open post.</summary>
    /// <param name="Language">Of whoever wrote it.</param>
    public sealed record Line(long PostId, long PersonId, string Sentence, string Language);

    /// <summary>The next sentences of open posts.</summary>
    public IReadOnlyList<Line> Sentences(long after, int most) =>
        [.. connection.Query<Line>(
            """
            select p.id as PostId, p.person_id as PersonId, p.sentence as Sentence, x.language as Language from post p join person x on x.id = p.person_id
            where p.id > @after and p.state = 'Open' and p.sentence is not null order by p.id limit @most
            """,
            new { after, most })];

    /// <summary><see cref="WordCounts.None"/> before any were counted.</summary>
    public WordCounts Read() =>
        connection.QueryFirstOrDefault<string>("select counts from wording where id = 1") is { } counts ? WordCounts.Parse(counts) : WordCounts.None;

    public DateTimeOffset? CountedAt() => Instant.From(connection.ExecuteScalar<long?>("select counted_at from wording where id = 1"));

    public void Save(WordCounts counts, DateTimeOffset now) =>
        connection.Execute(
            "insert into wording (id, counted_at, counts) values (1, @at, @counts) on conflict (id) do update set counted_at = excluded.counted_at, counts = excluded.counts",
            new { at = Instant.Milliseconds(now), counts = counts.Write() });
}
