using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Turns;

/// <summary>The server's overall limit, shared by answers and notices; the judge is the same as in the fake server.</summary>
public sealed class DigestTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    private readonly TestClock _clock = new(Dispatch.Start);

    [Fact]
    public async Task Digest_ToThreeThousand_LeavesAsFastAsTheServerTakesItWhilePeopleTalk()
    {
        var channel = new ScriptedChannel(_clock, limits: true);
        await using var at = await Dispatch.OpenAsync(channel, _clock);
        var said = new Dictionary<string, DateTimeOffset>();
        await at.Say(OutboxKind.Notice, null, Enumerable.Range(0, 3000).Select(i => ($"{1000 + i}", "digest")));
        await at.Run(channel, Step, () => channel.Count >= 3000 && DigestsIn(channel) == 3000, async () =>
        {
            // Somebody writes four times a second, and now and then several at once.
            var tick = (int)((_clock.GetUtcNow() - Dispatch.Start) / Step);
            if (tick % 12 != 0) return;
            var words = Enumerable.Range(0, tick % 600 == 0 ? 15 : 1).Select(i => $"a{tick}x{i}").ToArray();
            foreach (var word in words) said[word] = _clock.GetUtcNow();
            await at.Say(OutboxKind.Answer, null, words.Select((w, i) => ($"{1000 + (tick + i) % 3000}", w)));
        });
        Assert.Equal((0, 0), channel.Limits!.Counts);
        var sent = channel.Sent;
        var took = (sent.Where(t => t.Word == "digest").Max(t => t.At) - Dispatch.Start).TotalSeconds;
        Assert.InRange(sent.Count(t => t.At <= Dispatch.Start.AddSeconds(took)) / took, 28, 30);
        var waits = sent.Where(t => t.Word != "digest").Select(t => t.At - said[t.Word]).Order().ToArray();
        Assert.True(waits.Length > 400);
        Assert.InRange(waits[waits.Length * 95 / 100], TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Flood_OfAnswers_GoesAtOnceAndDoesNotStarveNotices()
    {
        var channel = new ScriptedChannel(_clock);
        await using var at = await Dispatch.OpenAsync(channel, _clock);
        await at.Say(OutboxKind.Notice, null, Enumerable.Range(0, 300).Select(i => ($"{1000 + i}", "digest")));
        var said = 0;
        // Two hundred answers a second for ten seconds, to a server without limits.
        await at.Run(channel, TimeSpan.FromMilliseconds(100), () => _clock.GetUtcNow() >= Dispatch.Start.AddSeconds(10), async () =>
        {
            await at.Say(OutboxKind.Answer, null, Enumerable.Range(said, 20).Select(i => ($"{9000 + i}", "answer")));
            said += 20;
            await channel.Until(() => channel.Words.Count(w => w == "answer") == said);
        });
        var meanwhile = DigestsIn(channel);
        Assert.InRange(meanwhile, 25, 120);
        // The flood is forgotten a second after its end.
        var over = _clock.GetUtcNow();
        await at.Run(channel, Step, () => _clock.GetUtcNow() >= over.AddSeconds(3));
        Assert.InRange(DigestsIn(channel) - meanwhile, 2 * 28, 3 * 30);
    }

    /// <summary>An introduction doesn't wait behind an announcement to everybody; nor does the announcement stand still.</summary>
    [Fact]
    public async Task Notices_GoBeforeRemindersAndDoNotStarveThem()
    {
        var channel = new ScriptedChannel(_clock);
        await using var at = await Dispatch.OpenAsync(channel, _clock);
        await at.Say(OutboxKind.Reminder, null, Enumerable.Range(0, 2000).Select(i => ($"{1000 + i}", "announcement")));
        await at.Run(channel, Step, () => channel.Count >= 50);
        var since = _clock.GetUtcNow();
        await at.Say(OutboxKind.Notice, null, Enumerable.Range(0, 150).Select(i => ($"{5000 + i}", "introduction")));
        var before = channel.Words.Count(w => w == "announcement");
        await at.Run(channel, Step, () => channel.Words.Count(w => w == "introduction") == 150);
        Assert.InRange(_clock.GetUtcNow() - since, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(7));
        Assert.InRange(channel.Words.Count(w => w == "announcement") - before, 3, 12);
    }

    [Fact]
    public async Task Answers_ThatWaitedWhileEverybodyHadTo_DoNotRushIn()
    {
        var channel = new ScriptedChannel(_clock, limits: true);
        await using var at = await Dispatch.OpenAsync(channel, _clock);
        await at.Say(OutboxKind.Answer, null, Enumerable.Range(0, 400).Select(i => ($"{1000 + i}", "a")));
        await at.Run(channel, Step, () => channel.Sent.Count == 400);
        // Nobody knows the limit before it is met; then it is kept.
        Assert.InRange(channel.Limits!.Counts.Told + channel.Limits.Counts.Ignored, 1, InFlight.Least + 400);
        Assert.DoesNotContain(channel.Tried, t => t.Outcome is SendOutcome.Wait && t.At > Dispatch.Start.AddSeconds(3));
    }

    [Fact]
    public async Task Server_ThatStandsStill_IsNotFloodedWhenItGoesOn()
    {
        var (channel, stuck) = (new ScriptedChannel(_clock, limits: true), new TaskCompletionSource());
        await using var at = await Dispatch.OpenAsync(channel, _clock);
        await at.Say(OutboxKind.Notice, null, Enumerable.Range(0, 300).Select(i => ($"{1000 + i}", "digest")));
        await at.Run(channel, Step, () => channel.Sent.Count >= 50);
        channel.Takes = _ => stuck.Task;
        var still = _clock.GetUtcNow();
        await at.Run(channel, Step, () => _clock.GetUtcNow() >= still.AddSeconds(2));
        stuck.SetResult();
        await at.Run(channel, Step, () => DigestsIn(channel) == 300);
        Assert.Equal((0, 0), channel.Limits!.Counts);
    }

    private static int DigestsIn(ScriptedChannel channel) => channel.Sent.Count(t => t.Word == "digest");
}
