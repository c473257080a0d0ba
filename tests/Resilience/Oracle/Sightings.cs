using System.Text.Json;

namespace Solidarity.Resilience.Oracle;

/// <summary>
/// Who was shown something that leads to whom, and when first. Whether they had been introduced by then is asked of the
/// database, once, at the end.
/// </summary>
internal sealed class Sightings(Findings findings, IReadOnlySet<long> moderators)
{
    /// <summary>The fake server numbers accounts from here.</summary>
    public const long FirstAccount = 5001;

    private readonly Lock gate = new();
    private readonly Dictionary<(long Reader, long Owner), DateTimeOffset> seen = [];

    public static long AccountOf(int person) => FirstAccount + person;

    public static int NumberOf(long account) => (int)(account - FirstAccount);

    public void Look(JsonElement call, DateTimeOffset now)
    {
        string sent = call.GetRawText();
        long reader = call.GetProperty("chat_id").GetInt64();
        foreach (int person in Canaries.In(sent, NumberOf))
        {
            if (person < 0)
            {
                findings.Break("an exact place was told", sent);
                continue;
            }

            long owner = AccountOf(person);
            if (owner == reader || moderators.Contains(owner) && moderators.Contains(reader)) continue;
            lock (gate) seen.TryAdd((reader, owner), now);
        }
    }

    /// <param name="introduced">Both ways, when each pair was introduced.</param>
    public void Judge(IReadOnlyDictionary<(long, long), DateTimeOffset> introduced)
    {
        foreach (var ((reader, owner), at) in seen)
        {
            if (!introduced.TryGetValue((reader, owner), out var then))
                findings.Break("told of a stranger", $"{reader} was shown what leads to {owner}, and they were never introduced");
            else if (at < then)
                findings.Break("told too early", $"{reader} was shown what leads to {owner} {then - at} before they were introduced");
        }
    }
}
