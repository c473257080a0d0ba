using System.Data.Common;
using Dapper;

namespace Solidarity.Core.Storage;

/// <summary>Who of the team looks after what waits on which weekday, and who is away.</summary>
public sealed class DutyStore(DbConnection connection)
{
    /// <returns>Whether the day is theirs now.</returns>
    public bool Turn(long personId, DayOfWeek day)
    {
        if (connection.Execute("delete from duty where person_id = @personId and weekday = @day", new { personId, day = (int)day }) > 0) return false;
        connection.Execute("insert into duty (person_id, weekday) values (@personId, @day)", new { personId, day = (int)day });
        return true;
    }

    public IReadOnlyList<(DayOfWeek Day, long PersonId)> All() =>
        [.. connection.Query<(long, long)>("select weekday, person_id from duty order by weekday, person_id").Select(row => ((DayOfWeek)row.Item1, row.Item2))];

    public IReadOnlyList<long> On(DayOfWeek day) =>
        [.. connection.Query<long>("select person_id from duty where weekday = @day order by person_id", new { day = (int)day })];

    /// <param name="until">The first moment they are back; null: they are here.</param>
    public void SetAway(long personId, DateTimeOffset? until)
    {
        connection.Execute("delete from away where person_id = @personId", new { personId });
        if (until is not null) connection.Execute("insert into away (person_id, until) values (@personId, @until)", new { personId, until = Instant.Milliseconds(until) });
    }

    public IReadOnlyDictionary<long, DateTimeOffset> Away(DateTimeOffset now) =>
        connection.Query<(long, long)>("select person_id, until from away where until > @now", new { now = Instant.Milliseconds(now) }).ToDictionary(row => row.Item1, row => Instant.From(row.Item2));
}
