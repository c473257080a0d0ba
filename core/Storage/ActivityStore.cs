using System.Data.Common;
using Dapper;

namespace Solidarity.Core.Storage;

/// <summary>What was said on the town's page, as JSON; each visitor's are counted from 1.</summary>
public sealed class ActivityStore(DbConnection connection)
{
    /// <summary>So many of a visitor's are kept: enough to read on where they left.</summary>
    public const int MostKept = 200;

    private const string Count = "update visitor set last_activity = last_activity + 1, seen_at = @at where address = @address returning id, last_activity";

    /// <param name="body">The JSON, once its number is known.</param>
    /// <param name="ends">From when on nobody reads it any more; null where it stays.</param>
    /// <returns>Its number; null when there is no such visitor.</returns>
    public long? Add(string address, Func<long, string> body, DateTimeOffset now, DateTimeOffset? ends = null)
    {
        var at = Instant.Milliseconds(now);
        if (connection.QueryFirstOrDefault<(long Id, long Number)>(Count, new { address, at }) is not ( > 0 and var id, var number)) return null;
        connection.Execute("insert into activity (visitor_id, number, body, at, ends_at) values (@id, @number, @body, @at, @ends)", new { id, number, body = body(number), at, ends = Instant.Milliseconds(ends) });
        connection.Execute("delete from activity where visitor_id = @id and number <= @last", new { id, last = number - MostKept });
        return number;
    }

    private const string DeleteOld = "delete from activity where (visitor_id, number) in (select visitor_id, number from activity where at < @before limit @most)";

    /// <returns>How many were forgotten.</returns>
    public int ForgetBefore(DateTimeOffset then, int most) => connection.Execute(DeleteOld, new { before = Instant.Milliseconds(then), most });

    /// <summary>So many are read at once, and none after those that are so many characters together: whoever wants more asks again.</summary>
    public const int MostRead = 50, MostCharacters = 256 * 1024;

    private const string SelectAfter =
        """
        select number, body from (
            select number, body, sum(length(body)) over (order by number) - length(body) as ahead from (
                select a.number, a.body from activity a join visitor v on v.id = a.visitor_id
                where v.address = @address and a.number > @number and (a.ends_at is null or a.ends_at > @now) order by a.number limit @most
            ) few
        ) sized
        where ahead < @characters order by number
        """;

    /// <summary>The next ones after a number, oldest first: at most <see cref="MostRead"/>, and where they are long, fewer.</summary>
    public IReadOnlyList<(long Number, string Body)> After(string address, long number, DateTimeOffset now) =>
        [.. connection.Query<(long, string)>(SelectAfter, new { address, number, now = Instant.Milliseconds(now), most = MostRead, characters = MostCharacters })];

    private const string SelectAny =
        "select count(*) from (select 1 from activity a join visitor v on v.id = a.visitor_id where v.address = @address and (a.ends_at is null or a.ends_at > @now) limit 1) one";

    /// <summary>Whether there is anything to read.</summary>
    public bool HasAny(string address, DateTimeOffset now) => connection.ExecuteScalar<long>(SelectAny, new { address, now = Instant.Milliseconds(now) }) > 0;

    public void ForgetEnded(DateTimeOffset now) => connection.Execute("delete from activity where ends_at <= @now", new { now = Instant.Milliseconds(now) });
}
