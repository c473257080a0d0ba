using System.Data.Common;
using Dapper;
using Solidarity.Core.Matching;
using Solidarity.Core.Matching.Criteria;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Storage;

/// <summary>
/// Posts of the other kind near a post, without reading the whole board: first their numbers and cells, from an index alone, then all that
/// is judged of the nearest.
/// </summary>
public sealed class CandidateStore(DbConnection connection, Categories categories) : ISurroundings
{
    public Categories Categories { get; set; } = categories;

    private const string InNameOf =
        """
        p.organisation_id, case when p.organisation_id is not null then
            (select o.name from organisation o join membership s on s.organisation_id = o.id where o.id = p.organisation_id and s.person_id = p.person_id) end as organisation
        """;

    private const string Offers =
        $"""
        select {PostRow.Columns}, x.language, x.trusted_at, x.unreachable_since,
            (select {MatchStore.Shares} from match m where m.offer_id = p.id and {MatchStore.HoldsOfOffer}) as taken,
            (select max(m.introduced_at) from match m where m.helper_id = p.person_id) as last_helped,
            (select count(*) from match m where m.helper_id = p.person_id and m.introduced_at >= @lately) as calls,
            (select count(*) from match m where m.helper_id = p.person_id and m.asker_id = @personId and m.state = 'Done') as done_together,
            {InNameOf},
            case when exists (select 1 from block b where b.person_id = p.person_id and b.other_id = @personId or b.person_id = @personId and b.other_id = p.person_id)
                then 1 else 0 end as blocked,
            (select min(m.state) from match m join post n on n.id = m.need_id
                where m.helper_id = p.person_id and (m.need_id = @id and m.state <> 'Superseded'
                    or m.asker_id = @personId and m.state = 'Declined' and n.categories = @categories and (m.asker_asked_at is not null or n.series_id is null or n.series_id <> @series))) as earlier
        from post p join person x on x.id = p.person_id where p.state = 'Open' and p.id in
        """;

    private const string Needs =
        $"""
        select {PostRow.Columns}, x.language, x.trusted_at, x.unreachable_since,
            (select {MatchStore.Shares} from match m where m.need_id = p.id and {MatchStore.HoldsOfNeed}) as taken,
            cast(null as bigint) as last_helped, 0 as calls,
            (select count(*) from match m where m.helper_id = @personId and m.asker_id = p.person_id and m.state = 'Done') as done_together,
            {InNameOf},
            case when exists (select 1 from block b where b.person_id = p.person_id and b.other_id = @personId or b.person_id = @personId and b.other_id = p.person_id)
                then 1 else 0 end as blocked,
            (select min(m.state) from match m join post n on n.id = m.need_id
                where m.helper_id = @personId and (m.need_id = p.id and m.state <> 'Superseded'
                    or m.asker_id = p.person_id and m.state = 'Declined' and n.categories = p.categories and (m.asker_asked_at is not null or n.series_id is null or n.series_id <> coalesce(p.series_id, 0)))) as earlier
        from post p join person x on x.id = p.person_id where p.state = 'Open' and p.id in
        """;

    private const string Spots =
        "select c.post_id, c.cell_row, c.cell_column, c.radius from post_category c where c.kind = @kind and c.category in (%about%) and c.open = 1";

    /// <summary>Row by row: an index goes straight to the columns within one row, but would read whole rows of a country for a range of them.</summary>
    private string InBox => Dialect.Of(connection).Each(" and c.cell_row in", "rows") + " and c.cell_column between @left and @right";

    private const string Beyond =
        " and not (c.cell_row between @innerBottom and @innerTop and c.cell_column between @innerLeft and @innerRight)";

    private const string InTown = " and c.insee = @insee";

    /// <summary>What <see cref="SearchAround.CouldFit"/> says.</summary>
    private const string Fitting =
        " and (c.times & @times) <> 0 and (c.kind = 'Need' or c.radius >= @reaches or c.radius is null and c.insee = @insee)";

    public IReadOnlyList<Spot> Around(Post post, Cell around, int cells, int inner, bool fitting)
    {
        var (outerBox, innerBox) = (CellBox.Around(around, cells), CellBox.Around(around, Math.Max(inner, 0)));
        return Read(post, (inner < 0 ? InBox : InBox + Beyond) + (fitting ? Fitting : ""), new
        {
            kind = Other(post),
            rows = Rows(outerBox),
            left = outerBox.Left,
            right = outerBox.Right,
            innerBottom = innerBox.Bottom,
            innerTop = innerBox.Top,
            innerLeft = innerBox.Left,
            innerRight = innerBox.Right,
            times = WeeklyTimes.Of(post).Bits,
            reaches = SearchAround.Reaching(inner),
            insee = post.Place.Insee,
        });
    }

    public IReadOnlyList<Spot> InSameTown(Post post, bool fitting) =>
        Read(post, InTown + (fitting ? Fitting : ""), new { kind = Other(post), times = WeeklyTimes.Of(post).Bits, reaches = SearchAround.Reaching(-1), insee = post.Place.Insee });

    public bool AnyWithin(Post post, Cell around, int cells)
    {
        var box = CellBox.Around(around, cells);
        var sql = "select case when exists (select 1 from post_category c where c.kind = @kind and c.category in (%about%) and c.open = 1" + InBox + ") then 1 else 0 end";
        return connection.ExecuteScalar<long>(
            sql.Replace("%about%", About(post), StringComparison.Ordinal),
            new { kind = Other(post), rows = Rows(box), left = box.Left, right = box.Right }) == 1;
    }

    public IReadOnlyList<Candidate> Of(Post post, IEnumerable<Spot> spots, DateTimeOffset now)
    {
        var found = connection.Query<Row>(
            Dialect.Of(connection).Each(post.Kind == PostKind.Need ? Offers : Needs, "ids"),
            new
            {
                ids = $"[{string.Join(',', spots.Select(spot => spot.Id))}]",
                id = post.Id,
                personId = post.PersonId,
                lately = Instant.Milliseconds(now - FairTurn.Within),
                categories = PostRow.CategoriesOf(post)[0].Id,
                series = (post as Need)?.SeriesId ?? 0,
            });
        return [.. found.Select(row => row.ToCandidate(Categories))];
    }

    private static string Rows(CellBox box) => $"[{string.Join(',', Enumerable.Range(box.Bottom, box.Top - box.Bottom + 1))}]";

    private static string Other(Post post) => post.Kind == PostKind.Need ? nameof(PostKind.Offer) : nameof(PostKind.Need);

    private IReadOnlyList<Spot> Read(Post post, string where, object with) =>
    [
        .. connection.Query<(long Id, int? Row, int? Column, int? Metres)>(Spots.Replace("%about%", About(post), StringComparison.Ordinal) + where, with)
            .Select(row => new Spot(row.Id, row is { Row: { } r, Column: { } c } ? new Cell(r, c) : null, new Radius(row.Metres)))
            .Distinct(),
    ];

    /// <summary>The categories that fit, as a list of constants: ids come from our own data, never from anybody's words.</summary>
    private static string About(Post post) =>
        string.Join(", ", SearchAround.About(post).Order(StringComparer.Ordinal).Select(id => $"'{id}'"));

    private sealed class Row : PostRow
    {
        public string Language { get; init; } = "";
        public long? Trusted_At { get; init; }
        public long? Unreachable_Since { get; init; }
        public long Taken { get; init; }
        public long? Last_Helped { get; init; }
        public string? Earlier { get; init; }
        public long Blocked { get; init; }
        public long Calls { get; init; }
        public long Done_Together { get; init; }

        public Candidate ToCandidate(Categories book) => new(
            ToPost(book), Language, Trusted_At is not null, Unreachable_Since is null, (int)Taken,
            Instant.From(Last_Helped), Earlier is null ? null : Enum.Parse<MatchState>(Earlier), Blocked != 0, (int)Calls, (int)Done_Together);
    }
}
