using System.Data.Common;
using Dapper;
using Npgsql;

namespace Solidarity.Core.Storage;

/// <summary>
/// Something that one instance alone does at a time. It is held by a lock of a connection of its own: when the holder dies the server
/// gives it to whoever asks next. With SQLite there is one process, which holds every office.
/// </summary>
public sealed class Office : IDisposable
{
    private readonly NpgsqlConnection? _connection;

    private Office(NpgsqlConnection? connection) => _connection = connection;

    private const string TryLock = "select pg_try_advisory_lock(hashtextextended('office ' || @name, 0))";

    /// <returns>Null when another instance holds it.</returns>
    /// <exception cref="StorageUnusable">The server can't be reached.</exception>
    public static Office? TryTake(Database database, string name)
    {
        if (database.Dialect.HasOneWriter) return new Office(null);
        var connection = (NpgsqlConnection)database.OpenApart();
        try
        {
            if (connection.ExecuteScalar<bool>(TryLock, new { name })) return new Office(connection);
            connection.Dispose();
            return null;
        }
        catch (DbException e)
        {
            connection.Dispose();
            throw new StorageUnusable(StorageProblem.CannotOpen, database.Where, e);
        }
    }

    /// <summary>Whether it can be lost at all.</summary>
    public bool CanBeLost => _connection is not null;

    /// <summary>Asks the server: false when the connection is broken, and the office with it.</summary>
    public bool IsHeld()
    {
        if (_connection is null) return true;
        try
        {
            return _connection.ExecuteScalar<long>("select 1::bigint", commandTimeout: 5) == 1;
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException)
        {
            return false;
        }
    }

    public void Dispose() => _connection?.Dispose();
}
