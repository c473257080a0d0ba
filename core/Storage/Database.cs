using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Solidarity.Core.Storage;

/// <summary>Opens connections to the one database, set up as this project needs them.</summary>
public sealed class Database
{
    private readonly string _connectionString;

    /// <param name="connectionString">For SQLite: "Data Source=path"; the folder is made when it is missing.</param>
    /// <exception cref="StorageUnusable">The text can't be read, or names no file.</exception>
    public Database(string connectionString)
    {
        SqliteConnectionStringBuilder parts;
        try
        {
            parts = new SqliteConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException e)
        {
            throw new StorageUnusable(StorageProblem.BadConnectionString, connectionString, e);
        }
        if (parts.DataSource.Length == 0 || parts.DataSource == ":memory:")
            throw new StorageUnusable(StorageProblem.BadConnectionString, connectionString);
        File = Path.GetFullPath(parts.DataSource);
        parts.DataSource = File;
        parts.ForeignKeys = true;
        parts.DefaultTimeout = 10;
        _connectionString = parts.ToString();
    }

    public string File { get; }

    /// <exception cref="StorageUnusable">The file can't be opened or made.</exception>
    public DbConnection Open()
    {
        var connection = new KeepingConnection(_connectionString);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            connection.Open();
            connection.Execute("pragma busy_timeout = 10000; pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -4000");
            return connection;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            connection.Dispose();
            throw new StorageUnusable(StorageProblem.CannotOpen, File, e);
        }
    }

    /// <summary>
    /// Whether an error is the database's own (busy, locked, out of memory, read-only, I/O, corrupt, full, can't open, not a
    /// database), so that trying again later may help; anything else comes from what was asked of it.
    /// </summary>
    public static bool IsTrouble(Exception error) => error is SqliteException { SqliteErrorCode: 5 or 6 or 7 or 8 or 10 or 11 or 13 or 14 or 26 };

    /// <summary>Begins a transaction that holds the writer's place from the start.</summary>
    public static DbTransaction BeginWriting(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false);
}

public enum StorageProblem { BadConnectionString, CannotOpen, NewerThanProgram }

/// <summary>The database can't be used at all; the program says so and stops.</summary>
/// <param name="where">The file or the setting that is meant.</param>
public sealed class StorageUnusable(StorageProblem problem, string where, Exception? inner = null)
    : Exception($"{problem}: {where}", inner)
{
    public StorageProblem Problem { get; } = problem;

    public string Where { get; } = where;
}
