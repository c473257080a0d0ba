using Solidarity.Benchmarks;

switch (args)
{
    case ["candidates", ..]: return CandidatesBenchmark.Run(args.Length > 1 ? int.Parse(args[1]) : 100_000);
    case ["meters"]: return MetersBenchmark.Run();
    default:
        Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- candidates [offers] | meters   (figures and the other benchmarks: docs/performance.md)");
        return 2;
}
