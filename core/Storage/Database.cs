using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Solidarity.Core.Storage;

/// <summary>Opens connections to the one database, set up as this project needs them.</summary>
public sealed class Database
{
    /// <summary>How long SQLite's door is waited at, unless the connection string says "Default Timeout": whoever looks inside by hand is soon done.</summary>
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
        (parts.DataSource, parts.ForeignKeys, parts.Mode) = (file, true, SqliteOpenMode.ReadWrite);
        if (!parts.ShouldSerialize("Default Timeout")) parts.DefaultTimeout = BusySeconds;
        var complete = parts.ToString();
        return new Database(SqliteDialect.Shared, file, file, () => new KeepingConnection(complete));
    }

    private static Database OnServer(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        if (string.IsNullOrEmpty(parts.Host)) throw new ArgumentException("no host is named", nameof(connectionString));
        bool Unset(string key) => !connectionString.Contains(key, StringComparison.OrdinalIgnoreCase);
        if (Unset("Max Auto Prepare")) (parts.MaxAutoPrepare, parts.AutoPrepareMinUsages) = (200, 2);
        if (Unset("Application Name")) parts.ApplicationName = "solidarity";
        // A machine that is gone says nothing any more; what it held (a person, the board, an office) must not be held for hours.
        if (Unset("Options")) parts.Options = "-c tcp_keepalives_idle=3 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3 -c idle_in_transaction_session_timeout=15000";
        // What a person wrote may stand in the details of an error, and errors are logged.
        parts.IncludeErrorDetail = false;
        var complete = parts.ToString();
        return new Database(PostgresDialect.Shared, $"{parts.Database} on {parts.Host}", null, () => new NpgsqlConnection(complete));
    }

    /// <summary>
    /// Makes SQLite's file and its folder where there is none. Nothing else does: whoever looks for a file that has gone must not
    /// put an empty one in its place.
    /// </summary>
    /// <exception cref="StorageUnusable">It can't be made.</exception>
    public void Make()
    {
        if (File is not { } file || System.IO.File.Exists(file)) return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            System.IO.File.Create(file).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnusable(StorageProblem.CannotOpen, Where, e);
        }
    }

    /// <summary>A connection that no pool ever hands to anybody else: for what is tied to it.</summary>
    /// <exception cref="StorageUnusable">As for <see cref="Open()"/>.</exception>
    public DbConnection OpenApart() => Open(() => _open() is NpgsqlConnection pooled
        ? new NpgsqlConnection(pooled.ConnectionString + ";Pooling=false;Keepalive=3;Max Auto Prepare=0")
        : _open());

    /// <exception cref="StorageUnusable">The file isn't there or can't be opened; the server can't be reached or doesn't let us in.</exception>
    public DbConnection Open() => Open(_open);

    /// <summary>Connections that are kept for later belong to a file that is not there any more, or were cut.</summary>
    public void ForgetConnections()
    {
        using var one = _open();
        if (one is SqliteConnection sqlite) SqliteConnection.ClearPool(sqlite);
        else if (one is NpgsqlConnection server) NpgsqlConnection.ClearPool(server);
    }

    private DbConnection Open(Func<DbConnection> open)
    {
        DbConnection? connection = null;
        try
        {
            connection = open();
            connection.Open();
            if (connection is SqliteConnection)
                connection.Execute($"pragma busy_timeout = {((SqliteConnection)connection).DefaultTimeout * 1000}; pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -4000");
            return connection;
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException or TimeoutException)
        {
            connection?.Dispose();
            throw new StorageUnusable(StorageProblem.CannotOpen, Where, e);
        }
    }
}

public enum StorageProblem
{
    BadConnectionString,
    CannotOpen,
    NewerThanProgram,

    /// <summary>A server older than what this program is tried with.</summary>
    TooOld,

    /// <summary>Another process of this program works with it.</summary>
    InUse,

    /// <summary>The file isn't there, but what is left beside it tells that it was.</summary>
    Gone,

    /// <summary>What is to be restored is no whole backup.</summary>
    NoBackup,

    /// <summary>What is to be moved to holds data already.</summary>
    NotEmpty,

    /// <summary>What was copied breaks a rule, or rows are missing.</summary>
    Broken,
}

/// <summary>The database can't be used at all; the program says so and stops.</summary>
/// <param name="where">The file, the server or the provider that is meant.</param>
public sealed class StorageUnusable(StorageProblem problem, string where, Exception? inner = null)
    : Exception($"{problem}: {where}", inner)
{
    public StorageProblem Problem { get; } = problem;

    public string Where { get; } = where;
}
