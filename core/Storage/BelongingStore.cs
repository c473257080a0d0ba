using System.Data.Common;
using Dapper;

namespace Solidarity.Core.Storage;

/// <summary>What hangs on a person by a row of its own, and is another's when two turn out to be one.</summary>
/// <remarks>What only groups of Telegram give (errands, birthdays, notices) nobody has who is given away.</remarks>
public sealed class BelongingStore(DbConnection connection)
{
    /// <summary>Whoever has one of these already keeps it.</summary>
    private static readonly string[] Given =
    [
        "insert into quiet (person_id, since) select @into, since from quiet where person_id = @from on conflict (person_id) do nothing",
        "delete from quiet where person_id = @from",
        "insert into wish (person_id, at) select @into, at from wish where person_id = @from on conflict (person_id) do nothing",
        "delete from wish where person_id = @from",
        "insert into membership (person_id, organisation_id, invited_by, since) select @into, organisation_id, invited_by, since from membership where person_id = @from on conflict (person_id) do nothing",
        "delete from membership where person_id = @from",
        "update check_in set buddy_id = @into where buddy_id = @from",
        "update check_in_round set buddy_id = @into where buddy_id = @from",
        "update check_in_round set closed_by = @into where closed_by = @from",
    ];

    /// <summary>Good for nothing any more.</summary>
    private static readonly string[] Ended =
    [
        "delete from check_in_link where person_id = @from",
        "delete from join_link where person_id = @from or opened_by = @from",
        "delete from desk_link where person_id = @from",
        "delete from desk_session where person_id = @from",
        "delete from conversation where person_id = @from",
    ];

    public void Give(long from, long into)
    {
        foreach (var statement in Given) connection.Execute(statement, new { from, into });
        foreach (var statement in Ended) connection.Execute(statement, new { from });
    }
}
