using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Solidarity.Core.Storage;

/// <summary>One file, one writer: whoever begins to write holds the only place there is.</summary>
internal sealed class SqliteDialect : Dialect
{
    public static readonly SqliteDialect Shared = new();

    public override string Name => "sqlite";

    public override bool HasOneWriter => true;

    public override DbTransaction BeginWriting(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false);

    /// <summary>Nothing to do: the transaction itself keeps everybody else out.</summary>
    public override void Latch(DbConnection connection, string name) { }

    public override string Each(string head, string parameter) => $"{head} (select value from json_each(@{parameter}))";

    /// <summary>Busy, locked, out of memory, read-only, I/O, corrupt, full, can't open, not a database.</summary>
    public override bool IsTrouble(Exception error) => error is SqliteException { SqliteErrorCode: 5 or 6 or 7 or 8 or 10 or 11 or 13 or 14 or 26 };

    public override bool IsConflict(Exception error) => false;
}
