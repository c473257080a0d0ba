using System.Data.Common;
using Dapper;
using Solidarity.Core.CheckIns;

namespace Solidarity.Core.Storage;

/// <summary>Each time that somebody was asked how they are. What is open has something due.</summary>
public sealed class CheckInRoundStore(DbConnection connection)
{
    private const string Select =
        """
        select r.id, r.person_id, r.state, r.asked_at, r.due_at, r.version, r.buddy_id, r.looking_at, r.unanswered_calls, r.answer, r.heard_at, r.team_told_at, r.closed_by, r.help_called
        from check_in_round r
        """;

    private const string Insert =
        """
        insert into check_in_round (person_id, state, asked_at, due_at) values (@personId, 'Asked', @at, @due)
        on conflict do nothing
        returning id
        """;

    /// <returns>Null where they are being asked already.</returns>
    public CheckInRound? Ask(long personId, DateTimeOffset now, DateTimeOffset due) =>
        connection.ExecuteScalar<long?>(Insert, new { personId, at = Instant.Milliseconds(now), due = Instant.Milliseconds(due) }) is { } id ? Find(id) : null;

    public CheckInRound? Find(long id) => Read("where r.id = @id", new { id }).FirstOrDefault();

    /// <summary>Those with these numbers, in their order.</summary>
    public IReadOnlyList<CheckInRound> With(IReadOnlyList<long> ids) => [.. ids.Select(id => Find(id) ?? throw new InvalidOperationException($"no check-in {id}"))];

    public CheckInRound? Newest(long personId) => Latest(personId, 1).FirstOrDefault();

    /// <summary>The newest first.</summary>
    public IReadOnlyList<CheckInRound> Latest(long personId, int most) =>
        Read("where r.person_id = @personId order by r.asked_at desc, r.id desc limit @most", new { personId, most });

    public IReadOnlyList<CheckInRound> OpenOf(long personId) => Read("where r.person_id = @personId and r.due_at is not null order by r.id", new { personId });

    public IReadOnlyList<CheckInRound> Due(DateTimeOffset now, int most) =>
        Read("where r.due_at <= @now order by r.due_at, r.id limit @most", new { now = Instant.Milliseconds(now), most });

    private const string Update =
        """
        update check_in_round set state = @state, due_at = @due, version = version + 1, buddy_id = @BuddyId, looking_at = @looking, unanswered_calls = @UnansweredCalls,
            answer = @answer, heard_at = @heard, team_told_at = @told, closed_by = @ClosedBy, help_called = @help
        where id = @Id and version = @Version
        """;

    /// <returns>False when somebody was faster.</returns>
    public bool Save(CheckInRound round) => connection.Execute(Update, new
    {
        round.Id,
        round.Version,
        state = round.State.ToString(),
        due = Instant.Milliseconds(round.DueAt),
        round.BuddyId,
        looking = Instant.Milliseconds(round.LookingAt),
        round.UnansweredCalls,
        answer = round.Answer?.ToString(),
        heard = Instant.Milliseconds(round.HeardAt),
        told = Instant.Milliseconds(round.TeamToldAt),
        round.ClosedBy,
        help = round.HelpCalled ? 1 : 0,
    }) == 1;

    /// <summary>What somebody answered is gone; that they were asked stays, for the cards that speak of it.</summary>
    public void ForgetAnswers(long personId) =>
        connection.Execute("update check_in_round set answer = null, version = version + 1 where person_id = @personId and state <> 'Wished'", new { personId });

    public void ForgetBefore(DateTimeOffset at) =>
        connection.Execute("delete from check_in_round where asked_at < @at", new { at = Instant.Milliseconds(at) });

    /// <summary>What one person was asked is another's, but for what is open of both: whoever talks themselves is asked anew.</summary>
    public void Give(long from, long into)
    {
        connection.Execute("update check_in_round set state = 'Ended', due_at = null, version = version + 1 where person_id = @from and state in ('Asked', 'Repeated', 'WithBuddy')", new { from });
        connection.Execute("update check_in_round set person_id = @into where person_id = @from", new { from, into });
    }

    private IReadOnlyList<CheckInRound> Read(string where, object with) => [.. connection.Query<Row>(Select + "\n" + where, with).Select(r => r.ToRound())];

    private sealed class Row
    {
        public long Id { get; init; }
        public long Person_Id { get; init; }
        public string State { get; init; } = "";
        public long Asked_At { get; init; }
        public long? Due_At { get; init; }
        public long Version { get; init; }
        public long? Buddy_Id { get; init; }
        public long? Looking_At { get; init; }
        public long Unanswered_Calls { get; init; }
        public string? Answer { get; init; }
        public long? Heard_At { get; init; }
        public long? Team_Told_At { get; init; }
        public long? Closed_By { get; init; }
        public long Help_Called { get; init; }

        public CheckInRound ToRound() => new(Id, Person_Id, Enum.Parse<RoundState>(State), Instant.From(Asked_At), Instant.From(Due_At), (int)Version)
        {
            BuddyId = Buddy_Id,
            LookingAt = Instant.From(Looking_At),
            UnansweredCalls = (int)Unanswered_Calls,
            Answer = Answer is null ? null : Enum.Parse<HelloAnswer>(Answer),
            HeardAt = Instant.From(Heard_At),
            TeamToldAt = Instant.From(Team_Told_At),
            ClosedBy = Closed_By,
            HelpCalled = Help_Called == 1,
        };
    }
}
