using System.Data.Common;
using Dapper;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Storage;

/// <summary>A post as it leaves the program: neither its sentence, in which people write what they like, nor its cell.</summary>
/// <param name="Contact">Null unless contacts were asked for.</param>
public sealed record ExportedPost(
    long Id, PostKind Kind, PostState State, Closing? Closing, IReadOnlyList<string> Categories, string Insee, string Town, string Department,
    long Places, Beneficiary? For, long? Radius, DateTimeOffset PublishedAt, DateTimeOffset ExpiresAt, DateTimeOffset? ClosedAt, ExportedContact? Contact)
{
    public string Reference => (Kind == PostKind.Need ? "N" : "O") + Id;
}

public sealed record ExportedContact(string Name, string? UserName, string? Phone);

/// <summary>A match as it leaves the program: who is on it, and what was written about it, stays.</summary>
/// <param name="Pieces">Null where a helper gives their time.</param>
/// <param name="Kilometres">Null where it isn't known.</param>
public sealed record ExportedMatch(
    long Id, long NeedId, long OfferId, MatchState State, RejectReason? RejectedFor, int? Pieces, double? Kilometres, DateTimeOffset ProposedAt, DateTimeOffset? DecidedAt,
    DateTimeOffset? AskedAt, DateTimeOffset? IntroducedAt, DateTimeOffset? EndedAt, FollowUpAnswer? HelperSays, FollowUpAnswer? AskerSays,
    TimeSpan? ToDecision, TimeSpan? ToIntroduction);

/// <summary>What leaves the program as a file, newest first, so that a cut leaves out the oldest.</summary>
public sealed class ExportStore(DbConnection connection)
{
    private const string Where = "%communes%";

    private const string SelectPosts =
        $"""
        select p.id, p.kind, p.state, p.closing, p.categories, p.insee, p.town, p.department, p.places, p.beneficiary, p.radius,
            p.published_at, p.expires_at, p.closed_at, w.name, w.user_name, w.phone
        from post p join person w on w.id = p.person_id
        where p.state <> 'Draft'{Where} order by p.id desc limit @most
        """;

    public IReadOnlyList<ExportedPost> Posts(Area area, bool contacts, int most) =>
        [.. connection.Query<PostRow>(SelectPosts.Replace(Where, AreaClause.In(area, "p.insee"), StringComparison.Ordinal), new { most }).Select(row => row.ToExported(contacts))];

    /// <summary>In one town, where the centre stands for one of the two, how far it is isn't known: "0 km" would claim more.</summary>
    private const string SelectByTown = """case when m.reasons like '%"reason.same-town"%' then 1 else 0 end""";

    private const string SelectMatches =
        $"""
        select m.id, m.need_id, m.offer_id, m.state, m.rejected_for, m.pieces, m.kilometres, {SelectByTown} as by_town, m.proposed_at, m.decided_at, m.asked_at, m.introduced_at,
            m.ended_at, m.helper_says, m.asker_says, n.published_at
        from match m join post n on n.id = m.need_id
        where m.asker_id <> @except and m.helper_id <> @except{Where} order by m.id desc limit @most
        """;

    /// <param name="area">Of the need's commune.</param>
    /// <param name="except">A person whose own matches are left out; 0: nobody.</param>
    public IReadOnlyList<ExportedMatch> Matches(Area area, long except, int most) =>
        [.. connection.Query<MatchRow>(SelectMatches.Replace(Where, AreaClause.In(area, "n.insee"), StringComparison.Ordinal), new { most, except }).Select(row => row.ToExported())];

    private static T? Read<T>(string? name) where T : struct, Enum => name is null ? null : Enum.Parse<T>(name);

    private sealed class PostRow
    {
        public long Id { get; init; }
        public string Kind { get; init; } = "";
        public string State { get; init; } = "";
        public string? Closing { get; init; }
        public string Categories { get; init; } = "";
        public string Insee { get; init; } = "";
        public string Town { get; init; } = "";
        public string Department { get; init; } = "";
        public long Places { get; init; }
        public string? Beneficiary { get; init; }
        public long? Radius { get; init; }
        public long Published_At { get; init; }
        public long Expires_At { get; init; }
        public long? Closed_At { get; init; }
        public string Name { get; init; } = "";
        public string? User_Name { get; init; }
        public string? Phone { get; init; }

        public ExportedPost ToExported(bool contacts) => new(
            Id, Enum.Parse<PostKind>(Kind), Enum.Parse<PostState>(State), Read<Closing>(Closing), Categories.Split(','), Insee, Town, Department, Places,
            Read<Beneficiary>(Beneficiary), Radius, Instant.From(Published_At), Instant.From(Expires_At), Instant.From(Closed_At),
            contacts ? new ExportedContact(Name, User_Name, Phone) : null);
    }

    private sealed class MatchRow
    {
        public long Id { get; init; }
        public long Need_Id { get; init; }
        public long Offer_Id { get; init; }
        public string State { get; init; } = "";
        public string? Rejected_For { get; init; }
        public long? Pieces { get; init; }
        public double? Kilometres { get; init; }
        public long By_Town { get; init; }
        public long Proposed_At { get; init; }
        public long? Decided_At { get; init; }
        public long? Asked_At { get; init; }
        public long? Introduced_At { get; init; }
        public long? Ended_At { get; init; }
        public string? Helper_Says { get; init; }
        public string? Asker_Says { get; init; }
        public long Published_At { get; init; }

        public ExportedMatch ToExported() => new(
            Id, Need_Id, Offer_Id, Enum.Parse<MatchState>(State), Read<RejectReason>(Rejected_For), (int?)Pieces, By_Town == 1 ? null : Kilometres, Instant.From(Proposed_At),
            Instant.From(Decided_At), Instant.From(Asked_At), Instant.From(Introduced_At), Instant.From(Ended_At), Read<FollowUpAnswer>(Helper_Says),
            Read<FollowUpAnswer>(Asker_Says), Between(Proposed_At, Decided_At), Between(Published_At, Introduced_At));

        private static TimeSpan? Between(long from, long? to) => to is { } end ? TimeSpan.FromMilliseconds(end - from) : null;
    }
}
