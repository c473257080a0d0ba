using System.Data.Common;
using Dapper;
using Solidarity.Core.Matching;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Storage;

/// <summary>All that /stats tells and draws: what is open, what came of it, how long it took, by week, place and kind of help.</summary>
/// <param name="OpenNeeds">Those that look for somebody: neither filled, nor paused, nor held.</param>
/// <param name="MedianToDecision">From the proposal to a moderator's decision; null without any.</param>
/// <param name="MedianToIntroduction">From the publication of the need to the introduction; null without any.</param>
public sealed record Statistics(
    long OpenNeeds,
    long OpenOffers,
    long AllNeeds,
    long AllOffers,
    long WaitingForModerator,
    long Introductions,
    long Done,
    TimeSpan? MedianToDecision,
    TimeSpan? MedianToIntroduction,
    IReadOnlyList<CategoryCount> ByCategory)
{
    /// <summary>Matches that one of the two people is asked about.</summary>
    public long WaitingForAnswers { get; init; }

    /// <summary>The last weeks, the one that has just begun last.</summary>
    public IReadOnlyList<WeekCount> ByWeek { get; init; } = [];

    /// <summary>By the commune of the need, where most were published first.</summary>
    public IReadOnlyList<AreaCount> ByArea { get; init; } = [];

    /// <summary>Kinds of help with small numbers are not among <see cref="ByCategory"/>: all that is helped lives in a small place.</summary>
    public bool KindsLeftOut { get; init; }
}

/// <summary>What was published, and who was introduced, in one week.</summary>
public sealed record WeekCount(DateOnly Monday, long Needs, long Offers, long Introductions);

/// <param name="Insee">The commune; its name is the gazetteer's to tell.</param>
/// <param name="Needs">Null where it is not told: <see cref="SmallNumbers"/>; <paramref name="Introductions"/> likewise.</param>
public sealed record AreaCount(string Insee, long? Needs, long? Introductions);

/// <param name="Needs">All needs ever published in this category; <paramref name="Offers"/> likewise.</param>
public sealed record CategoryCount(string Category, long Needs, long Offers);

/// <summary>How many matches and posts there are in each state; states without any stand there with 0.</summary>
public sealed record Lives(
    IReadOnlyList<(MatchState State, long Count)> Matches,
    IReadOnlyList<(PostKind Kind, PostState State, long Count)> Posts);

public sealed class StatisticsStore(DbConnection connection)
{
    /// <summary>So many weeks are looked back at.</summary>
    public const int Weeks = 8;

    /// <summary>Where fewer live, in all communes that asked together, one who asked for childcare may be known from that alone.</summary>
    private const int SmallPlace = 10_000;

    public Statistics Read(Timings timings, DateTimeOffset now)
    {
        var areas = Areas();
        var isSmall = areas.Sum(area => Gazetteer.Shared.Find(area.Insee)?.Population ?? 0) < SmallPlace;
        var (kinds, leftOut) = isSmall ? Large(ByCategory()) : (ByCategory(), false);
        long Count(string sql) => connection.ExecuteScalar<long>("select count(*) from " + sql);
        return new Statistics(
            Count("post where kind = 'Need' and state = 'Open'"),
            Count("post where kind = 'Offer' and state = 'Open'"),
            Count("post where kind = 'Need'"),
            Count("post where kind = 'Offer'"),
            Count("match where state = 'Proposed'"),
            Count("match where introduced_at is not null"),
            Count("match where state = 'Done'"),
            Median("select decided_at - proposed_at from match where decided_at is not null order by 1"),
            Median("select m.introduced_at - p.published_at from match m join post p on p.id = m.need_id where m.introduced_at is not null order by 1"),
            kinds)
        {
            WaitingForAnswers = Count("match where state in ('Approved', 'Waiting', 'Accepted')"),
            ByWeek = ByWeek(timings, now),
            ByArea = ByArea(areas),
            KindsLeftOut = leftOut,
        };
    }

    /// <summary>Reads through all of both tables: to be asked now and then, not in a turn.</summary>
    public Lives Lives()
    {
        var matches = connection.Query<(string State, long Count)>("select state, count(*) from match group by state").ToDictionary(r => r.State, r => r.Count);
        var posts = connection.Query<(string Kind, string State, long Count)>("select kind, state, count(*) from post group by kind, state")
            .ToDictionary(r => (r.Kind, r.State), r => r.Count);
        return new Lives(
            [.. Enum.GetValues<MatchState>().Select(state => (state, matches.GetValueOrDefault(state.ToString())))],
            [.. from kind in Enum.GetValues<PostKind>()
                from state in Enum.GetValues<PostState>()
                where state != PostState.Draft
                select (kind, state, posts.GetValueOrDefault((kind.ToString(), state.ToString())))]);
    }

    private TimeSpan? Median(string sql)
    {
        var all = connection.Query<long>(sql).AsList();
        return all.Count == 0 ? null : TimeSpan.FromMilliseconds((all[(all.Count - 1) / 2] + all[all.Count / 2]) / 2.0);
    }

    private IReadOnlyList<WeekCount> ByWeek(Timings timings, DateTimeOffset now)
    {
        var monday = WallClock.MondayOf(timings.DayOf(now));
        var mondays = Enumerable.Range(0, Weeks).Select(i => monday.AddDays(7 * (i + 1 - Weeks))).ToArray();
        var starts = Array.ConvertAll(mondays, day => Instant.Milliseconds(timings.StartOf(day)));
        int[] Counted(string sql)
        {
            var counts = new int[Weeks];
            foreach (var at in connection.Query<long>(sql, new { since = starts[0] }))
                counts[Array.FindLastIndex(starts, start => start <= at)]++;
            return counts;
        }

        var needs = Counted("select published_at from post where kind = 'Need' and published_at >= @since");
        var offers = Counted("select published_at from post where kind = 'Offer' and published_at >= @since");
        var introductions = Counted("select introduced_at from match where introduced_at >= @since");
        return [.. mondays.Select((day, i) => new WeekCount(day, needs[i], offers[i], introductions[i]))];
    }

    private const string SelectAreas =
        """
        select n.insee, count(distinct n.id) as needs, count(m.id) as introductions
        from post n left join match m on m.need_id = n.id and m.introduced_at is not null
        where n.kind = 'Need' group by n.insee
        """;

    private List<(string Insee, long Needs, long Introductions)> Areas() =>
        [.. connection.Query<(string Insee, long Needs, long Introductions)>(SelectAreas).OrderBy(row => row.Insee, StringComparer.Ordinal)];

    /// <summary>Those whose numbers are not told keep no order that would tell them all the same.</summary>
    private static IReadOnlyList<AreaCount> ByArea(IReadOnlyList<(string Insee, long Needs, long Introductions)> areas)
    {
        var needs = SmallNumbers.Untold([.. areas.Select(area => area.Needs)]);
        var introductions = SmallNumbers.Untold([.. areas.Select(area => area.Introductions)]);
        return
        [
            .. areas.Select((area, i) => new AreaCount(area.Insee, needs.Contains(i) ? null : area.Needs, introductions.Contains(i) ? null : area.Introductions))
                .OrderByDescending(area => area.Needs ?? 0)
                .ThenBy(area => area.Insee, StringComparer.Ordinal),
        ];
    }

    /// <summary>Those that can be told where few people live. Each need is of one kind, so that what is left out could be reckoned from all needs.</summary>
    private static (IReadOnlyList<CategoryCount> Kinds, bool LeftOut) Large(IReadOnlyList<CategoryCount> all)
    {
        var needs = SmallNumbers.Untold([.. all.Select(kind => kind.Needs)]);
        var offers = SmallNumbers.Untold([.. all.Select(kind => kind.Offers)]);
        CategoryCount[] told = [.. all.Where((_, i) => !needs.Contains(i) && !offers.Contains(i))];
        return (told, told.Length < all.Count);
    }

    private IReadOnlyList<CategoryCount> ByCategory()
    {
        var counts = new Dictionary<string, (long Needs, long Offers)>();
        foreach (var (kind, categories, count) in connection.Query<(string, string, long)>("select kind, categories, count(*) from post group by kind, categories"))
        {
            foreach (var category in categories.Split(','))
            {
                var (needs, offers) = counts.GetValueOrDefault(category);
                counts[category] = kind == "Need" ? (needs + count, offers) : (needs, offers + count);
            }
        }
        return [.. counts.Select(c => new CategoryCount(c.Key, c.Value.Needs, c.Value.Offers)).OrderByDescending(c => c.Needs + c.Offers).ThenBy(c => c.Category, StringComparer.Ordinal)];
    }
}
