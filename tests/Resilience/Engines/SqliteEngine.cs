using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Solidarity.Resilience.Engines;

/// <summary>One process at a time, so that it is known who is at work.</summary>
/// <param name="folder">Where the file is to be; it goes away with the bot's own folder.</param>
internal sealed class SqliteEngine(string folder) : Engine
{
    private readonly string file = Path.Combine(folder, "data", "solidarity.db");

    protected override IReadOnlyList<string> KeepAccounts =>
    [
        "create table harness_promised (chat text not null, payload text not null)",
        "create table harness_marked (chat text not null, payload text not null, life text not null, at integer not null, until integer not null)",
        "create table harness_life (name text not null)",
        """
        create trigger harness_promise after insert on outbox
        begin insert into harness_promised (chat, payload) values (new.chat, new.payload); end
        """,
        """
        create trigger harness_mark after delete on outbox
        begin
            insert into harness_marked (chat, payload, life, at, until)
            select old.chat, old.payload, name, cast((julianday('now') - 2440587.5) * 86400000 as integer), coalesce(old.good_until, 0) from harness_life;
        end
        """,
    ];

    public override IReadOnlyList<(string Name, string Value)> SettingsFor(string life) =>
        [("Storage__Provider", "sqlite"), ("Storage__ConnectionString", $"Data Source={file}")];

    public override DbConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=false;Default Timeout=30");
        connection.Open();
        return connection;
    }

    public override void Begin(string life)
    {
        using var connection = Open();
        connection.Execute("delete from harness_life");
        connection.Execute("insert into harness_life (name) values (@life)", new { life });
    }
}
