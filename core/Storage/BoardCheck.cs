using System.Data.Common;
using Dapper;

namespace Solidarity.Core.Storage;

/// <summary>What must hold in every database of this program, asked of the rows themselves.</summary>
public static class BoardCheck
{
    private static readonly (string Rule, string Count)[] Rules =
    [
        ("a need has no more helpers, or pieces, than it wants", $"""
            select count(*) from post p where p.kind = 'Need' and p.places <
                (select {MatchStore.Shares} from match m where m.need_id = p.id and {MatchStore.HoldsOfNeed})
            """),
        ("an offer serves no more people, and gives no more pieces, than it can", $"""
            select count(*) from post p where p.kind = 'Offer' and p.places <
                (select {MatchStore.Shares} from match m where m.offer_id = p.id and {MatchStore.HoldsOfOffer})
            """),
        ("a match stands between the people of its posts", $"""
            select count(*) from match m join post n on n.id = m.need_id join post o on o.id = m.offer_id
            where n.kind <> 'Need' or o.kind <> 'Offer' or n.person_id <> m.asker_id or o.person_id <> m.helper_id or m.asker_id = m.helper_id and m.state in {MatchStore.LiveStates}
            """),
        ("closed and paused posts are proposed to nobody", """
            select count(*) from match m join post p on p.id = m.need_id or p.id = m.offer_id
            where m.state = 'Proposed' and p.state in ('Closed', 'Paused', 'Held')
            """),
        ("what a moderator decided has left a trace", """
            select count(*) from match m where m.decided_by is not null and not exists (select 1 from audit a where a.subject = 'M' || m.id)
            """),
        ("every match has its posts and people", """
            select count(*) from match m where not exists (select 1 from post p where p.id = m.need_id) or not exists (select 1 from post p where p.id = m.offer_id)
                or not exists (select 1 from person x where x.id = m.asker_id) or not exists (select 1 from person x where x.id = m.helper_id)
            """),
    ];

    /// <returns>The rules that don't hold, and how often.</returns>
    public static IReadOnlyList<(string Rule, long Times)> Broken(DbConnection connection) =>
        [.. Rules.Select(r => (r.Rule, connection.ExecuteScalar<long>(r.Count))).Where(r => r.Item2 > 0)];
}
