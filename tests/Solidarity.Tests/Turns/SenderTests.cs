using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Solidarity.Bot;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Turns;

/// <summary>The sender over a real outbox and a channel that a test answers for, with a clock that stands still.</summary>
public sealed class SenderTests : IAsyncLifetime
{
    private readonly TestClock _clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly ScriptedChannel _channel = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("sender").FullName;
    private readonly LogLines _log = new();
    private ServiceProvider _services = null!;
    private TurnLoop _loop = null!;

    public async ValueTask InitializeAsync()
    {
        var settings = SettingsReader.Read(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());
        var database = new Database($"Data Source={Path.Combine(_folder, "s.db")}");
        Migrator.Migrate(database);
        _services = new ServiceCollection()
            .AddLogging(l => l.AddProvider(_log))
            .AddSingleton(settings).AddSingleton(database).AddSingleton<TimeProvider>(_clock).AddSingleton<IChannel>(_channel)
            .AddBot(settings).AddTurns().BuildServiceProvider();
        _loop = _services.GetRequiredService<TurnLoop>();
        var sender = _services.GetRequiredService<Sender>();
        await _loop.StartAsync(default);
        await sender.StartAsync(default);
        await sender.ExecuteTask!;
    }

    [Fact]
    public async Task Answers_ToOneChat_KeepTheirOrderThroughFailures()
    {
        _channel.Script.Enqueue(new SendOutcome.Broken("502"));
        await Say("1", "a", "b", "c");
        await _channel.Tried(1);
        await _clock.SomebodyWaits();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _channel.Tried(4);
        Assert.Equal(["a", "a", "b", "c"], _channel.Texts);
        Assert.Empty(await Waiting());
    }

    [Fact]
    public async Task TooMany_IsWaitedForExactly()
    {
        _channel.Script.Enqueue(new SendOutcome.Wait(TimeSpan.FromSeconds(7)));
        await Say("1", "a");
        await _channel.Tried(1);
        await _clock.SomebodyWaits();
        _clock.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Single(_channel.Texts);
        _clock.Advance(TimeSpan.FromSeconds(0.2));
        await _channel.Tried(2);
        Assert.Equal(2, _channel.Texts.Count);
    }

    [Fact]
    public async Task Refused_IsADeadLetterAndTheNextGoesOn()
    {
        _channel.Script.Enqueue(new SendOutcome.Refused("Bad Request: message to edit not found"));
        await Say("1", "a", "b");
        await _channel.Tried(2);
        Assert.Equal(1, (await _loop.Run(s => s.Stores.Outbox.Standing())).Dead);
    }

    [Fact]
    public async Task Moved_GoesToTheNewChat()
    {
        _channel.Script.Enqueue(new SendOutcome.Moved("-100200"));
        await Say("-5", "a");
        await _channel.Tried(2);
        Assert.Equal(["-5", "-100200"], _channel.Chats);
        Assert.Equal("-100200", await _loop.Run(s => s.Stores.Outbox.WhereIs("telegram", "-5")));
    }

    [Fact]
    public async Task Unreachable_IsMarkedAndNothingMoreIsSaidThere()
    {
        var person = await _loop.Run(s => s.Stores.People.Add("telegram", "1", "Alice", null, "fr", s.Now));
        _channel.Script.Enqueue(new SendOutcome.Unreachable("Forbidden: bot was blocked by the user"));
        await Say("1", "a");
        await _channel.Tried(1);
        // The mark is a piece of work behind this one: a few commits later it is there.
        var marked = person;
        for (var i = 0; i < 200 && marked.UnreachableSince is null; i++) marked = await _loop.Run(s => s.Stores.People.Get(person.Id));
        Assert.NotNull(marked.UnreachableSince);
        await _loop.Run(s => { s.Mail.ToPerson(s.Stores.People.Get(person.Id), Message.Of("dialogue.noted"), OutboxKind.Notice); return true; });
        Assert.Empty(await Waiting());
    }

    [Fact]
    public async Task Answer_DoesNotWaitBehindPacedNotices()
    {
        await _loop.Run(s =>
        {
            for (var i = 0; i < 5; i++) s.Mail.Say(new Address("telegram", "1"), "fr", Message.Of("dialogue.noted"), OutboxKind.Notice);
            return true;
        });
        // A burst goes at once, the rest a second apart.
        await _channel.Tried(1);
        await Say("1", "now");
        await _channel.Until(() => _channel.Texts.Contains("now"));
        Assert.True(_channel.Texts.Count < 6);
    }

    [Fact]
    public async Task Notices_ToManyChats_LeaveAtTheirPace()
    {
        await _loop.Run(s =>
        {
            for (var i = 0; i < 100; i++) s.Mail.Say(new Address("telegram", (1000 + i).ToString(System.Globalization.CultureInfo.InvariantCulture)), "fr", Message.Of("dialogue.noted"), OutboxKind.Notice);
            return true;
        });
        await _channel.Tried(1);
        await _clock.SomebodyWaits();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _channel.Tried(28);
        Assert.InRange(_channel.Texts.Count, 28, 30);
    }

    [Fact]
    public async Task Messages_ThatWaitForTheirMoment_AreCountedAndSoIsWhatBecameOfThem()
    {
        using var readings = new Bot.Metrics.Readings(_services.GetRequiredService<Bot.Metrics.Meters>());
        _channel.Script.Enqueue(new SendOutcome.Wait(TimeSpan.FromSeconds(7)));
        await Say("1", "a", "b", "c");
        await _channel.Tried(1);
        await _clock.SomebodyWaits();
        var read = Metrics.Exposition.Parse(readings.ToText());
        Assert.Equal((3, 1), (read["solidarity_messages_waiting"], read["solidarity_sends_total{kind=\"answer\",outcome=\"waited\"}"]));
        _clock.Advance(TimeSpan.FromSeconds(8));
        await _channel.Tried(4);
        // The last mark is a piece of work: once there is nothing to mark, nothing waits.
        while ((await Waiting()).Count > 0) await _loop.Run(_ => true);
        read = Metrics.Exposition.Parse(readings.ToText());
        Assert.Equal((0, 3), (read["solidarity_messages_waiting"], read["solidarity_sends_total{kind=\"answer\",outcome=\"sent\"}"]));
    }

    [Fact]
    public void Pace_AskedAllAtOnce_HandsOutMomentsOneStepApart()
    {
        var pace = new Pace(2, burst: 3);
        var now = _clock.GetUtcNow();
        Assert.Equal([0, 0, 0, 500, 1000], Enumerable.Range(0, 5).Select(_ => pace.Take(now).TotalMilliseconds));
        Assert.Equal(0, pace.Take(now.AddSeconds(60)).TotalMilliseconds);
    }

    private Task Say(string chat, params string[] texts) => _loop.Run(s =>
    {
        foreach (var text in texts) s.Mail.Say(new Address("telegram", chat), "fr", Message.Of(new Phrase("person.unknown", ("name", text))), OutboxKind.Answer);
        return true;
    });

    private Task<IReadOnlyList<OutboxRow>> Waiting() => _loop.Run(s => s.Stores.Outbox.Waiting());

    public async ValueTask DisposeAsync()
    {
        await _services.GetRequiredService<Sender>().StopAsync(default);
        await _loop.StopAsync(default);
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Answers as the script says, then takes everything.</summary>
    private sealed class ScriptedChannel : IChannel
    {
        private readonly Lock _lock = new();
        private readonly List<Outgoing> _tried = [];
        private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Queue<SendOutcome> Script { get; } = new();

        public string Name => "telegram";

        public IReadOnlyList<string> Chats
        {
            get { lock (_lock) return [.. _tried.Select(t => t.Chat)]; }
        }

        /// <summary>The one word that each message of these tests is about.</summary>
        public IReadOnlyList<string> Texts
        {
            get { lock (_lock) return [.. _tried.Select(t => new[] { "now", "a", "b", "c" }.FirstOrDefault(w => t.Text.Contains($" pas {w}. ", StringComparison.Ordinal)) ?? t.Text)]; }
        }

        public bool IsGroup(string chat) => chat.StartsWith('-');

        public Task<SendOutcome> SendAsync(Outgoing message, CancellationToken cancel)
        {
            lock (_lock)
            {
                _tried.Add(message);
                _more.TrySetResult();
                _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                return Task.FromResult(Script.TryDequeue(out var outcome) ? outcome : new SendOutcome.Sent(_tried.Count));
            }
        }

        public Task ToastAsync(string queryId, string? text, CancellationToken cancel) => Task.CompletedTask;

        public Task Tried(int count) => Until(() => _tried.Count >= count);

        public async Task Until(Func<bool> holds)
        {
            while (true)
            {
                Task more;
                lock (_lock)
                {
                    if (holds()) return;
                    more = _more.Task;
                }
                await more.WaitAsync(TimeSpan.FromSeconds(20));
            }
        }
    }
}
