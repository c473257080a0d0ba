using System.Data.Common;
using Dapper;
using Solidarity.Core.Errands;

namespace Solidarity.Core.Storage;

/// <summary>Errands, from the first word in a group to a week after their end.</summary>
public sealed class ErrandStore(DbConnection connection)
{
    private const string Select =
        "select id, group_id, person_id, token, state, what, at, shows_name, created_at, opened_at, due_at, reminded, ending from errand ";

    public Errand? Find(long id) => Read("where id = @id", new { id }).FirstOrDefault();

    public Errand? WithToken(string token) => Read("where token = @token", new { token }).FirstOrDefault();

    private const string Insert =
        """
        insert into errand (group_id, person_id, token, state, what, at, shows_name, created_at, due_at)
        values (@GroupId, @PersonId, @Token, @State, @What, @At, @ShowsName, @CreatedAt, @DueAt) returning id
        """;

    /// <returns>With the id it was given.</returns>
    public Errand Add(Errand errand) => errand with { Id = connection.ExecuteScalar<long>(Insert, Columns(errand, errand.State)) };

    private const string Update =
        """
        update errand set state = @State, what = @What, at = @At, shows_name = @ShowsName, opened_at = @OpenedAt, due_at = @DueAt, reminded = @Reminded, ending = @Ending
        where id = @Id and state = @Before
        """;

    /// <returns>False when it no longer stands as it did.</returns>
    public bool Save(Errand errand, ErrandState before) => connection.Execute(Update, Columns(errand, before)) == 1;

    /// <summary>What one person has in groups, over or not, the newest first.</summary>
    public IReadOnlyList<Errand> Of(long personId) => Read("where person_id = @personId order by id desc", new { personId });

    public IReadOnlyList<Errand> UnderWay(long groupId) => Read("where group_id = @groupId and state in ('Gathering', 'Gone') order by id", new { groupId });

    private const string WithLinesOf =
        """
        where state in ('Gathering', 'Gone') and id in (select errand_id from errand_line where person_id = @personId and state <> 'Withdrawn') order by at, id
        """;

    /// <summary>Those under way in which this person asked for something.</summary>
    public IReadOnlyList<Errand> AskedBy(long personId) => Read(WithLinesOf, new { personId });

    public int Begun(long personId, DateTimeOffset since) =>
        (int)connection.ExecuteScalar<long>("select count(*) from errand where person_id = @personId and created_at >= @since", new { personId, since = Instant.Milliseconds(since) });

    public int Opened(long personId, DateTimeOffset since) =>
        (int)connection.ExecuteScalar<long>("select count(*) from errand where person_id = @personId and opened_at >= @since", new { personId, since = Instant.Milliseconds(since) });

    public IReadOnlyList<Errand> Due(DateTimeOffset now, int most, params ErrandState[] states) =>
        Read($"where due_at <= @now and state in ({string.Join(", ", states.Select(state => $"'{state}'"))}) order by due_at, id limit @most", new { now = Instant.Milliseconds(now), most });

    private const string GoerGone =
        """
        where state = 'Gathering' and person_id in (select id from person where unreachable_since is not null or banned_until > @now) order by id limit @most
        """;

    /// <summary>Those that still gather, though whoever was to go can't be written to, or is suspended.</summary>
    public IReadOnlyList<Errand> Stranded(DateTimeOffset now, int most) => Read(GoerGone, new { now = Instant.Milliseconds(now), most });

    /// <summary>Their cards are said again: the old ones can't be changed any more.</summary>
    public void SayAgain(long groupId) =>
        connection.Execute("update errand set say_again = 1 where group_id = @groupId and state in ('Waiting', 'Gathering', 'Gone')", new { groupId });

    /// <summary>Its card never arrived.</summary>
    public void Unsaid(long id) => connection.Execute("update errand set say_again = 1 where id = @id", new { id });

    private const string ToSay =
        """
        where say_again = 1 and group_id in (select id from chat_group where standing = 'Present') order by id limit @most
        """;

    public IReadOnlyList<Errand> ToSayAgain(int most) => Read(ToSay, new { most });

    public void SaidAgain(long id) => connection.Execute("update errand set say_again = 0 where id = @id", new { id });

    public void Forget(long id) => connection.Execute("delete from errand where id = @id", new { id });

    private static object Columns(Errand errand, ErrandState before) => new
    {
        errand.Id,
        errand.GroupId,
        errand.PersonId,
        errand.Token,
        State = errand.State.ToString(),
        Before = before.ToString(),
        errand.What,
        At = Instant.Milliseconds(errand.At),
        ShowsName = errand.ShowsName ? 1 : 0,
        CreatedAt = Instant.Milliseconds(errand.CreatedAt),
        OpenedAt = Instant.Milliseconds(errand.OpenedAt),
        DueAt = Instant.Milliseconds(errand.DueAt),
        Reminded = errand.Reminded ? 1 : 0,
        Ending = errand.End?.ToString(),
    };

    private IReadOnlyList<Errand> Read(string where, object with) => [.. connection.Query<Row>(Select + where, with).Select(row => row.ToErrand())];

    private sealed class Row
    {
        public long Id { get; init; }
        public long Group_Id { get; init; }
        public long Person_Id { get; init; }
        public string Token { get; init; } = "";
        public string State { get; init; } = "";
        public string What { get; init; } = "";
        public long? At { get; init; }
        public long Shows_Name { get; init; }
        public long Created_At { get; init; }
        public long? Opened_At { get; init; }
        public long Due_At { get; init; }
        public long Reminded { get; init; }
        public string? Ending { get; init; }

        public Errand ToErrand() => new(
            Id, Group_Id, Person_Id, Token, Enum.Parse<ErrandState>(State), What, Instant.From(At), Shows_Name != 0, Instant.From(Created_At), Instant.From(Opened_At), Instant.From(Due_At),
            Reminded != 0, Ending is null ? null : Enum.Parse<ErrandEnd>(Ending));
    }
}
