using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Solidarity.Bot.Channels.DirectLine;

namespace Solidarity.Tests.EndToEnd;

/// <summary>How the town's page is guarded, with the program as it is run: who may ask, how often, how much, and what a browser is told to let in.</summary>
public sealed class GuardedPageTests(GuardedPageTests.Running running) : IClassFixture<GuardedPageTests.Running>
{
    private const string Town = "https://www.town.example";

    public sealed class Running() : SharedProgram(("Web__Enabled", "true"), ("Web__Try", "true"), ("Web__Origins", Town), ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));

    private readonly BotProcess _bot = running.Bot;

    /// <summary>Within a town's page the cookie is that site's own; on the bot's page nobody else's page gets it sent along.</summary>
    [Theory]
    [InlineData("https", "?framed=yes", "secure; samesite=none; httponly; Partitioned")]
    [InlineData("https", "", "secure; samesite=lax; httponly")]
    [InlineData("http", "?framed=yes", "path=/; samesite=lax; httponly")]
    public async Task Cookie_GoesNoFartherThanItMust(string scheme, string query, string ends)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_bot.Url}/v3/directline/tokens/generate{query}") { Content = JsonContent.Create(new { user = new { name = "Alice" } }) };
        request.Headers.Add("X-Forwarded-Proto", scheme);
        request.Headers.Add("X-Forwarded-For", "192.0.2.3");
        using var browser = new HttpClient();
        using var answer = await browser.SendAsync(request);
        Assert.EndsWith(ends, answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    /// <summary>Twenty people of a library come from one address, and each opens the page more than three times.</summary>
    [Fact]
    public async Task NewPeople_OfOneSource_AreSixtyAnHour_AndTheKnownComeAsOftenAsTheyLike()
    {
        long Count() => long.Parse(_bot.Query("select count(*) from visitor").Single(), CultureInfo.InvariantCulture);
        var before = Count();
        // From where nobody else of these tests comes.
        await using var alice = await Visitor.ComeAsync(_bot.Url, "Alice");
        for (var i = 0; i < Shares.NewInAnHour + 5; i++) await alice.ReturnAsync();
        using var others = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = alice.Http.BaseAddress };
        for (var i = 1; i < Shares.NewInAnHour; i++) (await NewAsync(others)).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.TooManyRequests, (await NewAsync(others)).StatusCode);
        await alice.ReturnAsync();
        Assert.Equal(Shares.NewInAnHour, Count() - before);
    }

    [Fact]
    public async Task Requests_OfOneSource_HaveAnEnd_AndOthersDoNotNotice()
    {
        await using var alice = await running.ComeAsync();
        await using var mallory = await running.ComeAsync("Mallory");
        var refused = 0;
        // Two windows of a minute at the most.
        for (var i = 0; i < 490; i++) refused += (await mallory.Http.PostAsync("conversations", null)).StatusCode == HttpStatusCode.TooManyRequests ? 1 : 0;
        Assert.InRange(refused, 1, 300);
        (await alice.Http.PostAsync("conversations", null)).EnsureSuccessStatusCode();
    }

    /// <summary>Ten megabytes of text, or around a short one: what isn't read can't be too long by its words.</summary>
    [Theory]
    [InlineData(10_000_000)]
    [InlineData(70_000)]
    public async Task LargeBody_IsRefused(int size)
    {
        await using var mallory = await running.ComeAsync("Mallory");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await mallory.PostAsync(new { type = "message", text = "hi", channelData = new string('x', size) })).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await mallory.PostAsync(new { type = "message", text = new string('x', size) })).StatusCode);
        Assert.Empty(_bot.Errors);
    }

    [Fact]
    public async Task ForeignPage_IsRefused_WhateverItAsks_AndThatOfTheTownIsNot()
    {
        await using var alice = await running.ComeAsync();
        var own = $"conversations/{alice.Id}";
        foreach (var (method, path) in new[] { ("POST", "tokens/generate"), ("POST", "tokens/refresh"), ("POST", "conversations"), ("GET", own), ("GET", own + "/activities"), ("POST", own + "/activities"), ("POST", "visitors/return") })
        {
            foreach (var origin in new[] { "https://evil.example", "null", Town + ".evil.example" }) Assert.Equal((path, origin, HttpStatusCode.Forbidden), (path, origin, await AskAsync(alice, method, path, origin)));
            Assert.NotEqual(HttpStatusCode.Forbidden, path == "visitors/return" ? HttpStatusCode.OK : await AskAsync(alice, method, path, _bot.Url));
        }

        var told = await alice.Http.GetFromJsonAsync<JsonElement>(own);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://evil.example");
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(told.GetProperty("streamUrl").GetString()!), CancellationToken.None));
    }

    [Fact]
    public async Task Poll_GoesOnFromTheWatermark_AndSoDoesAReconnectedStream()
    {
        await using var alice = await running.ComeAsync();
        await alice.HearAsync("Alice");
        var (first, mark) = await PollAsync(alice, "");
        Assert.Contains("Alice", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Alice", (await PollAsync(alice, mark)).Said, StringComparison.Ordinal);
        // The page is opened again: it is answered with a number, and nobody is greeted anew.
        var again = await (await alice.PostAsync(new { type = "event", name = "webchat/join", value = new { start = "" } })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.EndsWith(mark, again.GetProperty("id").GetString()!, StringComparison.Ordinal);
        Assert.Equal(mark, (await PollAsync(alice, mark)).Mark);
        await alice.SayAsync("/language");
        await alice.HearTextAsync("language.ask");
        var (then, later) = await PollAsync(alice, mark);
        Assert.Contains("/language", then, StringComparison.Ordinal);
        Assert.True(long.Parse(later) > long.Parse(mark));

        // As Web Chat does it where its connection broke.
        var told = await alice.Http.GetFromJsonAsync<JsonElement>($"conversations/{alice.Id}?watermark={mark}");
        using var socket = new ClientWebSocket();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await socket.ConnectAsync(new Uri(told.GetProperty("streamUrl").GetString()!), patience.Token);
        var buffer = new byte[64 * 1024];
        var heard = System.Text.Encoding.UTF8.GetString(buffer, 0, (await socket.ReceiveAsync(buffer.AsMemory(), patience.Token)).Count);
        Assert.Contains("/language", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("Alice", heard.Replace("\"name\":\"Alice\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenPages_OfOneVisitor_AreFive()
    {
        await using var alice = await running.ComeAsync();
        var sockets = new List<ClientWebSocket>();
        var closed = 0;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        for (var i = 1; i <= Listeners.MostOfOne; i++)
        {
            var told = await alice.Http.GetFromJsonAsync<JsonElement>($"conversations/{alice.Id}?watermark=0");
            var socket = new ClientWebSocket();
            sockets.Add(socket);
            await socket.ConnectAsync(new Uri(told.GetProperty("streamUrl").GetString()!), patience.Token);
            var got = await socket.ReceiveAsync(new byte[64 * 1024].AsMemory(), patience.Token);
            closed += got.MessageType == WebSocketMessageType.Close ? 1 : 0;
        }

        Assert.Equal(1, closed);
        foreach (var socket in sockets) socket.Dispose();
    }

    /// <summary>The whole of it, so that nothing can be let in beside.</summary>
    [Fact]
    public async Task Policy_LetsInWhatIsOurOwn_AndNothingElse()
    {
        var seen = new List<string>();
        const string own = "default-src 'none'; base-uri 'self'; form-action 'self'; style-src 'self'; img-src 'self'; frame-ancestors 'none'";
        using var reader = new HttpClient();
        reader.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.4");
        foreach (var path in Mapped.Gets.Append("/try"))
        {
            using var answer = await reader.GetAsync(_bot.Url + path);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            seen.Add(path);
            var expected = path switch { "/chat" => Chat + " " + Town, "/try" => Chat, _ => own };
            var policy = string.Join("; ", answer.Headers.GetValues("Content-Security-Policy"));
            policy = System.Text.RegularExpressions.Regex.Replace(policy, "'nonce-[^']+'", "'nonce-…'");
            Assert.Equal((path, expected.Replace("HOST", new Uri(_bot.Url).Authority, StringComparison.Ordinal)), (path, policy));
        }

        Assert.Superset(new HashSet<string> { "/", "/stats", "/privacy", "/chat", "/try", "/web", "/web/enter" }, seen.ToHashSet());
    }

    /// <summary>With all that it asks for beside Web Chat's own bundle.</summary>
    [Fact]
    public async Task Street_IsLight()
    {
        var page = await _bot.Http.GetStringAsync(_bot.Url + "/try");
        var parts = System.Text.RegularExpressions.Regex.Matches(page, "(?:src|href)=\"([^\"]+[.](?:js|css|svg))[^\"]*\"").Select(match => match.Groups[1].Value).Where(part => !part.Contains("lib/", StringComparison.Ordinal)).Distinct().ToArray();
        Assert.True(parts.Length >= 3, string.Join(' ', parts));
        var bytes = page.Length;
        foreach (var part in parts) bytes += (await _bot.Http.GetByteArrayAsync(new Uri(new Uri(_bot.Url + "/try/"), part))).Length;
        Assert.InRange(bytes, 5_000, 100_000);
    }

    private const string Chat = "default-src 'none'; base-uri 'self'; form-action 'self'; script-src 'self' ; style-src 'self' 'nonce-…' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "
        + "img-src 'self' data: blob:; connect-src 'self' ws://HOST; frame-ancestors 'self'";

    private static Task<HttpResponseMessage> NewAsync(HttpClient http) => http.PostAsJsonAsync("tokens/generate", new { user = new { name = "Bob" } });

    private static async Task<HttpStatusCode> AskAsync(Visitor visitor, string method, string path, string origin)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST") request.Content = JsonContent.Create(new { type = "typing", user = new { name = "Bob" }, code = "2" });
        request.Headers.Add("Origin", origin);
        using var answer = await visitor.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<(string Said, string Mark)> PollAsync(Visitor visitor, string mark)
    {
        var set = await visitor.Http.GetFromJsonAsync<JsonElement>($"conversations/{visitor.Id}/activities?watermark={mark}");
        return (string.Join('\n', set.GetProperty("activities").EnumerateArray().Select(activity => activity.TryGetProperty("text", out var text) ? text.GetString() : "")), set.GetProperty("watermark").GetString()!);
    }
}
