namespace Solidarity.Core.Matching.Criteria;

/// <summary>A named part of the score: 0 to <paramref name="Most"/> points, with its reason in words.</summary>
/// <param name="Otherwise">Its words where it has nothing to say about a pair, and so gives nothing.</param>
public abstract record Preference(double Most, string Otherwise = "reason.nothing")
{
    /// <summary>The texts it speaks in where it gives something: by them it knows its reason on a match again.</summary>
    public abstract IReadOnlyList<string> Says { get; }

    /// <returns>Null when it has nothing to say about this pair.</returns>
    public abstract Reason? Judge(Pair pair, DateTimeOffset now);

    /// <param name="share">Of the most that it can give: 0 to 1.</param>
    protected Reason Gives(string key, double share, double? value = null) => new(key, Math.Round(Most * share, 1), value);
}
