using System.Diagnostics;
using System.Globalization;

namespace Solidarity.Tests.EndToEnd;

/// <summary>
/// Ten times as much is asked of the real program as the server takes answers. How long can be set: SOLIDARITY_OVERLOAD=60 is a
/// minute of it.
/// </summary>
public sealed class OverloadTests(ITestOutputHelper output)
{
    private const string Secret = "a-secret-of-thirty-two-letters-0";

    /// <summary>Answers a second that the server takes: so few that the rest of the machine hardly matters.</summary>
    private const int Capacity = 50;

    private const int TimesTheCapacity = 10;

    private const double Megabyte = 1024 * 1024;

    /// <summary>What the process may need beyond what it needed before, at its peak.</summary>
    private const double MemoryBound = 96 * Megabyte;

    /// <summary>A busy machine may stand still for so long.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    private static readonly int Seconds = int.Parse(Environment.GetEnvironmentVariable("SOLIDARITY_OVERLOAD") ?? "5", CultureInfo.InvariantCulture);

    private static readonly TimeSpan Twice = TimeSpan.FromSeconds(2 * Seconds) + Slack;

    /// <summary>
    /// Many people who go on only when they are answered: at once, they would write ten times as much. And fewer who write on and on
    /// whatever comes, so that the bot itself must hold them back. The longer it lasts the more people there are: what waits at the end
    /// is then always the same share of the time.
    /// </summary>
    [Theory]
    [InlineData(20, 2, true)]
    [InlineData(2, int.MaxValue, false)]
    public async Task Load_TenTimesWhatCanBeCarried_IsAnsweredInOrderAndSoonOver(int peoplePerSecond, int mostUnanswered, bool webhook)
    {
        await using var server = await FakeTelegram.StartAsync();
        server.KeepsCalls = false;
        await using var bot = Prepare(server, webhook);
        await bot.StartAsync();
        var crowd = new Crowd(server);
        crowd.Join(peoplePerSecond * Seconds);
        var usual = await UsualWaitAsync(crowd);
        var memory = PeakOf(bot);

        server.MessagesPerSecond = Capacity;
        using var over = new CancellationTokenSource();
        var strangers = StrangersAsync(crowd, over.Token);
        var wrote = await FloodAsync(crowd, mostUnanswered);
        await over.CancelAsync();
        var ended = Stopwatch.StartNew();
        var answered = crowd.Talkers.Sum(t => t.Answers.Count);
        // The stranger's own answer may not be marked yet.
        while (await crowd.StrangerWaitsAsync() > 2 * usual + TimeSpan.FromSeconds(0.25) || bot.Query("select count(*) from outbox")[0] is not ("0" or "1"))
            Assert.True(ended.Elapsed < Twice, $"not as before after {ended.Elapsed}");
        var back = ended.Elapsed;
        await server.Updates.WaitUntilTakenAsync();
        var more = PeakOf(bot) - memory;
        Assert.Equal(0, await bot.StopAsync());

        var taken = bot.Query("select update_id from inbox").Select(id => long.Parse(id, CultureInfo.InvariantCulture)).ToHashSet();
        var longest = crowd.Talkers.Select(t => t.Waits(taken).Max().TotalSeconds).Order().ToArray();
        var waits = await strangers;
        var heldBack = crowd.Talkers.Sum(t => t.HeldBack);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{crowd.Talkers.Count} people wrote {wrote} messages in {Seconds} s; {answered / (double)Seconds:0} answers a second; {taken.Count} taken, {heldBack} times told to wait; "
            + $"longest wait {longest[0]:0.0} to {longest[^1]:0.0} s a person; strangers {waits.Min().TotalSeconds:0.00} to {waits.Max().TotalSeconds:0.00} s; "
            + $"usual {usual.TotalMilliseconds:0} ms, again after {back.TotalSeconds:0.0} s; {more / Megabyte:0} MB more than {memory / Megabyte:0}"));
        // The server has something to do all the time.
        Assert.InRange(answered, Capacity * Seconds / 2, int.MaxValue);
        Assert.Equal(mostUnanswered == int.MaxValue, heldBack > 0);
        // Nobody starves: all wait about as long, and who comes new waits behind one answer to each, not behind all that wait.
        Assert.InRange(longest[^1], 0, Math.Min(2 * longest[0] + Slack.TotalSeconds, Twice.TotalSeconds));
        Assert.InRange(waits.Max().TotalSeconds, 0, 2.0 * crowd.Talkers.Count / Capacity + Slack.TotalSeconds);
        Assert.InRange(more, 0, MemoryBound);
        Assert.InRange(back, TimeSpan.Zero, Twice);
    }

    private static BotProcess Prepare(FakeTelegram server, bool webhook)
    {
        var bot = BotProcess.PrepareFor(server);
        if (!webhook) return bot;
        bot.Set("Telegram__Mode", "webhook");
        bot.Set("Telegram__WebhookSecret", Secret);
        bot.Set("Telegram__WebhookUrl", $"{bot.Url}/telegram/webhook");
        return bot;
    }

    /// <summary>When hardly anybody writes; the first ones find the program still cold.</summary>
    private static async Task<TimeSpan> UsualWaitAsync(Crowd crowd)
    {
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 20; i++) waits.Add(await crowd.StrangerWaitsAsync());
        return waits.Skip(10).Order().ElementAt(5);
    }

    private static async Task<IReadOnlyList<TimeSpan>> StrangersAsync(Crowd crowd, CancellationToken over)
    {
        var waits = new List<TimeSpan>();
        while (!over.IsCancellationRequested) waits.Add(await crowd.StrangerWaitsAsync());
        return waits;
    }

    /// <returns>How much was written.</returns>
    private static async Task<int> FloodAsync(Crowd crowd, int mostUnanswered)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var (time, due, wrote) = (Stopwatch.StartNew(), 0, 0);
        while (time.Elapsed.TotalSeconds < Seconds && await timer.WaitForNextTickAsync())
        {
            for (; due < time.Elapsed.TotalSeconds * Capacity * TimesTheCapacity; due++)
            {
                if (crowd.TrySay(mostUnanswered)) wrote++;
            }
        }
        return wrote;
    }

    private static long PeakOf(BotProcess bot)
    {
        using var process = Process.GetProcessById(bot.Id);
        return process.PeakWorkingSet64;
    }
}
