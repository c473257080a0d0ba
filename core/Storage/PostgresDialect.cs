using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;

namespace Solidarity.Core.Storage;

/// <summary>
/// Many writers side by side, each seeing what others have committed; what may not happen at once is kept apart by latches,
/// taken before anything is read that a decision rests on.
/// </summary>
internal sealed class PostgresDialect : Dialect
{
    public static readonly PostgresDialect Shared = new();

    public override string Name => "postgres";

    public override bool HasOneWriter => false;

    public override DbTransaction BeginWriting(DbConnection connection) => connection.BeginTransaction(IsolationLevel.ReadCommitted);

    private const string TakeLatch = "select pg_advisory_xact_lock(hashtextextended(@name, 0))";

    public override void Latch(DbConnection connection, string name) => connection.Execute(TakeLatch, new { name });

    public override string Each(string head, string parameter) => $"{head} (select value::bigint from json_array_elements_text(@{parameter}::json))";

    /// <summary>
    /// The connection, its rights or the server's state: out of reach, stopping, full, out of memory, read-only (a standby), tables
    /// that this user may not touch or that aren't there (a restore under way, or by another user).
    /// </summary>
    public override bool IsTrouble(Exception error) => error switch
    {
        PostgresException refused => refused.SqlState[..2] is "08" or "28" or "53" or "57" or "58" or "XX" || refused.SqlState is "25006" or "3D000" or "42501" or "42P01" or "3F000",
        NpgsqlException or ObjectDisposedException => true,
        InvalidOperationException closed => closed.Source is "Npgsql",
        _ => false,
    };

    /// <summary>Serialisation failure, deadlock, a statement or a latch that took too long.</summary>
    public override bool IsConflict(Exception error) =>
        error is PostgresException { SqlState: "40001" or "40P01" or "55P03" or "57014" } or NpgsqlException { InnerException: TimeoutException };
}
