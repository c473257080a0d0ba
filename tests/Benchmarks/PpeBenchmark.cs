using System.Globalization;
using Solidarity.Core.Matching.Planning;

namespace Solidarity.Benchmarks;

/// <summary>Weeks of protective equipment, planned anew: how many units, and how many miles each, beside what was really decided.</summary>
internal static class PpeBenchmark
{
    public static int Run(string folder)
    {
        foreach (var week in PpeBoard.In(folder))
        {
            var most = PlanBoard.Run(week.Board);
            var same = week.OfTheSameVolume();
            var miles = -PlanBoard.Run(same).Assignments.Where(one => one.Pair < week.Board.Pairs.Count).Sum(one => same.Pairs[one.Pair].Score * one.Count);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"ppe {week.Week}: units {most.Served} (shipped {week.Shipped}), miles a unit {-most.Total / most.Served:0.000}; at the volume shipped {miles / week.Shipped:0.000} (driven {week.UnitMiles / week.Shipped:0.000})"));
        }

        return 0;
    }
}
