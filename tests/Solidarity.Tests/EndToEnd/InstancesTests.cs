using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using Solidarity.Simulation;
using Solidarity.Tests.Storage;

namespace Solidarity.Tests.EndToEnd;

/// <summary>Several processes of the program on one PostgreSQL database.</summary>
public sealed class InstancesTests : IAsyncLifetime
{
    private const string Secret = "a-secret-of-thirty-two-letters-0";

    private readonly List<BotProcess> _bots = [];
    private FakeTelegram _server = null!;
    private (string Name, string Value)[] _database = [];

    public async ValueTask InitializeAsync()
    {
        _database = await Engine.SettingsAsync("postgres");
        _server = await FakeTelegram.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bot in _bots) await bot.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }

    [Fact]
    public async Task Poller_ThatDies_IsFollowedByTheOneThatStoodBy()
    {
        var first = await StartAsync();
        await first.WaitForLineAsync("is the poller");
        await first.WaitForLineAsync("is the sender");
        var second = await StartAsync();
        var alice = Neighbour.In(_server, "Alice");
        alice.Say("/help");
        await alice.HearTextAsync("help.neighbour");
        Assert.DoesNotContain(second.Lines, line => line.Contains("is the poller", StringComparison.Ordinal));
        var standsBy = await second.Http.GetStringAsync($"{second.Url}/health");
        Assert.Contains("\"status\":\"ready\"", standsBy, StringComparison.Ordinal);
        Assert.Contains("\"poller\":false", standsBy, StringComparison.Ordinal);
        var died = TimeProvider.System.GetTimestamp();
        await first.KillAsync();
        alice.Say("/privacy");
        await alice.HearAsync("Your data");
        Assert.InRange(TimeProvider.System.GetElapsedTime(died), TimeSpan.Zero, TimeSpan.FromSeconds(15));
        Assert.Contains(second.Lines, line => line.Contains("is the poller", StringComparison.Ordinal));
        Assert.Contains("\"poller\":true", await second.Http.GetStringAsync($"{second.Url}/health"), StringComparison.Ordinal);
        Assert.DoesNotContain(second.Lines, line => line.Contains("Another program", StringComparison.Ordinal));
        Assert.Equal(0, await second.StopAsync());
    }

    /// <summary>As when the server restarts: every connection breaks at once, also that of a commit under way.</summary>
    [Fact]
    public async Task Connections_CutAgainAndAgain_LoseAndDoubleNothing()
    {
        var bot = await StartAsync();
        var people = Enumerable.Range(1, 10).Select(i => Neighbour.In(_server, $"Person{i}")).ToArray();
        var dialogues = Task.WhenAll(people.Select(p => p.PublishNeedAsync($"For {p.Person.FirstName}")));
        for (var cut = 1; cut <= 4; cut++)
        {
            await _server.WaitForOutcomeAsync(o => o is { Method: "sendMessage" or "editMessageText", Code: 200 }, 15 * cut, TimeSpan.FromSeconds(30));
            bot.Query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        }
        await dialogues;
        await _server.Updates.WaitUntilTakenAsync();
        Assert.Equal(
            people.Select(p => $"{p.Person.FirstName}|Open|For {p.Person.FirstName}").Order(StringComparer.Ordinal),
            bot.Query("select p.name, o.state, o.sentence from post o join person p on p.id = o.person_id").Order(StringComparer.Ordinal));
        Assert.Equal(["0"], bot.Query("select count(*) from poison"));
        Assert.All(people, p => Assert.Single(p.Chat.BotMessages, m => m.Text.Contains("is published", StringComparison.Ordinal)));
        Assert.Contains("\"status\":\"ready\"", await bot.Http.GetStringAsync($"{bot.Url}/health"), StringComparison.Ordinal);
    }

    /// <summary>Turns and jobs wait for a database that is no more: the program ends all the same, and the update stays with the server.</summary>
    [Fact]
    public async Task Database_ThatIsGone_DoesNotHoldUpTheEnd()
    {
        var bot = await StartAsync();
        var alice = Neighbour.In(_server, "Alice");
        alice.Say("/help");
        await alice.HearTextAsync("help.neighbour");
        var ours = new NpgsqlConnectionStringBuilder(_database.Single(setting => setting.Name == "Storage__ConnectionString").Value);
        await using (var admin = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ours.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString))
        {
            await admin.OpenAsync();
            await using var drop = new NpgsqlCommand($"drop database \"{ours.Database}\" with (force)", admin);
            await drop.ExecuteNonQueryAsync();
        }

        alice.Say("/privacy");
        await bot.WaitForLineAsync("Nothing can be kept");
        var since = TimeProvider.System.GetTimestamp();
        Assert.Equal(0, await bot.StopAsync());
        Assert.InRange(TimeProvider.System.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(10) + BotProcess.BusyMachine);
        Assert.True(_server.Updates.Waiting > 0);
    }

    [Fact]
    public async Task Webhook_SharedByThree_TakesEachUpdateOnceAndEachPersonInTurn()
    {
        await using var proxy = await Proxy.StartAsync();
        BotProcess[] bots = [await StartAsync(proxy.Url), await StartAsync(proxy.Url), await StartAsync(proxy.Url)];
        proxy.Behind = [.. bots.Select(b => b.Url)];
        var people = Enumerable.Range(1, 12).Select(i => Neighbour.In(_server, $"Person{i}")).ToArray();
        await Task.WhenAll(people.Select(p => p.PublishNeedAsync($"For {p.Person.FirstName}")));
        await _server.Updates.WaitUntilTakenAsync();
        Assert.Equal(
            people.Select(p => $"{p.Person.FirstName}|Open|For {p.Person.FirstName}").Order(StringComparer.Ordinal),
            bots[0].Query("select p.name, o.state, o.sentence from post o join person p on p.id = o.person_id").Order(StringComparer.Ordinal));
        Assert.Equal(["0"], bots[0].Query("select count(*) from poison"));
        Assert.All(people, p => Assert.Single(p.Chat.BotMessages, m => m.Text.Contains("is published", StringComparison.Ordinal)));
        Assert.Single(bots, b => b.Lines.Any(line => line.Contains("is the sender", StringComparison.Ordinal)));
        Assert.Empty(_server.Violations);
        Assert.True(proxy.Twice > 10);

        // Whoever sent dies: another instance sends what is promised from then on.
        var sender = bots.Single(b => b.Lines.Any(line => line.Contains("is the sender", StringComparison.Ordinal)));
        await sender.KillAsync();
        proxy.Behind = [.. bots.Except([sender]).Select(b => b.Url)];
        people[0].Say("/privacy");
        await people[0].HearAsync("Your data");
    }

    /// <summary>One of the two sends for both: somebody whose page is open on the other hears by that one's own look.</summary>
    [Fact]
    public async Task Page_OpenOnOneInstance_HearsSoonWhatTheOtherSends()
    {
        _database = [.. _database, ("Web__Enabled", "true")];
        BotProcess[] bots = [await StartAsync(), await StartAsync()];
        foreach (var bot in bots)
        {
            await using var alice = await Visitor.ComeAsync(bot.Url, "Alice");
            await alice.HearAsync("Alice");
            var asked = TimeProvider.System.GetTimestamp();
            await alice.SayAsync("/privacy");
            await alice.HearAsync("Your data");
            var waited = TimeProvider.System.GetElapsedTime(asked);
            TestContext.Current.TestOutputHelper?.WriteLine($"answered after {waited.TotalMilliseconds:0} ms");
            Assert.InRange(waited, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        }

        Assert.Single(bots, bot => bot.Lines.Any(line => line.Contains("is the sender", StringComparison.Ordinal)));
    }

    private async Task<BotProcess> StartAsync(string? webhook = null)
    {
        var bot = BotProcess.PrepareFor(_server, _database);
        if (webhook is not null)
        {
            bot.Set("Telegram__Mode", "webhook");
            bot.Set("Telegram__WebhookSecret", Secret);
            bot.Set("Telegram__WebhookUrl", $"{webhook}/telegram/webhook");
        }
        _bots.Add(bot);
        await bot.StartAsync();
        return bot;
    }

    /// <summary>Gives updates to whoever is next, and every third to two of them at once, as one that loses an answer would.</summary>
    private sealed class Proxy : IAsyncDisposable
    {
        private readonly WebApplication _web;
        private readonly HttpClient _http = new();
        private int _count, _twice;

        private Proxy()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls($"http://127.0.0.1:{BotProcess.FreePort()}");
            _web = builder.Build();
            _web.MapPost("/telegram/webhook", (Delegate)ForwardAsync);
        }

        public string[] Behind { get; set; } = [];

        public string Url => _web.Urls.Single();

        public int Twice => _twice;

        public static async Task<Proxy> StartAsync()
        {
            var proxy = new Proxy();
            await proxy._web.StartAsync();
            return proxy;
        }

        private async Task<IResult> ForwardAsync(HttpContext context)
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            var secret = context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"].ToString();
            var (behind, turn) = (Behind, Interlocked.Increment(ref _count));
            var both = turn % 3 == 0 && behind.Length > 1;
            if (both) Interlocked.Increment(ref _twice);
            var answers = await Task.WhenAll(Enumerable.Range(turn, both ? 2 : 1).Select(i => PostAsync(behind[i % behind.Length], body, secret)));
            return Results.StatusCode((int)answers[0]);
        }

        private async Task<HttpStatusCode> PostAsync(string url, string body, string secret)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{url}/telegram/webhook");
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
            using var answer = await _http.SendAsync(request);
            return answer.StatusCode;
        }

        public async ValueTask DisposeAsync()
        {
            await _web.DisposeAsync();
            _http.Dispose();
        }
    }
}
