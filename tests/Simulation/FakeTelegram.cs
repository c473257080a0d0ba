using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Solidarity.Simulation;

/// <summary>
/// A Bot API server on loopback with people and groups behind it. Every call is held against the published description;
/// what is refused is refused in the real server's words. Calls come as JSON, those with a file as a form.
/// </summary>
internal sealed partial class FakeTelegram : IAsyncDisposable
{
    public const string Token = "1:TEST";
    public const long BotId = 1;

    private readonly WebApplication web;
    private readonly FakeMethods methods;
    private readonly Dictionary<long, FakeChat> chats = [];
    private readonly Dictionary<long, FakePerson> people = [];
    private readonly Dictionary<string, TaskCompletionSource<string?>> presses = [];
    private readonly Dictionary<string, FakeFile> uploads = [];
    private readonly List<FakeCall> calls = [];
    private readonly List<string> violations = [];
    private readonly List<Fault> faults = [];
    private readonly Random chance = new(20_260_727);
    private readonly CancellationTokenSource closing = new();
    private readonly TimeProvider clock;
    private readonly Signal called = new();
    private long revision;
    private long nextGroup;
    private long nextPress;

    private FakeTelegram(bool limits, TimeProvider clock)
    {
        this.clock = clock;
        Limits = limits ? new FloodLimits(clock) : null;
        methods = new FakeMethods(this);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        web = builder.Build();
        web.Run(ServeAsync);
    }

    public string Url { get; private set; } = "";

    public string UserName => "solidarity_bot";

    public FakeUpdates Updates { get; } = new();

    /// <summary>What was not as the description says; a bot that behaves leaves it empty.</summary>
    public IReadOnlyList<string> Violations
    {
        get { lock (Gate) return [.. violations]; }
    }

    public IReadOnlyList<FakeCall> Calls
    {
        get { lock (Gate) return [.. calls]; }
    }

    /// <summary>Turned off where a test makes more calls than are worth keeping; transcripts are cut short then too.</summary>
    public bool KeepsCalls { get; set; } = true;

    public (int Told, int Ignored) Floods => Limits?.Counts ?? (0, 0);

    /// <summary>The commands that the bot set last, by scope and language, as they came.</summary>
    public IDictionary<string, string> Commands { get; } = new Dictionary<string, string>();

    internal static JsonObject AnonymousUser => new()
    {
        ["id"] = 1087968824,
        ["is_bot"] = true,
        ["first_name"] = "Group",
        ["username"] = "GroupAnonymousBot",
    };

    internal Lock Gate { get; } = new();

    internal FloodLimits? Limits { get; }

    internal JsonObject BotUser => new()
    {
        ["id"] = BotId,
        ["is_bot"] = true,
        ["first_name"] = "Solidarity",
        ["username"] = UserName,
    };

    internal long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    /// <param name="limits">Whether floods are refused as the real server does.</param>
    public static async Task<FakeTelegram> StartAsync(bool limits = false, TimeProvider? clock = null)
    {
        var server = new FakeTelegram(limits, clock ?? TimeProvider.System);
        await server.web.StartAsync();
        var addresses = server.web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        server.Url = addresses.Addresses.Single();
        return server;
    }

    public FakePerson Person(string firstName, string language = "fr", string? userName = null)
    {
        lock (Gate)
        {
            var person = new FakePerson(this, 5001 + people.Count, firstName, language, userName);
            people[person.Id] = person;
            return person;
        }
    }

    /// <summary>A group without the bot; the first member made it.</summary>
    public FakeChat Group(string title, FakePerson[]? members = null, string type = "supergroup")
    {
        lock (Gate)
        {
            long number = ++nextGroup;
            var chat = new FakeChat(this, type is "group" ? -1000 - number : -1_000_000_000_000 - number, type, title);
            foreach (var (i, member) in (members ?? []).Index()) chat.Join(member, i == 0 ? "creator" : "member");
            chats[chat.Id] = chat;
            return chat;
        }
    }

    /// <summary>From now on the server fails like this, as often as the fault says.</summary>
    public void Fail(Fault fault)
    {
        lock (Gate) faults.Add(fault);
    }

    /// <summary>Waits until the bot has made such a call, its <paramref name="count"/>th.</summary>
    public async Task WaitForCallAsync(string method, int count = 1, TimeSpan? timeout = null) =>
        _ = await called.WaitForAsync(() => Calls.Count(call => call.Method == method) >= count ? this : null, timeout ?? TimeSpan.FromSeconds(10))
            ?? throw new TimeoutException($"The bot never called {method}.");

    /// <summary>Waits until so many calls ended as wanted.</summary>
    public async Task WaitForOutcomeAsync(Func<FakeOutcome, bool> wanted, int count = 1, TimeSpan? timeout = null) =>
        _ = await called.WaitForAsync(() => Outcomes.Count(wanted) >= count ? this : null, timeout ?? TimeSpan.FromSeconds(10))
            ?? throw new TimeoutException($"No call ended so:\n{string.Join('\n', Outcomes)}");

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        Updates.Dispose();
        await web.DisposeAsync();
    }

    internal FakeChat PrivateChat(FakePerson person)
    {
        lock (Gate)
        {
            if (!chats.TryGetValue(person.Id, out var chat))
                chats[person.Id] = chat = new FakeChat(this, person.Id, "private", person.FirstName);
            return chat;
        }
    }

    internal FakeChat? ChatOf(long id) => chats.GetValueOrDefault(id);

    internal FakePerson? PersonOf(long id) => people.GetValueOrDefault(id);

    internal FakeFile? FileOf(string id) => uploads.GetValueOrDefault(id);

    internal long NextRevision() => ++revision;

    internal void Violate(string what)
    {
        lock (Gate) violations.Add(what);
    }

    /// <summary>Puts a press before the bot, as an update of this number; the task ends with its toast.</summary>
    internal (long? Update, Task<string?> Toast) Ask(JsonObject query)
    {
        string id = $"q{++nextPress}";
        var toast = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        presses[id] = toast;
        query["id"] = id;
        return (Updates.Push("callback_query", query), toast.Task);
    }

    /// <summary>False when the query is unknown or answered already.</summary>
    internal bool Answer(string queryId, string? toast) =>
        presses.Remove(queryId, out var press) && press.TrySetResult(toast);

    /// <summary>Privacy mode: what of a group a bot is shown that doesn't administer it.</summary>
    internal bool Shows(JsonObject message, FakeChat chat)
    {
        if (chat.IsPrivate || chat.BotStatus is "administrator") return true;
        if (chat.BotStatus is "left" or "kicked") return false;
        string text = (string?)message["text"] ?? "";
        string head = text.Split((char[]?)null, 2)[0];
        if (head.StartsWith('/'))
            return !head.Contains('@') || head.EndsWith($"@{UserName}", StringComparison.OrdinalIgnoreCase);
        return (long?)message["reply_to_message"]?["from"]?["id"] == BotId || text.Contains($"@{UserName}", StringComparison.Ordinal);
    }
}

/// <summary>A call that the bot made.</summary>
internal sealed record FakeCall(string Method, string Parameters);
