using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Solidarity.Tests.Storage;

namespace Solidarity.Tests.EndToEnd;

/// <summary>A visitor of the town's page who means harm, with the program as it is run: nobody else notices, and what they take of it has an end.</summary>
public sealed class HostileVisitorPageTests : IAsyncLifetime
{
    /// <summary>What an answer may be at most, with one message that is longer than all.</summary>
    private const int LargestAnswer = 300 * 1024, MostRows = 50;

    private BotProcess _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = BotProcess.Prepare([.. await Engine.SettingsAsync("sqlite"), ("Web__Enabled", "true"), ("Web__Try", "false"), ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"), ("ASPNETCORE_ENVIRONMENT", "Development")]);
        await _bot.StartAsync();
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task MuchThatWasSaid_ComesInPieces_AndWhollyInTheEnd()
    {
        await using var mallory = await ComeAsync();
        await mallory.HearAsync("Mallory");
        var all = Fill(mallory, 150, 8 * 1024);
        var (read, after, answers) = (new List<string>(), "0", 0);
        while (true)
        {
            var text = await mallory.Http.GetStringAsync($"conversations/{mallory.Id}/activities?watermark={after}");
            Assert.InRange(text.Length, 0, LargestAnswer);
            using var set = JsonDocument.Parse(text);
            var activities = set.RootElement.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("id").GetString()!).ToArray();
            Assert.InRange(activities.Length, 0, MostRows);
            if (activities.Length == 0) break;
            (after, answers) = (set.RootElement.GetProperty("watermark").GetString()!, answers + 1);
            Assert.EndsWith(after, activities[^1], StringComparison.Ordinal);
            read.AddRange(activities);
        }

        Assert.Equal(all, read);
        Assert.InRange(answers, 4, 10);

        // Over a socket it goes on by itself.
        var (heard, largest) = await ListenAsync(mallory, all.Count);
        Assert.Equal(all, heard);
        Assert.InRange(largest, 0, LargestAnswer);
    }

    [Fact]
    public async Task ManyReadersAtOnce_TakeLittle_AndHinderNobody()
    {
        await using var mallory = await ComeAsync();
        await mallory.HearAsync("Mallory");
        Fill(mallory, 190, 8 * 1024);
        var reads = Enumerable.Range(0, 120).Select(async _ =>
        {
            using var answer = await mallory.Http.GetAsync($"conversations/{mallory.Id}/activities");
            return (answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync()).Length);
        }).ToArray();
        await using var alice = await ComeAsync("Alice", "127.0.0.7");
        await alice.SayAsync("/help");
        await alice.HearAsync("/need");
        Assert.All(await Task.WhenAll(reads), read =>
        {
            Assert.Contains(read.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.TooManyRequests]);
            Assert.InRange(read.Length, 0, LargestAnswer);
        });
        Assert.Empty(_bot.Errors);
    }

    [Fact]
    public async Task WhatAClientMakesUp_IsNotKept()
    {
        await using var mallory = await ComeAsync();
        var big = new string('x', 25_000);
        (await mallory.PostAsync(new { type = "message", text = "/help", value = new { big }, channelData = new { big, clientActivityID = "c1" }, name = "n", locale = "fr" })).EnsureSuccessStatusCode();
        await mallory.HearAsync("/need");
        Assert.Empty(_bot.Query("select number from activity where length(body) > 5000"));
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
        await using var mallory = await ComeAsync();
        await mallory.HearAsync("Mallory");
        var status = await PostRawAsync(mallory, $"{{\"type\":\"message\",\"text\":\"/help\",\"value\":{Deep(depth)},\"channelData\":{{\"x\":{Deep(depth - 2)}}}}}");
        Assert.Contains(status, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.BadRequest]);
        await mallory.SayAsync("/privacy");
        await mallory.HearAsync("Your data");
        Assert.Contains("Your data", await mallory.Http.GetStringAsync($"conversations/{mallory.Id}/activities"), StringComparison.Ordinal);
        Assert.Empty(_bot.Errors);
    }

    [Fact]
    public async Task WhatCannotBeWritten_IsPassedOver_AndSaidOnceInTheLog()
    {
        await using var mallory = await ComeAsync();
        await mallory.HearAsync("Mallory");
        Insert(mallory, ["{\"type\":", "", $"{{\"value\":{Deep(90)}}}"]);
        await mallory.SayAsync("/privacy");
        await mallory.HearAsync("Your data");
        for (var i = 0; i < 3; i++) Assert.Contains("Your data", await mallory.Http.GetStringAsync($"conversations/{mallory.Id}/activities"), StringComparison.Ordinal);
        Assert.Equal(3, _bot.Lines.Count(line => line.Contains("passed over", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{"type":"message","text":"hello","channelData":{"clientActivityID":"\ud800"}}""")]
    [InlineData("""{"type":"event","name":"webchat/join","value":{"start":"\ud800"}}""")]
    [InlineData("""{"type":"message","text":"x","value":{"press":"\ud800","under":1}}""")]
    [InlineData("""{"type":"message","text":"a\ud800b"}""")]
    [InlineData("""{"type":"message\udc00","text":"a"}""")]
    public async Task HalfASign_IsRefused_AndTouchesNothing(string body)
    {
        await using var mallory = await ComeAsync();
        await mallory.HearAsync("Mallory");
        var before = _bot.Query("select count(*) from activity");
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await mallory.Http.PostAsync($"conversations/{mallory.Id}/activities", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("BadArgument", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, _bot.Query("select count(*) from activity"));
        Assert.DoesNotContain(_bot.Lines, line => line.Contains("failed", StringComparison.Ordinal) || line.Contains("exception", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Raw bytes that are no UTF-8.</summary>
    [Fact]
    public async Task NoText_IsRefused()
    {
        await using var mallory = await ComeAsync();
        byte[] body = [.. "{\"type\":\"message\",\"text\":\"x\",\"channelData\":{\"clientActivityID\":\""u8, 0xFF, 0xC0, .. "\"}}"u8];
        using var answer = await mallory.Http.PostAsync($"conversations/{mallory.Id}/activities", new ByteArrayContent(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Flood_IsNotKept()
    {
        await using var mallory = await ComeAsync();
        await mallory.HearAsync("Mallory");
        var answers = await Task.WhenAll(Enumerable.Range(0, 150).Select(i => mallory.PostAsync(new { type = "message", text = $"hello {i}" })));
        var taken = answers.Count(answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(150 - taken, answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
        Assert.InRange(taken, 20, 100);
        Assert.Equal([taken.ToString(CultureInfo.InvariantCulture)], _bot.Query("select count(*) from activity where body like '%\"hello %'"));
        Assert.DoesNotContain("hello 149", await answers[149].Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>What stands in an address gets into logs on the way: it opens the stream for some minutes, and nothing else.</summary>
    [Fact]
    public async Task TokenOfTheStream_OpensTheStreamAlone_AndOfNobodyElse()
    {
        await using var mallory = await ComeAsync();
        await using var alice = await ComeAsync("Alice", "127.0.0.7");
        var stream = await StreamTokenAsync(mallory);
        Assert.NotEqual(mallory.Token, stream);
        using var http = new HttpClient { BaseAddress = mallory.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", stream);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsJsonAsync($"conversations/{mallory.Id}/activities", new { type = "message", text = "/help" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync($"conversations/{mallory.Id}/activities")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync($"conversations/{mallory.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsync("tokens/refresh", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsync("conversations", null)).StatusCode);
        foreach (var (id, token) in new[] { (mallory.Id, mallory.Token), (alice.Id, stream), (mallory.Id, "") })
        {
            using var socket = new ClientWebSocket();
            await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(StreamOf(id, token), CancellationToken.None));
        }

        // The one that the page asks for when its connection broke.
        using var again = new ClientWebSocket();
        await again.ConnectAsync(StreamOf(mallory.Id, await StreamTokenAsync(mallory)), CancellationToken.None);
        Assert.Equal(WebSocketState.Open, again.State);
    }

    [Fact]
    public async Task Answers_SayWhatTheyAre_AndTheChatIsKeptNowhere()
    {
        await using var alice = await ComeAsync("Alice");
        foreach (var path in new[] { "/", "/chat", "/chat/kept", "/chat.js", "/chat.css", "/site.css", "/icon.svg", "/stats", "/health", "/health/live", "/metrics", "/nothing", $"/v3/directline/conversations/{alice.Id}/activities" })
        {
            using var answer = await alice.Http.GetAsync(_bot.Url + path);
            Assert.Equal((path, "nosniff"), (path, answer.Headers.TryGetValues("X-Content-Type-Options", out var told) ? told.Single() : ""));
        }

        using var refused = await _bot.Http.GetAsync($"{_bot.Url}/v3/directline/conversations/{alice.Id}/activities");
        using var read = await alice.Http.GetAsync($"conversations/{alice.Id}/activities");
        using var token = await alice.Http.PostAsync("tokens/refresh", null);
        using var posted = await alice.PostAsync(new { type = "message", text = "/help" });
        Assert.All([refused, read, token, posted], answer => Assert.True(answer.Headers.CacheControl?.NoStore));
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

    private HttpRequestMessage Named(string name, string from)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{_bot.Url}/v3/directline/tokens/generate") { Content = JsonContent.Create(new { user = new { name } }) };
        request.Headers.Add("X-Forwarded-For", from);
        return request;
    }

    private async Task<Visitor> ComeAsync(string name = "Mallory", string? from = null) => await Visitor.ComeAsync(_bot.Url, name, "en", from is null ? null : IPAddress.Parse(from));

    private Uri StreamOf(string id, string token) => new($"{_bot.Url.Replace("http", "ws", StringComparison.Ordinal)}/v3/directline/conversations/{id}/stream?watermark=0&t={Uri.EscapeDataString(token)}");

    private static async Task<string> StreamTokenAsync(Visitor visitor)
    {
        var told = await visitor.Http.GetFromJsonAsync<JsonElement>($"conversations/{visitor.Id}");
        return Uri.UnescapeDataString(told.GetProperty("streamUrl").GetString()!.Split("&t=")[1]);
    }

    private static async Task<HttpStatusCode> PostRawAsync(Visitor visitor, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await visitor.Http.PostAsync($"conversations/{visitor.Id}/activities", content);
        return answer.StatusCode;
    }

    private static string Deep(int depth) => new string('[', depth) + new string(']', depth);

    /// <summary>As if so much had been said.</summary>
    /// <returns>The ids of all.</returns>
    private List<string> Fill(Visitor visitor, int count, int size)
    {
        _bot.Query("delete from activity");
        var first = Insert(visitor, [.. Enumerable.Range(0, count).Select(_ => "")], n => $$"""{"type":"message","id":"{{visitor.Id}}|{{n}}","from":{"id":"bot","role":"bot"},"text":"{{new string('x', size)}}"}""");
        return [.. Enumerable.Range(0, count).Select(i => $"{visitor.Id}|{first + i}")];
    }

    private long Insert(Visitor visitor, IReadOnlyList<string> bodies, Func<long, string>? made = null)
    {
        using var connection = _bot.OpenDatabase();
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"update visitor set last_activity = last_activity + {bodies.Count} where address = '{visitor.Id}' returning last_activity - {bodies.Count}";
        var last = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        for (var i = 1; i <= bodies.Count; i++)
        {
            var body = made?.Invoke(last + i) ?? bodies[i - 1];
            command.CommandText = $"insert into activity (visitor_id, number, body, at) select id, {last + i}, '{body}', seen_at from visitor where address = '{visitor.Id}'";
            command.ExecuteNonQuery();
        }

        transaction.Commit();
        return last + 1;
    }

    private async Task<(List<string> Ids, int Largest)> ListenAsync(Visitor visitor, int count)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(StreamOf(visitor.Id, await StreamTokenAsync(visitor)), CancellationToken.None);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        var (ids, largest, buffer) = (new List<string>(), 0, new byte[4 * 1024 * 1024]);
        while (ids.Count < count)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            using var set = JsonDocument.Parse(buffer.AsMemory(0, length));
            ids.AddRange(set.RootElement.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("id").GetString()!));
            largest = Math.Max(largest, length);
        }

        return (ids, largest);
    }
}
