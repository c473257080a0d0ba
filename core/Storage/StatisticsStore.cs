using System.Data.Common;
using Dapper;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Storage;

/// <summary>The first counts a town asks for.</summary>
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
    IReadOnlyList<CategoryCount> ByCategory);

/// <param name="Needs">All needs ever published in this category; <paramref name="Offers"/> likewise.</param>
public sealed record CategoryCount(string Category, long Needs, long Offers);

/// <summary>How many matches and posts there are in each state; states without any stand there with 0.</summary>
public sealed record Lives(
    IReadOnlyList<(MatchState State, long Count)> Matches,
    IReadOnlyList<(PostKind Kind, PostState State, long Count)> Posts);

public sealed class StatisticsStore(DbConnection connection)
{
    public Statistics Read()
    {
        long Count(string sql) => connection.ExecuteScalar<long>("select count(*) from " + sql);
        return new Statistics(
            Count("post where kind = 'Need' and state in ('Open', 'Filled')"),
            Count("post where kind = 'Offer' and state in ('Open', 'Filled')"),
            Count("post where kind = 'Need'"),
            Count("post where kind = 'Offer'"),
            Count("match where state = 'Proposed'"),
            Count("match where introduced_at is not null"),
            Count("match where state = 'Done'"),
            Median("select decided_at - proposed_at from match where decided_at is not null order by 1"),
            Median("select m.introduced_at - p.published_at from match m join post p on p.id = m.need_id where m.introduced_at is not null order by 1"),
            ByCategory());
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
