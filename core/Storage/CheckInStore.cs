using System.Data.Common;
using Dapper;
using Solidarity.Core.CheckIns;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Storage;

/// <summary>Who wishes to be asked how they are, and when they are asked next.</summary>
public sealed class CheckInStore(DbConnection connection)
{
    private const string Select = "select c.person_id, c.days, c.hour, c.next_at, c.paused_until, c.buddy_id, c.agreed, c.agreed_at, c.heard_by from check_in c ";

    private const string Insert =
        """
        insert into check_in (person_id, days, hour, next_at, paused_until, buddy_id, agreed, agreed_at, heard_by)
        values (@PersonId, @days, @hour, @next, @paused, @BuddyId, @agreed, @agreedAt, @HeardBy)
        on conflict (person_id) do update set days = excluded.days, hour = excluded.hour, next_at = excluded.next_at, paused_until = excluded.paused_until,
            agreed = excluded.agreed, agreed_at = excluded.agreed_at, heard_by = excluded.heard_by
        """;

    /// <summary>Of somebody who had one already the buddy stays.</summary>
    public void Start(CheckIn checkIn) => connection.Execute(Insert, Values(checkIn));

    public CheckIn? Of(long personId) => Read("where c.person_id = @personId", new { personId }).FirstOrDefault();

    /// <summary>Rhythm, next hello and pause.</summary>
    public void Save(CheckIn checkIn) =>
        connection.Execute("update check_in set days = @days, hour = @hour, next_at = @next, paused_until = @paused where person_id = @PersonId", Values(checkIn));

    public void SetBuddy(long personId, long? buddyId) =>
        connection.Execute("update check_in set buddy_id = @buddyId where person_id = @personId", new { personId, buddyId });

    /// <summary>Those whom somebody looks after.</summary>
    public IReadOnlyList<CheckIn> OfBuddy(long buddyId) => Read("where c.buddy_id = @buddyId order by c.person_id", new { buddyId });

    public int CountOfBuddy(long buddyId) =>
        (int)connection.ExecuteScalar<long>("select count(*) from check_in where buddy_id = @buddyId", new { buddyId });

    public IReadOnlyList<CheckIn> Due(DateTimeOffset now, int most) =>
        Read("where c.next_at <= @now order by c.next_at, c.person_id limit @most", new { now = Instant.Milliseconds(now), most });

    /// <summary>The next hello is another one, and a pause that is over is one no more.</summary>
    /// <returns>False when somebody was faster.</returns>
    public bool Claim(long personId, DateTimeOffset was, DateTimeOffset next) =>
        connection.Execute(
            "update check_in set next_at = @next, paused_until = null where person_id = @personId and next_at = @was",
            new { personId, was = Instant.Milliseconds(was), next = Instant.Milliseconds(next) }) == 1;

    public void Stop(long personId) => connection.Execute("delete from check_in where person_id = @personId", new { personId });

    private const string Given =
        """
        update check_in set person_id = @into
        where person_id = @from and (buddy_id is null or buddy_id <> @into) and not exists (select 1 from check_in o where o.person_id = @into)
        """;

    /// <summary>What one person wished is another's; whoever wished something themselves keeps that.</summary>
    public void Give(long from, long into)
    {
        connection.Execute(Given, new { from, into });
        connection.Execute("delete from check_in where person_id = @from", new { from });
    }

    private static object Values(CheckIn checkIn) => new
    {
        checkIn.PersonId,
        days = (int)checkIn.Rhythm.Days,
        hour = checkIn.Rhythm.Hour,
        next = Instant.Milliseconds(checkIn.NextAt),
        paused = Instant.Milliseconds(checkIn.PausedUntil),
        checkIn.BuddyId,
        agreed = checkIn.Agreed.ToString(),
        agreedAt = Instant.Milliseconds(checkIn.AgreedAt),
        checkIn.HeardBy,
    };

    private IReadOnlyList<CheckIn> Read(string where, object with) => [.. connection.Query<Row>(Select + where, with).Select(r => r.ToCheckIn())];

    private sealed class Row
    {
        public long Person_Id { get; init; }
        public long Days { get; init; }
        public long Hour { get; init; }
        public long? Next_At { get; init; }
        public long? Paused_Until { get; init; }
        public long? Buddy_Id { get; init; }
        public string Agreed { get; init; } = "";
        public long Agreed_At { get; init; }
        public long? Heard_By { get; init; }

        public CheckIn ToCheckIn() => new(
            Person_Id, new Rhythm((Days)Days, (int)Hour), Instant.From(Next_At), Instant.From(Paused_Until), Buddy_Id, Enum.Parse<Agreed>(Agreed), Instant.From(Agreed_At), Heard_By);
    }
}
