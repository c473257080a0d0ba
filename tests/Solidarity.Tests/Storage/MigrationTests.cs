using System.Text.RegularExpressions;
using Dapper;
using Solidarity.Core.Storage;

namespace Solidarity.Tests.Storage;

public partial class MigrationTests
{
    [Fact]
    public void Scripts_OfBothEngines_ArePaired()
    {
        var (sqlite, postgres) = (Migrator.Scripts("sqlite"), Migrator.Scripts("postgres"));
        Assert.NotEmpty(sqlite);
        Assert.Equal(sqlite.Select(s => (s.Number, s.Name)), postgres.Select(s => (s.Number, s.Name)));
        Assert.Equal(Enumerable.Range(1, sqlite.Count), sqlite.Select(s => s.Number));
        foreach (var (one, other) in sqlite.Zip(postgres)) Assert.Equal(Columns(one.Sql), Columns(other.Sql));
    }

    [Fact]
    public void Migrate_Twice_ChangesNothing()
    {
        using var folder = new TemporaryFolder();
        var database = Database.InFile($"Data Source={folder.File("a.db")}");
        Migrator.Migrate(database, TimeProvider.System);
        Migrator.Migrate(database, TimeProvider.System);
        using var connection = database.Open();
        Assert.Equal(Migrator.Scripts("sqlite").Count, connection.ExecuteScalar<long>("select count(*) from schema_version"));
    }

    [Fact]
    public void Migrate_DatabaseOfANewerVersion_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var database = Database.InFile($"Data Source={folder.File("a.db")}");
        Migrator.Migrate(database, TimeProvider.System);
        using (var connection = database.Open()) connection.Execute("insert into schema_version (number, name, applied_at) values (9999, 'later', 0)");
        var refused = Assert.Throws<StorageUnusable>(() => Migrator.Migrate(database, TimeProvider.System));
        Assert.Equal(StorageProblem.NewerThanProgram, refused.Problem);
    }

    [Fact]
    public void Open_EveryTime_SetsWhatMustNotBeForgotten()
    {
        using var folder = new TemporaryFolder();
        var database = Database.InFile($"Data Source={folder.File("sub/a.db")}");
        database.Make();
        for (var i = 0; i < 2; i++)
        {
            using var connection = database.Open();
            Assert.Equal("wal", connection.ExecuteScalar<string>("pragma journal_mode"));
            Assert.Equal(2, connection.ExecuteScalar<long>("pragma synchronous"));
            Assert.Equal(1, connection.ExecuteScalar<long>("pragma foreign_keys"));
            Assert.True(connection.ExecuteScalar<long>("pragma busy_timeout") >= 5000);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Data Source=:memory:")]
    [InlineData("nonsense")]
    public void Database_BadConnectionString_IsRefused(string text) =>
        Assert.Equal(StorageProblem.BadConnectionString, Assert.Throws<StorageUnusable>(() => Database.At("sqlite", text)).Problem);

    /// <summary>Tables and columns by name, whatever their types are called.</summary>
    private static IEnumerable<string> Columns(string sql) => Names().Matches(sql).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"(?m)^\s*(create table \w+|create (?:unique )?index \w+ on \w+|\w+)")]
    private static partial Regex Names();
}

internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("test").FullName;

    public string File(string name) => Path.Combine(_path, name);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_path, recursive: true);
    }
}
