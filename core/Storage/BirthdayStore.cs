using System.Data.Common;
using Dapper;
using Solidarity.Core.Groups;

namespace Solidarity.Core.Storage;

/// <summary>Where somebody wishes to be congratulated, and when that was done.</summary>
public sealed class BirthdayStore(DbConnection connection)
{
    private const string Select = "select person_id, group_id, month, day, kept_at, said_in from birthday ";

    public Birthday? Find(long personId, long groupId) => Read("where person_id = @personId and group_id = @groupId", new { personId, groupId }).FirstOrDefault();

    public IReadOnlyList<Birthday> Of(long personId) => Read("where person_id = @personId order by group_id", new { personId });

    private const string Upsert =
        """
        insert into birthday (person_id, group_id, month, day, kept_at) values (@personId, @groupId, @Month, @Day, @at)
        on conflict (person_id, group_id) do update set month = excluded.month, day = excluded.day, kept_at = excluded.kept_at
        """;

    /// <summary>It is the same day in all groups. Who was congratulated this year isn't again because they tell another day.</summary>
    public void Keep(long personId, long groupId, YearDay day, DateTimeOffset now)
    {
        var with = new { personId, groupId, day.Month, day.Day, at = Instant.Milliseconds(now) };
        connection.Execute(Upsert, with);
        connection.Execute("update birthday set month = @Month, day = @Day, kept_at = @at where person_id = @personId and (month <> @Month or day <> @Day)", with);
    }

    /// <returns>False when there was none.</returns>
    public bool Forget(long personId, long groupId) =>
        connection.Execute("delete from birthday where person_id = @personId and group_id = @groupId", new { personId, groupId }) == 1;

    private const string SelectDue =
        """
        where (month = @Month and day = @Day or month = @otherMonth and day = @otherDay) and (said_in is null or said_in < @year)
            and group_id in (select g.id from chat_group g where g.kind is not null and g.standing = 'Present')
        order by group_id, person_id limit @most
        """;

    /// <summary>Birthdays of one or two days that this year knows nothing of yet, group by group.</summary>
    public IReadOnlyList<Birthday> On(DateOnly date, IReadOnlyList<YearDay> days, int most) =>
        Read(SelectDue, new { days[0].Month, days[0].Day, otherMonth = days[^1].Month, otherDay = days[^1].Day, year = date.Year, most });

    /// <returns>False when another instance did it, or it was said this year.</returns>
    public bool Said(long personId, long groupId, int year) => connection.Execute(
        "update birthday set said_in = @year where person_id = @personId and group_id = @groupId and (said_in is null or said_in < @year)", new { personId, groupId, year }) == 1;

    private IReadOnlyList<Birthday> Read(string where, object with) =>
        [.. connection.Query<Row>(Select + where, with).Select(r => new Birthday(r.Person_Id, r.Group_Id, new YearDay((int)r.Month, (int)r.Day), Instant.From(r.Kept_At), (int?)r.Said_In))];

    private sealed class Row
    {
        public long Person_Id { get; init; }
        public long Group_Id { get; init; }
        public long Month { get; init; }
        public long Day { get; init; }
        public long Kept_At { get; init; }
        public long? Said_In { get; init; }
    }
}
