using System.Data.Common;
using Dapper;
using Solidarity.Core.Matching;
using Solidarity.Core.Matching.Criteria;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Storage;

/// <summary>Posts of the other kind near a post, by category and grid cells, without reading the whole board.</summary>
public sealed class CandidateStore(DbConnection connection, Categories categories) : ISurroundings
{
    public Categories Categories { get; set; } = categories;

    private const string InNameOf =
        """
        p.organisation_id, case when p.organisation_id is not null then
            (select o.name from organisation o join membership s on s.organisation_id = o.id where o.id = p.organisation_id and s.person_id = p.person_id) end as organisation
        """;

    private const string OffersNear =
        $"""
        select {PostRow.Columns}, x.language, x.trusted_at, x.unreachable_since,
            (select count(*) from match m where m.offer_id = p.id and m.state in {MatchStore.LiveStates}) as taken,
            (select max(m.introduced_at) from match m where m.helper_id = p.person_id) as last_helped,
            (select count(*) from match m where m.helper_id = p.person_id and m.introduced_at >= @lately) as calls,
            (select count(*) from match m where m.helper_id = p.person_id and m.asker_id = @personId and m.state = 'Done') as done_together,
            {InNameOf},
            case when exists (select 1 from block b where b.person_id = p.person_id and b.other_id = @personId or b.person_id = @personId and b.other_id = p.person_id)
                then 1 else 0 end as blocked,
            (select min(m.state) from match m join post n on n.id = m.need_id
                where m.helper_id = p.person_id and (m.need_id = @id and m.state <> 'Superseded'
                    or m.asker_id = @personId and m.state = 'Declined' and n.categories = @categories)) as earlier
        from post_category c join post p on p.id = c.post_id join person x on x.id = p.person_id
        where c.kind = 'Offer' and c.category in (%about%) and c.open = 1
        """;

    private const string NeedsNear =
        $"""
        select {PostRow.Columns}, x.language, x.trusted_at, x.unreachable_since,
            (select count(*) from match m where m.need_id = p.id and (m.state in {MatchStore.LiveStates} or m.state = 'Done')) as taken,
            cast(null as bigint) as last_helped, 0 as calls,
            (select count(*) from match m where m.helper_id = @personId and m.asker_id = p.person_id and m.state = 'Done') as done_together,
            {InNameOf},
            case when exists (select 1 from block b where b.person_id = p.person_id and b.other_id = @personId or b.person_id = @personId and b.other_id = p.person_id)
                then 1 else 0 end as blocked,
            (select min(m.state) from match m join post n on n.id = m.need_id
                where m.helper_id = @personId and (m.need_id = p.id and m.state <> 'Superseded'
                    or m.asker_id = p.person_id and m.state = 'Declined' and n.categories = p.categories)) as earlier
        from post_category c join post p on p.id = c.post_id join person x on x.id = p.person_id
        where c.kind = 'Need' and c.category in (%about%) and c.open = 1
        """;

    private const string InBox =
        " and c.cell_row between @bottom and @top and c.cell_column between @left and @right";

    /// <summary>Leaves out what an earlier, smaller box held, and offers whose radius can't reach beyond that box.</summary>
    private const string Beyond =
        """
         and not (c.cell_row between @innerBottom and @innerTop and c.cell_column between @innerLeft and @innerRight)
            and (p.kind = 'Need' or p.radius >= @reaches or p.radius is null and p.insee = @insee)
        """;

    private const string InTown = " and c.insee = @insee";

    /// <summary>
    /// Posts of the other kind whose cell is within so many cells in each direction, but farther than an inner box that was
    /// read before; each once.
    /// </summary>
    /// <param name="inner">Half the side of the inner box in cells; below zero: nothing was read before.</param>
    public IReadOnlyList<Candidate> Within(Post post, DateTimeOffset now, Cell around, int cells, int inner)
    {
        var (outerBox, innerBox) = (CellBox.Around(around, cells), CellBox.Around(around, Math.Max(inner, 0)));
        return Read(post, inner < 0 ? InBox : InBox + Beyond, new
        {
            id = post.Id,
            personId = post.PersonId,
            lately = Lately(now),
            categories = PostRow.CategoriesOf(post)[0].Id,
            bottom = outerBox.Bottom,
            top = outerBox.Top,
            left = outerBox.Left,
            right = outerBox.Right,
            innerBottom = innerBox.Bottom,
            innerTop = innerBox.Top,
            innerLeft = innerBox.Left,
            innerRight = innerBox.Right,
            // Cells are a little narrower than 500 m in places: rather read one too many.
            reaches = Math.Max(inner, 0) * 400,
            insee = post.Place.Insee,
        });
    }

    /// <summary>Whether there is any post of the other kind within so many cells: most often, on a quiet board, there is none.</summary>
    public bool AnyWithin(Post post, Cell around, int cells)
    {
        var box = CellBox.Around(around, cells);
        var sql = "select case when exists (select 1 from post_category c where c.kind = @kind and c.category in (%about%) and c.open = 1" + InBox + ") then 1 else 0 end";
        return connection.ExecuteScalar<long>(
            sql.Replace("%about%", About(post), StringComparison.Ordinal),
            new { kind = post.Kind == PostKind.Need ? nameof(PostKind.Offer) : nameof(PostKind.Need), bottom = box.Bottom, top = box.Top, left = box.Left, right = box.Right }) == 1;
    }

    /// <summary>Posts of the other kind in the same town, wherever in it they are.</summary>
    public IReadOnlyList<Candidate> InSameTown(Post post, DateTimeOffset now) =>
        Read(post, InTown, new { id = post.Id, personId = post.PersonId, lately = Lately(now), categories = PostRow.CategoriesOf(post)[0].Id, insee = post.Place.Insee });

    private static long Lately(DateTimeOffset now) => Instant.Milliseconds(now - FairTurn.Within);

    private IReadOnlyList<Candidate> Read(Post post, string where, object with)
    {
        var sql = (post.Kind == PostKind.Need ? OffersNear : NeedsNear).Replace("%about%", About(post), StringComparison.Ordinal) + where;
        return [.. connection.Query<Row>(sql, with).DistinctBy(r => r.Id).Select(r => r.ToCandidate(Categories))];
    }

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
