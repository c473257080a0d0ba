using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Solidarity.Bot;
using Solidarity.Bot.Jobs;
using Solidarity.Bot.Turns;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;
using Solidarity.Tests.Storage;

namespace Solidarity.Tests.Chats;

/// <summary>
/// The whole bot in this process, on a real SQLite file, without a network: people speak, the turns run through their one
/// loop, and what the outbox holds after each commit is delivered at once. Time stands still unless it is moved.
/// </summary>
internal sealed class Town : IAsyncDisposable, IChannel
{
    private readonly ServiceProvider _services;
    private readonly TurnLoop _loop;
    private readonly Deliveries _deliveries;
    private readonly Queue<Promised> _promised = new();
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _delivering = new(1);
    private readonly Engine _engine;
    private long _nextUpdate = 1, _nextMessage = 1;

    private Town(Engine engine, Dictionary<string, string?> settings, DateTimeOffset start)
    {
        Clock = new TestClock(start);
        Settings = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        _engine = engine;
        _services = new ServiceCollection()
            .AddLogging(l => l.AddProvider(Log))
            .AddSingleton(Settings)
            .AddSingleton(Database)
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IChannel>(this)
            .AddBot(Settings)
            .AddTurns()
            .AddSingleton<Sweeps>()
            .BuildServiceProvider();
        _loop = _services.GetRequiredService<TurnLoop>();
        _deliveries = _services.GetRequiredService<Deliveries>();
        _loop.Promised += rows =>
        {
            lock (_lock)
            {
                foreach (var row in rows) _promised.Enqueue(row);
            }
        };
        _services.GetRequiredService<Bot.Commands.BotIdentity>().UserName = Settings.Telegram is null ? "" : "solidarity_bot";
    }

    public TestClock Clock { get; }

    public Settings Settings { get; }

    public Database Database => _engine.Database;

    public LogLines Log { get; } = new();

    /// <summary>Unless a test means to make turns fail, none may.</summary>
    public bool ToleratesErrors { get; set; }

    public Sweeps Sweeps => _services.GetRequiredService<Sweeps>();

    public TurnLoop Loop => _loop;

    /// <summary>What the team's page does and shows, without the page.</summary>
    public Bot.Pages.Desk.DeskTurns Desk => ActivatorUtilities.CreateInstance<Bot.Pages.Desk.DeskTurns>(_services);

    public IReadOnlyList<Bot.Commands.ChatCommand> Commands => [.. _services.GetServices<Bot.Commands.ChatCommand>()];

    /// <summary>What the meters say from now on; the board as it stands.</summary>
    public Bot.Metrics.Readings Readings()
    {
        var meters = _services.GetRequiredService<Bot.Metrics.Meters>();
        _ = new Bot.Metrics.Standings(meters, Database, Clock);
        return new Bot.Metrics.Readings(meters);
    }

    /// <summary>Every message ever delivered, in order; an edit is an entry of its own.</summary>
    public List<Delivered> Delivered { get; } = [];

    public List<(string Query, string? Text)> Toasts { get; } = [];

    /// <param name="start">By default a Monday at ten in the morning in Paris.</param>
    public static Task<Town> OpenAsync(DateTimeOffset? start = null, params (string Key, string? Value)[] settings) => OpenOnAsync("sqlite", start, settings);

    /// <param name="provider">"sqlite" or "postgres".</param>
    public static async Task<Town> OpenOnAsync(string provider, DateTimeOffset? start = null, params (string Key, string? Value)[] settings)
    {
        _ = (Gazetteer.Shared, Categories.Shared);
        var engine = await Engine.NewAsync(provider);
        var all = settings.ToDictionary(s => s.Key, s => s.Value);
        all.TryAdd("Telegram:Token", "123456789:AAExampleOfThirtyFiveLettersAndMore_");
        (all["Storage:Provider"], all["Storage:ConnectionString"]) = (engine.Provider, engine.ConnectionString);
        var town = new Town(engine, all, start ?? new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        await town._loop.StartAsync(CancellationToken.None);
        return town;
    }

    public Resident Person(string name, string language = "fr", string? userName = null, long? id = null) =>
        new(this, new Speaker(new Address(TelegramSettings.Channel, (id ?? 5001 + _people++).ToString(CultureInfo.InvariantCulture)), name, userName, language));

    private int _people;

    /// <summary>One update through its whole turn, and everything it promised delivered.</summary>
    /// <returns>What the press, if it was one, was answered with.</returns>
    public async Task<string?> TakeAsync(Incoming incoming)
    {
        await _services.GetRequiredService<TurnRunner>().RunAsync(incoming);
        await DeliverAsync();
        if (!ToleratesErrors && Log.Errors.FirstOrDefault() is { } error) throw new InvalidOperationException(error);
        return incoming.Input is Press press ? Toasts.LastOrDefault(t => t.Query == press.QueryId).Text : null;
    }

    /// <summary>Many updates at once, as a channel brings them, and then everything they promised.</summary>
    public async Task TakeTogetherAsync(IEnumerable<Bot.Channels.Telegram.Update> updates)
    {
        var intake = ActivatorUtilities.CreateInstance<Bot.Channels.Telegram.UpdateIntake>(_services);
        await Task.WhenAll(updates.Select(intake.TakeAsync));
        await DeliverAsync(together: true);
    }

    public async Task TakeTogetherAsync(IEnumerable<Incoming> incoming)
    {
        await Task.WhenAll(incoming.Select(_services.GetRequiredService<TurnRunner>().RunAsync));
        await DeliverAsync(together: true);
    }

    public long NextUpdate() => _nextUpdate++;

    public long NextMessage() => _nextMessage++;

    /// <summary>The time moves on, and every job runs as often as it would.</summary>
    public async Task WaitAsync(TimeSpan by)
    {
        Clock.Advance(by);
        await SweepAsync();
    }

    public async Task SweepAsync()
    {
        foreach (var sweep in Sweep.All(_services.GetRequiredService<Settings>())) await sweep.Run(Sweeps);
        await DeliverAsync();
    }

    /// <summary>Reads the database in a transaction of its own.</summary>
    public Task<T> Read<T>(Func<Stores, T> read) => _loop.Run(scope => read(scope.Stores));

    /// <param name="together">All marks in one commit, where no test looks at what is between them.</param>
    /// <summary>One after another, as a chat would have them, also when people act at the same moment.</summary>
    private async Task DeliverAsync(bool together = false)
    {
        await _delivering.WaitAsync();
        try
        {
            await DeliverAllAsync(together);
        }
        finally
        {
            _delivering.Release();
        }
    }

    private async Task DeliverAllAsync(bool together)
    {
        while (await NextAsync(together) is { } promised)
        {
            var (row, outgoing) = promised;
            var id = outgoing.MessageId ?? NextMessage();
            Delivered.Add(new Delivered(row.Chat, id, outgoing, row.Kind, row.GoodUntil));
            _deliveries.Sent(row, id);
            // The mark is committed before anything else happens, so that cards know where they are.
            if (!together) await _deliveries.SettledAsync();
        }
    }

    /// <summary>What arrives may promise more: a card whose thing has changed on its way is drawn anew.</summary>
    private async Task<Promised?> NextAsync(bool together)
    {
        lock (_lock)
        {
            if (_promised.TryDequeue(out var promised)) return promised;
        }

        if (!together) return null;
        await _deliveries.SettledAsync();
        lock (_lock) return _promised.TryDequeue(out var promised) ? promised : null;
    }

    string IChannel.Name => TelegramSettings.Channel;

    bool IChannel.IsGroup(string chat) => chat.StartsWith('-');

    Task<SendOutcome> IChannel.SendAsync(Outgoing message, CancellationToken cancel) => throw new NotSupportedException("the town delivers by itself");

    /// <summary>Who administers which group; whoever isn't here is a member.</summary>
    public HashSet<(string Group, string Person)> Administrators { get; } = [];

    /// <summary>Who is not in which group.</summary>
    public HashSet<(string Group, string Person)> Outsiders { get; } = [];

    /// <summary>Set while the server doesn't answer what somebody is in a group.</summary>
    public bool StandingsUnknown { get; set; }

    /// <summary>How often the server was asked.</summary>
    public int StandingsAsked { get; private set; }

    Task<Standing> IChannel.StandingAsync(string group, string person, CancellationToken cancel)
    {
        StandingsAsked++;
        return Task.FromResult(StandingsUnknown ? Standing.Unknown : Administrators.Contains((group, person)) ? Standing.Administrator : Outsiders.Contains((group, person)) ? Standing.Outside : Standing.Member);
    }

    Task IChannel.ToastAsync(string queryId, string? text, CancellationToken cancel)
    {
        lock (_lock) Toasts.Add((queryId, text));
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _loop.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        _engine.Dispose();
    }
}

/// <summary>A message, or the change of one, as it reached a chat.</summary>
internal sealed record Delivered(string Chat, long MessageId, Outgoing Message, OutboxKind Kind, DateTimeOffset? GoodUntil)
{
    public string Text => Bot.Texts.PlainText.Of(Message.Text);

    public IEnumerable<OutgoingButton> Buttons => Message.Buttons?.SelectMany(r => r) ?? [];
}
