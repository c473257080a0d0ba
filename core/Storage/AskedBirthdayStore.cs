using System.Data.Common;
using Dapper;
using Solidarity.Core.Groups;

namespace Solidarity.Core.Storage;

/// <summary>A birthday that somebody wrote in a group, until they go on in private.</summary>
public sealed class AskedBirthdayStore(DbConnection connection)
{
    private const string Insert =
        "insert into asked_birthday (token, group_id, person_id, month, day, at) values (@Token, @GroupId, @PersonId, @month, @day, @at) returning id";

    /// <returns>With the id it was given.</returns>
    public AskedBirthday Add(AskedBirthday asked) => asked with
    {
        Id = connection.ExecuteScalar<long>(Insert, new { asked.Token, asked.GroupId, asked.PersonId, month = asked.Day?.Month, day = asked.Day?.Day, at = Instant.Milliseconds(asked.At) }),
    };

    public AskedBirthday? WithToken(string token) => Read("where token = @token", new { token }).FirstOrDefault();

    public IReadOnlyList<AskedBirthday> Before(DateTimeOffset moment, int most) =>
        Read("where at < @moment order by at limit @most", new { moment = Instant.Milliseconds(moment), most });

    /// <summary>What one person has written in groups since then.</summary>
    public int Count(long personId, DateTimeOffset since) =>
        (int)connection.ExecuteScalar<long>("select count(*) from asked_birthday where person_id = @personId and at >= @since", new { personId, since = Instant.Milliseconds(since) });

    public void Forget(long id) => connection.Execute("delete from asked_birthday where id = @id", new { id });

    private IReadOnlyList<AskedBirthday> Read(string where, object with) =>
        [.. connection.Query<Row>("select id, token, group_id, person_id, month, day, at from asked_birthday " + where, with)
            .Select(r => new AskedBirthday(r.Id, r.Token, r.Group_Id, r.Person_Id, r.Month is { } month ? new YearDay((int)month, (int)r.Day!) : null, Instant.From(r.At)))];

    private sealed class Row
    {
        public long Id { get; init; }
        public string Token { get; init; } = "";
        public long Group_Id { get; init; }
        public long Person_Id { get; init; }
        public long? Month { get; init; }
        public long? Day { get; init; }
        public long At { get; init; }
    }
}
