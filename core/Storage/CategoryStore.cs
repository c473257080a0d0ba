using System.Data.Common;
using Dapper;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Storage;

/// <summary>Categories that administrators added or changed.</summary>
public sealed class CategoryStore(DbConnection connection)
{
    private static int _changes;

    /// <summary>How many changes this process has written, be they committed or not.</summary>
    public static int Changes => Volatile.Read(ref _changes);

    /// <summary>Another one after every change; empty where there never was one.</summary>
    public string Stamp() => connection.ExecuteScalar<string?>("select stamp from category_stamp") ?? "";

    /// <summary>In the order in which they were first changed.</summary>
    public IReadOnlyList<CategoryEntry> All()
    {
        var words = connection.Query<(string Category, string Word)>("select category, word from category_word order by category, word").ToLookup(pair => pair.Category, pair => pair.Word);
        return
        [
            .. connection.Query<Row>("select id, emoji, french, english, sensitive, retired_at, goods from category order by added_at, id")
                .Select(row => new CategoryEntry(row.Id, row.Emoji, row.French, row.English, row.Sensitive != 0, Instant.From(row.Retired_At), [.. words[row.Id]]) { Goods = row.Goods is { } goods ? goods != 0 : null }),
        ];
    }

    /// <summary>Nobody else changes categories until the end of the transaction.</summary>
    public void Latch() => Dialect.Of(connection).Latch(connection, "category");

    private const string Upsert =
        """
        insert into category (id, emoji, french, english, sensitive, retired_at, goods, added_at)
        values (@Id, @Emoji, @French, @English, @sensitive, @retired, @goods, @at)
        on conflict (id) do update set emoji = excluded.emoji, french = excluded.french, english = excluded.english,
            sensitive = excluded.sensitive, retired_at = excluded.retired_at, goods = excluded.goods
        """;

    /// <exception cref="ArgumentException">The id could not stand in a list of constants: a mistake of the program.</exception>
    public void Save(CategoryEntry entry, DateTimeOffset now)
    {
        if (!CategoryEntry.IsId(entry.Id)) throw new ArgumentException($"{entry.Id} is no id");
        connection.Execute(Upsert, new
        {
            entry.Id,
            entry.Emoji,
            entry.French,
            entry.English,
            sensitive = entry.Sensitive ? 1 : 0,
            retired = Instant.Milliseconds(entry.RetiredAt),
            goods = entry.Goods is { } goods ? goods ? 1 : 0 : (int?)null,
            at = Instant.Milliseconds(now),
        });
        connection.Execute("delete from category_word where category = @Id", new { entry.Id });
        foreach (var word in entry.Words) connection.Execute("insert into category_word (category, word) values (@Id, @word)", new { entry.Id, word });
        connection.Execute("delete from category_stamp");
        connection.Execute("insert into category_stamp (stamp) values (@stamp)", new { stamp = Guid.NewGuid().ToString("N") });
        Interlocked.Increment(ref _changes);
    }

    /// <summary>How many posts that are not closed are about each.</summary>
    public IReadOnlyDictionary<string, int> OpenPosts() =>
        connection.Query<(string Category, long Count)>(
            "select c.category, count(*) from post_category c join post p on p.id = c.post_id where p.state <> 'Closed' group by c.category")
            .ToDictionary(pair => pair.Category, pair => (int)pair.Count);

    private sealed class Row
    {
        public string Id { get; init; } = "";
        public string Emoji { get; init; } = "";
        public string French { get; init; } = "";
        public string English { get; init; } = "";
        public long Sensitive { get; init; }
        public long? Retired_At { get; init; }
        public long? Goods { get; init; }
    }
}
