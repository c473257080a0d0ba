using System.Diagnostics;
using System.Globalization;
using Solidarity.Core.Matching.Planning;

namespace Solidarity.Benchmarks;

/// <summary>
/// The planner judged by glpk (Debian's glpk-utils), which solves the same boards as linear programs: first the most places, then, serving as many, the
/// highest total. Fifty random boards with categories, places and capacities, and the four weeks of protective equipment.
/// </summary>
internal static class GlpkJudge
{
    private const int RandomBoards = 50, MostCategories = 8;

    public static int Run(string ppe)
    {
        var boards = Enumerable.Range(1, RandomBoards).Select(seed => ($"random {seed}", Random(seed))).Concat(PpeBoard.In(ppe).Select(week => ($"ppe {week.Week}", week.Board)));
        var (equal, all) = (0, 0);
        foreach (var (name, board) in boards)
        {
            var plan = PlanBoard.Run(board);
            var (served, total) = Judge(board);
            var same = plan.Served == served && Math.Abs(plan.Total - total) <= 1e-7 * Math.Max(1, Math.Abs(total));
            (equal, all) = (equal + (same ? 1 : 0), all + 1);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {board.Places.Count} x {board.Capacities.Count}, {board.Pairs.Count} pairs; served {plan.Served}, total {plan.Total}; glpk {served}, {total}: {(same ? "equal" : "DIFFERENT")}"));
        }

        Console.WriteLine($"judge: equal on {equal} of {all} boards");
        return equal == all ? 0 : 1;
    }

    /// <summary>Up to 2,000 x 2,000; who offers a category is beside who needs it, some of them near enough.</summary>
    private static Board Random(int seed)
    {
        var random = new Random(seed);
        var (needs, offers) = (random.Next(2, 2001), random.Next(2, 2001));
        var (wanted, given) = (Enumerable.Range(0, needs).Select(_ => random.Next(MostCategories)).ToArray(), Enumerable.Range(0, offers).ToLookup(_ => random.Next(MostCategories)));
        var pairs = Enumerable.Range(0, needs).SelectMany(need =>
        {
            var fitting = given[wanted[need]].ToArray();
            return Enumerable.Range(0, Math.Min(12, fitting.Length)).Select(_ => fitting[random.Next(fitting.Length)]).Distinct().Select(offer => new Board.Pair(need, offer, Math.Round(random.NextDouble() * 120, 1)));
        });
        return new Board([.. Enumerable.Range(0, needs).Select(_ => random.Next(0, 4))], [.. Enumerable.Range(0, offers).Select(_ => random.Next(0, 4))], [.. pairs]);
    }

    private static (long Served, double Total) Judge(Board board)
    {
        if (board.Pairs.Count == 0) return (0, 0);
        var served = (long)Math.Round(Solve(board, _ => 1, null));
        return (served, served == 0 ? 0 : Solve(board, pair => pair.Score, served));
    }

    private static double Solve(Board board, Func<Board.Pair, double> worth, long? serving)
    {
        var (model, report) = (Path.GetTempFileName(), Path.GetTempFileName());
        using (var lp = new StreamWriter(model))
        {
            Sum("Maximize\n obj:", board.Pairs.Index().Select(pair => (worth(pair.Item), pair.Index)), "");
            lp.WriteLine("Subject To");
            foreach (var need in board.Pairs.Index().GroupBy(pair => pair.Item.Need)) Sum($" n{need.Key}:", need.Select(pair => (1.0, pair.Index)), $" <= {board.Places[need.Key]}");
            foreach (var offer in board.Pairs.Index().GroupBy(pair => pair.Item.Offer)) Sum($" o{offer.Key}:", offer.Select(pair => (1.0, pair.Index)), $" <= {board.Capacities[offer.Key]}");
            if (serving is { } served) Sum(" all:", Enumerable.Range(0, board.Pairs.Count).Select(pair => (1.0, pair)), $" >= {served}");
            lp.WriteLine("End");

            // A line of this format is not endless.
            void Sum(string begin, IEnumerable<(double Factor, int Pair)> terms, string end)
            {
                lp.WriteLine(begin);
                foreach (var (factor, pair) in terms) lp.WriteLine(string.Create(CultureInfo.InvariantCulture, $" {(factor < 0 ? "-" : "+")} {Math.Abs(factor):R} x{pair}"));
                if (end.Length > 0) lp.WriteLine(end);
            }
        }

        using var glpk = Process.Start(new ProcessStartInfo("glpsol", ["--lp", model, "--write", report]) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException("glpsol did not start");
        glpk.StandardOutput.ReadToEnd();
        glpk.WaitForExit();
        // "s bas ROWS COLUMNS f f OBJECTIVE": solved to the end, by its own word.
        var solution = File.ReadLines(report).First(line => line.StartsWith("s ", StringComparison.Ordinal)).Split(' ');
        File.Delete(model);
        File.Delete(report);
        return solution is [_, _, _, _, "f", "f", var objective] ? double.Parse(objective, CultureInfo.InvariantCulture) : throw new InvalidOperationException("glpk found no optimum: " + string.Join(' ', solution));
    }
}
