using Solidarity.Core.Storage;
using Solidarity.Simulation;
using Solidarity.Tests.Storage;

[assembly: AssemblyFixture(typeof(EndOfPostgres))]

namespace Solidarity.Tests.Storage;

/// <summary>A database to test against, new and migrated, of one engine or the other.</summary>
public sealed class Engine : IDisposable
{
    /// <summary>All migrations take longer than most tests: they are run once, and each test begins with a copy.</summary>
    private static readonly Lazy<byte[]> MigratedFile = new(MigrateFile);

    private static readonly Lazy<Task<string>> MigratedOnServer = new(MigrateOnServerAsync);

    private readonly TemporaryFolder _folder = new();

    private Engine(string provider, string? connectionString)
    {
        (Provider, ConnectionString) = (provider, connectionString ?? $"Data Source={_folder.File("s.db")}");
        if (connectionString is null) File.WriteAllBytes(_folder.File("s.db"), MigratedFile.Value);
        Database = Database.At(provider, ConnectionString);
    }

    public string Provider { get; }

    public string ConnectionString { get; }

    public Database Database { get; }

    /// <param name="provider">"sqlite" or "postgres"; where no server can be had the test is skipped, and says why.</param>
    public static async Task<Engine> NewAsync(string provider) => new(provider, provider == "postgres" ? await CopyOnServerAsync() : null);

    private static byte[] MigrateFile()
    {
        using var folder = new TemporaryFolder();
        // Without a pool the last connection writes its journal back into the file.
        Migrator.Migrate(Database.At("sqlite", $"Data Source={folder.File("s.db")};Pooling=False"), TimeProvider.System);
        return File.ReadAllBytes(folder.File("s.db"));
    }

    private static async Task<string> MigrateOnServerAsync()
    {
        var connectionString = await NewOnServerAsync();
        Migrator.Migrate(Database.At("postgres", connectionString + ";Pooling=False"), TimeProvider.System);
        return new Npgsql.NpgsqlConnectionStringBuilder(connectionString).Database!;
    }

    private static async Task<string> CopyOnServerAsync()
    {
        Assert.SkipUnless(PostgresServer.Missing is null, PostgresServer.Missing ?? "");
        return await (await PostgresServer.SharedAsync()).NewDatabaseAsync(await MigratedOnServer.Value);
    }

    public static async Task<string> NewOnServerAsync()
    {
        Assert.SkipUnless(PostgresServer.Missing is null, PostgresServer.Missing ?? "");
        return await (await PostgresServer.SharedAsync()).NewDatabaseAsync();
    }

    /// <summary>What makes the program use a new database of this engine; nothing for SQLite, where the process has a file of its own.</summary>
    public static async Task<(string Name, string Value)[]> SettingsAsync(string provider) =>
        provider == "postgres" ? [("Storage__Provider", provider), ("Storage__ConnectionString", await CopyOnServerAsync())] : [];

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
