using System.Text.Json;
using Solidarity.Bot.Channels.Telegram;
using Solidarity.Tests.Telegram;

namespace Solidarity.Tests.EndToEnd;

/// <summary>What is settled with the server, and who else may be talking with it.</summary>
public sealed class PollingTests : IAsyncLifetime
{
    private readonly HttpMessageInvoker _http = BotApi.CreateClient();
    private FakeTelegram _server = null!;
    private BotApi _other = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeTelegram.StartAsync();
        _other = new BotApi(_http, _server.Url, FakeTelegram.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Webhook_LeftOver_IsRemoved()
    {
        await _other.SetWebhookAsync(new SetWebhook("https://127.0.0.1:9/elsewhere", "s3cret"), default);
        var alice = _server.Person("Alice", "en");
        alice.Say("/help");
        _server.Fail(new Fault(FaultKind.ServerError, "deleteWebhook"));
        await using var bot = await BotProcess.RunAsync(_server);
        await alice.Chat.WaitForMessageAsync(message => message.Text.Contains("How it works", StringComparison.Ordinal));
        Assert.Equal([500, 200], _server.Outcomes.Where(outcome => outcome.Method is "deleteWebhook").Select(outcome => outcome.Code));
        Assert.Contains(bot.Lines, line => line.Contains("webhook was left over", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Webhook_SetByAnotherProgramMeanwhile_IsRemoved()
    {
        await using var bot = await BotProcess.RunAsync(_server);
        await _server.WaitForCallAsync("getUpdates");
        await _other.SetWebhookAsync(new SetWebhook("https://127.0.0.1:9/elsewhere", "s3cret"), default);
        await bot.WaitForLineAsync("webhook was left over");
        var answer = await _server.Person("Alice", "en").AskAsync("/help");
        Assert.Contains("How it works", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Lines, line => line.Contains("Another program", StringComparison.Ordinal));
        Assert.Equal("", string.Join('\n', bot.Errors));
    }

    [Fact]
    public async Task Answer_ThatIsGarbage_IsToldOfAndOvercome()
    {
        _server.Fail(new Fault(FaultKind.Garbage, "getUpdates"));
        var alice = _server.Person("Alice", "en");
        alice.Say("/help");
        await using var bot = await BotProcess.RunAsync(_server);
        await alice.Chat.WaitForMessageAsync(message => message.Text.Contains("How it works", StringComparison.Ordinal));
        Assert.Single(bot.Lines, line => line.Contains("No updates could be fetched", StringComparison.Ordinal));
        Assert.Equal("", string.Join('\n', bot.Errors));
    }

    [Fact]
    public async Task Updates_ThatAreNone_AreNeitherAskedForWithoutPauseNorInTheWay()
    {
        foreach (string json in (string[])["null", "7", "[]", "{}", """{"update_id":"x"}""", """{"update_id":1e40}"""]) _server.Updates.PushRaw(json);
        await using var bot = await BotProcess.RunAsync(_server);
        await _server.WaitForOutcomeAsync(outcome => outcome.Method is "getUpdates", 4);
        var asked = _server.Outcomes.Where(outcome => outcome.Method is "getUpdates").Select(outcome => outcome.At).ToArray();
        // The first asks for an answer at once.
        Assert.True(asked[3] - asked[1] > TimeSpan.FromSeconds(1.5), $"{asked[3] - asked[1]} between three polls");
        _server.Updates.PushRaw("""{"update_id":{id},"message":{"chat":7}}""");
        var answer = await _server.Person("Alice", "en").AskAsync("/help");
        Assert.Contains("How it works", answer.Text, StringComparison.Ordinal);
        await bot.WaitForLineAsync("can't be read; it is passed over");
        Assert.Equal("", string.Join('\n', bot.Errors));
    }

    [Fact]
    public async Task SecondPoller_OnTheSameToken_IsToldOfOnceAndOvercome()
    {
        await using var bot = await BotProcess.RunAsync(_server);
        await _server.WaitForCallAsync("getUpdates", 2);
        var second = _other.GetUpdatesAsync(0, 1, TimeSpan.FromSeconds(50), null, default);
        await bot.WaitForLineAsync("Another program polls");
        Assert.IsType<ApiAnswer<IReadOnlyList<Update>>.Refused>(await second.WaitAsync(TimeSpan.FromSeconds(10)));
        var answer = await _server.Person("Alice", "en").AskAsync("/help");
        Assert.Contains("How it works", answer.Text, StringComparison.Ordinal);
        Assert.Single(bot.Lines, line => line.Contains("Another program", StringComparison.Ordinal));
        Assert.Equal("", string.Join('\n', bot.Errors));
    }

    [Fact]
    public async Task Health_AfterTheFirstPoll_IsReadyAlsoWhenNobodyWrites()
    {
        await using var bot = await BotProcess.RunAsync(_server);
        // The first poll is answered at once, though there is nothing to tell, and the second is sent when that was noted.
        await _server.WaitForCallAsync("getUpdates", 2);
        using var health = JsonDocument.Parse(await bot.Http.GetStringAsync($"{bot.Url}/health"));
        Assert.Equal("ready", health.RootElement.GetProperty("status").GetString());
        Assert.Equal(0, health.RootElement.GetProperty("deadLetters").GetInt32());
        Assert.Equal(0, health.RootElement.GetProperty("poisoned").GetInt32());
    }

    [Fact]
    public async Task Health_BeforeAnythingWasHeard_IsNotReady()
    {
        _server.Fail(new Fault(FaultKind.Hang, "getUpdates"));
        await using var bot = await BotProcess.RunAsync(_server);
        using var answer = await bot.Http.GetAsync($"{bot.Url}/health");
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("not ready", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("alive", await bot.Http.GetStringAsync($"{bot.Url}/health/live"));
    }

    [Fact]
    public async Task Commands_OfEachLanguageAndScope_AreRegistered()
    {
        var mona = _server.Person("Mona");
        var desk = _server.Group("Mairie", [mona]);
        desk.AddBot(mona);
        await using var bot = await BotProcess.RunAsync(_server, ("Moderation__ChatId", $"{desk.Id}"));
        // Two in each of two languages and for all others, and the moderators' own.
        await _server.WaitForOutcomeAsync(outcome => outcome.Method is "setMyCommands", 7);
        string[] french = ["besoin", "offre", "mes", "aide", "langue", "donnees", "contact", "nouvelles", "annuler"];
        string[] english = ["need", "offer", "mine", "help", "language", "privacy", "contact", "checkin", "cancel"];
        Assert.Equal(french, Names("all_private_chats", "fr").Take(9));
        Assert.Equal(french, Names("all_private_chats", "").Take(9));
        Assert.Equal(english, Names("all_private_chats", "en").Take(9));
        Assert.Equal(["besoin", "offre", "aide", "courses"], Names("all_group_chats", "fr"));
        Assert.Equal(["besoin", "offre", "aide", "courses"], Names("all_group_chats", ""));
        Assert.Equal(["need", "offer", "help", "errand"], Names("all_group_chats", "en"));
        Assert.Contains("approuver", Names("chat", ""));
        Assert.DoesNotContain("approve", Names("all_private_chats", "en"));
        Assert.DoesNotContain("approuver", Names("all_private_chats", "fr"));
        Assert.Empty(_server.Violations);
        Assert.Empty(_server.Refusals);
    }

    private string[] Names(string scope, string language)
    {
        string found = _server.Commands.Single(set =>
            set.Key.Contains($"\"{scope}\"", StringComparison.Ordinal) && set.Key.EndsWith($"}} {language}".TrimEnd(), StringComparison.Ordinal)).Value;
        return [.. JsonDocument.Parse(found).RootElement.EnumerateArray().Select(command => command.GetProperty("command").GetString()!)];
    }
}
