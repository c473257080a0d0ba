using System.Data.Common;
using Dapper;

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

    private sealed class Row
    {
        public long Id { get; init; }
        public string Address { get; init; } = "";
        public string Name { get; init; } = "";
        public string Language { get; init; } = "";
        public long Last_Activity { get; init; }
    }
}
