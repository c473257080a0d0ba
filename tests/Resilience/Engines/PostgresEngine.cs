using System.Data.Common;
using Npgsql;

namespace Solidarity.Resilience.Engines;

/// <summary>Each life of a process calls itself by its name there, so that the server knows whose connection is whose.</summary>
/// <param name="connectionString">An empty database.</param>
/// <param name="server">What was started for it and goes away with it, if anything.</param>
internal sealed class PostgresEngine(string connectionString, IAsyncDisposable? server = null) : Engine
{
    /// <summary>A server notices that a client is gone only when it next speaks to it.</summary>
    private const string Connections = "select count(*) from pg_stat_activity where datname = current_database() and application_name = @life";

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(Named(connectionString, "harness"));

    protected override IReadOnlyList<string> KeepAccounts =>
    [
        "create table harness_promised (chat text not null, payload text not null)",
        "create table harness_marked (chat text not null, payload text not null, life text not null, at bigint not null, until bigint not null)",
        """
        create function harness_promise() returns trigger language plpgsql as $$
        begin insert into harness_promised (chat, payload) values (new.chat, new.payload); return null; end $$
        """,
        """
        create function harness_mark() returns trigger language plpgsql as $$
        begin
            insert into harness_marked (chat, payload, life, at, until)
            values (old.chat, old.payload, current_setting('application_name'), (extract(epoch from clock_timestamp()) * 1000)::bigint, coalesce(old.good_until, 0));
            return null;
        end $$
        """,
        "create trigger harness_promise after insert on outbox for each row execute function harness_promise()",
        "create trigger harness_mark after delete on outbox for each row execute function harness_mark()",
    ];

    public override IReadOnlyList<(string Name, string Value)> SettingsFor(string life) =>
        [("Storage__Provider", "postgres"), ("Storage__ConnectionString", Named(connectionString, life).ConnectionString)];

    public override DbConnection Open() => source.OpenConnection();

    public override async Task WaitUntilLeftAsync(string life)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Query<long>(Connections, new { life })[0] > 0) await timer.WaitForNextTickAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    private static NpgsqlConnectionStringBuilder Named(string connectionString, string name) => new(connectionString) { ApplicationName = name };
}
