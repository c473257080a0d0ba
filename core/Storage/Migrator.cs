using System.Data.Common;
using System.Reflection;
using Dapper;

namespace Solidarity.Core.Storage;

/// <summary>Brings a database to the newest schema: numbered scripts, each once, all under the writer's lock.</summary>
public static class Migrator
{
    private const int OldestServer = 15;

    /// <summary>The scripts of one engine, in order: number, name, SQL.</summary>
    public static IReadOnlyList<(int Number, string Name, string Sql)> Scripts(string engine)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"migrations/{engine}/";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Select(n => n.Replace('\\', '/'))
                .Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
                .Select(n =>
                {
                    var name = Path.GetFileNameWithoutExtension(n[prefix.Length..]);
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
                    return (int.Parse(name.AsSpan(0, 4)), name, reader.ReadToEnd());
                })
                .OrderBy(s => s.Item1),
        ];
    }

    /// <summary>
    /// The newest script that a database which holds something is still without; null when it is new, or has them all. Before such a
    /// step a backup is due.
    /// </summary>
    /// <exception cref="StorageUnusable">It can't be used.</exception>
    public static string? Ahead(Database database)
    {
        if (database.File is { } file && !File.Exists(file)) return null;
        using var connection = database.Open();
        try
        {
            if (connection.ExecuteScalar<long>(CountOf(database, "schema_version")) == 0) return null;
            var applied = connection.Query<long>("select number from schema_version").ToHashSet();
            var newest = Scripts(database.Dialect.Name)[^1];
            return applied.Count == 0 || applied.Contains(newest.Number) ? null : newest.Name;
        }
        catch (Exception e) when (database.Dialect.IsTrouble(e))
        {
            throw new StorageUnusable(StorageProblem.CannotOpen, database.Where, e);
        }
    }

    private static string CountOf(Database database, string table) => database.Dialect.HasOneWriter
        ? $"select count(*) from sqlite_master where name = '{table}'"
        : $"select count(*) from information_schema.tables where table_schema = current_schema() and table_name = '{table}'";

    /// <exception cref="StorageUnusable">It was made by a newer version of the program, or it can't be used.</exception>
    public static void Migrate(Database database, TimeProvider clock)
    {
        database.Make();
        using var connection = database.Open();
        if (connection is Npgsql.NpgsqlConnection { PostgreSqlVersion.Major: < OldestServer }) throw new StorageUnusable(StorageProblem.TooOld, database.Where);
        try
        {
            Migrate(database, connection, clock.GetUtcNow());
        }
        catch (Exception e) when (database.Dialect.IsTrouble(e))
        {
            throw new StorageUnusable(StorageProblem.CannotOpen, database.Where, e);
        }
    }

    private static void Migrate(Database database, DbConnection connection, DateTimeOffset now)
    {
        using var transaction = database.Dialect.BeginWriting(connection);
        // Of several instances that start at once, one migrates and the others find it done.
        database.Dialect.Latch(connection, "migration");
        connection.Execute("create table if not exists schema_version (number bigint primary key, name text not null, applied_at bigint not null)", transaction: transaction);
        var applied = connection.Query<long>("select number from schema_version", transaction: transaction).ToHashSet();
        var scripts = Scripts(database.Dialect.Name);
        if (applied.Any(n => scripts.All(s => s.Number != n)))
            throw new StorageUnusable(StorageProblem.NewerThanProgram, database.Where);
        foreach (var (number, name, sql) in scripts.Where(s => !applied.Contains(s.Number)))
        {
            connection.Execute(sql, transaction: transaction);
            Record(connection, transaction, number, name, now);
        }
        transaction.Commit();
    }

    private static void Record(DbConnection connection, DbTransaction transaction, int number, string name, DateTimeOffset now) =>
        connection.Execute(
            "insert into schema_version (number, name, applied_at) values (@number, @name, @at)",
            new { number, name, at = Instant.Milliseconds(now) },
            transaction);
}
