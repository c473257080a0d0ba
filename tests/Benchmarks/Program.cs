using Solidarity.Benchmarks;

switch (args)
{
    case ["candidates", ..]: return CandidatesBenchmark.Run(args.Length > 1 ? int.Parse(args[1]) : 100_000);
    case ["turns", var engine and ("sqlite" or "postgres"), var instances, var people]: return await TurnsBenchmark.RunAsync(engine, int.Parse(instances), int.Parse(people));
    case ["cards"]: return await CardsBenchmark.RunAsync();
    case ["meters"]: return MetersBenchmark.Run();
    case ["planner", var size, .. var more]: return PlannerBenchmark.Run(int.Parse(size), more is ["anywhere"]);
    case ["judge", var ppe]: return GlpkJudge.Run(ppe);
    case ["ppe", var weeks]: return PpeBenchmark.Run(weeks);
    case ["board", var size]: return BoardBenchmark.Run(int.Parse(size));
    case ["wording", var pairs]: return WordingBenchmark.Run(pairs);
    case ["visitors", var count]: return await VisitorsBenchmark.RunAsync(int.Parse(count));
    default:
        Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- candidates [offers] | board size | turns sqlite|postgres instances people | cards | meters | planner size [anywhere] | judge PPE-DIR | ppe DIR | wording DIR | visitors count   (figures and the other benchmarks: docs/performance.md)");
        return 2;
}
