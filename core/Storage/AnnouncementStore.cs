using System.Data.Common;
using Dapper;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;

namespace Solidarity.Core.Storage;

/// <summary>Announcements of the team, how far each has been sent, and who wishes none.</summary>
public sealed class AnnouncementStore(DbConnection connection)
{
    private readonly Dialect _dialect = Dialect.Of(connection);

    private const string Select = "select id, author_id, words, written_at, state, decided_by, decided_at, last_person, reached, stopped_by from announcement ";

    public Announcement Add(long authorId, IReadOnlyCollection<string> communes, string words, DateTimeOffset now)
    {
        var id = connection.ExecuteScalar<long>(
            "insert into announcement (author_id, words, written_at) values (@authorId, @words, @at) returning id",
            new { authorId, words, at = Instant.Milliseconds(now) });
        foreach (var insee in communes.Distinct()) connection.Execute("insert into announcement_commune (announcement_id, insee) values (@id, @insee)", new { id, insee });
        return Find(id)!;
    }

    public Announcement? Find(long id) => Read("where id = @id", new { id }).FirstOrDefault();

    /// <returns>False when it is decided already.</returns>
    public bool Decide(long id, AnnouncementState state, long? by, DateTimeOffset now) =>
        connection.Execute(
            "update announcement set state = @state, decided_by = @by, decided_at = @at where id = @id and state = 'Waiting'",
            new { id, state = state.ToString(), by, at = Instant.Milliseconds(now) }) == 1;

    /// <returns>False when it is over.</returns>
    /// <param name="groupsWait">Whether it still waits for the hours of some group, though it has gone to all people.</param>
    public bool Stop(long id, long? by, bool groupsWait) =>
        connection.Execute(
            "update announcement set state = 'Stopped', stopped_by = @by where id = @id and (state in ('Waiting', 'Confirmed') or state = 'Sent' and @waits = 1)",
            new { id, by, waits = groupsWait ? 1 : 0 }) == 1;

    /// <summary>Announcements with these numbers, in their order.</summary>
    public IReadOnlyList<Announcement> With(IReadOnlyList<long> ids) => [.. ids.Select(id => Find(id) ?? throw new InvalidOperationException($"no announcement {id}"))];

    /// <summary>Those that have waited since then or longer, the oldest first.</summary>
    public IReadOnlyList<Announcement> WaitingSince(DateTimeOffset since, int most) =>
        Read("where state = 'Waiting' and written_at <= @since order by written_at, id limit @most", new { since = Instant.Milliseconds(since), most });

    /// <summary>Those that are being sent, the oldest first.</summary>
    public IReadOnlyList<Announcement> Confirmed() => Read("where state = 'Confirmed' order by id", null);

    /// <summary>
    /// How many announcements were confirmed since then for whichever of these communes has had most. Nobody else confirms one until the end
    /// of the transaction, so that two at once don't both find room.
    /// </summary>
    /// <param name="communes">None: all there are.</param>
    public int MostSince(DateTimeOffset since, IReadOnlyList<string> communes)
    {
        _dialect.Latch(connection, "announcement");
        var recent = Read("where (state in ('Confirmed', 'Sent') or state = 'Stopped' and reached > 0) and decided_at >= @since", new { since = Instant.Milliseconds(since) });
        var forAll = recent.Count(announcement => announcement.Communes.Count == 0);
        var asked = communes.ToHashSet();
        var some = recent.SelectMany(announcement => announcement.Communes).Where(insee => asked.Count == 0 || asked.Contains(insee));
        return forAll + some.CountBy(insee => insee).Select(pair => pair.Value).DefaultIfEmpty().Max();
    }

    /// <summary>Who can be written to and hasn't asked for silence.</summary>
    private const string Reachable =
        $"""
        p.channel not in ('{Person.PhoneChannel}', '{Person.JoinedChannel}') and p.unreachable_since is null and p.banned_until is null
            and not exists (select 1 from quiet q where q.person_id = p.id)
        """;

    private const string CountByCommune =
        $"select p.insee, count(*) as n from person p where {Reachable} and p.consented_at is not null and p.id not in";

    private const string CountAmong = $"select count(*) from person p where {Reachable} and p.id in";

    /// <summary>How many would read an announcement for these communes now: neighbours, and those of the team.</summary>
    public (int Neighbours, int Team) CountReaders(IReadOnlyCollection<string> communes, IReadOnlyCollection<long> team)
    {
        var ids = new { team = Array(team) };
        var neighbours = connection.Query<CountRow>(_dialect.Each(CountByCommune, "team") + " group by p.insee", ids)
            .Where(row => communes.Count == 0 || row.Insee is { } insee && communes.Contains(insee)).Sum(row => row.N);
        return ((int)neighbours, (int)connection.ExecuteScalar<long>(_dialect.Each(CountAmong, "team"), ids));
    }

    private const string SelectReaders =
        $"""
        select p.id from person p
        where p.id > @after and p.created_at <= @before and {Reachable}
            and (p.consented_at is not null
                    and (p.insee in (select c.insee from announcement_commune c where c.announcement_id = @Id)
                        or not exists (select 1 from announcement_commune c where c.announcement_id = @Id))
                or p.id in
        """;

    /// <summary>The next people an announcement is for, in the order of their ids; whoever came after it was confirmed is not among them.</summary>
    public IReadOnlyList<long> ReadersOf(Announcement announcement, IReadOnlyCollection<long> team, int most) =>
        connection.Query<long>(
            _dialect.Each(SelectReaders, "team") + ") order by p.id limit @most",
            new { announcement.Id, after = announcement.LastPerson, before = Instant.Milliseconds(announcement.DecidedAt), team = Array(team), most }).AsList();

    private const string UpdateReach =
        """
        update announcement set last_person = @last, reached = reached + @n, state = @state
        where id = @Id and state = 'Confirmed' and last_person = @LastPerson
        """;

    /// <summary>It has gone to these people, and to nobody else where they are the last.</summary>
    /// <returns>False when it has got further already.</returns>
    public bool Advance(Announcement announcement, IReadOnlyList<long> readers, bool isLast) =>
        connection.Execute(UpdateReach, new
        {
            announcement.Id,
            announcement.LastPerson,
            last = readers.Count == 0 ? announcement.LastPerson : readers[^1],
            n = readers.Count,
            state = (isLast ? AnnouncementState.Sent : AnnouncementState.Confirmed).ToString(),
        }) == 1;

    /// <param name="since">Null: announcements are welcome again.</param>
    public void SetQuiet(long personId, DateTimeOffset? since)
    {
        if (since is null) connection.Execute("delete from quiet where person_id = @personId", new { personId });
        else connection.Execute("insert into quiet (person_id, since) values (@personId, @at) on conflict (person_id) do nothing", new { personId, at = Instant.Milliseconds(since) });
    }

    private static string Array(IEnumerable<long> ids) => $"[{string.Join(',', ids)}]";

    private IReadOnlyList<Announcement> Read(string where, object? with) => [.. connection.Query<Row>(Select + where, with).Select(row => row.ToAnnouncement(CommunesOf(row.Id)))];

    private IReadOnlyList<string> CommunesOf(long id) =>
        connection.Query<string>("select insee from announcement_commune where announcement_id = @id order by insee", new { id }).AsList();

    private sealed class CountRow
    {
        public string? Insee { get; init; }
        public long N { get; init; }
    }

    private sealed class Row
    {
        public long Id { get; init; }
        public long Author_Id { get; init; }
        public string Words { get; init; } = "";
        public long Written_At { get; init; }
        public string State { get; init; } = "";
        public long? Decided_By { get; init; }
        public long? Decided_At { get; init; }
        public long Last_Person { get; init; }
        public long Reached { get; init; }
        public long? Stopped_By { get; init; }

        public Announcement ToAnnouncement(IReadOnlyList<string> communes) => new(
            Id, Author_Id, communes, Words, Instant.From(Written_At), Enum.Parse<AnnouncementState>(State), Decided_By, Instant.From(Decided_At), Last_Person, (int)Reached)
        { StoppedBy = Stopped_By };
    }
}
