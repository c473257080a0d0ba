using System.Data.Common;
using Dapper;
using Solidarity.Core.Groups;

namespace Solidarity.Core.Storage;

/// <summary>What those who administer a group said to all of it.</summary>
public sealed class BulletinStore(DbConnection connection)
{
    private const string Select = "select id, group_id, author_id, words, at, said_at, taken_back from bulletin ";

    public Bulletin? Find(long id) => Read("where id = @id", new { id }).FirstOrDefault();

    private const string Insert =
        "insert into bulletin (group_id, author_id, words, at, waits, said_at) values (@groupId, @authorId, @words, @at, @waits, @saidAt) returning id";

    /// <param name="waits">For the hours of its group; else it is said now.</param>
    public Bulletin Add(long groupId, long authorId, string words, DateTimeOffset now, bool waits) => new(
        connection.ExecuteScalar<long>(Insert, new { groupId, authorId, words, at = Instant.Milliseconds(now), waits = waits ? 1 : 0, saidAt = waits ? (long?)null : Instant.Milliseconds(now) }),
        groupId, authorId, words, now, waits ? null : now, TakenBack: false);

    /// <summary>How many a group was given since then, those taken back among them.</summary>
    public int Count(long groupId, DateTimeOffset since) =>
        (int)connection.ExecuteScalar<long>("select count(*) from bulletin where group_id = @groupId and at > @since", new { groupId, since = Instant.Milliseconds(since) });

    public IReadOnlyList<long> GroupsWaiting(long after, int most) =>
        connection.Query<long>("select distinct group_id from bulletin where waits = 1 and group_id > @after order by group_id limit @most", new { after, most }).AsList();

    public IReadOnlyList<Bulletin> Waiting(long groupId) => Read("where group_id = @groupId and waits = 1 order by id", new { groupId });

    /// <param name="at">When it was said; null: it won't be.</param>
    /// <returns>False when it no longer waits.</returns>
    public bool Settle(long id, DateTimeOffset? at) =>
        connection.Execute("update bulletin set waits = 0, said_at = @at where id = @id and waits = 1", new { id, at = Instant.Milliseconds(at) }) == 1;

    /// <summary>What was said in a group since then and stands there, the newest first.</summary>
    public IReadOnlyList<Bulletin> Standing(long groupId, DateTimeOffset since, int most) => Read(
        "where group_id = @groupId and said_at > @since and taken_back = 0 order by said_at desc, id desc limit @most", new { groupId, since = Instant.Milliseconds(since), most });

    /// <summary>The newest one of a group that can be taken back, whether it waits or stands.</summary>
    public Bulletin? Newest(long groupId, DateTimeOffset since) => Read(
        "where group_id = @groupId and taken_back = 0 and (waits = 1 or said_at > @since) order by id desc limit 1", new { groupId, since = Instant.Milliseconds(since) }).FirstOrDefault();

    /// <summary>It stands no longer, and its words are gone.</summary>
    /// <returns>False when somebody else took it back, or it was never said.</returns>
    public bool TakeBack(long id) =>
        connection.Execute("update bulletin set taken_back = 1, waits = 0, words = '' where id = @id and taken_back = 0 and (waits = 1 or said_at is not null)", new { id }) == 1;

    public IReadOnlyList<Bulletin> Before(DateTimeOffset moment, int most) =>
        Read("where at < @moment order by at limit @most", new { moment = Instant.Milliseconds(moment), most });

    public void Forget(long id) => connection.Execute("delete from bulletin where id = @id", new { id });

    private IReadOnlyList<Bulletin> Read(string where, object with) =>
        [.. connection.Query<Row>(Select + where, with).Select(r => new Bulletin(r.Id, r.Group_Id, r.Author_Id, r.Words, Instant.From(r.At), Instant.From(r.Said_At), r.Taken_Back != 0))];

    private sealed class Row
    {
        public long Id { get; init; }
        public long Group_Id { get; init; }
        public long Author_Id { get; init; }
        public string Words { get; init; } = "";
        public long At { get; init; }
        public long? Said_At { get; init; }
        public long Taken_Back { get; init; }
    }
}
