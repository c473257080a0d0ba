using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Solidarity.Core.Storage;

/// <summary>Opens connections to the one database, set up as this project needs them.</summary>
public sealed class Database
{
    /// <summary>Only one writer waits at SQLite's door for long: whoever backs it up or looks inside by hand is soon done.</summary>
    private const int BusySeconds = 10;

    private readonly Func<DbConnection> _open;

    private Database(Dialect dialect, string where, string? file, Func<DbConnection> open) =>
        (Dialect, Where, File, _open) = (dialect, where, file, open);

    public Dialect Dialect { get; }

    /// <summary>The file, or "database on host": for messages, without a password.</summary>
    public string Where { get; }

    /// <summary>SQLite's file; null on a server.</summary>
    public string? File { get; }

    /// <param name="provider">"sqlite" or "postgres".</param>
    /// <param name="connectionString">SQLite: "Data Source=path"; the folder is made when it is missing. PostgreSQL: "Host=…;Database=…;Username=…".</param>
    /// <exception cref="StorageUnusable">The text can't be read, or names no database.</exception>
    public static Database At(string provider, string connectionString)
    {
        try
        {
            return provider == PostgresDialect.Shared.Name ? OnServer(connectionString) : InFile(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException or OverflowException)
        {
            // The text may hold a password: it is not repeated.
            throw new StorageUnusable(StorageProblem.BadConnectionString, provider, e);
        }
    }

    /// <exception cref="ArgumentException">The text can't be read, or names no file.</exception>
    internal static Database InFile(string connectionString)
    {
        var parts = new SqliteConnectionStringBuilder(connectionString);
        if (parts.DataSource.Length == 0 || parts.DataSource == ":memory:") throw new ArgumentException("no file is named", nameof(connectionString));
        var file = Path.GetFullPath(parts.DataSource);
        (parts.DataSource, parts.ForeignKeys, parts.DefaultTimeout) = (file, true, BusySeconds);
        var complete = parts.ToString();
        return new Database(SqliteDialect.Shared, file, file, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            return new KeepingConnection(complete);
        });
    }

    private static Database OnServer(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        if (string.IsNullOrEmpty(parts.Host)) throw new ArgumentException("no host is named", nameof(connectionString));
        bool Unset(string key) => !connectionString.Contains(key, StringComparison.OrdinalIgnoreCase);
        if (Unset("Max Auto Prepare")) (parts.MaxAutoPrepare, parts.AutoPrepareMinUsages) = (200, 2);
        if (Unset("Application Name")) parts.ApplicationName = "solidarity";
        // What a person wrote may stand in the details of an error, and errors are logged.
        parts.IncludeErrorDetail = false;
        var complete = parts.ToString();
        return new Database(PostgresDialect.Shared, $"{parts.Database} on {parts.Host}", null, () => new NpgsqlConnection(complete));
    }

    /// <summary>A connection that no pool ever hands to anybody else: for what is tied to it.</summary>
    /// <exception cref="StorageUnusable">As for <see cref="Open()"/>.</exception>
    public DbConnection OpenApart() => Open(() => _open() is NpgsqlConnection pooled
        ? new NpgsqlConnection(pooled.ConnectionString + ";Pooling=false;Keepalive=3;Max Auto Prepare=0")
        : _open());

    /// <exception cref="StorageUnusable">The file can't be opened or made; the server can't be reached or doesn't let us in.</exception>
    public DbConnection Open() => Open(_open);

    private DbConnection Open(Func<DbConnection> open)
    {
        DbConnection? connection = null;
        try
        {
            connection = open();
            connection.Open();
            if (connection is SqliteConnection)
                connection.Execute($"pragma busy_timeout = {BusySeconds * 1000}; pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -4000");
            return connection;
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException or TimeoutException)
        {
            connection?.Dispose();
            throw new StorageUnusable(StorageProblem.CannotOpen, Where, e);
        }
    }
}

public enum StorageProblem { BadConnectionString, CannotOpen, NewerThanProgram, InUse, NoBackup, NotEmpty, Broken }

/// <summary>The database can't be used at all; the program says so and stops.</summary>
/// <param name="where">The file, the server or the provider that is meant.</param>
public sealed class StorageUnusable(StorageProblem problem, string where, Exception? inner = null)
    : Exception($"{problem}: {where}", inner)
{
    public StorageProblem Problem { get; } = problem;

    public string Where { get; } = where;
}
