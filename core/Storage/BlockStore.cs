using System.Data.Common;
using Dapper;

namespace Solidarity.Core.Storage;

/// <summary>Who doesn't wish to be put beside whom.</summary>
public sealed class BlockStore(DbConnection connection)
{
    /// <returns>False when it was so already.</returns>
    public bool Add(long personId, long otherId, DateTimeOffset now) =>
        connection.Execute(
            "insert into block (person_id, other_id, at) values (@personId, @otherId, @at) on conflict (person_id, other_id) do nothing",
            new { personId, otherId, at = Instant.Milliseconds(now) }) == 1;

    /// <returns>False when it wasn't so.</returns>
    public bool Remove(long personId, long otherId) =>
        connection.Execute("delete from block where person_id = @personId and other_id = @otherId", new { personId, otherId }) == 1;

    public bool Holds(long personId, long otherId) =>
        connection.ExecuteScalar<long>("select count(*) from block where person_id = @personId and other_id = @otherId", new { personId, otherId }) > 0;

    private const string Taken =
        """
        insert into block (person_id, other_id, at)
        select case when person_id = @from then @into else person_id end, case when other_id = @from then @into else other_id end, at from block
        where (person_id = @from or other_id = @from) and person_id <> @into and other_id <> @into
        on conflict (person_id, other_id) do nothing
        """;

    /// <summary>What held for one person holds for another from now on.</summary>
    public void Give(long from, long into)
    {
        connection.Execute(Taken, new { from, into });
        connection.Execute("delete from block where person_id = @from or other_id = @from", new { from });
    }
}
