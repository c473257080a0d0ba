using System.Data.Common;
using Dapper;
using Solidarity.Core.Groups;
using Solidarity.Core.Places;

namespace Solidarity.Core.Storage;

/// <summary>Which post belongs to which group's board, and whether its card was said.</summary>
public sealed class GroupPostStore(DbConnection connection)
{
    private const string Select = "select id, group_id, post_id, token, shown_at, from_row, from_column from group_post ";

    public GroupPost? Find(long id) => Read("where id = @id", new { id }).FirstOrDefault();

    public GroupPost? WithToken(string token) => Read("where token = @token", new { token }).FirstOrDefault();

    private const string Insert =
        """
        insert into group_post (group_id, post_id, token, waits, from_row, from_column) values (@Id, @postId, @token, @waits, @Row, @Column)
        on conflict (group_id, post_id) do nothing
        """;

    /// <summary>The post belongs to the group's board; its card waits, or it stands in the digest alone.</summary>
    /// <returns>False when it was there already.</returns>
    public bool Add(Group group, long postId, string token, bool waits)
    {
        var from = group.Setup!.Place.Cell;
        return connection.Execute(Insert, new { group.Id, postId, token, waits = waits ? 1 : 0, from?.Row, from?.Column }) == 1;
    }

    public IReadOnlyList<GroupPost> Of(long postId) => Read("where post_id = @postId order by id", new { postId });

    public GroupPost? Of(long groupId, long postId) => Read("where group_id = @groupId and post_id = @postId", new { groupId, postId }).FirstOrDefault();

    public IReadOnlyList<GroupPost> Of(long groupId, IReadOnlyCollection<long> posts) =>
        posts.Count == 0 ? [] : Read($"where group_id = @groupId and post_id in ({string.Join(", ", posts)})", new { groupId });

    /// <summary>Groups in which cards wait.</summary>
    public IReadOnlyList<long> GroupsWaiting(long after, int most) =>
        [.. connection.Query<long>("select distinct group_id from group_post where waits = 1 and group_id > @after order by group_id limit @most", new { after, most })];

    /// <summary>Cards that wait in a group, the oldest first.</summary>
    public IReadOnlyList<GroupPost> Waiting(long groupId, int most) => Read("where group_id = @groupId and waits = 1 order by id limit @most", new { groupId, most });

    /// <summary>How many cards a group was shown since then; those that are to be said once more don't count.</summary>
    public int Shown(long groupId, DateTimeOffset since) =>
        (int)connection.ExecuteScalar<long>("select count(*) from group_post where group_id = @groupId and waits = 0 and shown_at >= @since", new { groupId, since = Instant.Milliseconds(since) });

    /// <param name="at">Null: it stands in the digest alone.</param>
    /// <returns>False when somebody else has settled it.</returns>
    public bool Settle(long id, DateTimeOffset? at) =>
        connection.Execute("update group_post set waits = 0, shown_at = coalesce(@at, shown_at) where id = @id and waits = 1", new { id, at = Instant.Milliseconds(at) }) == 1;

    /// <summary>The digest of a group tells of these posts now, and of no other.</summary>
    public void Tells(long groupId, IReadOnlyList<long> posts)
    {
        connection.Execute("update group_post set in_digest = 0 where group_id = @groupId and in_digest = 1", new { groupId });
        if (posts.Count > 0) connection.Execute($"update group_post set in_digest = 1 where group_id = @groupId and post_id in ({string.Join(", ", posts)})", new { groupId });
    }

    /// <summary>Its card never arrived.</summary>
    public void Unsaid(long id) => connection.Execute("update group_post set waits = 1 where id = @id and waits = 0", new { id });

    /// <summary>Cards of posts that are still open are said again in a group whose old messages can't be changed any more.</summary>
    public void SayAgain(long groupId) => connection.Execute(
        "update group_post set waits = 1 where group_id = @groupId and shown_at is not null and post_id in (select id from post where state = 'Open')", new { groupId });

    private IReadOnlyList<GroupPost> Read(string where, object with) =>
        [.. connection.Query<Row>(Select + where, with).Select(row => row.ToNotice())];

    private sealed class Row
    {
        public long Id { get; init; }
        public long Group_Id { get; init; }
        public long Post_Id { get; init; }
        public string Token { get; init; } = "";
        public long? Shown_At { get; init; }
        public long? From_Row { get; init; }
        public long? From_Column { get; init; }

        public GroupPost ToNotice() => new(
            Id, Group_Id, Post_Id, Token, Instant.From(Shown_At), From_Row is { } row && From_Column is { } column ? new Cell((int)row, (int)column) : null);
    }
}
