using System.Data.Common;
using Dapper;
using Solidarity.Core.People;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Storage;

public sealed class PostStore(DbConnection connection, Categories categories)
{
    public Categories Categories { get; set; } = categories;

    /// <summary>In whose name it was published, while its person is a member there.</summary>
    private const string Select =
        $"""
        select {PostRow.Columns}, p.organisation_id,
            (select o.name from organisation o join membership s on s.organisation_id = o.id where o.id = p.organisation_id and s.person_id = p.person_id) as organisation
        from post p 
        """;

    /// <summary>Posts that were added or changed since this was emptied last.</summary>
    internal HashSet<long> Touched { get; } = [];

    public Post? Find(long id) =>
        connection.QueryFirstOrDefault<PostRow>(Select + "where p.id = @id", new { id })?.ToPost(Categories);

    public Need? FindNeed(long id) => Find(id) as Need;

    public Need GetNeed(long id) => FindNeed(id) ?? throw new InvalidOperationException($"no need {id}");

    public Offer GetOffer(long id) => Find(id) as Offer ?? throw new InvalidOperationException($"no offer {id}");

    /// <summary>What a person has published and not closed, oldest first; those closed by the clock while they can still be renewed.</summary>
    public IReadOnlyList<Post> Of(long personId, DateTimeOffset expiredSince) =>
        Posts(
            "where p.person_id = @personId and (p.state <> 'Closed' or p.closing = 'Expired' and p.closed_at >= @since) order by p.id",
            new { personId, since = Instant.Milliseconds(expiredSince) });

    private const string SelectPublished = "select published_at from post where person_id = @personId and series_id is null order by published_at desc limit 1 offset @before";

    /// <summary>When a person published the newest but so many of their posts, dates of a series aside: 1 is the newest. Null when there are fewer.</summary>
    public DateTimeOffset? PublishedAt(long personId, int nth) =>
        Instant.From(connection.ExecuteScalar<long?>(SelectPublished, new { personId, before = nth - 1 }));

    private const string CountOfNewPeople =
        """
        select count(*) from (select person_id, published_at, series_id from post order by id desc limit 200) p join person o on o.id = p.person_id
        where p.published_at > @since and p.series_id is null and o.channel = @page and o.created_at > @cameSince
            and exists (select 1 from person who where who.id = @personId and who.channel = @page and who.created_at > @cameSince)
        """;

    /// <summary>How many of the newest two hundred posts are of people who came to the town's page not long ago, where this person is one of them; else 0.</summary>
    /// <param name="since">Only posts published after it.</param>
    /// <param name="cameSince">Who came after it is new.</param>
    public int OfNewPeople(long personId, DateTimeOffset since, DateTimeOffset cameSince) => connection.ExecuteScalar<int>(
        CountOfNewPeople, new { personId, since = Instant.Milliseconds(since), cameSince = Instant.Milliseconds(cameSince), page = Person.PageChannel });

    /// <summary>Open needs, the oldest first, page by page.</summary>
    public IReadOnlyList<Need> OpenNeeds(long after, int most) => [.. Posts("where p.state = 'Open' and p.kind = 'Need' and p.id > @after order by p.id limit @most", new { after, most }).Cast<Need>()];

    /// <summary>Needs with these numbers, in their order.</summary>
    public IReadOnlyList<Need> Needs(IReadOnlyList<long> ids) => [.. ids.Select(GetNeed)];

    /// <summary>Posts with these numbers, in their order.</summary>
    public IReadOnlyList<Post> With(IReadOnlyList<long> ids) => [.. ids.Select(id => Find(id) ?? throw new InvalidOperationException($"no post {id}"))];

    /// <summary>Posts whose time has run out, or runs out before <paramref name="before"/> and nobody was warned.</summary>
    public IReadOnlyList<Post> Expiring(DateTimeOffset before, bool unwarned, int most) =>
        Posts(
            "where p.state <> 'Closed' and p.expires_at <= @before"
                + (unwarned ? " and p.warned_at is null" : "")
                // Whoever is introduced is asked first how it went.
                + " and not exists (select 1 from match m where (m.need_id = p.id or m.offer_id = p.id) and m.state = 'Introduced')"
                + " order by p.expires_at limit @most",
            new { before = Instant.Milliseconds(before), most });

    /// <summary>Open posts of people who can be reached, that a circle may hold, oldest first: of those without a cell, and of the whole town, all in it.</summary>
    public IReadOnlyList<Post> OpenAround(Place centre, Radius circle)
    {
        const string Open = "join person x on x.id = p.person_id where p.state = 'Open' and p.showing <> 'Nowhere' and x.unreachable_since is null and ";
        if (centre.Cell is not { } cell || circle.Metres is not { } metres) return Posts(Open + "p.insee = @Insee order by p.id", new { centre.Insee });
        var box = CellBox.Around(cell, CellBox.Reaching(metres));
        return Posts(
            Open + "(p.insee = @Insee and p.cell_row is null or p.cell_row between @Bottom and @Top and p.cell_column between @Left and @Right) order by p.id",
            new { centre.Insee, box.Bottom, box.Top, box.Left, box.Right });
    }

    private const int MostFilled = 50;

    /// <summary>Needs of what an offer is of, around it, whose places are all taken; the newest.</summary>
    public IReadOnlyList<Need> FilledAround(Offer offer)
    {
        // Ids come from our own data, never from anybody's words.
        var filled = $"where p.state = 'Filled' and p.kind = 'Need' and p.categories in ({string.Join(", ", offer.Categories.Select(category => $"'{category.Id}'"))}) and ";
        if (offer.Place.Cell is not { } cell || offer.Radius.Metres is not { } metres)
            return [.. Posts(filled + "p.insee = @Insee order by p.id desc limit @most", new { offer.Place.Insee, most = MostFilled }).Cast<Need>()];
        var box = CellBox.Around(cell, CellBox.Reaching(metres));
        return [.. Posts(
            filled + "(p.insee = @Insee and p.cell_row is null or p.cell_row between @Bottom and @Top and p.cell_column between @Left and @Right) order by p.id desc limit @most",
            new { offer.Place.Insee, box.Bottom, box.Top, box.Left, box.Right, most = MostFilled }).Cast<Need>()];
    }

    /// <summary>What is shown of it elsewhere follows, though the post itself is as it was.</summary>
    public void Touch(long id) => Touched.Add(id);

    private IReadOnlyList<Post> Posts(string where, object with) =>
        [.. connection.Query<PostRow>(Select + where, with).Select(r => r.ToPost(Categories))];

    private const string Insert =
        """
        insert into post (kind, person_id, state, sentence, categories, insee, town, department, cell_row, cell_column, precision,
            places, wanted_when, beneficiary, agreed_at, radius, times, published_at, expires_at, version, held_since, was_read, organisation_id, written_by, showing, for_need, via_group, travel, series_id, in_pairs)
        values (@Kind, @PersonId, @State, @Sentence, @Categories, @Insee, @Town, @Department, @Row, @Column, @Precision,
            @Places, @When, @Beneficiary, @AgreedAt, @Radius, @Times, @PublishedAt, @ExpiresAt, @Version, @HeldSince, @WasRead, @OrganisationId, @WrittenBy, @Showing, @ForNeed, @ViaGroup, @Travel, @SeriesId, @InPairs)
        """;

    /// <returns>The post with the id it was given.</returns>
    public Post Add(Post post)
    {
        var id = connection.ExecuteScalar<long>(Insert + " returning id", PostRow.Parameters(post));
        return Added(post with { Id = id });
    }

    /// <returns>Null where this date of its series was opened before, whatever became of it.</returns>
    public Need? AddDate(Need date) =>
        connection.ExecuteScalar<long?>(Insert + " on conflict (series_id, wanted_when) do nothing returning id", PostRow.Parameters(date)) is { } id ? (Need)Added(date with { Id = id }) : null;

    private Post Added(Post added)
    {
        Touched.Add(added.Id);
        Index(added);
        return added;
    }

    /// <summary>Dates of a series that aren't closed, the next first.</summary>
    public IReadOnlyList<Need> LiveDatesOf(long seriesId) => [.. Posts("where p.series_id = @seriesId and p.state <> 'Closed' order by p.wanted_when", new { seriesId }).Cast<Need>()];

    /// <summary>Every date of a series that was ever opened.</summary>
    public IReadOnlySet<DateOnly> DatesOf(long seriesId) =>
        connection.Query<string>("select wanted_when from post where series_id = @seriesId", new { seriesId }).Select(When.Parse).OfType<When.On>().Select(on => on.Date).ToHashSet();

    /// <summary>Open needs that go date by date, and whose dates are opened up to an earlier day only.</summary>
    public IReadOnlyList<Need> WithoutDatesUntil(DateOnly day, int most) =>
        [.. Posts("where p.dates_until < @day and p.state = 'Open' and p.wanted_when like 'weekly:%:dates' order by p.dates_until, p.id limit @most", new { day = day.DayNumber, most }).Cast<Need>()];

    public void DatesAreOpenedUntil(long seriesId, DateOnly day) =>
        connection.Execute("update post set dates_until = @day where id = @seriesId", new { seriesId, day = day.DayNumber });

    private const string SelectAloneWeekly =
        """
        where p.series_id is null and p.wanted_when > 'w' and p.state = 'Open' and p.wanted_when like 'weekly:%' and p.wanted_when not like 'weekly:%:dates' and p.by_date_asked_at is null
            and p.published_at <= @before and not exists (select 1 from match m where m.need_id = p.id and m.state in ('Proposed', 'Approved', 'Waiting', 'Accepted', 'Introduced', 'Done'))
        order by p.id limit @most
        """;

    /// <summary>Needs that want the same person each week, published before then, that have nobody and whose person wasn't asked yet whether date by date would do.</summary>
    public IReadOnlyList<Need> AloneWeekly(DateTimeOffset before, int most) => [.. Posts(SelectAloneWeekly, new { before = Instant.Milliseconds(before), most }).Cast<Need>()];

    public void AskedByDate(long id, DateTimeOffset now) =>
        connection.Execute("update post set by_date_asked_at = @at where id = @id", new { id, at = Instant.Milliseconds(now) });

    private const string Update =
        """
        update post set state = @State, sentence = @Sentence, categories = @Categories, insee = @Insee, town = @Town,
            department = @Department, cell_row = @Row, cell_column = @Column, precision = @Precision, places = @Places,
            wanted_when = @When, beneficiary = @Beneficiary,
            agreed_at = case when @Beneficiary = 'SomeoneElse' then coalesce(agreed_at, @Now) end, radius = @Radius, times = @Times, travel = @Travel, expires_at = @ExpiresAt,
            warned_at = case when expires_at = @ExpiresAt then warned_at end,
            closing = @Closing, closed_at = case when cast(@Closing as text) is null then null else coalesce(closed_at, @Now) end,
            version = @Version, held_since = @HeldSince, was_read = @WasRead, written_by = @WrittenBy, showing = @Showing, in_pairs = @InPairs,
            rests_since = case when @State in ('Paused', 'Closed') then case when kind = 'Need' and categories <> @Categories then @Now else coalesce(rests_since, @Now) end end,
            rested = case when kind = 'Need' and categories <> @Categories then @Now - published_at when @State in ('Paused', 'Closed') then rested else rested + coalesce(@Now - rests_since, 0) end
        where id = @Id and version = @Version - 1
        """;

    /// <param name="changed">The post as it is to be, its version one more than what was read.</param>
    /// <returns>False when somebody else changed it in between; nothing was saved then.</returns>
    public bool Save(Post changed, DateTimeOffset now)
    {
        var parameters = PostRow.Parameters(changed);
        parameters.Add("Now", Instant.Milliseconds(now));
        if (connection.Execute(Update, parameters) == 0) return false;
        Touched.Add(changed.Id);
        connection.Execute("delete from post_category where post_id = @Id", new { changed.Id });
        if (changed.State != PostState.Closed) Index(changed);
        return true;
    }

    /// <summary>All posts of one person become another's.</summary>
    public void Give(long from, long into) => connection.Execute("update post set person_id = @into where person_id = @from", new { from, into });

    public void Warned(long id, DateTimeOffset now) =>
        connection.Execute("update post set warned_at = @at where id = @id", new { id, at = Instant.Milliseconds(now) });

    private void Index(Post post)
    {
        // Made for one need, it is put beside no other; what goes date by date is put beside nobody.
        if (post is Offer { ForNeed: not null } or Need { GoesByDate: true }) return;
        foreach (var category in PostRow.CategoriesOf(post))
        {
            connection.Execute(
                """
                insert into post_category (post_id, category, kind, open, insee, cell_row, cell_column, radius, times)
                values (@Id, @category, @kind, @open, @Insee, @row, @column, @radius, @times)
                """,
                new
                {
                    post.Id,
                    category = category.Id,
                    kind = post.Kind.ToString(),
                    open = post.State == PostState.Open ? 1 : 0,
                    post.Place.Insee,
                    row = post.Place.Cell?.Row,
                    column = post.Place.Cell?.Column,
                    radius = (post as Offer)?.Radius.Metres,
                    times = WeeklyTimes.Of(post).Bits,
                });
        }
    }
}
