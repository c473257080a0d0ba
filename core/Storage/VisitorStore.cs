using System.Data.Common;
using Dapper;
using Solidarity.Core.People;

namespace Solidarity.Core.Storage;

/// <summary>Somebody who talks on the town's page.</summary>
/// <param name="Address">Who they are in that channel: characters drawn by lot.</param>
/// <param name="Name">As they gave it themselves.</param>
/// <param name="Language">Of the page they came by; two letters.</param>
/// <param name="LastActivity">The number of the last thing that was said, by either; 0 before.</param>
public sealed record Visitor(long Id, string Address, string Name, string Language, long LastActivity);

public sealed class VisitorStore(DbConnection connection)
{
    private const string Insert =
        """
        insert into visitor (address, name, language, created_at, seen_at) values (@address, @name, @language, @at, @at)
        on conflict (address) do update set seen_at = excluded.seen_at, language = excluded.language
        """;

    /// <summary>Comes for the first time, or again: the name they gave first stays.</summary>
    public Visitor Come(string address, string name, string language, DateTimeOffset now)
    {
        connection.Execute(Insert, new { address, name, language, at = Instant.Milliseconds(now) });
        return Find(address) ?? throw new InvalidOperationException("a visitor who has come is there");
    }

    public Visitor? Find(string address) =>
        connection.QueryFirstOrDefault<Row>("select id, address, name, language, last_activity from visitor where address = @address", new { address }) is { } row
            ? new Visitor(row.Id, row.Address, row.Name, row.Language, row.Last_Activity)
            : null;

    /// <summary>Visitors who are nobody here: they never said anything, or the person they were has been erased.</summary>
    private const string SelectNobodies =
        """
        select v.id from visitor v
        where v.seen_at < @before and not exists (select 1 from person p where p.channel = @channel and p.address = v.address)
        order by v.seen_at limit @most
        """;

    /// <summary>Forgets those who are nobody here and weren't seen since, with all that was said.</summary>
    /// <returns>How many were forgotten.</returns>
    public int ForgetNobodies(DateTimeOffset before, int most)
    {
        var ids = connection.Query<long>(SelectNobodies, new { before = Instant.Milliseconds(before), channel = Person.PageChannel, most }).ToArray();
        foreach (var id in ids)
        {
            connection.Execute("delete from activity where visitor_id = @id", new { id });
            connection.Execute("delete from visitor where id = @id", new { id });
        }

        return ids.Length;
    }

    private const string SelectSeen = "select address, last_activity from visitor where seen_at >= @since";

    /// <summary>To whom something was said since then, or who came, with the number of the last thing said.</summary>
    public IReadOnlyList<(string Address, long LastActivity)> SeenSince(DateTimeOffset then) =>
        [.. connection.Query<(string, long)>(SelectSeen, new { since = Instant.Milliseconds(then) })];

    private sealed class Row
    {
        public long Id { get; init; }
        public string Address { get; init; } = "";
        public string Name { get; init; } = "";
        public string Language { get; init; } = "";
        public long Last_Activity { get; init; }
    }
}
