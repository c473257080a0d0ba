using System.Data.Common;
using Dapper;
using Solidarity.Core.Matching;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Storage;

/// <summary>Posts of the other kind near a post, by category and grid cells, without reading the whole board.</summary>
public sealed class CandidateStore(DbConnection connection, Categories categories)
{
    /// <summary>How far out each search looks, in cells of 500 m; 21 covers the widest radius of 10 km.</summary>
    public static readonly IReadOnlyList<int> Rings = [2, 7, 21];

    private const string OffersNear =
        $"""
        select {PostRow.Columns}, x.language, x.trusted_at, x.unreachable_since,
            (select count(*) from match m where m.offer_id = p.id and m.state in {MatchStore.LiveStates}) as taken,
            (select max(m.introduced_at) from match m where m.helper_id = p.person_id) as last_helped,
            (select min(m.state) from match m where m.need_id = @id and m.helper_id = p.person_id and m.state <> 'Superseded') as earlier
        from post_category c join post p on p.id = c.post_id join person x on x.id = p.person_id
        where c.kind = 'Offer' and c.category in (%about%) and c.open = 1
        """;

    private const string NeedsNear =
        $"""
        select {PostRow.Columns}, x.language, x.trusted_at, x.unreachable_since,
            (select count(*) from match m where m.need_id = p.id and (m.state in {MatchStore.LiveStates} or m.state = 'Done')) as taken,
            null as last_helped,
            (select min(m.state) from match m where m.need_id = p.id and m.helper_id = @personId and m.state <> 'Superseded') as earlier
        from post_category c join post p on p.id = c.post_id join person x on x.id = p.person_id
        where c.kind = 'Need' and c.category in (%about%) and c.open = 1
        """;

    private const string InBox =
        " and c.cell_row between @bottom and @top and c.cell_column between @left and @right";

    private const string InTown = " and c.insee = @insee";

    /// <summary>Posts of the other kind whose cell is within so many cells in each direction, each once.</summary>
    public IReadOnlyList<Candidate> Within(Post post, Cell around, int cells)
    {
        // A column has another number of degrees in each row, so that the numbers of a meridian drift from row to row.
        var (west, east) = (around.West(cells), around.East(cells));
        int[] rows = [around.Row - cells, around.Row, around.Row + cells];
        return Read(post, InBox, new
        {
            id = post.Id,
            personId = post.PersonId,
            bottom = rows[0],
            top = rows[2],
            left = rows.Min(r => Cell.ColumnAt(r, west)),
            right = rows.Max(r => Cell.ColumnAt(r, east)),
        });
    }

    /// <summary>Posts of the other kind in the same town, wherever in it they are.</summary>
    public IReadOnlyList<Candidate> InSameTown(Post post) =>
        Read(post, InTown, new { id = post.Id, personId = post.PersonId, insee = post.Place.Insee });

    private IReadOnlyList<Candidate> Read(Post post, string where, object with)
    {
        var sql = (post.Kind == PostKind.Need ? OffersNear : NeedsNear).Replace("%about%", About(post), StringComparison.Ordinal) + where;
        return [.. connection.Query<Row>(sql, with).DistinctBy(r => r.Id).Select(r => r.ToCandidate(categories))];
    }

    /// <summary>The categories that fit, as a list of constants: ids come from our own data, never from anybody's words.</summary>
    private static string About(Post post) =>
        string.Join(", ", PostRow.CategoriesOf(post).SelectMany(c => c.Related.Append(c.Id)).Distinct().Order(StringComparer.Ordinal).Select(id => $"'{id}'"));

    private sealed class Row : PostRow
    {
        public string Language { get; init; } = "";
        public long? Trusted_At { get; init; }
        public long? Unreachable_Since { get; init; }
        public long Taken { get; init; }
        public long? Last_Helped { get; init; }
        public string? Earlier { get; init; }

        public Candidate ToCandidate(Categories book) => new(
            ToPost(book), Language, Trusted_At is not null, Unreachable_Since is null, (int)Taken,
            Instant.From(Last_Helped), Earlier is null ? null : Enum.Parse<MatchState>(Earlier));
    }
}
