using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;

namespace Solidarity.Tests.EndToEnd;

/// <summary>A visitor of the town's page who means harm, with the program as it is run: nobody else notices, and what they take of it has an end.</summary>
public sealed class HostileVisitorPageTests(HostileVisitorPageTests.Running running) : IClassFixture<HostileVisitorPageTests.Running>
{
    public sealed class Running() : SharedProgram(("Web__Enabled", "true"), ("Web__Try", "false"), ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"), ("ASPNETCORE_ENVIRONMENT", "Development"));

    private readonly BotProcess _bot = running.Bot;

    [Fact]
    public async Task Stranger_IsRefused_AndChangesNothing()
    {
        await using var alice = await running.ComeAsync();
        await using var mallory = await running.ComeAsync("Mallory");
        await alice.HearAsync("Alice");
        await mallory.HearAsync("Mallory");
        var before = SaidTo(alice);

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
        Assert.Equal(before, SaidTo(alice));
    }

    [Fact]
    public async Task TooMuch_OrNotUnderstood_IsAnsweredClearly()
    {
        await using var alice = await running.ComeAsync();
        var path = $"conversations/{alice.Id}/activities";
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
        await using var mallory = await running.ComeAsync("<img src=x onerror=alert(1)>");
        var greeting = (await mallory.HearAsync("onerror")).GetProperty("text").GetString()!;
        Assert.DoesNotMatch(@"(?<!\\)<", greeting);
        Assert.Contains("\\<img", greeting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatAClientMakesUp_IsNotKept()
    {
        await using var mallory = await running.ComeAsync("Mallory");
        var big = new string('x', 25_000);
        (await mallory.PostAsync(new { type = "message", text = "/help", value = new { big }, channelData = new { big, clientActivityID = "c1" }, name = "n", locale = "fr" })).EnsureSuccessStatusCode();
        await mallory.HearAsync("/need");
        Assert.Empty(_bot.Query($"select number from activity where length(body) > 5000 and {IsOf(mallory)}"));
        Assert.Equal("c1", mallory.Said.Select(activity => activity.TryGetProperty("channelData", out var own) ? own.GetProperty("clientActivityID").GetString() : null).Single(id => id is not null));
        Assert.Equal(HttpStatusCode.BadRequest, (await mallory.PostAsync(new { type = "message", text = "/help", channelData = new { clientActivityID = big } })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await mallory.PostAsync(new { type = "message", value = new { press = big, under = 1 } })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await mallory.PostAsync(new { type = "message", text = " " })).StatusCode);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(2000)]
    public async Task DeepValue_BreaksNothing(int depth)
    {
        await using var mallory = await running.ComeAsync("Mallory");
        await mallory.HearAsync("Mallory");
        var status = await PostRawAsync(mallory, $"{{\"type\":\"message\",\"text\":\"/help\",\"value\":{Deep(depth)},\"channelData\":{{\"x\":{Deep(depth - 2)}}}}}");
        Assert.Contains(status, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.BadRequest]);
        await mallory.SayAsync("/privacy");
        await mallory.HearAsync("Your data");
        Assert.Contains("Your data", await mallory.Http.GetStringAsync($"conversations/{mallory.Id}/activities"), StringComparison.Ordinal);
        Assert.Empty(_bot.Errors);
    }

    [Theory]
    [InlineData("""{"type":"message","text":"hello","channelData":{"clientActivityID":"\ud800"}}""")]
    [InlineData("""{"type":"event","name":"webchat/join","value":{"start":"\ud800"}}""")]
    [InlineData("""{"type":"message","text":"x","value":{"press":"\ud800","under":1}}""")]
    [InlineData("""{"type":"message","text":"a\ud800b"}""")]
    [InlineData("""{"type":"message\udc00","text":"a"}""")]
    public async Task HalfASign_IsRefused_AndTouchesNothing(string body)
    {
        await using var mallory = await running.ComeAsync("Mallory");
        await mallory.HearAsync("Mallory");
        var before = SaidTo(mallory);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await mallory.Http.PostAsync($"conversations/{mallory.Id}/activities", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("BadArgument", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, SaidTo(mallory));
        Assert.DoesNotContain(_bot.Lines, line => line.Contains("failed", StringComparison.Ordinal) || line.Contains("exception", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Raw bytes that are no UTF-8.</summary>
    [Fact]
    public async Task NoText_IsRefused()
    {
        await using var mallory = await running.ComeAsync("Mallory");
        byte[] body = [.. "{\"type\":\"message\",\"text\":\"x\",\"channelData\":{\"clientActivityID\":\""u8, 0xFF, 0xC0, .. "\"}}"u8];
        using var answer = await mallory.Http.PostAsync($"conversations/{mallory.Id}/activities", new ByteArrayContent(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Flood_IsNotKept()
    {
        await using var mallory = await running.ComeAsync("Mallory");
        await mallory.HearAsync("Mallory");
        var answers = await Task.WhenAll(Enumerable.Range(0, 150).Select(i => mallory.PostAsync(new { type = "message", text = $"hello {i}" })));
        var taken = answers.Count(answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(150 - taken, answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
        Assert.InRange(taken, 20, 100);
        Assert.Equal([taken.ToString(CultureInfo.InvariantCulture)], _bot.Query($"select count(*) from activity where body like '%\"hello %' and {IsOf(mallory)}"));
        Assert.DoesNotContain("hello 149", await answers[149].Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_AreAskedForSoOftenByOneSource()
    {
        async Task<HttpStatusCode> AskAsync(string path, string from)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, _bot.Url + path);
            request.Headers.Add("X-Forwarded-For", from);
            using var answer = await _bot.Http.SendAsync(request);
            return answer.StatusCode;
        }

        for (var i = 0; i < 300; i++) Assert.NotEqual(HttpStatusCode.TooManyRequests, await AskAsync("/chat/kept", "192.0.2.1"));
        foreach (var path in new[] { "/", "/chat", "/chat/kept", "/stats", "/telegram.svg", "/embed.js" }) Assert.Equal((path, HttpStatusCode.TooManyRequests), (path, await AskAsync(path, "192.0.2.1")));
        Assert.Equal(HttpStatusCode.OK, await AskAsync("/chat/kept", "192.0.2.2"));
    }

    /// <summary>One who has a whole network of networks gets more than one household, but not without end.</summary>
    [Fact]
    public async Task NewVisitors_OfOneLargeNetwork_HaveAnEndToo()
    {
        var (came, refused) = (0, 0);
        // Whoever keeps the cookie is known, and is not counted.
        using var forgetful = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        for (var i = 0; i < 500; i++)
        {
            using var request = Named("Mallory", $"2001:db8:7:{i:x}::1");
            using var answer = await forgetful.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) refused++;
            else came++;
        }

        Assert.Equal((480, 20), (came, refused));
        using var neighbour = Named("Alice", "2001:db8:8:1::1");
        (await forgetful.SendAsync(neighbour)).EnsureSuccessStatusCode();
    }

    /// <summary>How much was said in one's conversation: another's may still be going on.</summary>
    private IReadOnlyList<string> SaidTo(Visitor one) => _bot.Query($"select count(*) from activity where {IsOf(one)}");

    private static string IsOf(Visitor one) => $"visitor_id = (select id from visitor where address = '{one.Id}')";

    private HttpRequestMessage Named(string name, string from)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{_bot.Url}/v3/directline/tokens/generate") { Content = JsonContent.Create(new { user = new { name } }) };
        request.Headers.Add("X-Forwarded-For", from);
        return request;
    }

    private static async Task<HttpStatusCode> PostRawAsync(Visitor visitor, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await visitor.Http.PostAsync($"conversations/{visitor.Id}/activities", content);
        return answer.StatusCode;
    }

    internal static string Deep(int depth) => new string('[', depth) + new string(']', depth);
}
