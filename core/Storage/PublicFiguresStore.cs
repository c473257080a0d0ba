using System.Data.Common;
using Dapper;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Storage;

/// <summary>Counts what the town's page tells, as things stood at a moment that is over. Reads through whole tables: to be asked once a day, not by each who looks.</summary>
public sealed class PublicFiguresStore(DbConnection connection)
{
    /// <summary>The totals as the day began.</summary>
    public TownTotals Today(Timings timings, DateTimeOffset now)
    {
        var until = Instant.Milliseconds(timings.StartOf(timings.DayOf(now)));
        return new TownTotals(PublicFigures.Total(People(until)), PublicFigures.Total(Posts("Need", until)), PublicFigures.Total(Introductions(until)));
    }

    /// <summary>As the last week ended that is told.</summary>
    public PublicFigures AtWeekEnd(Timings timings, DateTimeOffset now)
    {
        if (LastTold(timings, now) is not { } monday) return PublicFigures.Nothing;
        var until = Instant.Milliseconds(timings.StartOf(monday));
        return PublicFigures.Of(new PublicCounts(
            monday.AddDays(-1), People(until), Posts("Need", until), Posts("Offer", until), Introductions(until),
            Count("match where state = 'Done' and ended_at < @until", until),
            Median(until), Weeks(timings, monday), Kinds(until), Areas(until)));
    }

    /// <summary>A week is told once ten have asked since the last that was: whoever knew of the only one would find them in each table where something moved.</summary>
    /// <returns>The Monday before which all counts; null: none yet.</returns>
    private DateOnly? LastTold(Timings timings, DateTimeOffset now)
    {
        var (until, waiting) = (Instant.Milliseconds(timings.StartOf(WallClock.MondayOf(timings.DayOf(now)))), 0);
        DateOnly? told = null;
        foreach (var week in connection.Query<long>("select published_at from post where kind = 'Need' and published_at < @until order by published_at", new { until })
                     .GroupBy(at => WallClock.MondayOf(timings.DayOf(Instant.From(at)))))
        {
            waiting += week.Count();
            if (waiting < PublicFigures.Tens) continue;
            (told, waiting) = (week.Key.AddDays(7), 0);
        }

        return told;
    }

    private long Count(string what, long until) => connection.ExecuteScalar<long>("select count(*) from " + what, new { until });

    private long People(long until) => Count("person where consented_at < @until", until);

    private long Posts(string kind, long until) => Count($"post where kind = '{kind}' and published_at < @until", until);

    private long Introductions(long until) => Count("match where introduced_at < @until", until);

    private TimeSpan? Median(long until)
    {
        var all = connection.Query<long>("select m.introduced_at - p.published_at from match m join post p on p.id = m.need_id where m.introduced_at < @until order by 1", new { until }).AsList();
        return all.Count == 0 ? null : TimeSpan.FromMilliseconds((all[(all.Count - 1) / 2] + all[all.Count / 2]) / 2.0);
    }

    private IReadOnlyList<WeekCount> Weeks(Timings timings, DateOnly monday)
    {
        var mondays = Enumerable.Range(0, StatisticsStore.Weeks).Select(i => monday.AddDays(7 * (i - StatisticsStore.Weeks))).ToArray();
        var starts = Array.ConvertAll(mondays, day => Instant.Milliseconds(timings.StartOf(day)));
        var until = Instant.Milliseconds(timings.StartOf(monday));
        int[] Counted(string at, string from)
        {
            var counts = new int[starts.Length];
            foreach (var moment in connection.Query<long>($"select {at} from {from} and {at} >= @since and {at} < @until", new { since = starts[0], until }))
                counts[Array.FindLastIndex(starts, start => start <= moment)]++;
            return counts;
        }

        var (needs, offers, introductions) = (Counted("published_at", "post where kind = 'Need'"), Counted("published_at", "post where kind = 'Offer'"), Counted("introduced_at", "match where introduced_at is not null"));
        return [.. mondays.Select((day, i) => new WeekCount(day, needs[i], offers[i], introductions[i]))];
    }

    private IReadOnlyList<CategoryCount> Kinds(long until)
    {
        var counts = Categories.Shared.All.ToDictionary(category => category.Id, _ => (Needs: 0L, Offers: 0L));
        foreach (var (kind, categories, count) in connection.Query<(string, string, long)>("select kind, categories, count(*) from post where published_at < @until group by kind, categories", new { until }))
        {
            foreach (var category in categories.Split(','))
            {
                var (needs, offers) = counts.GetValueOrDefault(category);
                counts[category] = kind == "Need" ? (needs + count, offers) : (needs, offers + count);
            }
        }

        return [.. counts.Select(one => new CategoryCount(one.Key, one.Value.Needs, one.Value.Offers))];
    }

    private IReadOnlyList<PublicCounts.Area> Areas(long until) =>
    [
        .. connection.Query<(string Insee, long Needs, long Introductions)>(
            """
            select n.insee, count(distinct n.id) as needs, count(m.id) as introductions
            from post n left join match m on m.need_id = n.id and m.introduced_at < @until
            where n.kind = 'Need' and n.published_at < @until group by n.insee
            """,
            new { until }).Select(row => new PublicCounts.Area(row.Insee, row.Needs, row.Introductions)),
    ];
}
