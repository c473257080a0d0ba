using System.Net;
using System.Net.Sockets;
using Solidarity.Bot.Channels.Telegram;

namespace Solidarity.Tests.Telegram;

public sealed class BotApiTests
{
    private static readonly SendMessage Hello = new(5, "x");

    public static TheoryData<string> Unreadable =>
    [
        "", "<html>502 Bad Gateway</html>", "[]", "7", "{", "{}", """{"ok":true}""", """{"ok":"yes","result":{}}""",
        """{"ok":true,"result":{"date":1}}""", """{"ok":true,"result":7}""", """{"ok":true,"result":{"message_id":"a"}}""",
        """{"ok":false,"error_code":"x"}""", "\u0000\u0001",
    ];

    [Theory]
    [InlineData("""{"ok":true,"result":{"message_id":77,"chat":{"message_id":1},"text":"{}"}}""")]
    [InlineData("""{"result":{"chat":{"message_id":1},"message_id":77},"note":[{}],"ok":true}""")]
    public async Task SendMessage_Taken_TellsItsNumber(string body) =>
        Assert.Equal(new ApiAnswer<long>.Ok(77), await Send(CannedServer.Answering(200, body)));

    [Fact]
    public async Task SendMessage_Refused_TellsAllThatTheServerSays() => Assert.Equal(
        new ApiAnswer<long>.Refused(429, "Too Many Requests: retry after 7", TimeSpan.FromSeconds(7), -1009),
        await Send(CannedServer.Answering(429, """
            {"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7",
             "parameters":{"new":[1],"retry_after":7,"migrate_to_chat_id":-1009}}
            """)));

    [Theory]
    [InlineData("""{"retry_after":-5}""")]
    [InlineData("""{"retry_after":null}""")]
    [InlineData("""{"retry_after":{"a":1}}""")]
    [InlineData("[]")]
    public async Task SendMessage_RefusedWithOddParameters_IsStillRefused(string parameters)
    {
        string body = $$"""{"ok":false,"error_code":400,"parameters":{{parameters}},"description":"no"}""";
        var answer = await Send(CannedServer.Answering(400, body));
        if (answer is ApiAnswer<long>.Refused refused) Assert.Equal((400, "no", null), (refused.Code, refused.Description, refused.RetryAfter));
        else Assert.IsType<ApiAnswer<long>.Broken>(answer);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task SendMessage_AnsweredUnreadably_IsBroken(string body) =>
        Assert.IsType<ApiAnswer<long>.Broken>(await Send(CannedServer.Answering(200, body)));

    [Fact]
    public async Task SendMessage_Unanswered_IsBrokenWhenItsTimeIsUp()
    {
        var api = new BotApi(new HttpClient(CannedServer.Silent()), "http://telegram.test", CannedServer.Token)
        {
            Limit = TimeSpan.FromMilliseconds(20),
        };
        Assert.IsType<ApiAnswer<long>.Broken>(await api.SendMessageAsync(Hello, default));
    }

    [Fact]
    public async Task SendMessage_CancelledByTheCaller_Throws()
    {
        using var cancel = new CancellationTokenSource();
        var sending = CannedServer.Silent().Api.SendMessageAsync(Hello, cancel.Token);
        await cancel.CancelAsync();
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Equal(cancel.Token, thrown.CancellationToken);
        Assert.DoesNotContain("Secret", thrown.ToString());
    }

    [Fact]
    public async Task SendMessage_ConnectionRefused_IsBroken()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var http = BotApi.CreateClient();
        var answer = await new BotApi(http, $"http://127.0.0.1:{port}", CannedServer.Token).SendMessageAsync(Hello, default);
        Assert.Contains("ConnectionError", Assert.IsType<ApiAnswer<long>.Broken>(answer).Why);
    }

    [Fact]
    public async Task Answer_OfAnyKind_NeverHoldsTheToken()
    {
        string path = $"http://telegram.test/bot{CannedServer.Token}/sendMessage";
        CannedServer[] servers =
        [
            CannedServer.Failing(new HttpRequestException($"Could not reach {path}", new IOException(path))),
            CannedServer.Failing(new IOException(path)),
            CannedServer.Failing(new InvalidOperationException(path)),
            CannedServer.Failing(new TaskCanceledException(path)),
            CannedServer.Answering(502, $"<html>{path}</html>"),
            CannedServer.Answering(404, $$"""{"ok":false,"error_code":404,"description":"No {{path}} here"}"""),
        ];
        foreach (var server in servers)
        {
            string told = (await Send(server)).ToString()!;
            Assert.DoesNotContain("Secret", told);
            Assert.DoesNotContain("4242", told);
        }
    }

    [Fact]
    public void Client_Written_DoesNotHoldTheToken()
    {
        var api = CannedServer.Silent().Api;
        Assert.DoesNotContain("Secret", api.ToString());
        var thrown = Assert.ThrowsAny<Exception>(() => new BotApi(new HttpClient(), "not an address", CannedServer.Token));
        Assert.DoesNotContain("Secret", thrown.ToString());
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/", "http://127.0.0.1:1/bot1:TEST/getMe")]
    [InlineData("http://127.0.0.1:1/under/here", "http://127.0.0.1:1/under/here/bot1:TEST/getMe")]
    public async Task Call_ToABaseAddress_GoesToItsPath(string baseUrl, string expected)
    {
        Uri? asked = null;
        var server = new CannedServer((request, _) =>
        {
            asked = request.RequestUri;
            return Task.FromResult(new HttpResponseMessage());
        });
        await new BotApi(new HttpClient(server), baseUrl, "1:TEST").GetMeAsync(default);
        Assert.Equal(expected, asked?.AbsoluteUri);
    }

    private static Task<ApiAnswer<long>> Send(CannedServer server) => server.Api.SendMessageAsync(Hello, default);
}
