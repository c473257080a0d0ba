using System.Net;
using System.Text;
using Solidarity.Bot.Channels.Telegram;
using Solidarity.Tests.Storage;
using Solidarity.Tests.Telegram;

namespace Solidarity.Tests.EndToEnd;

public sealed class SqliteWebhookTests() : WebhookTests("sqlite");

public sealed class PostgresWebhookTests() : WebhookTests("postgres");

/// <summary>Updates brought by the server itself.</summary>
public abstract class WebhookTests(string provider) : IAsyncLifetime
{
    private const string Secret = "a-secret-of-thirty-two-letters-0";
    private const string Header = "X-Telegram-Bot-Api-Secret-Token";

    private FakeTelegram _server = null!;
    private BotProcess _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeTelegram.StartAsync();
        _bot = BotProcess.PrepareFor(_server, [.. await Engine.SettingsAsync(provider), ("Telegram__Mode", "webhook"), ("Telegram__WebhookSecret", Secret)]);
        _bot.Set("Telegram__WebhookUrl", $"{_bot.Url}/telegram/webhook");
        await _bot.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null) await _bot.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Stranger_WithoutTheSecret_ChangesNothing()
    {
        string help = Said(1, 5001, "/help");
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(help, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(help, ""));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(help, Secret[..^1] + "1"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(help, Secret + "0"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(new string(' ', 2_000_000), "wrong"));
        Assert.Equal(["0|0"], _bot.Query("select (select count(*) from person), (select count(*) from inbox)"));
        Assert.DoesNotContain(_server.Calls, call => call.Method is "sendMessage");
    }

    [Fact]
    public async Task Server_WithTheSecret_IsHeard()
    {
        var people = Enumerable.Range(1, 5).Select(i => Neighbour.In(_server, $"Person{i}")).ToArray();
        await Task.WhenAll(people.Select((person, i) => i % 2 == 0 ? person.PublishNeedAsync() : person.PublishOfferAsync()));
        await _server.Updates.WaitUntilTakenAsync();
        Assert.Equal(["Need|3", "Offer|2"], _bot.Query("select kind, count(*) from post group by kind order by kind"));
        Assert.Empty(_server.Violations);
        Assert.Empty(_server.Refusals);
        string health = await _bot.Http.GetStringAsync($"{_bot.Url}/health");
        Assert.Contains("\"status\":\"ready\"", health, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_DeliveredAgain_TakesEffectOnce()
    {
        var alice = _server.Person("Alice", "en");
        await alice.AskAsync("/start");
        string help = Said(7, alice.Id, "/help");
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => PostAsync(help, Secret)));
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(help, Secret));
        // What is said in answer to the next update comes after all that the earlier ones promised.
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Said(8, alice.Id, "/language"), Secret));
        await alice.Chat.WaitForMessageAsync(message => message.Text.Contains("Which language", StringComparison.Ordinal));
        Assert.Single(alice.Chat.BotMessages, message => message.Text.Contains("How it works", StringComparison.Ordinal));
    }

    /// <summary>Presses and messages come in queues of their own: whichever is first, nothing is lost or done twice.</summary>
    [Fact]
    public async Task Message_ThatRacesAPress_LeavesADialogueThatCanBeFinished()
    {
        var alice = Neighbour.In(_server, "Alice");
        alice.Say("/need");
        await alice.PressTextAsync("button.agree");
        var press = await alice.PressAsync(alice.Shopping);
        alice.Person.Say("Bread and milk");
        await press.Toast.WaitAsync(TimeSpan.FromSeconds(10));
        await _server.Updates.WaitUntilTakenAsync();
        alice.Say("As soon as possible");
        await alice.WriteAsync("need.where", "94400");
        await alice.PressTextAsync("button.for-me");
        await alice.PressTextAsync("button.publish");
        await alice.HearAsync("is published");
        Assert.Equal(["Bread and milk|shopping"], _bot.Query("select sentence, categories from post"));
    }

    [Fact]
    public async Task Body_ThatIsNoUpdate_IsTakenAndForgotten()
    {
        string[] bodies = ["", "{", "[]", "\"\"", """{"update_id":"nine"}""", """{"update_id":9,"message":{"chat":7}}"""];
        foreach (string body in bodies) Assert.Equal(HttpStatusCode.OK, await PostAsync(body, Secret));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(new string(' ', 1024 * 1024 + 1), Secret));
        Assert.DoesNotContain(_bot.Lines, line => line.Contains("   at ", StringComparison.Ordinal));
        Assert.Equal(["0"], _bot.Query("select count(*) from person"));
    }

    /// <summary>A webhook may be quiet for long: that is no fault of the bot's.</summary>
    [Fact]
    public async Task Health_BeforeAnythingWasBrought_IsReady()
    {
        string health = await _bot.Http.GetStringAsync($"{_bot.Url}/health");
        Assert.Contains("\"status\":\"ready\"", health, StringComparison.Ordinal);
        Assert.Contains("\"lastPoll\":null", health, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Updates_BeyondThoseThatMayWait_AreSentAwayAndTakenLater()
    {
        Task<HttpResponseMessage>[] brought;
        // Turns are held: where they want to write, somebody else does.
        await using (var other = _bot.OpenDatabase())
        {
            await other.OpenAsync();
            await using var hold = other.CreateCommand();
            hold.CommandText = provider == "sqlite" ? "begin immediate" : "begin; lock table inbox in exclusive mode";
            await hold.ExecuteNonQueryAsync();
            brought = [.. Enumerable.Range(0, WaitingRoom.Places + 50).Select(i => BringAsync(Said(10 + i, 7001 + i, "/help")))];
            var away = new List<HttpResponseMessage>();
            await foreach (var one in Task.WhenEach(brought))
            {
                away.Add(await one);
                if (away.Count == 50) break;
            }
            Assert.All(away, answer => Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(1)), (answer.StatusCode, answer.Headers.RetryAfter?.Delta)));
        }
        var all = await Task.WhenAll(brought);
        Assert.Equal(WaitingRoom.Places, all.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i].StatusCode != HttpStatusCode.OK) Assert.Equal(HttpStatusCode.OK, await PostAsync(Said(10 + i, 7001 + i, "/help"), Secret));
            all[i].Dispose();
        }
        Assert.Equal([$"{WaitingRoom.Places + 50}"], _bot.Query("select count(*) from inbox"));
    }

    /// <summary>The bot's standing comes in a queue of its own and may be first; both at once are one person.</summary>
    [Fact]
    public async Task Standing_ThatRacesStart_MakesOnePersonWhoIsGreetedOnce()
    {
        var alice = _server.Person("Alice", "en");
        alice.Started = true;
        var chat = alice.Chat;
        string standing = $$$$$"""
            {"update_id":20,"my_chat_member":{"date":1,"chat":{"id":{{{{{alice.Id}}}}},"type":"private","first_name":"Alice"},
            "from":{"id":{{{{{alice.Id}}}}},"is_bot":false,"first_name":"Alice","language_code":"en"},
            "old_chat_member":{"status":"kicked","user":{"id":1,"is_bot":true,"first_name":"S"},"until_date":0},
            "new_chat_member":{"status":"member","user":{"id":1,"is_bot":true,"first_name":"S"}}}}
            """;
        Assert.Equal(HttpStatusCode.OK, await PostAsync(standing, Secret));
        var both = await Task.WhenAll(PostAsync(standing.Replace(":20,", ":22,", StringComparison.Ordinal), Secret), PostAsync(Said(21, alice.Id, "/start"), Secret));
        Assert.All(both, status => Assert.Equal(HttpStatusCode.OK, status));
        await chat.WaitForMessageAsync(message => message.Text.Contains("Hello Alice", StringComparison.Ordinal));
        Assert.Equal(["1|0"], _bot.Query("select count(*), (select count(*) from poison) from person where unreachable_since is null"));
        Assert.Single(chat.BotMessages);
    }

    private async Task<HttpResponseMessage> BringAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_bot.Url}/telegram/webhook");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Add(Header, Secret);
        return await _bot.Http.SendAsync(request);
    }

    private async Task<HttpStatusCode> PostAsync(string body, string? secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_bot.Url}/telegram/webhook");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (secret is not null) request.Headers.TryAddWithoutValidation(Header, secret);
        using var answer = await _bot.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private static string Said(long update, long person, string text) =>
        $$$"""
        {"update_id":{{{update}}},"message":{"message_id":{{{1000 + update}}},"date":1,"text":"{{{text}}}",
        "from":{"id":{{{person}}},"is_bot":false,"first_name":"Alice","language_code":"en"},
        "chat":{"id":{{{person}}},"type":"private","first_name":"Alice"},
        "entities":[{"type":"bot_command","offset":0,"length":{{{text.Length}}}}]}}
        """;
}
