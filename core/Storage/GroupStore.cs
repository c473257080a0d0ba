using System.Data.Common;
using Dapper;
using Solidarity.Core.Groups;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Storage;

/// <summary>Groups of neighbours, what was chosen for each, and who keeps it.</summary>
public sealed class GroupStore(DbConnection connection)
{
    private const string Select =
        """
        select id, channel, chat, title, standing, token, topic, may_remove, may_pin, kind, insee, town, department, cell_row, cell_column, precision,
            radius, approver, quiet_from, quiet_until, digest, digest_at, digest_pinned, errands, language, digest_message, digest_sent_at
        from chat_group 
        """;

    public Group? Find(long id) => Read("where id = @id", new { id }).FirstOrDefault();

    public Group Get(long id) => Find(id) ?? throw new InvalidOperationException($"no group {id}");

    public Group? Find(string channel, string chat) => Read("where channel = @channel and chat = @chat", new { channel, chat }).FirstOrDefault();

    public Group? WithToken(string token) => Read("where token = @token", new { token }).FirstOrDefault();

    private const string Insert =
        """
        insert into chat_group (channel, chat, title, standing, token, created_at) values (@Channel, @Chat, @Title, @Standing, @Token, @Now) returning id
        """;

    /// <returns>The group with the id it was given.</returns>
    public Group Add(Group group, DateTimeOffset now) => group with
    {
        Id = connection.ExecuteScalar<long>(Insert, new { group.Channel, group.Chat, group.Title, Standing = group.Standing.ToString(), group.Token, Now = Instant.Milliseconds(now) }),
    };

    private const string UpdateFacts =
        "update chat_group set title = @Title, standing = @Standing, topic = @Topic, may_remove = @MayRemove, may_pin = @MayPin where id = @Id";

    /// <summary>Keeps what the channel tells of a group, and where in it the bot writes.</summary>
    public void SaveFacts(Group group) => connection.Execute(UpdateFacts, new
    {
        group.Id,
        group.Title,
        Standing = group.Standing.ToString(),
        group.Topic,
        MayRemove = group.MayRemove ? 1 : 0,
        MayPin = group.MayPin ? 1 : 0,
    });

    private const string UpdateSetup =
        """
        update chat_group set kind = @Kind, insee = @Insee, town = @Town, department = @Department, cell_row = @Row, cell_column = @Column, precision = @Precision,
            radius = @Radius, approver = @Approver, quiet_from = @QuietFrom, quiet_until = @QuietUntil, digest = @Rhythm, digest_at = @DigestAt,
            digest_pinned = @Pinned, errands = @Errands, language = @Language, digest_due_at = @DigestDueAt
        where id = @id
        """;

    /// <param name="digestDueAt">When the next digest comes; null: none does.</param>
    public void SaveSetup(long id, GroupSetup setup, DateTimeOffset? digestDueAt) => connection.Execute(UpdateSetup, new
    {
        id,
        Kind = setup.Kind.ToString(),
        setup.Place.Insee,
        setup.Place.Town,
        setup.Place.Department,
        setup.Place.Cell?.Row,
        setup.Place.Cell?.Column,
        Precision = setup.Place.Precision.ToString(),
        Radius = setup.Circle.Metres,
        Approver = setup.Approver.ToString(),
        QuietFrom = Minutes(setup.Quiet.From),
        QuietUntil = Minutes(setup.Quiet.Until),
        Rhythm = setup.Digest.Rhythm.ToString(),
        DigestAt = Minutes(setup.Digest.At),
        Pinned = setup.Digest.Pinned ? 1 : 0,
        Errands = setup.Errands ? 1 : 0,
        setup.Language,
        DigestDueAt = Instant.Milliseconds(digestDueAt),
    });

    /// <summary>Groups that are set up and can be written to, near enough that their circle may hold this place.</summary>
    public IReadOnlyList<Group> Around(Place place)
    {
        const string Present = "where kind is not null and standing = 'Present' and ";
        if (place.Cell is not { } cell) return Read(Present + "insee = @Insee order by id", new { place.Insee });
        var box = CellBox.Around(cell, CellBox.Widest);
        return Read(
            Present + "(insee = @Insee and (radius is null or cell_row is null) or cell_row between @Bottom and @Top and cell_column between @Left and @Right) order by id",
            new { place.Insee, box.Bottom, box.Top, box.Left, box.Right });
    }

    /// <summary>The next groups whose digest is due, in the order in which they became so.</summary>
    public IReadOnlyList<Group> DigestsDue(DateTimeOffset now, int most) =>
        Read("where digest_due_at <= @now order by digest_due_at, id limit @most", new { now = Instant.Milliseconds(now), most });

    /// <returns>False when somebody else has taken it.</returns>
    public bool TakeDigest(long id, DateTimeOffset now, DateTimeOffset? next) =>
        connection.Execute(
            "update chat_group set digest_due_at = @next where id = @id and digest_due_at <= @now",
            new { id, now = Instant.Milliseconds(now), next = Instant.Milliseconds(next) }) == 1;

    /// <param name="sent">Null: none stands there.</param>
    public void DigestStands(long id, SentDigest? sent) => connection.Execute(
        "update chat_group set digest_message = @MessageId, digest_sent_at = @at where id = @id",
        new { id, sent?.MessageId, at = Instant.Milliseconds(sent?.At) });

    /// <summary>A post is no longer as the digests say that tell of it.</summary>
    public void DigestsAreStale(long postId) => connection.Execute(
        "update chat_group set digest_stale = 1 where id in (select group_id from group_post where post_id = @postId and in_digest = 1)", new { postId });

    public void DigestIsStale(long id) => connection.Execute("update chat_group set digest_stale = 1 where id = @id", new { id });

    public void DigestIsFresh(long id) => connection.Execute("update chat_group set digest_stale = 0 where id = @id", new { id });

    /// <summary>Groups in which a digest stands that doesn't show any more what is so.</summary>
    public IReadOnlyList<Group> WithStaleDigest(long after, int most) =>
        Read("where digest_stale = 1 and digest_message is not null and standing = 'Present' and kind is not null and id > @after order by id limit @most", new { after, most });

    /// <summary>What hangs on a group, and goes with one that is forgotten.</summary>
    internal static readonly IReadOnlyList<string> Belongings = ["group_post", "keeper", "asked_in_group", "announced_group", "bulletin", "birthday", "asked_birthday"];

    /// <summary>What names a group, and names the one that goes on where two were the same.</summary>
    internal static readonly IReadOnlyList<(string Table, string Column)> Namings = [("post", "via_group"), ("errand", "group_id")];

    /// <summary>
    /// The group goes on under another number. Its old messages are not the bot's to change there. Where the new number was heard of first,
    /// what was set up stays, with all that hangs on it.
    /// </summary>
    public void MoveChat(string channel, string from, string to)
    {
        if (Find(channel, from) is not { } old) return;
        if (Find(channel, to) is { } early)
        {
            foreach (var (table, column) in Namings) connection.Execute($"update {table} set {column} = @old where {column} = @early", new { old = old.Id, early = early.Id });
            foreach (var table in Belongings) connection.Execute($"delete from {table} where group_id = @Id", new { early.Id });
            connection.Execute("delete from chat_group where id = @Id", new { early.Id });
        }
        connection.Execute("update chat_group set chat = @to, digest_message = null, digest_sent_at = null, topic = null where id = @Id", new { old.Id, to });
    }

    public void Keep(long groupId, long personId, DateTimeOffset now) => connection.Execute(
        "insert into keeper (group_id, person_id, since) values (@groupId, @personId, @now) on conflict (group_id, person_id) do nothing",
        new { groupId, personId, now = Instant.Milliseconds(now) });

    public void NoLongerKeeps(long groupId, long personId) =>
        connection.Execute("delete from keeper where group_id = @groupId and person_id = @personId", new { groupId, personId });

    public IReadOnlyList<long> Keepers(long groupId) =>
        [.. connection.Query<long>("select person_id from keeper where group_id = @groupId order by since, person_id", new { groupId })];

    public IReadOnlyList<Group> KeptBy(long personId) =>
        Read("where id in (select group_id from keeper where person_id = @personId) order by id", new { personId });

    private const string SelectKnown =
        """
        where standing <> 'Gone' and kind is not null and id in (
            select group_id from keeper where person_id = @personId
            union select group_id from birthday where person_id = @personId
            union select group_id from asked_in_group where person_id = @personId
            union select group_id from asked_birthday where person_id = @personId
            union select via_group from post where person_id = @personId and via_group is not null)
        order by id
        """;

    /// <summary>Groups that somebody has come through to the bot. Whether they still belong to them, the server knows.</summary>
    public IReadOnlyList<Group> KnownTo(long personId) => Read(SelectKnown, new { personId });

    /// <summary>In how many groups an announcement for these communes would stand now.</summary>
    /// <param name="communes">None: all there are.</param>
    public int CountIn(IReadOnlyCollection<string> communes) => (int)connection
        .Query<(string Insee, long Count)>("select insee, count(*) from chat_group where kind is not null and standing = 'Present' group by insee")
        .Where(one => communes.Count == 0 || communes.Contains(one.Insee)).Sum(one => one.Count);

    private IReadOnlyList<Group> Read(string where, object with) => [.. connection.Query<Row>(Select + where, with).Select(row => row.ToGroup())];

    private static int Minutes(TimeOnly time) => time.Hour * 60 + time.Minute;

    private sealed class Row : PlaceColumns
    {
        public long Id { get; init; }
        public string Channel { get; init; } = "";
        public string Chat { get; init; } = "";
        public string Title { get; init; } = "";
        public string Standing { get; init; } = "";
        public string Token { get; init; } = "";
        public long? Topic { get; init; }
        public long May_Remove { get; init; }
        public long May_Pin { get; init; }
        public string? Kind { get; init; }
        public long? Radius { get; init; }
        public string? Approver { get; init; }
        public long? Quiet_From { get; init; }
        public long? Quiet_Until { get; init; }
        public string? Digest { get; init; }
        public long? Digest_At { get; init; }
        public long? Digest_Pinned { get; init; }
        public long? Errands { get; init; }
        public string? Language { get; init; }
        public long? Digest_Message { get; init; }
        public long? Digest_Sent_At { get; init; }

        public Group ToGroup() => new(Id, Channel, Chat, Title, Enum.Parse<GroupStanding>(Standing), Token, Kind is null ? null : Setup(Kind))
        {
            Topic = Topic,
            MayRemove = May_Remove != 0,
            MayPin = May_Pin != 0,
            LastDigest = Digest_Message is { } message ? new SentDigest(message, Instant.From(Digest_Sent_At!.Value)) : null,
        };

        private GroupSetup Setup(string kind) => new(
            Enum.Parse<GroupKind>(kind), ToPlace()!, new Radius((int?)Radius), Enum.Parse<Approver>(Approver!),
            new QuietHours(Time(Quiet_From!.Value), Time(Quiet_Until!.Value)),
            new Digest(Enum.Parse<DigestRhythm>(Digest!), Time(Digest_At!.Value), Digest_Pinned != 0), Errands != 0, Language!);

        private static TimeOnly Time(long minutes) => new((int)minutes / 60, (int)minutes % 60);
    }
}
