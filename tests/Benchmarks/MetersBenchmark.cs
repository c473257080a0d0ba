using System.Diagnostics;
using Solidarity.Bot.Metrics;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;

namespace Solidarity.Benchmarks;

/// <summary>What a turn and the message it says pay for being counted, on one thread and on two at a time.</summary>
internal static class MetersBenchmark
{
    private const int Turns = 2_000_000, Rounds = 5;

    private static readonly Incoming Said =
        new("telegram", 1, new Speaker(new Address("telegram", "1"), "Alice"), new Address("telegram", "1"), true, new Text("x", 1), DateTimeOffset.UnixEpoch);

    private static readonly SendOutcome Taken = new SendOutcome.Sent(1);

    public static int Run()
    {
        using var meters = new Meters();
        Console.WriteLine($"meters: nobody reads: {Best(meters, 1):0} ns a turn");
        using var readings = new Readings(meters);
        Console.WriteLine($"meters: the page reads: {Best(meters, 1):0} ns a turn, {Best(meters, 2):0} ns on each of two threads at once");
        var watch = Stopwatch.GetTimestamp();
        for (var i = 0; i < 1000; i++) readings.ToText();
        Console.WriteLine($"meters: the page itself, without the database: {Stopwatch.GetElapsedTime(watch).TotalMicroseconds / 1000:0} µs, {readings.ToText().Length} characters");
        return 0;
    }

    private static double Best(Meters meters, int threads) => Enumerable.Range(0, Rounds).Min(_ => Time(meters, threads));

    private static double Time(Meters meters, int threads)
    {
        var watch = Stopwatch.GetTimestamp();
        var all = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < Turns; i++) Turn(meters);
        })).ToArray();
        foreach (var thread in all) thread.Start();
        foreach (var thread in all) thread.Join();
        return Stopwatch.GetElapsedTime(watch).TotalNanoseconds / Turns;
    }

    /// <summary>All nine figures: the update, its turn and how long that took, the commit's three, the message and how long it took.</summary>
    private static void Turn(Meters meters)
    {
        var span = meters.Began(Said);
        meters.WorkAdded();
        meters.Committed(1, TimeSpan.FromMilliseconds(2));
        meters.Ended(TurnOutcome.Done, TimeSpan.FromMilliseconds(3), span);
        meters.Sent(OutboxKind.Answer, Taken, TimeSpan.FromMilliseconds(60));
    }
}
