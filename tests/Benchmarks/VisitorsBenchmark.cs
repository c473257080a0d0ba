using System.Net;
using Solidarity.Simulation;

namespace Solidarity.Benchmarks;

/// <summary>So many visitors with the town's page open at once, each over a socket of their own: what the real process takes of memory, and how long an answer takes.</summary>
internal static class VisitorsBenchmark
{
    /// <summary>So few come by each address that no limit on one household holds them back.</summary>
    private const int OfOneAddress = 20;

    public static async Task<int> RunAsync(int visitors)
    {
        await using var bot = BotProcess.Prepare(("Web__Enabled", "true"));
        await bot.StartAsync();
        Console.WriteLine($"started: {Memory(bot, "VmRSS")} MB");
        var all = new Visitor[visitors];
        for (var i = 0; i < visitors; i++)
        {
            all[i] = await Visitor.ComeAsync(bot.Url, $"Visitor{i}", i % 2 == 0 ? "fr" : "en", new IPAddress([127, 0, 1, (byte)(1 + i / OfOneAddress)]));
            await all[i].HearAsync($"Visitor{i}");
        }

        Console.WriteLine($"{visitors} pages open, all greeted: {Memory(bot, "VmRSS")} MB, at most {Memory(bot, "VmHWM")} MB");
        // Everybody at once, as after the news.
        var waits = await Task.WhenAll(all.Select(AskAsync));
        Array.Sort(waits);
        Console.WriteLine($"all ask at once: answered after {waits[visitors / 2]:0} ms in the median, {waits[^1]:0} at most");
        waits = new double[visitors];
        for (var i = 0; i < visitors; i++) waits[i] = await AskAsync(all[i]);
        Array.Sort(waits);
        Console.WriteLine($"one after another: {waits[visitors / 2]:0.0} ms in the median, {waits[visitors * 99 / 100]:0.0} for 99 of 100");
        Console.WriteLine($"after that: {Memory(bot, "VmRSS")} MB, at most {Memory(bot, "VmHWM")} MB");
        foreach (var visitor in all) await visitor.DisposeAsync();
        return 0;
    }

    private static async Task<double> AskAsync(Visitor visitor)
    {
        var since = TimeProvider.System.GetTimestamp();
        await visitor.SayAsync("/need");
        await visitor.HearAsync("/");
        return TimeProvider.System.GetElapsedTime(since).TotalMilliseconds;
    }

    private static long Memory(BotProcess bot, string which) =>
        long.Parse(File.ReadLines($"/proc/{bot.Id}/status").First(line => line.StartsWith(which, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;
}
