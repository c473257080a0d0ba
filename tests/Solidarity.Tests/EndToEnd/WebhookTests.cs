using System.Net;
using System.Text;
using Solidarity.Tests.Telegram;
using Solidarity.Tests.Storage;

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
