using System.Collections.Concurrent;
using Solidarity.Core.Places;

namespace Solidarity.Resilience.Stories;

/// <summary>Towns so far apart that nobody in one helps in another; each is lent to one story at a time.</summary>
internal sealed class Towns
{
    /// <summary>People here offer help within 3 km, and the bot looks no farther than about 10.</summary>
    private const double ApartInDegrees = 0.18;

    private readonly ConcurrentQueue<(double Latitude, double Longitude)> free;

    public Towns(int seed)
    {
        var kept = new Dictionary<(int, int), (double Latitude, double Longitude)>();
        foreach (var row in CommuneFile.Read())
        {
            if (row.Centre is not { } centre) continue;
            var (i, j) = ((int)Math.Floor(centre.Latitude / ApartInDegrees), (int)Math.Floor(centre.Longitude / ApartInDegrees));
            var around = from x in Enumerable.Range(-2, 5) from y in Enumerable.Range(-2, 5) select (i + x, j + y);
            if (around.Any(square => kept.TryGetValue(square, out var other) && IsNear(centre, other))) continue;
            kept.TryAdd((i, j), centre);
        }

        var towns = kept.Values.ToArray();
        new Random(seed).Shuffle(towns);
        free = new(towns);
    }

    public int Count => free.Count;

    /// <returns>The middle of the town.</returns>
    public (double Latitude, double Longitude) Take() =>
        free.TryDequeue(out var town) ? town : throw new InvalidOperationException("more stories at once than there are towns");

    /// <summary>For the next story, as late as can be.</summary>
    public void Return((double Latitude, double Longitude) town) => free.Enqueue(town);

    private static bool IsNear((double Latitude, double Longitude) one, (double Latitude, double Longitude) other) =>
        Math.Abs(one.Latitude - other.Latitude) < ApartInDegrees && Math.Abs(one.Longitude - other.Longitude) < ApartInDegrees * 1.3;
}
