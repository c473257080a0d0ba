namespace Solidarity.Core.Simulating;

/// <summary>Whether what differs between two sets of rules, town by town, differs in the same direction more often than luck would have it.</summary>
public static class Comparison
{
    /// <summary>Luck alone would say so in one of a hundred comparisons: a report makes two dozen, and must not always find something.</summary>
    private const double Seldom = 0.01;

    /// <summary>With fewer towns luck can't be told from anything.</summary>
    public const int FewestTowns = 8;

    /// <summary>The sign test, from both sides; towns without a difference say nothing.</summary>
    public static bool IsClear(IEnumerable<double> differences)
    {
        var telling = differences.Where(difference => difference != 0).ToArray();
        if (telling.Length < FewestTowns) return false;
        var fewer = Math.Min(telling.Count(difference => difference > 0), telling.Count(difference => difference < 0));
        var (term, sum) = (Math.Pow(0.5, telling.Length), 0.0);
        for (var k = 0; k <= fewer; k++)
        {
            sum += term;
            term *= (telling.Length - k) / (k + 1.0);
        }

        return 2 * sum <= Seldom;
    }

    /// <returns>The value below which such a share of all lies, one of the values themselves; null where there is none.</returns>
    public static double? Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? null : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
