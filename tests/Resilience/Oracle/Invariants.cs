using Solidarity.Resilience.Engines;

namespace Solidarity.Resilience.Oracle;

/// <summary>What must never break (design §7), asked of the database; each query gives the rows that break it.</summary>
internal static class Invariants
{
    private const string Live = "('Proposed', 'Approved', 'Accepted', 'Introduced')";

    private static readonly (string Name, string Sql)[] All =
    [
        ("need with more matches than places",
            $"""
            select 'N' || p.id from post p where p.kind = 'Need' and p.places <
                (select count(*) from match m where m.need_id = p.id and (m.state in {Live} or m.state = 'Done'))
            """),
        ("offer beyond its capacity",
            $"select 'O' || p.id from post p where p.kind = 'Offer' and p.places < (select count(*) from match m where m.offer_id = p.id and m.state in {Live})"),
        ("pair proposed again after a refusal",
            "select 'N' || need_id || ' and person ' || helper_id from match where state <> 'Superseded' group by need_id, helper_id having count(*) > 1"),
        ("closed or paused post with a live match",
            $"""
            select 'M' || m.id from match m join post p on p.id in (m.need_id, m.offer_id)
            where m.state in {Live} and (p.state = 'Closed' or p.state = 'Paused' and m.state <> 'Introduced')
            """),
        ("post filled and not full, or full and not filled",
            """
            select p.kind || p.id from post p where p.state in ('Open', 'Filled') and (p.state = 'Filled') <> (p.places <=
                (select count(*) from match m where p.kind = 'Need' and m.need_id = p.id and m.state in ('Introduced', 'Done')
                    or p.kind = 'Offer' and m.offer_id = p.id and m.state = 'Introduced'))
            """),
        ("match introduced without a moderator, or by one of its people",
            "select 'M' || id from match where introduced_at is not null and (decided_by is null or decided_by in (asker_id, helper_id))"),
        ("decision without its audit row, or with two",
            """
            select 'M' || m.id from match m where m.decided_by is not null and 1 <>
                (select count(*) from audit a where a.subject = 'M' || m.id and a.actor_id = m.decided_by and a.action in ('approve', 'reject', 'next'))
            """),
        ("audit row without its decision",
            """
            select a.subject from audit a where a.action in ('approve', 'reject', 'next')
                and not exists (select 1 from match m where 'M' || m.id = a.subject and m.decided_by = a.actor_id)
            """),
        ("ended match that is still due", $"select 'M' || id from match where state not in {Live} and due_at is not null"),
        ("category row that disagrees with its post",
            "select 'post ' || p.id from post p join post_category c on c.post_id = p.id where (c.open = 1) <> (p.state = 'Open')"),
        ("poisoned update", "select update_id || ' ' || error from poison"),
        ("dead letter", "select chat || ' ' || coalesce(error, '') from outbox where state = 'Dead'"),
        ("message that was never sent", "select chat || ' ' || payload from outbox where state = 'Waiting'"),
    ];

    public static void Check(Engine engine, Findings findings)
    {
        foreach (var (name, sql) in All)
        {
            foreach (string row in engine.Query<string>(sql)) findings.Break(name, row);
        }
    }
}
