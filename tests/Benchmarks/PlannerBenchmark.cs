using System.Diagnostics;
using System.Globalization;
using Solidarity.Core.Matching.Planning;

namespace Solidarity.Benchmarks;

/// <summary>
/// As many needs as offers, strewn over a country; each need knows its ten nearest offers, the nearer the better. Whole boards, planned exactly. "Anywhere":
/// ten offers anywhere instead, which nothing holds together and is the hardest.
/// </summary>
internal static class PlannerBenchmark
{
    private const int Candidates = 10;

    public static int Run(int size, bool anywhere)
    {
        var board = anywhere ? Anywhere(size, new Random(1)) : Country(size, new Random(1));
        var byHand = OneByOne(board);
        GC.Collect();
        var since = Stopwatch.GetTimestamp();
        var plan = PlanBoard.Run(board);
        var took = Stopwatch.GetElapsedTime(since);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"planner {(anywhere ? "anywhere" : "country")}: {size} x {size}, {board.Pairs.Count} pairs; {took.TotalSeconds:0.00} s, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB; served {plan.Served} (one by one {byHand.Served}), total {plan.Total:0} ({byHand.Total:0}), optimal {plan.IsOptimal}"));
        return plan.IsOptimal ? 0 : 1;
    }

    /// <summary>In a square of one need and one offer to each square of the grid on average.</summary>
    public static Board Country(int size, Random random)
    {
        var side = Math.Sqrt(size);
        (double X, double Y) Point() => (random.NextDouble() * side, random.NextDouble() * side);
        var offers = Enumerable.Range(0, size).Select(_ => Point()).ToArray();
        var squares = offers.Index().ToLookup(offer => ((int)offer.Item.X, (int)offer.Item.Y), offer => offer.Index);
        var pairs = new List<Board.Pair>(size * Candidates);
        for (var need = 0; need < size; need++)
        {
            var at = Point();
            double Distance(int offer) => Math.Sqrt(Math.Pow(offers[offer].X - at.X, 2) + Math.Pow(offers[offer].Y - at.Y, 2));
            IEnumerable<int> Within(int squaresAway) =>
                from x in Enumerable.Range((int)at.X - squaresAway, 2 * squaresAway + 1)
                from y in Enumerable.Range((int)at.Y - squaresAway, 2 * squaresAway + 1)
                from offer in squares[(x, y)]
                select offer;
            var around = 2;
            while (Within(around).Take(Candidates).Count() < Math.Min(Candidates, size)) around++;
            pairs.AddRange(Within(around).OrderBy(Distance).ThenBy(offer => offer).Take(Candidates).Select(offer => new Board.Pair(need, offer, Math.Round(100 * Math.Exp(-Distance(offer) / 4), 1))));
        }

        return new Board([.. Enumerable.Repeat(1, size)], [.. Enumerable.Repeat(1, size)], pairs);
    }

    public static Board Anywhere(int size, Random random) => new(
        [.. Enumerable.Range(0, size).Select(_ => random.Next(1, 4))],
        [.. Enumerable.Range(0, size).Select(_ => random.Next(1, 4))],
        [.. Enumerable.Range(0, size).SelectMany(need => Enumerable.Range(0, Candidates).Select(_ => random.Next(size)).Distinct().Select(offer => new Board.Pair(need, offer, Math.Round(random.NextDouble() * 100, 1))))]);

    private static (long Served, double Total) OneByOne(Board board)
    {
        int[] places = [.. board.Places], capacities = [.. board.Capacities];
        var (served, total) = (0L, 0.0);
        foreach (var (need, offer, score, _) in board.Pairs.OrderByDescending(pair => pair.Score))
        {
            var count = Math.Min(places[need], capacities[offer]);
            (places[need], capacities[offer], served, total) = (places[need] - count, capacities[offer] - count, served + count, total + count * score);
        }

        return (served, total);
    }
}
