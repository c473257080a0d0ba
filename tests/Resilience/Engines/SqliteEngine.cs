using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Solidarity.Resilience.Engines;

/// <param name="folder">Where the file is to be; it goes away with the bot's own folder.</param>
internal sealed class SqliteEngine(string folder) : Engine
{
    private readonly string file = Path.Combine(folder, "data", "solidarity.db");

    public override IReadOnlyList<(string Name, string Value)> Settings =>
        [("Storage__Provider", "sqlite"), ("Storage__ConnectionString", $"Data Source={file}")];

    protected override IReadOnlyList<string> KeepPromises =>
    [
        "create table harness_promised (chat text not null, payload text not null)",
        """
        create trigger harness_promise after insert on outbox
        begin insert into harness_promised (chat, payload) values (new.chat, new.payload); end
        """,
    ];

    public override DbConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=false;Default Timeout=30");
        connection.Open();
        return connection;
    }
}
