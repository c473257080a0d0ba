using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using Solidarity.Tests.Storage;

namespace Solidarity.Tests.EndToEnd;

public sealed class SqlitePageTests() : PageTests("sqlite");

public sealed class PostgresPageTests() : PageTests("postgres");

/// <summary>The town's page beside Telegram, with the program as it is run; and those who would misuse it.</summary>
public abstract class PageTests(string provider) : IAsyncLifetime
{
    private FakeTelegram _server = null!;
    private BotProcess _bot = null!;
    private Neighbour _mona = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeTelegram.StartAsync(limits: true);
        _mona = Neighbour.In(_server, "Mona");
        _bot = await BotProcess.RunAsync(_server, [.. await Engine.SettingsAsync(provider), ("Web__Enabled", "true"), ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"), ("Moderation__Administrators__0", $"{_mona.Person.Id}")]);
        _mona.Say("/start");
        await _mona.HearAsync("Mona");
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null) await _bot.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task NeedOnThePage_OfferInTelegram_AreIntroduced(string language)
    {
        var bob = Neighbour.In(_server, "Canarybob", language);
        await using var alice = await Visitor.ComeAsync(_bot.Url, "Canaryalice", language);
        await bob.PublishOfferAsync("Market on Saturdays");
        await alice.PublishNeedAsync("Bread and milk");
        await _mona.PressTextAsync("button.approve");
        await bob.PressTextAsync("button.helper-yes");
        await bob.PressAsync("Telegram");
        await alice.PressTextAsync("button.asker-yes");
        Assert.DoesNotContain(alice.Said, activity => Visitor.Plain(activity).Contains("Canarybob", StringComparison.Ordinal));
        Assert.DoesNotContain(bob.Chat.Messages, message => message.Text.Contains("Canaryalice", StringComparison.Ordinal));
        await alice.WriteAsync("reach.type-phone", "06 12 34 56 78");
        await alice.HearAsync("Canarybob");
        Assert.Contains("+33612345678", (await bob.HearAsync("Canaryalice")).Text, StringComparison.Ordinal);
        Assert.Equal(["Introduced"], _bot.Query("select state from match"));
        Assert.Empty(_server.Violations);
        Assert.Empty(_bot.Errors);
    }

    /// <summary>What flashes up in Telegram after a press has no place to flash up on a page.</summary>
    [Fact]
    public async Task Toast_IsSaidOnThePage_ToWhoeverPressed()
    {
        var bob = Neighbour.In(_server, "Bob");
        await using var alice = await Visitor.ComeAsync(_bot.Url, "Alice");
        await using var carol = await Visitor.ComeAsync(_bot.Url, "Carol");
        await bob.PublishOfferAsync("Market on Saturdays");
        await alice.PublishNeedAsync("Bread and milk");
        await _mona.PressTextAsync("button.approve");
        await bob.PressTextAsync("button.helper-yes");
        await bob.PressAsync("Telegram");
        await alice.PressTextAsync("button.later");
        var toast = await alice.HearTextAsync("toast.later");
        Assert.Equal(("plain", "bot"), (toast.GetProperty("textFormat").GetString(), toast.GetProperty("from").GetProperty("role").GetString()));
        Assert.DoesNotContain(carol.Said, activity => Visitor.Plain(activity).Contains("remindyou", StringComparison.Ordinal));
    }

    /// <summary>Within a town's page the cookie is that site's own; on the bot's page nobody else's page gets it sent along.</summary>
    [Theory]
    [InlineData("https", "?framed=yes", "secure; samesite=none; httponly; Partitioned")]
    [InlineData("https", "", "secure; samesite=lax; httponly")]
    [InlineData("http", "?framed=yes", "path=/; samesite=lax; httponly")]
    public async Task Cookie_GoesNoFartherThanItMust(string scheme, string query, string ends)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_bot.Url}/v3/directline/tokens/generate{query}") { Content = JsonContent.Create(new { user = new { name = "Alice" } }) };
        request.Headers.Add("X-Forwarded-Proto", scheme);
        using var answer = await _bot.Http.SendAsync(request);
        Assert.EndsWith(ends, answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Visitor_ComesBack_IsTheSamePerson_AndReadsOn()
    {
        await using var alice = await Visitor.ComeAsync(_bot.Url, "Alice");
        await alice.HearAsync("Alice");
        var id = alice.Id;
        await alice.ReturnAsync();
        Assert.Equal(id, alice.Id);
        var again = await alice.Http.GetStringAsync($"conversations/{id}/activities");
        Assert.Contains("Alice", again, StringComparison.Ordinal);
        Assert.Equal(["1"], _bot.Query("select count(*) from visitor"));
    }

    [Fact]
    public async Task SentAgain_BecauseTheConnectionBroke_TakesEffectOnce()
    {
        await using var alice = await Visitor.ComeAsync(_bot.Url, "Alice");
        await alice.HearAsync("Alice");
        for (var i = 0; i < 3; i++) (await alice.PostAsync(new { type = "message", text = "/help", channelData = new { clientActivityID = "c1" } })).EnsureSuccessStatusCode();
        await alice.SayAsync("/mine");
        Assert.Equal(["3"], _bot.Query("select count(*) from inbox where channel = 'web'"));
    }

    [Fact]
    public async Task Stranger_IsRefused_AndChangesNothing()
    {
        await using var alice = await Visitor.ComeAsync(_bot.Url, "Alice");
        await using var mallory = await Visitor.ComeAsync(_bot.Url, "Mallory");
        await alice.HearAsync("Alice");
        await mallory.HearAsync("Mallory");
        var before = _bot.Query("select count(*) from activity");

        // Another's conversation, by its id.
        Assert.Equal(HttpStatusCode.Forbidden, (await mallory.Http.PostAsJsonAsync($"conversations/{alice.Id}/activities", new { type = "message", text = "/need" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await mallory.Http.GetAsync($"conversations/{alice.Id}/activities")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await mallory.Http.GetAsync($"conversations/{alice.Id}")).StatusCode);
        using var socket = new ClientWebSocket();
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(
            new Uri($"{_bot.Url.Replace("http", "ws", StringComparison.Ordinal)}/v3/directline/conversations/{alice.Id}/stream?t={Uri.EscapeDataString(mallory.Token)}"), CancellationToken.None));

        // No token, a forged one, a cookie in the place of one.
        using var bare = new HttpClient { BaseAddress = mallory.Http.BaseAddress };
        Assert.Equal(HttpStatusCode.Forbidden, (await bare.PostAsync("conversations", null)).StatusCode);
        bare.DefaultRequestHeaders.Authorization = new("Bearer", alice.Token[..^2] + "xx");
        Assert.Equal(HttpStatusCode.Forbidden, (await bare.GetAsync($"conversations/{alice.Id}/activities")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await bare.PostAsync("tokens/refresh", null)).StatusCode);
        Assert.Equal(before, _bot.Query("select count(*) from activity"));
    }

    [Fact]
    public async Task ForeignPage_IsRefused()
    {
        await using var alice = await Visitor.ComeAsync(_bot.Url, "Alice");
        using var request = new HttpRequestMessage(HttpMethod.Post, "tokens/generate") { Content = JsonContent.Create(new { }) };
        request.Headers.Add("Origin", "https://evil.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await alice.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task TooMuch_OrNotUnderstood_IsAnsweredClearly()
    {
        await using var alice = await Visitor.ComeAsync(_bot.Url, "Alice");
        var path = $"conversations/{alice.Id}/activities";
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await alice.PostAsync(new { type = "message", text = new string('x', 10_000_000) })).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await alice.PostAsync(new { type = "message", text = new string('x', 4001) })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await alice.Http.PostAsync(path, new StringContent("{\"type\":", Encoding.UTF8, "application/json"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await alice.Http.PostAsync(path, new StringContent("[]", Encoding.UTF8, "application/json"))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await alice.PostAsync(new { type = "typing" })).StatusCode);
        var upload = await alice.Http.PostAsync($"conversations/{alice.Id}/upload", new ByteArrayContent([1, 2, 3]));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, upload.StatusCode);
        Assert.Contains("UploadsNotTaken", await upload.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await alice.SayAsync("/help");
        Assert.Empty(_bot.Errors);
    }

    /// <summary>What somebody calls themselves is shown to the team in Telegram and on the page: as text, whatever it is.</summary>
    [Fact]
    public async Task ScriptInAName_IsText()
    {
        await using var mallory = await Visitor.ComeAsync(_bot.Url, "<img src=x onerror=alert(1)>");
        var greeting = (await mallory.HearAsync("onerror")).GetProperty("text").GetString()!;
        Assert.DoesNotMatch(@"(?<!\\)<", greeting);
        Assert.Contains("\\<img", greeting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_IsClosedToOtherSites_AndSaysItsWords()
    {
        using var answer = await _bot.Http.GetAsync($"{_bot.Url}/chat?language=en");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("Your first name", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
