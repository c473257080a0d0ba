using System.Globalization;
using Solidarity.Core.Matching.Planning;

namespace Solidarity.Benchmarks;

/// <summary>One week of protective equipment: who gives what, who asks for what, how many miles lie between, and what was then decided. A folder of ../shared/data/ppe-weekly.</summary>
/// <param name="Board">Requests as needs, gifts as offers; the score of a pair is its distance in miles, below nothing.</param>
/// <param name="Shipped">Units that were really shipped.</param>
/// <param name="UnitMiles">Units times miles, of what was really shipped.</param>
internal sealed record PpeBoard(string Week, Board Board, int Shipped, double UnitMiles)
{
    public static IEnumerable<PpeBoard> In(string folder) => Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Select(Read);

    private static PpeBoard Read(string week)
    {
        var gifts = Rows(week, "donors").Select(row => (Id: row("don_id"), Kind: row("ppe"), Units: Units(row("qty")))).ToArray();
        var requests = Rows(week, "recipients").Select(row => (Id: row("rec_id"), Kind: row("ppe"), Units: Units(row("qty")))).ToArray();
        var wanted = requests.Index().ToLookup(one => (one.Item.Id, one.Item.Kind), one => one.Index);
        var given = gifts.Index().ToLookup(one => one.Item.Id, one => (one.Index, one.Item.Kind));
        var pairs = from row in Rows(week, "distance_matrix")
                    from gift in given[row("don_id")]
                    from request in wanted[(row("rec_id"), gift.Kind)]
                    select new Board.Pair(request, gift.Index, -Number(row("distance")));
        // A distance stands there twice now and then.
        pairs = pairs.DistinctBy(pair => (pair.Need, pair.Offer));
        var decided = Rows(week, "decisions").Select(row => (Units: Units(row("qty")), Miles: Number(row("distance")))).ToArray();
        return new PpeBoard(
            Path.GetFileName(week), new Board([.. requests.Select(one => one.Units)], [.. gifts.Select(one => one.Units)], [.. pairs]),
            decided.Sum(one => one.Units), decided.Sum(one => one.Units * one.Miles));
    }

    /// <summary>As much as was really shipped, and no more: what is left of the requests goes to an offer that costs nothing, and is preferred to any other.</summary>
    public Board OfTheSameVolume()
    {
        var (none, preferred, given) = (Board.Capacities.Count, 1.0, Board.Capacities.Sum());
        // Nobody can be given more than there is, and who asks for what nobody gives is out of it.
        var asked = Board.Pairs.Select(pair => pair.Need).ToHashSet();
        int[] places = [.. Board.Places.Select((units, need) => asked.Contains(need) ? Math.Min(units, given) : 0)];
        return new Board(
            places,
            [.. Board.Capacities, places.Sum() - Shipped],
            [.. Board.Pairs, .. asked.Order().Select(need => new Board.Pair(need, none, preferred))]);
    }

    /// <summary>Row by row; a value by the name of its column. There are no quotes in these files.</summary>
    private static IEnumerable<Func<string, string>> Rows(string week, string name)
    {
        var lines = File.ReadLines(Path.Combine(week, name + ".csv")).Select(line => line.Split(','));
        var header = lines.First();
        return lines.Skip(1).Select(cells => (Func<string, string>)(column => cells[Array.IndexOf(header, column)]));
    }

    private static int Units(string written) => (int)Number(written);

    private static double Number(string written) => double.Parse(written, CultureInfo.InvariantCulture);
}
