using System.Data.Common;

namespace Solidarity.Core.Storage;

/// <summary>What differs between the engines; one SQL text serves both for everything else.</summary>
public abstract class Dialect
{
    /// <summary>The setting's word for it, and the folder of its migrations.</summary>
    public abstract string Name { get; }

    /// <summary>Whether turns are written one after another by this process alone.</summary>
    public abstract bool HasOneWriter { get; }

    public static Dialect Of(DbConnection connection) =>
        connection is Npgsql.NpgsqlConnection ? PostgresDialect.Shared : SqliteDialect.Shared;

    /// <summary>Begins a transaction that may write, in the way that turns are kept apart on this engine.</summary>
    public abstract DbTransaction BeginWriting(DbConnection connection);

    /// <summary>
    /// Until the end of the transaction nobody else passes here under the same name. What is read afterwards is the newest.
    /// </summary>
    public abstract void Latch(DbConnection connection, string name);

    /// <summary>A statement about many numbers that come as one parameter, so that its text stays the same however many they are.</summary>
    /// <param name="head">Up to "in".</param>
    /// <param name="parameter">A JSON array of whole numbers.</param>
    public abstract string Each(string head, string parameter);

    /// <summary>
    /// Whether an error is the database's own (full, locked, gone, read-only, stopping, corrupt), so that trying again later may
    /// help; anything else comes from what was asked of it.
    /// </summary>
    public abstract bool IsTrouble(Exception error);

    /// <summary>Whether another transaction was in the way: the same work, begun anew at once, may well succeed.</summary>
    public abstract bool IsConflict(Exception error);
}
