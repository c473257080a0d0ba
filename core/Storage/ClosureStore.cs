using System.Data.Common;
using Dapper;
using Solidarity.Core.Moderation;

namespace Solidarity.Core.Storage;

/// <summary>Whether the platform is closed, and who wishes to be told when it opens.</summary>
public sealed class ClosureStore(DbConnection connection)
{
    /// <remarks>Asked at every door: it is nearly always open, and that is found by hand (docs/decisions/0032).</remarks>
    public Closure? Now() =>
        connection.Number("select count(*) from closure") > 0 && connection.QueryFirstOrDefault<Row>("select closed_by, closed_at, words from closure") is { } row ? new Closure(row.Closed_By, Instant.From(row.Closed_At), row.Words) : null;

    public void Set(Closure closure)
    {
        Clear();
        connection.Execute("insert into closure (closed_by, closed_at, words) values (@By, @at, @Words)", new { closure.By, at = Instant.Milliseconds(closure.At), closure.Words });
    }

    /// <returns>False when it was open.</returns>
    public bool Clear() => connection.Execute("delete from closure") > 0;

    /// <returns>False when the wish was there already.</returns>
    public bool Wish(long personId, DateTimeOffset now) =>
        connection.Execute("insert into wish (person_id, at) values (@personId, @at) on conflict (person_id) do nothing", new { personId, at = Instant.Milliseconds(now) }) == 1;

    public bool IsWished(long personId) => connection.ExecuteScalar<long>("select count(*) from wish where person_id = @personId", new { personId }) > 0;

    public int Wishes() => (int)connection.ExecuteScalar<long>("select count(*) from wish");

    /// <summary>Those who have waited longest; their wishes are taken off the list.</summary>
    public IReadOnlyList<long> TakeWishes(int most)
    {
        var people = connection.Query<long>("select person_id from wish order by at, person_id limit @most", new { most }).AsList();
        foreach (var person in people) connection.Execute("delete from wish where person_id = @person", new { person });
        return people;
    }

    private sealed class Row
    {
        public long Closed_By { get; init; }
        public long Closed_At { get; init; }
        public string Words { get; init; } = "";
    }
}
