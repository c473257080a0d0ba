using Solidarity.Core.Storage;
using Solidarity.Simulation;
using Solidarity.Tests.Storage;

[assembly: AssemblyFixture(typeof(EndOfPostgres))]

namespace Solidarity.Tests.Storage;

/// <summary>A database to test against, new and migrated, of one engine or the other.</summary>
public sealed class Engine : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private Engine(string provider, string? connectionString)
    {
        (Provider, ConnectionString) = (provider, connectionString ?? $"Data Source={_folder.File("s.db")}");
        Database = Database.At(provider, ConnectionString);
        Migrator.Migrate(Database, TimeProvider.System);
    }

    public string Provider { get; }

    public string ConnectionString { get; }

    public Database Database { get; }

    /// <param name="provider">"sqlite" or "postgres"; where no server can be had the test is skipped, and says why.</param>
    public static async Task<Engine> NewAsync(string provider) => new(provider, provider == "postgres" ? await NewOnServerAsync() : null);

    public static async Task<string> NewOnServerAsync()
    {
        Assert.SkipUnless(PostgresServer.Missing is null, PostgresServer.Missing ?? "");
        return await (await PostgresServer.SharedAsync()).NewDatabaseAsync();
    }

    /// <summary>What makes the program use a new database of this engine; nothing for SQLite, where the process has a file of its own.</summary>
    public static async Task<(string Name, string Value)[]> SettingsAsync(string provider) =>
        provider == "postgres" ? [("Storage__Provider", provider), ("Storage__ConnectionString", await NewOnServerAsync())] : [];

    public void Dispose()
    {
        // A database has a pool of its own; those of towns that are gone would use up the server.
        if (Provider == "postgres") Npgsql.NpgsqlConnection.ClearAllPools();
        _folder.Dispose();
    }
}

/// <summary>Stops the server that tests may have started.</summary>
public sealed class EndOfPostgres : IAsyncDisposable
{
    public ValueTask DisposeAsync() => PostgresServer.EndSharedAsync();
}
