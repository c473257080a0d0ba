using System.Data.Common;
using Npgsql;

namespace Solidarity.Resilience.Engines;

/// <param name="connectionString">An empty database.</param>
/// <param name="server">What was started for it and goes away with it, if anything.</param>
internal sealed class PostgresEngine(string connectionString, IAsyncDisposable? server = null) : Engine
{
    private const string Harness = "harness";

    /// <summary>A server notices that a client is gone only when it next speaks to it.</summary>
    private const string Others = $"select count(*) from pg_stat_activity where backend_type = 'client backend' and datname = current_database() and application_name <> '{Harness}'";

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = Harness });

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

    public override async Task WaitUntilLeftAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Query<long>(Others)[0] > 0) await timer.WaitForNextTickAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }
}
