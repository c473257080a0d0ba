using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Turns;

/// <summary>What may wait keeps to its hours, and what has lost its sense is not sent.</summary>
public sealed class ReminderTests
{
    private static readonly DateTimeOffset Night = new(2026, 11, 23, 22, 0, 0, TimeSpan.Zero);

    private readonly TestClock _clock = new(Night);

    [Fact]
    public async Task Reminder_AtNight_WaitsForTheMorningAndHoldsNothingElse()
    {
        var channel = new ScriptedChannel(_clock);
        await using var at = await Dispatch.OpenAsync(channel, _clock);
        await at.Say(OutboxKind.Reminder, null, [("1", "reminder")]);
        await at.Say(OutboxKind.DeskReminder, null, [("1", "desk")]);
        await at.Say(OutboxKind.Notice, null, [("1", "notice")]);
        await at.Run(channel, TimeSpan.FromSeconds(1), () => channel.Count == 1);
        await at.Say("1", "answer");
        await channel.TriedAll(2);
        await at.Run(channel, TimeSpan.FromMinutes(1), () => channel.Count == 4);
        Assert.Equal(["notice", "answer", "reminder", "desk"], channel.Words);
        var (reminder, desk) = (channel.Tried[2].At, channel.Tried[3].At);
        // Eight and half past nine in Paris, and not much later.
        Assert.InRange(reminder, new DateTimeOffset(2026, 11, 24, 7, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 24, 7, 10, 0, TimeSpan.Zero));
        Assert.InRange(desk, new DateTimeOffset(2026, 11, 24, 8, 30, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 24, 8, 40, 0, TimeSpan.Zero));
        Assert.Equal(0, await at.DeadOnceNothingWaits());
    }

    [Fact]
    public async Task Reminder_ThatWaitsForItsHours_IsNoFaultOfTheOutbox()
    {
        var channel = new ScriptedChannel(_clock);
        await using var at = await Dispatch.OpenAsync(channel, _clock);
        await at.Say(OutboxKind.Reminder, null, [("1", "reminder")]);
        Assert.Equal((0, 1, null), await at.Loop.Run(s => s.Stores.Outbox.Standing()));
    }

    [Theory]
    [InlineData(OutboxKind.Reminder)]
    [InlineData(OutboxKind.DeskReminder)]
    [InlineData(OutboxKind.Notice)]
    public async Task Message_PastItsTime_IsDroppedAlsoAfterARestart(OutboxKind kind)
    {
        var channel = new ScriptedChannel(_clock) { Says = m => m.Chat == "1" && _clock.GetUtcNow() < Night.AddHours(2) ? new Bot.Turns.SendOutcome.Broken("502") : null };
        await using var at = await Dispatch.OpenAsync(channel, _clock);
        await at.Say(kind, Night.AddHours(1), [("1", "gone"), ("1", "too")]);
        await at.RestartAsync(TimeSpan.FromHours(3));
        await at.Say("1", "answer");
        await channel.Until(() => channel.Words.Contains("answer"));
        Assert.Equal(0, await at.DeadOnceNothingWaits());
        Assert.DoesNotContain(channel.Sent, t => t.Word is "gone" or "too");
        // Told as they are marked: both at once, or one by one.
        Assert.Equal(2, at.Log.All.Where(l => l.Line.EndsWith("had lost their sense while they waited, and were not sent", StringComparison.Ordinal)).Sum(l => int.Parse(l.Line.Split(' ')[0], null)));
    }

    /// <summary>Each thing the bot says of itself: what it is, and from when on it makes no sense.</summary>
    [Fact]
    public async Task Notices_OfAWholeStory_AreOfTheirKind()
    {
        var (town, mona, alice, bob) = await Stories.Proposed();
        await using var _t = town;
        await town.WaitAsync(TimeSpan.FromHours(4));
        Assert.Contains((OutboxKind.DeskReminder, town.Clock.GetUtcNow().AddHours(4)), Kinds(town));
        await mona.Press("Approuver");
        Assert.Contains((OutboxKind.Notice, town.Clock.GetUtcNow().AddDays(2)), Kinds(town));
        var asked = town.Clock.GetUtcNow();
        await town.WaitAsync(TimeSpan.FromHours(6));
        Assert.Contains((OutboxKind.Reminder, asked.AddDays(2)), Kinds(town));
        await bob.SaysYesToHelp();
        await alice.SaysYesToMeet();
        Assert.Contains((OutboxKind.Notice, null), Kinds(town).TakeLast(2));
        await town.WaitAsync(TimeSpan.FromHours(24));
        Assert.Contains((OutboxKind.Reminder, town.Clock.GetUtcNow().AddDays(3)), Kinds(town));
        await alice.Say("/besoin");
        await town.WaitAsync(TimeSpan.FromHours(3));
        await town.WaitAsync(TimeSpan.FromHours(15));
        Assert.Contains((OutboxKind.Reminder, town.Clock.GetUtcNow().AddDays(2)), Kinds(town));
    }

    private static IEnumerable<(OutboxKind, DateTimeOffset?)> Kinds(Town town) => town.Delivered.Select(d => (d.Kind, d.GoodUntil));
}
