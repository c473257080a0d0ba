namespace Solidarity.Core.Matching.Planning;

/// <summary>
/// Scores as whole numbers, so that sums are exact and comparing them needs no tolerance: decimal fractions as they are, where there is room,
/// else rounded as finely as there is.
/// </summary>
internal sealed class ScoreScale
{
    private const int MostDecimals = 9;

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
        // One more place can change what every other node on a path costs: so often the whole range must fit into a number, twice over.
        var path = 2.0 * Math.Min(board.Places.Count, board.Capacities.Count) + 3;
        var room = Math.Pow(2, 60) / path / Math.Max(Math.Max(Math.Abs(lowest), Math.Abs(highest)), highest - lowest);
        var factor = 1.0;
        for (var decimals = 0; decimals < MostDecimals && factor * 10 <= room && !board.Pairs.All(pair => IsWhole(pair.Score * factor)); decimals++) factor *= 10;
        if (factor > room) factor = room;
        var (least, most) = ((long)Math.Round(lowest * factor), (long)Math.Round(highest * factor));
        return new ScoreScale(factor, most, (long)((most - least + 1) * path));
    }

    private static bool IsWhole(double number) => Math.Abs(number - Math.Round(number)) <= 1e-9 * Math.Max(1, Math.Abs(number));
}
