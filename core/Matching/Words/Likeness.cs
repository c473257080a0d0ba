namespace Solidarity.Core.Matching.Words;

/// <summary>
/// How much of what a request speaks of an offer speaks of too: the BM25 sum over the shared terms (Robertson and Zaragoza, "The
/// Probabilistic Relevance Framework", 2009), with the constants that are usual.
/// </summary>
public static class Likeness
{
    private const double Saturation = 1.2, OfLength = 0.75;

    /// <summary>What stands near a word of asking counts so much more.</summary>
    private const double Asked = 2;

    /// <returns>The sum; 0 where nothing is shared, and without a limit.</returns>
    public static double Sum(Spoken request, Spoken offer, WordCounts counts)
    {
        var sum = 0.0;
        foreach (var (term, use) in request.Terms)
        {
            if (!offer.Terms.TryGetValue(term, out var said)) continue;
            var length = Saturation * (1 - OfLength + OfLength * offer.Length / counts.AverageLength);
            sum += Weight(term, use, counts) * said.Times * (Saturation + 1) / (said.Times + length);
        }

        return sum;
    }

    /// <returns>From 0, nothing, to 1: all that the request speaks of.</returns>
    public static double Share(Spoken request, Spoken offer, WordCounts counts)
    {
        var sum = Sum(request, offer, counts);
        return sum == 0 ? 0 : Math.Min(1, sum / request.Terms.Sum(term => Weight(term.Key, term.Value, counts)));
    }

    private static double Weight(string term, Spoken.Use use, WordCounts counts) => counts.Weight(term) * (use.IsAsked ? Asked : 1);
}
