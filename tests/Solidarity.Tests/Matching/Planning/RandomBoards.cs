using Solidarity.Core.Matching.Planning;

namespace Solidarity.Tests.Matching.Planning;

/// <summary>Boards of every shape that one might come across, by their seed.</summary>
internal static class RandomBoards
{
    public static Board Of(int seed, int most = 12)
    {
        var random = new Random(seed);
        int[] places = [.. Amounts(random, most)], capacities = [.. Amounts(random, most)];
        var density = random.NextDouble();
        var pairs = from need in Enumerable.Range(0, places.Length)
                    from offer in Enumerable.Range(0, capacities.Length)
                    where random.NextDouble() < density
                    select new Board.Pair(need, offer, Score(random));
        return new Board(places, capacities, [.. pairs]);
    }

    /// <summary>The same, some of whose pairs take no more than one place, or two.</summary>
    public static Board Limited(int seed)
    {
        var (random, board) = (new Random(-seed - 1), Of(seed, most: 8));
        return board with { Pairs = [.. board.Pairs.Select(pair => random.Next(2) == 0 ? pair : pair with { Most = random.Next(1, 3) })] };
    }

    private static IEnumerable<int> Amounts(Random random, int most) => Enumerable.Range(0, random.Next(most + 1)).Select(_ => random.Next(5) == 0 ? 0 : random.Next(1, random.Next(2) == 0 ? 2 : 5));

    /// <summary>Many of them equal, some below nothing, some with more digits than a scale may hold.</summary>
    private static double Score(Random random) => random.Next(4) switch
    {
        0 => random.Next(3),
        1 => Math.Round(random.NextDouble() * 100, 1),
        2 => -random.Next(20),
        _ => random.NextDouble(),
    };
}
