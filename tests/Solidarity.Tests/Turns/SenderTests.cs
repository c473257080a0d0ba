using Microsoft.Extensions.DependencyInjection;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Turns;

/// <summary>What becomes of messages, by what the server answers.</summary>
public sealed class SenderTests : IAsyncLifetime
{
    private readonly TestClock _clock = new(Dispatch.Start);
    private ScriptedChannel _channel = null!;
    private Dispatch _at = null!;

    public async ValueTask InitializeAsync()
    {
        _channel = new ScriptedChannel(_clock);
        _at = await Dispatch.OpenAsync(_channel, _clock);
    }

    public ValueTask DisposeAsync() => _at.DisposeAsync();

    [Fact]
    public async Task Answers_ToOneChat_KeepTheirOrderThroughFailures()
    {
        _channel.Script.Enqueue(new SendOutcome.Broken("502"));
        await _at.Say("1", "a", "b", "c");
        await _channel.TriedAll(1);
        await _clock.SomebodyWaits();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _channel.TriedAll(4);
        Assert.Equal(["a", "a", "b", "c"], _channel.Words);
        Assert.Empty(await _at.Waiting());
    }

    [Fact]
    public async Task Edits_ThatALaterOneOvertakes_AreNotSent()
    {
        _channel.Script.Enqueue(new SendOutcome.Wait(TimeSpan.FromSeconds(7)));
        await _at.Say("-1", "a");
        await _channel.TriedAll(1);
        await _at.Loop.Run(s =>
        {
            foreach (var (message, words) in ((long, string)[])[(5, "one"), (6, "other"), (5, "two"), (5, "three")])
                s.Mail.Edit(new Address("telegram", "-1"), message, "fr", Message.Of(new Phrase("settings.group", ("group", words))), OutboxKind.Notice);
            return true;
        });
        await _clock.SomebodyWaits();
        _clock.Advance(TimeSpan.FromSeconds(8));
        await _channel.TriedAll(4);
        Assert.Equal(["a", "a", "other", "three"], _channel.Words.Select(w => w.Split(' ')[^1]));
        Assert.Equal(0, await _at.DeadOnceNothingWaits());
    }

    [Fact]
    public async Task TooMany_IsWaitedForExactly()
    {
        _channel.Script.Enqueue(new SendOutcome.Wait(TimeSpan.FromSeconds(7)));
        await _at.Say("1", "a");
        await _channel.TriedAll(1);
        await _clock.SomebodyWaits();
        _clock.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Equal(1, _channel.Count);
        _clock.Advance(TimeSpan.FromSeconds(0.2));
        await _channel.TriedAll(2);
        Assert.Equal(2, _channel.Count);
    }

    [Fact]
    public async Task Refused_IsADeadLetterAndTheNextGoesOn()
    {
        _channel.Script.Enqueue(new SendOutcome.Refused("Bad Request: message to edit not found"));
        await _at.Say("1", "a", "b");
        await _channel.TriedAll(2);
        Assert.Equal(1, await _at.DeadOnceNothingWaits());
    }

    [Fact]
    public async Task Moved_GoesToTheNewChat()
    {
        _channel.Script.Enqueue(new SendOutcome.Moved("-100200"));
        await _at.Say("-5", "a");
        await _channel.TriedAll(2);
        Assert.Equal(["-5", "-100200"], _channel.Tried.Select(t => t.Chat));
        Assert.Equal("-100200", await _at.Loop.Run(s => s.Stores.Outbox.WhereIs("telegram", "-5")));
    }

    [Fact]
    public async Task Moved_OnAndOn_IsGivenUp()
    {
        _channel.Says = message => new SendOutcome.Moved(message.Chat == "-5" ? "-6" : "-5");
        await _at.Say("-5", "a");
        await _channel.TriedAll(4);
        Assert.Equal(1, await _at.DeadOnceNothingWaits());
        Assert.Equal(4, _channel.Count);
    }

    [Fact]
    public async Task Unreachable_IsMarkedAndNothingMoreIsSaidThere()
    {
        var person = await _at.Loop.Run(s => s.Stores.People.Add("telegram", "1", "Alice", null, "fr", s.Now));
        _channel.Script.Enqueue(new SendOutcome.Unreachable("Forbidden: bot was blocked by the user"));
        await _at.Say("1", "a");
        await _channel.TriedAll(1);
        await _at.DeadOnceNothingWaits();
        Assert.NotNull((await _at.Loop.Run(s => s.Stores.People.Get(person.Id))).UnreachableSince);
        await _at.Loop.Run(s => { s.Mail.ToPerson(s.Stores.People.Get(person.Id), Message.Of("dialogue.noted"), OutboxKind.Notice); return true; });
        Assert.Empty(await _at.Waiting());
    }

    [Fact]
    public async Task Answer_DoesNotWaitBehindPacedNotices()
    {
        await _at.Say(OutboxKind.Notice, null, Enumerable.Range(0, 5).Select(i => ("1", $"{i}")));
        // A burst goes at once, the rest a second apart.
        await _channel.TriedAll(1);
        await _at.Say("1", "now");
        await _channel.Until(() => _channel.Words.Contains("now"));
        Assert.True(_channel.Count < 6);
    }

    [Fact]
    public async Task Broken_ForManyChatsAtOnce_IsToldOnceAMinute()
    {
        _channel.Says = _ => new SendOutcome.Broken("no answer");
        await _at.Say(OutboxKind.Answer, null, Enumerable.Range(0, 50).Select(i => ($"{i}", "a")));
        await _at.Run(_channel, TimeSpan.FromSeconds(1), () => _clock.GetUtcNow() >= Dispatch.Start.AddSeconds(90));
        Assert.InRange(_at.Log.All.Count(l => l.Line.Contains("could not be sent", StringComparison.Ordinal)), 1, 3);
        Assert.True(_channel.Count > 100);
    }

    [Fact]
    public async Task Call_ThatHangs_HoldsNobodyElse()
    {
        var hang = new TaskCompletionSource();
        // More than are let through at a time while the server is quick.
        _channel.Takes = message => message.Chat.StartsWith('9') ? hang.Task : Task.CompletedTask;
        await _at.Say(OutboxKind.Answer, null, Enumerable.Range(0, 3 * InFlight.Least).Select(i => ($"9{i}", "a")));
        await _at.Say("1", "b");
        await _at.Run(_channel, TimeSpan.FromSeconds(0.25), () => _channel.Count > 0);
        Assert.Equal("1", _channel.Tried[0].Chat);
        Assert.InRange(_clock.GetUtcNow() - Dispatch.Start, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        hang.SetResult();
        await _at.Run(_channel, TimeSpan.FromSeconds(0.25), () => _channel.Count == 1 + 3 * InFlight.Least);
    }

    /// <summary>Marks go one after another: one that waits for the last to be durable must not be lost with the stop.</summary>
    [Fact]
    public async Task Stop_WhileAMarkWaitsForTheOneBefore_RepeatsNothingAtTheNextStart()
    {
        var answers = new Dictionary<string, TaskCompletionSource> { ["1"] = new(), ["2"] = new() };
        using ManualResetEventSlim first = new(), second = new();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _channel.Takes = message => answers[message.Chat].Task;
        await _at.Say("1", "a");
        await _at.Say("2", "b");
        // In a commit of its own.
        var held = _at.Loop.Run(_ =>
        {
            begun.SetResult();
            return first.Wait(TimeSpan.FromSeconds(20));
        });
        await begun.Task;
        await SentAsync("1", left: 1);
        // In one commit with the mark of the first: it has begun, and is not durable.
        var behind = _at.Loop.Run(_ => second.Wait(TimeSpan.FromSeconds(20)));
        first.Set();
        Assert.True(await held);
        await SentAsync("2", left: 0);
        var restart = _at.RestartAsync(TimeSpan.Zero);
        second.Set();
        await restart;
        Assert.True(await behind);
        Assert.Empty(await _at.Waiting());
        Assert.Equal(2, _channel.Count);

        async Task SentAsync(string chat, int left)
        {
            answers[chat].SetResult();
            for (var i = 0; i < 100_000 && _at.Sender.Backlog > left; i++) await Task.Yield();
            Assert.Equal(left, _at.Sender.Backlog);
        }
    }

    [Fact]
    public async Task Messages_ThatWaitForTheirMoment_AreCountedAndSoIsWhatBecameOfThem()
    {
        using var readings = new Bot.Metrics.Readings(_at.Services.GetRequiredService<Bot.Metrics.Meters>());
        _channel.Script.Enqueue(new SendOutcome.Wait(TimeSpan.FromSeconds(7)));
        await _at.Say("1", "a", "b", "c");
        await _at.Run(_channel, TimeSpan.FromSeconds(0.1), () => _channel.Count == 1);
        await _clock.SomebodyWaits();
        var read = Metrics.Exposition.Parse(readings.ToText());
        Assert.Equal((3, 1), (read["solidarity_messages_waiting"], read["solidarity_sends_total{kind=\"answer\",outcome=\"waited\"}"]));
        await _at.Run(_channel, TimeSpan.FromSeconds(1), () => _channel.Count == 4);
        await _at.DeadOnceNothingWaits();
        read = Metrics.Exposition.Parse(readings.ToText());
        Assert.Equal((0, 3), (read["solidarity_messages_waiting"], read["solidarity_sends_total{kind=\"answer\",outcome=\"sent\"}"]));
    }

    [Fact]
    public void Pace_AskedAllAtOnce_HandsOutMomentsOneStepApart()
    {
        var pace = new Pace(2, burst: 3);
        var now = TimeSpan.FromHours(1);
        Assert.Equal([0, 0, 0, 500, 1000], Enumerable.Range(0, 5).Select(_ => pace.Take(now).TotalMilliseconds));
        Assert.Equal(0, pace.Take(now + TimeSpan.FromSeconds(60)).TotalMilliseconds);
    }
}
