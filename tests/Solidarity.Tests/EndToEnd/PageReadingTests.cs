using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace Solidarity.Tests.EndToEnd;

/// <summary>What the town's page has said is read with the program as it is run: in pieces, by whom it was said to alone, and however much there is of it.</summary>
public sealed class PageReadingTests(HostileVisitorPageTests.Running running) : IClassFixture<HostileVisitorPageTests.Running>
{
    /// <summary>What an answer may be at most, with one message that is longer than all.</summary>
    private const int LargestAnswer = 300 * 1024, MostRows = 50;

    private readonly BotProcess _bot = running.Bot;

    [Fact]
    public async Task MuchThatWasSaid_ComesInPieces_AndWhollyInTheEnd()
    {
        await using var mallory = await running.ComeAsync("Mallory");
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
        await using var mallory = await running.ComeAsync("Mallory");
        await mallory.HearAsync("Mallory");
        Fill(mallory, 190, 8 * 1024);
        var reads = Enumerable.Range(0, 120).Select(async _ =>
        {
            using var answer = await mallory.Http.GetAsync($"conversations/{mallory.Id}/activities");
            return (answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync()).Length);
        }).ToArray();
        await using var alice = await running.ComeAsync();
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
    public async Task WhatCannotBeWritten_IsPassedOver_AndSaidOnceInTheLog()
    {
        await using var mallory = await running.ComeAsync("Mallory");
        await mallory.HearAsync("Mallory");
        Insert(mallory, ["{\"type\":", "", $"{{\"value\":{HostileVisitorPageTests.Deep(90)}}}"]);
        await mallory.SayAsync("/privacy");
        await mallory.HearAsync("Your data");
        for (var i = 0; i < 3; i++) Assert.Contains("Your data", await mallory.Http.GetStringAsync($"conversations/{mallory.Id}/activities"), StringComparison.Ordinal);
        Assert.Equal(3, _bot.Lines.Count(line => line.Contains("passed over", StringComparison.Ordinal)));
    }

    /// <summary>What stands in an address gets into logs on the way: it opens the stream for some minutes, and nothing else.</summary>
    [Fact]
    public async Task TokenOfTheStream_OpensTheStreamAlone_AndOfNobodyElse()
    {
        await using var mallory = await running.ComeAsync("Mallory");
        await using var alice = await running.ComeAsync();
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
        await using var alice = await running.ComeAsync();
        foreach (var path in (string[])[.. Mapped.Gets, "/chat.js", "/chat.css", "/site.css", "/icon.svg", "/nothing", $"/v3/directline/conversations/{alice.Id}/activities"])
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

    private Uri StreamOf(string id, string token) => new($"{_bot.Url.Replace("http", "ws", StringComparison.Ordinal)}/v3/directline/conversations/{id}/stream?watermark=0&t={Uri.EscapeDataString(token)}");

    private static async Task<string> StreamTokenAsync(Visitor visitor)
    {
        var told = await visitor.Http.GetFromJsonAsync<JsonElement>($"conversations/{visitor.Id}");
        return Uri.UnescapeDataString(told.GetProperty("streamUrl").GetString()!.Split("&t=")[1]);
    }

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
