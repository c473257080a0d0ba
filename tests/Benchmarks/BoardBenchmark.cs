using System.Diagnostics;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Matching.Planning;

namespace Solidarity.Benchmarks;

/// <summary>The planner on a database: all open needs read page by page as the job does it, then the plan. Nothing is applied.</summary>
internal static class BoardBenchmark
{
    private const int Page = 20;

    public static int Run(int size)
    {
        using var region = new Region();
        region.Fill(size, size);
        var change = new Change(region.Stores, Region.Start.AddHours(1), Region.Timings, Weights.Usual);
        var before = new GivenBack([]);
        var (rows, longest, began) = (new List<OpenBoard.Row>(), TimeSpan.Zero, Stopwatch.GetTimestamp());
        IReadOnlyList<OpenBoard.Row> page;
        do
        {
            var at = Stopwatch.GetTimestamp();
            rows.AddRange(page = OpenBoard.Read(change, before, rows.Count == 0 ? 0 : rows[^1].Need, Page));
            if (Stopwatch.GetElapsedTime(at) is var took && took > longest) longest = took;
        }
        while (page.Count == Page);
        var read = Stopwatch.GetElapsedTime(began);
        began = Stopwatch.GetTimestamp();
        var board = OpenBoard.Of(rows, before);
        var swaps = PlanOpenPosts.Decide(board);
        var planned = Stopwatch.GetElapsedTime(began);
        Console.WriteLine(
            $"board: {size} needs and {size} offers, {board.Board.Pairs.Count} pairs; read in {read.TotalSeconds:0.0} s ({read.TotalMilliseconds / size:0.00} ms a need, the longest page of {Page} {longest.TotalMilliseconds:0} ms), planned in {planned.TotalSeconds:0.0} s: {swaps.Sum(swap => swap.Begins.Count)} proposals; {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} MB at most");
        return 0;
    }
}
