using Solidarity.Resilience.Engines;
using Solidarity.Resilience.Stories;

namespace Solidarity.Resilience.Oracle;

/// <summary>When all is over: what the database holds, beside what people did.</summary>
internal sealed class Aftermath(Engine engine, Findings findings)
{
    private const string Posts = "select sentence, kind || '|' || state || '|' || coalesce(closing, '') from post";

    private const string Matches =
        """
        select n.sentence, o.sentence, m.state || '|' || coalesce(m.asker_says, '') || '|' || coalesce(m.helper_says, '') || '|'
            || case when m.thanked_at is null then '0' else '1' end
        from match m join post n on n.id = m.need_id join post o on o.id = m.offer_id
        """;

    private const string Introduced =
        """
        select cast(a.address as bigint), cast(h.address as bigint), m.introduced_at
        from match m join person a on a.id = m.asker_id join person h on h.id = m.helper_id
        where m.introduced_at is not null
        """;

    /// <summary>Every story left exactly what its people did: nothing missing, nothing twice.</summary>
    public void CheckStories(IReadOnlyDictionary<string, Traces> left)
    {
        var posts = engine.Query<(string Sentence, string Line)>(Posts).ToLookup(row => MarkerOf(row.Sentence), row => row.Line);
        var matches = engine.Query<(string Need, string Offer, string Line)>(Matches)
            .Where(row => MarkerOf(row.Need) == MarkerOf(row.Offer))
            .ToLookup(row => MarkerOf(row.Need), row => row.Line);
        foreach (var (marker, traces) in left)
        {
            Compare($"posts of {marker}", traces.Posts, posts[marker]);
            Compare($"matches of {marker}", traces.Matches, matches[marker]);
        }
    }

    /// <summary>Each update that the server gave out and was told is received took effect, once.</summary>
    public void CheckInbox((long First, long Count) given)
    {
        var taken = engine.Query<long>("select update_id from inbox").ToHashSet();
        for (long id = given.First; id < given.First + given.Count; id++)
        {
            if (!taken.Contains(id)) findings.Miss("update", $"{id}");
        }
    }

    public IReadOnlyDictionary<(long, long), DateTimeOffset> Introductions()
    {
        var pairs = new Dictionary<(long, long), DateTimeOffset>();
        foreach (var (asker, helper, at) in engine.Query<(long, long, long)>(Introduced))
            pairs[(asker, helper)] = pairs[(helper, asker)] = DateTimeOffset.FromUnixTimeMilliseconds(at);
        return pairs;
    }

    private void Compare(string what, string[] expected, IEnumerable<string> found)
    {
        string wanted = Joined(expected), held = Joined(found);
        if (wanted == held) return;
        if (held.Length < wanted.Length) findings.Miss(what, $"expected {wanted}; found {held}");
        else findings.Break(what, $"expected {wanted}; found {held}");
    }

    private static string MarkerOf(string sentence) => Canaries.MarkersIn(sentence).FirstOrDefault("");

    private static string Joined(IEnumerable<string> lines) => string.Join(", ", lines.Order(StringComparer.Ordinal));
}
