using System.Data.Common;
using Dapper;
using Solidarity.Core.People;

namespace Solidarity.Core.Storage;

/// <summary>Somebody who talks on the town's page.</summary>
/// <param name="Address">Who they are in that channel: characters drawn by lot.</param>
/// <param name="Name">As they gave it themselves.</param>
/// <param name="Language">Of the page they came by; two letters.</param>
/// <param name="LastActivity">The number of the last thing that was said, by either; 0 before.</param>
/// <param name="JoinedAt">Since when it goes on in Telegram; null where it goes on here.</param>
public sealed record Visitor(long Id, string Address, string Name, string Language, long LastActivity, DateTimeOffset? JoinedAt = null);

public sealed class VisitorStore(DbConnection connection)
{
    /// <summary>So many browsers one visitor may have; with another one, the one not seen for longest is forgotten.</summary>
    public const int MostDevices = 10;

    private const string Insert =
        """
        insert into visitor (address, name, language, created_at, seen_at) values (@address, @name, @language, @at, @at)
        on conflict (address) do update set seen_at = excluded.seen_at, language = excluded.language
        """;

    private const string InsertDevice =
        """
        insert into visitor_device (id, visitor_id, since, seen_at) values (@device, @id, @at, @at)
        on conflict (id) do update set seen_at = excluded.seen_at where visitor_device.visitor_id = excluded.visitor_id
        """;

    private const string DeleteOldest =
        """
        delete from visitor_device where visitor_id = @id and id <> @device
            and id not in (select id from visitor_device where visitor_id = @id and id <> @device order by seen_at desc, id limit @others)
        """;

    /// <summary>Comes for the first time, or by a code in another browser: the name they gave first stays.</summary>
    /// <param name="device">The browser, by what was drawn for it just now.</param>
    public Visitor Come(string address, string name, string language, string device, DateTimeOffset now)
    {
        var at = Instant.Milliseconds(now);
        connection.Execute(Insert, new { address, name, language, at });
        var visitor = Find(address) ?? throw new InvalidOperationException("a visitor who has come is there");
        connection.Execute(InsertDevice, new { device, id = visitor.Id, at });
        connection.Execute(DeleteOldest, new { id = visitor.Id, device, others = MostDevices - 1 });
        return visitor;
    }

    /// <summary>Comes again with the browser of before. It is looked at and taken in one: one that was ended in between stays ended.</summary>
    /// <returns>Null where there is no such visitor, or this browser is theirs no more.</returns>
    public Visitor? ComeAgain(string address, string language, string device, DateTimeOffset now)
    {
        var at = Instant.Milliseconds(now);
        if (connection.Execute("update visitor_device set seen_at = @at where id = @device and visitor_id = (select id from visitor where address = @address)", new { address, device, at }) == 0) return null;
        connection.Execute("update visitor set seen_at = @at, language = @language where address = @address", new { address, language, at });
        return Find(address);
    }

    /// <summary>Seen so long ago that it is worth writing down that it is in use.</summary>
    public static readonly TimeSpan SeenAnewAfter = TimeSpan.FromHours(1);

    /// <summary>The browser is in use: it isn't the one not seen for longest. Nothing is written where that is known.</summary>
    public void See(string device, DateTimeOffset now) =>
        connection.Execute("update visitor_device set seen_at = @at where id = @device and seen_at <= @before", new { device, at = Instant.Milliseconds(now), before = Instant.Milliseconds(now - SeenAnewAfter) });

    /// <summary>Whether <see cref="See"/> would write anything.</summary>
    public bool WasSeenLongAgo(string device, DateTimeOffset now) =>
        connection.ExecuteScalar<long>("select count(*) from visitor_device where id = @device and seen_at <= @before", new { device, before = Instant.Milliseconds(now - SeenAnewAfter) }) > 0;

    private const string Select = "select v.id, v.address, v.name, v.language, v.last_activity, v.joined_at from visitor v ";

    public Visitor? Find(string address) => Read("where v.address = @address", new { address });

    /// <returns>Null where there is no such visitor, or this browser is theirs no more.</returns>
    public Visitor? Find(string address, string device) =>
        Read("where v.address = @address and exists (select 1 from visitor_device d where d.id = @device and d.visitor_id = v.id)", new { address, device });

    /// <summary>All browsers but one have to begin anew.</summary>
    public void EndOtherDevices(string address, string device) =>
        connection.Execute("delete from visitor_device where visitor_id = (select id from visitor where address = @address) and id <> @device", new { address, device });

    /// <summary>From here on it goes on in Telegram: no code leads back here any more.</summary>
    public void Join(string address, DateTimeOffset now)
    {
        connection.Execute("delete from return_code where visitor_id = (select id from visitor where address = @address)", new { address });
        connection.Execute("update visitor set joined_at = @at where address = @address", new { address, at = Instant.Milliseconds(now) });
    }

    private Visitor? Read(string where, object with) =>
        connection.QueryFirstOrDefault<Row>(Select + where, with) is { } row
            ? new Visitor(row.Id, row.Address, row.Name, row.Language, row.Last_Activity, Instant.From(row.Joined_At))
            : null;

    /// <summary>Visitors who are nobody here: they never said anything, or the person they were has been erased. Whoever goes on in Telegram reads on, as long as a cookie lasts.</summary>
    private const string SelectNobodies =
        """
        select v.id from visitor v
        where v.seen_at < @before and (v.joined_at is null or v.seen_at < @longAgo) and not exists (select 1 from person p where p.channel = @channel and p.address = v.address)
        order by v.seen_at limit @most
        """;

    /// <summary>Forgets those who are nobody here and weren't seen since, with all that was said.</summary>
    /// <returns>How many were forgotten.</returns>
    public int ForgetNobodies(DateTimeOffset before, int most)
    {
        var ids = connection.Query<long>(SelectNobodies, new { before = Instant.Milliseconds(before), longAgo = Instant.Milliseconds(before.AddDays(-365)), channel = Person.PageChannel, most }).ToArray();
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
        public long? Joined_At { get; init; }
    }
}
