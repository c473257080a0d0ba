using System.Data.Common;
using System.Text.Json;
using Dapper;
using Solidarity.Core.Matching;

namespace Solidarity.Core.Storage;

public sealed class MatchStore(DbConnection connection)
{
    private const string Select =
        """
        select m.id, m.need_id, m.offer_id, m.asker_id, m.helper_id, m.state, m.score, m.reasons, m.kilometres, m.proposed_at,
            m.decided_by, m.decided_at, m.decision_reason, m.asked_at, m.introduced_at, m.asker_says, m.helper_says,
            m.thanked_at, m.due_at, m.reminded, m.follow_ups, m.version,
            m.claimed_by, m.claimed_until, m.first_yes_by, m.rejected_for, m.desk_reminders, m.failed_for, m.asker_asked_at, m.pieces, m.partner_id
        from match m
        """;

    public const string LiveStates = "('Proposed', 'Approved', 'Waiting', 'Accepted', 'Introduced')";

    public Match? Find(long id) =>
        connection.QueryFirstOrDefault<Row>($"{Select} where m.id = @id", new { id })?.ToMatch();

    /// <summary>The matches that hold a place of this post, oldest first.</summary>
    public IReadOnlyList<Match> LiveOf(long postId) =>
        Matches($"where (m.need_id = @postId or m.offer_id = @postId) and m.state in {LiveStates} order by m.id", new { postId });

    /// <summary>What the matches "m" of a query take together.</summary>
    public const string Shares = "cast(coalesce(sum(coalesce(m.pieces, 1)), 0) as bigint)";

    /// <summary>A match "m" that holds its share of a need: help that was given stays given.</summary>
    public const string HoldsOfNeed = $"(m.state in {LiveStates} or m.state = 'Done')";

    /// <summary>A match "m" that holds its share of an offer: time comes back when it is done, a piece that was given doesn't.</summary>
    public const string HoldsOfOffer = $"(m.state in {LiveStates} or m.state = 'Done' and m.pieces is not null)";

    /// <summary>How many places or pieces of a post are taken.</summary>
    public int Taken(Posts.Post post) => SharesOf(post, post.Kind == Posts.PostKind.Need ? HoldsOfNeed : HoldsOfOffer);

    /// <summary>How many places or pieces are taken for good or for now: introduced, and what was done and doesn't come back.</summary>
    public int Introduced(Posts.Post post) =>
        SharesOf(post, post.Kind == Posts.PostKind.Need ? "m.state in ('Introduced', 'Done')" : "(m.state = 'Introduced' or m.state = 'Done' and m.pieces is not null)");

    /// <summary>How many places or pieces of a need are served.</summary>
    public int Done(Posts.Need need) => SharesOf(need, "m.state = 'Done'");

    /// <summary>How much of a need the team has said yes to, or was given already.</summary>
    public int Approved(Posts.Need need) => SharesOf(need, "m.state in ('Approved', 'Waiting', 'Accepted', 'Introduced', 'Done')");

    public Progress ProgressOf(Posts.Post post) => new(SharesOf(post, "m.state in ('Waiting', 'Accepted', 'Introduced', 'Done')"), SharesOf(post, "m.state = 'Done'"));

    private int SharesOf(Posts.Post post, string held) => (int)connection.ExecuteScalar<long>(
        $"select {Shares} from match m where {(post.Kind == Posts.PostKind.Need ? "m.need_id" : "m.offer_id")} = @Id and {held}", new { post.Id });

    /// <summary>Live matches a person is part of, on either side.</summary>
    public IReadOnlyList<Match> LiveOfPerson(long personId) =>
        Matches($"where (m.asker_id = @personId or m.helper_id = @personId) and m.state in {LiveStates} order by m.id", new { personId });

    /// <summary>Those with these numbers, in their order.</summary>
    public IReadOnlyList<Match> Of(IReadOnlyList<long> ids) => [.. ids.Select(id => Find(id)!)];

    /// <summary>Matches with something to do now, the longest due first.</summary>
    public IReadOnlyList<Match> Due(MatchState state, DateTimeOffset now, int most) =>
        Matches(
            "where m.state = @state and m.due_at <= @now order by m.due_at limit @most",
            new { state = state.ToString(), now = Instant.Milliseconds(now), most });

    /// <summary>Earlier matches between these two people that somebody refused.</summary>
    public IReadOnlyList<Match> RefusedBetween(long asker, long helper) =>
        Matches(
            """
            where (m.asker_id = @asker and m.helper_id = @helper or m.asker_id = @helper and m.helper_id = @asker)
                and m.state in ('Rejected', 'Declined', 'Failed') order by m.id
            """,
            new { asker, helper });

    /// <summary>Whether these two were ever shown each other's posts.</summary>
    public bool HaveMet(long one, long other) =>
        connection.ExecuteScalar<long>(
            "select count(*) from match where asked_at is not null and (asker_id = @one and helper_id = @other or asker_id = @other and helper_id = @one)", new { one, other }) > 0;

    private const string CountNoShows =
        """
        select count(*) from (
            select m.asker_id from match m where m.helper_id = @personId and m.failed_for = 'NobodyCame' and m.asker_says = 'No' and m.ended_at >= @since
            union
            select m.helper_id from match m where m.asker_id = @personId and m.failed_for = 'NobodyCame' and m.helper_says = 'No' and m.ended_at >= @since) x
        """;

    /// <summary>How many different people say that this one was not there.</summary>
    public int NoShows(long personId, DateTimeOffset since) =>
        (int)connection.ExecuteScalar<long>(CountNoShows, new { personId, since = Instant.Milliseconds(since) });

    /// <summary>Proposals that somebody of the team has taken, or said the first yes to.</summary>
    public IReadOnlyList<long> InHandsOf(long moderatorId) =>
        [.. connection.Query<long>("select id from match where state = 'Proposed' and (claimed_by = @moderatorId or first_yes_by = @moderatorId) order by id", new { moderatorId })];

    /// <summary>When a person was last introduced as a helper.</summary>
    public DateTimeOffset? LastHelped(long personId) =>
        Instant.From(connection.ExecuteScalar<long?>("select max(introduced_at) from match where helper_id = @personId", new { personId }));

    /// <summary>How often a person was introduced as a helper since then.</summary>
    public int Calls(long personId, DateTimeOffset since) =>
        (int)connection.ExecuteScalar<long>("select count(*) from match where helper_id = @personId and introduced_at >= @since", new { personId, since = Instant.Milliseconds(since) });

    /// <summary>How often one has helped the other.</summary>
    public int DoneTogether(long asker, long helper) =>
        (int)connection.ExecuteScalar<long>("select count(*) from match where helper_id = @helper and asker_id = @asker and state = 'Done'", new { asker, helper });

    public bool DoneWith(long offerId) =>
        connection.ExecuteScalar<long>("select count(*) from match where offer_id = @offerId and state = 'Done'", new { offerId }) > 0;

    /// <summary>Every helper that was ever put beside a need, but for those who only gave way before anybody decided.</summary>
    public IReadOnlyList<long> HelpersTried(long needId) =>
        [.. connection.Query<long>("select distinct helper_id from match where need_id = @needId and (state <> 'Superseded' or decided_at is not null)", new { needId })];

    /// <summary>Helpers that a moderator passed over for a need: they come again only when there is nobody else.</summary>
    public IReadOnlyList<long> HelpersPassedOver(long needId) =>
        [.. connection.Query<long>("select distinct helper_id from match where need_id = @needId and state = 'Superseded' and decided_at = ended_at", new { needId })];

    private const string LetGo =
        """
        select m.helper_id from match m join audit a on a.subject = 'M' || m.id and a.action = 'let-go'
        where m.need_id = @needId and m.state = 'Superseded' group by m.helper_id having count(*) >= @times
        """;

    /// <summary>Helpers who waited for a second of a need in vain, at least so often.</summary>
    public IReadOnlyList<long> HelpersLetGo(long needId, int times) => [.. connection.Query<long>(LetGo, new { needId, times })];

    private IReadOnlyList<Match> Matches(string where, object with) =>
        [.. connection.Query<Row>($"{Select} {where}", with).Select(r => r.ToMatch())];

    /// <summary>Proposals that nobody of the team has decided, begun to, taken, or written about, that nobody made themselves by offering in a group, and that are no half of a pair.</summary>
    public IReadOnlyList<Match> Untouched(DateTimeOffset now) => Matches(UntouchedOnes + " order by m.id", new { now = Instant.Milliseconds(now) });

    /// <summary>One of them; null where somebody has touched it, or it has ended.</summary>
    public Match? FindUntouched(long id, DateTimeOffset now) => Matches(UntouchedOnes + " and m.id = @id", new { id, now = Instant.Milliseconds(now) }).FirstOrDefault();

    private const string UntouchedOnes =
        """
        join post o on o.id = m.offer_id join post w on w.id = m.need_id
        where w.in_pairs = 0 and m.state = 'Proposed' and m.first_yes_by is null and (m.claimed_until is null or m.claimed_until <= @now) and o.for_need is null
            and not exists (select 1 from note n where n.subject = 'M' || m.id)
        """;

    /// <summary>Proposals that began in a group, and that weren't left to the town yet.</summary>
    public IReadOnlyList<Match> WithTheirGroup(long after, int most) => Matches(
        "join post o on o.id = m.offer_id where m.state = 'Proposed' and m.is_towns = 0 and o.via_group is not null and m.id > @after order by m.id limit @most", new { after, most });

    public void IsTheTowns(long id) => connection.Execute("update match set is_towns = 1 where id = @id", new { id });

    /// <summary>One person's side of all matches becomes another's.</summary>
    public void Give(long from, long into)
    {
        connection.Execute("update match set asker_id = @into where asker_id = @from", new { from, into });
        connection.Execute("update match set helper_id = @into where helper_id = @from", new { from, into });
    }

    private const string Insert =
        """
        insert into match (need_id, offer_id, asker_id, helper_id, state, score, reasons, kilometres, proposed_at, due_at, pieces, version)
        values (@NeedId, @OfferId, @AskerId, @HelperId, @state, @Score, @reasons, @Kilometres, @proposedAt, @dueAt, @Pieces, @Version)
        returning id
        """;

    /// <returns>The match with the id it was given.</returns>
    public Match Add(Match match)
    {
        var id = connection.ExecuteScalar<long>(
            Insert,
            new
            {
                match.NeedId,
                match.OfferId,
                match.AskerId,
                match.HelperId,
                state = match.State.ToString(),
                match.Score,
                reasons = JsonSerializer.Serialize(match.Reasons),
                match.Kilometres,
                proposedAt = Instant.Milliseconds(match.ProposedAt),
                dueAt = Instant.Milliseconds(match.DueAt),
                match.Pieces,
                match.Version,
            });
        return match with { Id = id };
    }

    private const string Update =
        """
        update match set state = @state, decided_by = @DecidedBy, decided_at = @decidedAt, decision_reason = @DecisionReason,
            asked_at = @askedAt, introduced_at = @introducedAt, asker_says = @askerSays, helper_says = @helperSays,
            thanked_at = @thankedAt, due_at = @dueAt, reminded = @reminded, follow_ups = @FollowUps, version = @Version,
            claimed_by = @claimedBy, claimed_until = @claimedUntil, first_yes_by = @FirstYesBy, rejected_for = @rejectedFor,
            desk_reminders = @DeskReminders, failed_for = @failedFor, asker_asked_at = @askerAskedAt, pieces = @Pieces, partner_id = @PartnerId,
            ended_at = case when @live then null else coalesce(ended_at, @now) end
        where id = @Id and version = @Version - 1
        """;

    /// <param name="changed">The match as it is to be, its version one more than what was read.</param>
    /// <returns>False when somebody else changed it in between; nothing was saved then.</returns>
    public bool Save(Match changed, DateTimeOffset now) =>
        connection.Execute(
            Update,
            new
            {
                changed.Id,
                state = changed.State.ToString(),
                changed.DecidedBy,
                decidedAt = Instant.Milliseconds(changed.DecidedAt),
                changed.DecisionReason,
                askedAt = Instant.Milliseconds(changed.AskedAt),
                introducedAt = Instant.Milliseconds(changed.IntroducedAt),
                askerSays = changed.AskerSays?.ToString(),
                helperSays = changed.HelperSays?.ToString(),
                thankedAt = Instant.Milliseconds(changed.ThankedAt),
                dueAt = Instant.Milliseconds(changed.DueAt),
                reminded = changed.Reminded ? 1 : 0,
                changed.FollowUps,
                changed.Version,
                claimedBy = changed.Claim?.By,
                claimedUntil = Instant.Milliseconds(changed.Claim?.Until),
                changed.FirstYesBy,
                changed.DeskReminders,
                changed.Pieces,
                changed.PartnerId,
                rejectedFor = changed.RejectedFor?.ToString(),
                failedFor = changed.FailedFor?.ToString(),
                askerAskedAt = Instant.Milliseconds(changed.AskerAskedAt),
                live = changed.IsLive,
                now = Instant.Milliseconds(now),
            }) == 1;

    private sealed class Row
    {
        public long Id { get; init; }
        public long Need_Id { get; init; }
        public long Offer_Id { get; init; }
        public long Asker_Id { get; init; }
        public long Helper_Id { get; init; }
        public string State { get; init; } = "";
        public double Score { get; init; }
        public string Reasons { get; init; } = "[]";
        public double? Kilometres { get; init; }
        public long Proposed_At { get; init; }
        public long? Decided_By { get; init; }
        public long? Decided_At { get; init; }
        public string? Decision_Reason { get; init; }
        public long? Asked_At { get; init; }
        public long? Introduced_At { get; init; }
        public string? Asker_Says { get; init; }
        public string? Helper_Says { get; init; }
        public long? Thanked_At { get; init; }
        public long? Due_At { get; init; }
        public long Reminded { get; init; }
        public long Follow_Ups { get; init; }
        public long Version { get; init; }
        public long? Claimed_By { get; init; }
        public long? Claimed_Until { get; init; }
        public long? First_Yes_By { get; init; }
        public string? Rejected_For { get; init; }
        public long Desk_Reminders { get; init; }
        public string? Failed_For { get; init; }
        public long? Asker_Asked_At { get; init; }
        public long? Pieces { get; init; }
        public long? Partner_Id { get; init; }

        public Match ToMatch() => new(
            Id, Need_Id, Offer_Id, Asker_Id, Helper_Id, Enum.Parse<MatchState>(State), Score,
            JsonSerializer.Deserialize<Reason[]>(Reasons) ?? [], Kilometres, Instant.From(Proposed_At),
            Decided_By, Instant.From(Decided_At), Decision_Reason, Instant.From(Asked_At), Instant.From(Introduced_At),
            Answer(Asker_Says), Answer(Helper_Says), Instant.From(Thanked_At), Instant.From(Due_At),
            Reminded != 0, (int)Follow_Ups, (int)Version)
        {
            Claim = Claimed_By is { } by && Claimed_Until is { } until ? new Claim(by, Instant.From(until)) : null,
            FirstYesBy = First_Yes_By,
            DeskReminders = (int)Desk_Reminders,
            Pieces = (int?)Pieces,
            PartnerId = Partner_Id,
            RejectedFor = Rejected_For is null ? null : Enum.Parse<RejectReason>(Rejected_For),
            AskerAskedAt = Instant.From(Asker_Asked_At),
            FailedFor = Failed_For is null ? null : Enum.Parse<FailReason>(Failed_For),
        };

        private static FollowUpAnswer? Answer(string? text) => text is null ? null : Enum.Parse<FollowUpAnswer>(text);
    }
}
