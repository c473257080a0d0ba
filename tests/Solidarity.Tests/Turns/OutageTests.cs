using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Turns;

/// <summary>The server is away for a day, or the program was: what is owed goes out in order, at the pace that is allowed.</summary>
public sealed class OutageTests
{
    private const int Chats = 60;

    private readonly TestClock _clock = new(Dispatch.Start);

    [Fact]
    public async Task Server_AwayForADay_GetsTheBacklogInOrderAndNoFlood()
    {
        var channel = new ScriptedChannel(_clock, limits: true);
        await using var at = await Dispatch.OpenAsync(channel, _clock);
        var back = Dispatch.Start.AddDays(1);
        // As it goes while a server comes down: errors, pages of HTML, cut connections, calls that take half a minute.
        string[] faults = ["500", "HTTP 502 with a body that can't be read", "connection failed (ResponseEnded)", "no answer within 30 s"];
        channel.Says = message => _clock.GetUtcNow() < back ? new SendOutcome.Broken(faults[channel.Count % 4]) : null;
        for (var i = 0; i < Chats; i++) await at.Say($"{1000 + i}", "a", "b", "c");
        await at.Say(OutboxKind.Notice, null, Enumerable.Range(0, 5 * Chats).Select(i => ($"{1000 + i % Chats}", $"n{i / Chats}")));
        await at.Say(OutboxKind.Reminder, Dispatch.Start.AddHours(20), Enumerable.Range(0, Chats).Select(i => ($"{1000 + i}", "reminder")));
        await at.Run(channel, TimeSpan.FromSeconds(65), () => _clock.GetUtcNow() >= back);
        var tries = channel.Count;
        // Each chat's pause has grown to a minute.
        Assert.InRange(tries, Chats * 20, Chats * 24 * 62);
        await at.Run(channel, TimeSpan.FromMilliseconds(20), () => channel.Sent.Count == 8 * Chats);
        Assert.Equal(0, await at.DeadOnceNothingWaits());
        Assert.Equal((0, 0), channel.Limits!.Counts);
        foreach (var chat in channel.Sent.GroupBy(t => t.Chat)) Assert.Equal(["a", "b", "c", "n0", "n1", "n2", "n3", "n4"], chat.Select(t => t.Word));
        Assert.DoesNotContain(channel.Tried.Skip(tries), t => t.Word == "reminder");
        Assert.Equal(Chats, Lapsed(at));
    }

    [Fact]
    public async Task Program_DownForAnHour_SendsWhatItOwesAtTheAllowedPace()
    {
        var channel = new ScriptedChannel(_clock, limits: true) { Says = _ => new SendOutcome.Broken("no answer") };
        await using var at = await Dispatch.OpenAsync(channel, _clock);
        await at.Say(OutboxKind.Answer, null, Enumerable.Range(0, 300).Select(i => ($"{1000 + i}", "late")));
        await channel.TriedAll(300);
        await at.RestartAsync(TimeSpan.FromHours(1));
        channel.Says = null;
        // Somebody who writes now doesn't wait behind them.
        await at.Say("7", "now");
        await channel.Until(() => channel.Sent.Any(t => t.Word == "now"));
        Assert.True(channel.Sent.Count < 100);
        await at.Run(channel, TimeSpan.FromMilliseconds(20), () => channel.Sent.Count == 301);
        Assert.Equal((0, 0), channel.Limits!.Counts);
    }

    [Fact]
    public async Task Program_StartedAgainAtOnce_GoesOnAtOnce()
    {
        var channel = new ScriptedChannel(_clock) { Says = _ => new SendOutcome.Broken("no answer") };
        await using var at = await Dispatch.OpenAsync(channel, _clock);
        await at.Say(OutboxKind.Answer, null, Enumerable.Range(0, 300).Select(i => ($"{1000 + i}", "late")));
        await channel.TriedAll(300);
        channel.Says = null;
        await at.RestartAsync(TimeSpan.FromSeconds(2));
        await channel.Until(() => channel.Sent.Count == 300);
    }

    private static int Lapsed(Dispatch at) =>
        at.Log.All.Where(l => l.Line.Contains("had lost their sense", StringComparison.Ordinal))
            .Sum(l => int.Parse(l.Line.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
}
