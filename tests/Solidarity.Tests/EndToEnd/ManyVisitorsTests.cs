using System.Net;
using System.Text.RegularExpressions;

namespace Solidarity.Tests.EndToEnd;

/// <summary>The whole town has the page open at once, each over a socket: the program as it is run takes no more memory than a small machine has.</summary>
public sealed partial class ManyVisitorsTests
{
    private const int All = 500, OfOneAddress = 20, MostMegabytes = 300;

    [Fact]
    public async Task FiveHundredAtOnce_AreAllAnswered_Within300Megabytes()
    {
        await using var bot = BotProcess.Prepare(("Web__Enabled", "true"), ("Web__Try", "false"));
        await bot.StartAsync();
        var visitors = new Visitor[All];
        for (var i = 0; i < All; i++) visitors[i] = await Visitor.ComeAsync(bot.Url, $"Visitor{i}", from: new IPAddress([127, 0, 1, (byte)(1 + i / OfOneAddress)]));
        await Task.WhenAll(visitors.Select((visitor, i) => visitor.HearAsync($"Visitor{i}")));
        await Task.WhenAll(visitors.Select(visitor => visitor.SayAsync("/need")));
        await Task.WhenAll(visitors.Select(visitor => visitor.HearTextAsync("consent.ask-on-page")));
        Assert.Equal([$"{All}"], bot.Query("select count(*) from visitor"));
        Assert.InRange(MostTaken(bot), 50, MostMegabytes);
        Assert.Empty(bot.Errors);
        foreach (var visitor in visitors) await visitor.DisposeAsync();
    }

    /// <summary>The most that it ever had in memory, in megabytes, as Linux counts it.</summary>
    private static long MostTaken(BotProcess bot) => long.Parse(Peak().Match(File.ReadAllText($"/proc/{bot.Id}/status")).Groups[1].Value) / 1024;

    [GeneratedRegex(@"VmHWM:\s+(\d+) kB")]
    private static partial Regex Peak();
}
