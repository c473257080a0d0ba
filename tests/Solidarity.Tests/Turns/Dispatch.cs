using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Solidarity.Bot;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Turns;

/// <summary>The sender at work over a real outbox, with a channel that a test answers for and a clock that it moves.</summary>
internal sealed class Dispatch : IAsyncDisposable
{
    private const int MostSteps = 10_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("dispatch").FullName;
    private readonly Settings _settings;
    private readonly Database _database;
    private readonly IChannel _channel;
    private ServiceProvider _services = null!;

    private Dispatch(IChannel channel, TestClock clock, Dictionary<string, string?> settings)
    {
        (_channel, Clock) = (channel, clock);
        _settings = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        _database = Database.InFile($"Data Source={Path.Combine(_folder, "s.db")}");
        Migrator.Migrate(_database, TimeProvider.System);
    }

    /// <summary>A Monday at ten in the morning in Paris.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public TestClock Clock { get; }

    public LogLines Log { get; } = new();

    public TurnLoop Loop { get; private set; } = null!;

    public Sender Sender { get; private set; } = null!;

    public IServiceProvider Services => _services;

    public static async Task<Dispatch> OpenAsync(IChannel channel, TestClock? clock = null, params (string Key, string? Value)[] settings)
    {
        var dispatch = new Dispatch(channel, clock ?? new TestClock(Start), settings.ToDictionary(s => s.Key, s => s.Value));
        await dispatch.BeginAsync();
        return dispatch;
    }

    /// <summary>The program stops and starts again, on the same database.</summary>
    /// <param name="meanwhile">How long it was down.</param>
    public async Task RestartAsync(TimeSpan meanwhile)
    {
        await EndAsync();
        Clock.Advance(meanwhile);
        await BeginAsync();
    }

    private async Task BeginAsync()
    {
        _services = new ServiceCollection()
            .AddLogging(l => l.AddProvider(Log))
            .AddSingleton(_settings).AddSingleton(_database).AddSingleton<TimeProvider>(Clock).AddSingleton(_channel)
            .AddBot(_settings).AddTurns().BuildServiceProvider();
        Loop = _services.GetRequiredService<TurnLoop>();
        Sender = _services.GetRequiredService<Sender>();
        await Loop.StartAsync(default);
        await Sender.StartAsync(default);
        await Sender.ExecuteTask!;
    }

    private async Task EndAsync()
    {
        await Sender.StopAsync(default);
        await Loop.StopAsync(default);
        await _services.DisposeAsync();
    }

    public Task Say(string chat, params string[] words) => Say(OutboxKind.Answer, null, words.Select(w => (chat, w)));

    /// <summary>One commit that promises all of these; each message is about its one word.</summary>
    public Task Say(OutboxKind kind, DateTimeOffset? goodUntil, IEnumerable<(string Chat, string Word)> all) => Loop.Run(s =>
    {
        foreach (var (chat, word) in all)
            s.Mail.Say(new Address("telegram", chat), "fr", Message.Of(new Phrase("person.unknown", ("name", word))), kind, goodUntil: goodUntil);
        return true;
    });

    public Task<IReadOnlyList<OutboxRow>> Waiting() => Loop.Run(s => s.Stores.Outbox.Waiting());

    /// <summary>What becomes of a message is written down a few commits after the server answered.</summary>
    public async Task<long> DeadOnceNothingWaits()
    {
        var (dead, waiting, _) = await Loop.Run(s => s.Stores.Outbox.Standing());
        for (var i = 0; i < 2000 && waiting > 0; i++) (dead, waiting, _) = await Loop.Run(s => s.Stores.Outbox.Standing());
        Assert.Equal(0, waiting);
        return dead;
    }

    /// <summary>The time moves on in small steps, each after what the step before set going has come to wait again.</summary>
    public async Task Run(ScriptedChannel channel, TimeSpan step, Func<bool> until, Func<Task>? each = null)
    {
        for (var i = 0; i < MostSteps; i++)
        {
            var more = channel.More;
            if (until()) return;
            await Task.WhenAny(Clock.SomebodyWaits(), more);
            // What the last step set going gets the time to come as far as waiting again.
            await Loop.Run(_ => true);
            Clock.Advance(step);
            if (each is not null) await each();
        }
        throw new TimeoutException($"Not so after {MostSteps} steps of {step}.");
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
