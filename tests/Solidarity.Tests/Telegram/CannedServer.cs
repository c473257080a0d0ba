using System.Net;
using System.Text;
using Solidarity.Bot.Channels.Telegram;

namespace Solidarity.Tests.Telegram;

/// <summary>Answers each call with what the test says, and keeps what was asked.</summary>
internal sealed class CannedServer(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public const string Token = "4242:Very-Secret_Token";

    public List<(string Method, string Body)> Asked { get; } = [];

    public BotApi Api => new(new HttpClient(this), "http://telegram.test", Token);

    public static CannedServer Answering(int status, string body) =>
        new((_, _) => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) }));

    public static CannedServer Failing(Exception error) => new((_, _) => Task.FromException<HttpResponseMessage>(error));

    public static CannedServer Silent() => new(async (_, cancel) =>
    {
        await Task.Delay(Timeout.Infinite, cancel);
        throw new InvalidOperationException("Not reached.");
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        string body = request.Content is null ? "" : Encoding.UTF8.GetString(await request.Content.ReadAsByteArrayAsync(cancel));
        Asked.Add((request.RequestUri!.Segments[^1], body));
        return await answer(request, cancel);
    }
}
