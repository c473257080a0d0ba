using System.Data.Common;
using Npgsql;

namespace Solidarity.Resilience.Engines;

/// <param name="connectionString">An empty database.</param>
/// <param name="server">What was started for it and goes away with it, if anything.</param>
internal sealed class PostgresEngine(string connectionString, IAsyncDisposable? server = null) : Engine
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);

    public override IReadOnlyList<(string Name, string Value)> Settings =>
        [("Storage__Provider", "postgres"), ("Storage__ConnectionString", connectionString)];

    protected override IReadOnlyList<string> KeepPromises =>
    [
        "create table harness_promised (chat text not null, payload text not null)",
        """
        create function harness_promise() returns trigger language plpgsql as $$
        begin insert into harness_promised (chat, payload) values (new.chat, new.payload); return null; end $$
        """,
        "create trigger harness_promise after insert on outbox for each row execute function harness_promise()",
    ];

    public override DbConnection Open() => source.OpenConnection();

    public override async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }
}
