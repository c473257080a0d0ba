namespace Solidarity.Core.Matching.Planning;

/// <summary>
/// Scores as whole numbers, so that sums are exact and comparing them needs no tolerance: decimal fractions as they are, where there is room,
/// else rounded as finely as there is.
/// </summary>
internal sealed class ScoreScale
{
    /// <summary>As many digits as a fraction holds without an error of its own.</summary>
    private const double MostDigits = 1e15;

    private readonly double _factor;

    private ScoreScale(double factor, long highest, long unserved) => (_factor, Highest, Unserved) = (factor, highest, unserved);

    /// <summary>The best score on the board; a pair costs what it is below that.</summary>
    public long Highest { get; }

    /// <summary>What an unserved place costs: more than anything that serving it could spoil elsewhere.</summary>
    public long Unserved { get; }

    public long Cost(double score) => Highest - (long)Math.Round(score * _factor);

    public double Best => Highest / _factor;

    public double Score(long cost) => (Highest - cost) / _factor;

    public double Difference(long costs) => costs / _factor;

    /// <summary>The sum of scores, each so often, without the errors of adding fractions.</summary>
    public double Total(IEnumerable<(double Score, int Count)> all) => (double)all.Aggregate((Int128)0, (sum, one) => sum + (Int128)(Highest - Cost(one.Score)) * one.Count) / _factor;

    public static ScoreScale Of(Board board)
    {
        var (lowest, highest) = (double.MaxValue, double.MinValue);
        foreach (var pair in board.Pairs) (lowest, highest) = (Math.Min(lowest, pair.Score), Math.Max(highest, pair.Score));
        // One more place can change what every other node on a path costs: so often the whole range must fit into a number.
        var path = 2.0 * Math.Min(board.Places.Count, board.Capacities.Count) + 3;
        var size = Math.Max(Math.Max(Math.Abs(lowest), Math.Abs(highest)), highest - lowest);
        var factor = size == 0 ? 1 : Math.Pow(10, Math.Floor(Math.Log10(Math.Min(Math.Pow(2, 60) / path, MostDigits) / size)));
        var (least, most) = ((long)Math.Round(lowest * factor), (long)Math.Round(highest * factor));
        return new ScoreScale(factor, most, (long)((most - least + 1) * path));
    }
}
