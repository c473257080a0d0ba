using System.Diagnostics;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;

namespace Solidarity.Benchmarks;

/// <summary>A new need against many open offers: candidates, hard rules, scores and the stored match, with and without a commit of its own.</summary>
internal static class CandidatesBenchmark
{
    /// <summary>The first thousand are the compiler's: until then it has not translated all of the scoring for good.</summary>
    private const int Needs = 2000, WarmUp = 1000;

    public static int Run(int offers)
    {
        using var region = new Region();
        region.Fill(needs: 0, offers);
        var (times, whole) = (new List<double>(), new List<double>());
        var matched = 0;
        for (var i = 0; i < Needs + WarmUp; i++)
        {
            var (draft, person) = (region.Need(), region.Person());
            var began = Stopwatch.GetTimestamp();
            using (var transaction = region.Database.Dialect.BeginWriting(region.Connection))
            {
                var change = new Change(region.Stores, Region.Start.AddMinutes(i), Region.Timings, Weights.Usual);
                matched += ((PublishPost.Outcome.Published)PublishPost.Need(change, person, draft)).Proposed.Count;
                if (i >= WarmUp) times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                transaction.Commit();
            }

            if (i >= WarmUp) whole.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        times.Sort();
        whole.Sort();
        Console.WriteLine(
            $"candidates: {offers} open offers, {Needs} needs, {matched} matches; median {times[Needs / 2]:0.00} ms, p99 {times[Needs * 99 / 100]:0.00} ms; with a commit of its own {whole[Needs / 2]:0.00} ms, p99 {whole[Needs * 99 / 100]:0.00} ms");
        return 0;
    }
}
