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
        string method = request.RequestUri!.Segments[^1];
        Asked.Add((method, await BodyAsync(method, request.Content, cancel)));
        return await answer(request, cancel);
    }

    /// <summary>A form is kept as the JSON that says the same, its file by name.</summary>
    private static async Task<string> BodyAsync(string method, HttpContent? content, CancellationToken cancel)
    {
        if (content is null) return "";
        byte[] bytes = await content.ReadAsByteArrayAsync(cancel);
        if (content is not MultipartFormDataContent) return Encoding.UTF8.GetString(bytes);
        using var form = await FakeForm.ReadAsync(method, content.Headers.ContentType!.ToString(), new MemoryStream(bytes), file => file.Name);
        return form.RootElement.GetRawText();
    }
}
