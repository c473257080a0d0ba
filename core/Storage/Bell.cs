using System.Data.Common;
using Dapper;
using Npgsql;

namespace Solidarity.Core.Storage;

/// <summary>
/// By which instances tell one another, over the database they share, that something waits in the outbox. A ring can be missed:
/// who listens looks by themselves now and then.
/// </summary>
public static class Bell
{
    // Told outside the turns' own transactions: those that notify are committed one by one. What is told need not outlive a power cut.
    private const string Ring = "set synchronous_commit = off; notify solidarity_outbox";

    public static Task RingAsync(DbConnection connection) => connection.ExecuteAsync(Ring);

    /// <summary>Calls <paramref name="heard"/> at each ring, until cancelled.</summary>
    public static async Task ListenAsync(Database database, System.Action heard, CancellationToken cancel)
    {
        await using var connection = (NpgsqlConnection)database.OpenApart();
        connection.Notification += (_, _) => heard();
        await connection.ExecuteAsync("listen solidarity_outbox");
        while (true) await connection.WaitAsync(cancel);
    }
}
