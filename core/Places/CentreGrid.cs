namespace Solidarity.Core.Places;

/// <summary>Centres of communes in squares of a quarter of a degree, to find the nearest without looking at all.</summary>
internal sealed class CentreGrid
{
    public const double FarthestKilometres = 40;
    private const double Degrees = 0.25;

    private readonly Dictionary<(int Row, int Column), List<Centre>> _squares = [];

    /// <summary>Degrees are enough as floats: they are right to a metre or so.</summary>
    private readonly record struct Centre(float Latitude, float Longitude, float Head, int Rank);

    /// <summary>
    /// A centre is no outline, and towns reach farther than villages: per tenfold population a commune gets a head start
    /// of 300 m over its neighbours.
    /// </summary>
    public void Add(double latitude, double longitude, int population, int rank)
    {
        var square = (Index(latitude), Index(longitude));
        if (!_squares.TryGetValue(square, out var centres)) _squares[square] = centres = [];
        var head = (float)(0.3 * Math.Log10(Math.Max(1, population)));
        centres.Add(new Centre((float)latitude, (float)longitude, head, rank));
    }

    /// <summary>The rank of the commune, or null when none is near or the point isn't on earth.</summary>
    public int? Nearest(double latitude, double longitude)
    {
        if (!(Math.Abs(latitude) <= 85 && Math.Abs(longitude) <= 180)) return null;
        var kilometresPerDegree = 111.32 * Math.Cos(latitude * Math.PI / 180);
        // Beyond the reach the best head start of all (Paris, 1.9 km) can't win any more.
        return Within(8) ?? Within(FarthestKilometres);

        int? Within(double reach)
        {
            var (rows, columns) = (reach / 111.32, reach / kilometresPerDegree);
            var (best, bestScore, bestDistance) = (-1, double.MaxValue, double.MaxValue);
            for (var row = Index(latitude - rows); row <= Index(latitude + rows); row++)
                for (var column = Index(longitude - columns); column <= Index(longitude + columns); column++)
                    if (_squares.TryGetValue((row, column), out var centres))
                        foreach (var centre in centres)
                        {
                            var y = (centre.Latitude - latitude) * 111.32;
                            var x = (centre.Longitude - longitude) * kilometresPerDegree;
                            var distance = Math.Sqrt(x * x + y * y);
                            if (distance > FarthestKilometres || distance - centre.Head >= bestScore) continue;
                            (best, bestScore, bestDistance) = (centre.Rank, distance - centre.Head, distance);
                        }
            return best < 0 || bestDistance > reach - 2 && reach < FarthestKilometres ? null : best;
        }
    }

    private static int Index(double degrees) => (int)Math.Floor(degrees / Degrees);
}
