using System.Data.Common;
using Dapper;

namespace Solidarity.Core.Storage;

/// <summary>In which groups each announcement was said.</summary>
public sealed class AnnouncedGroupStore(DbConnection connection)
{
    /// <summary>Announcements under way or gone out, and groups of their communes that haven't heard them. Groups that came later are not meant.</summary>
    private const string Missed =
        """
        from announcement a join chat_group g on g.kind is not null and g.standing = 'Present' and g.created_at <= a.decided_at
        where a.state in ('Confirmed', 'Sent') and a.decided_at > @since
            and (g.insee in (select c.insee from announcement_commune c where c.announcement_id = a.id)
                or not exists (select 1 from announcement_commune c where c.announcement_id = a.id))
            and not exists (select 1 from announced_group s where s.announcement_id = a.id and s.group_id = g.id)
        """;

    public IReadOnlyList<long> GroupsWaiting(DateTimeOffset since, long after, int most) => connection.Query<long>(
        $"select distinct g.id {Missed} and g.id > @after order by g.id limit @most", new { since = Instant.Milliseconds(since), after, most }).AsList();

    /// <summary>Announcements that a group hasn't heard, the oldest first.</summary>
    public IReadOnlyList<long> Missing(long groupId, DateTimeOffset since) => connection.Query<long>(
        $"select a.id {Missed} and g.id = @groupId order by a.id", new { since = Instant.Milliseconds(since), groupId }).AsList();

    public bool IsWaiting(long announcementId, DateTimeOffset since) => connection.ExecuteScalar<long>(
        $"select count(*) {Missed} and a.id = @announcementId", new { since = Instant.Milliseconds(since), announcementId }) > 0;

    /// <returns>False when it was said there already.</returns>
    public bool Say(long announcementId, long groupId, DateTimeOffset now) => connection.Execute(
        "insert into announced_group (announcement_id, group_id, said_at) values (@announcementId, @groupId, @now) on conflict (announcement_id, group_id) do nothing",
        new { announcementId, groupId, now = Instant.Milliseconds(now) }) == 1;
}
