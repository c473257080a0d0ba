using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Solidarity.Bot.Texts;

namespace Solidarity.Simulation;

/// <summary>Somebody on the town's page: speaks the protocol as Web Chat does, over a browser's cookie and a socket.</summary>
internal sealed partial class Visitor : IAsyncDisposable
{
    private static readonly TextBook Texts = TextBook.Load("fr");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SocketsHttpHandler _browser = new() { CookieContainer = new CookieContainer() };
    private readonly HttpClient _http;
    private readonly string _language;
    private readonly List<JsonElement> _said = [];
    private readonly ClientWebSocket _socket = new();
    private readonly Signal _news = new();
    private Task _listening = Task.CompletedTask;
    private int _read;

    private Visitor(string url, string language, IPAddress? from)
    {
        if (from is not null) _browser.ConnectCallback = (context, cancel) => ConnectAsync(from, context.DnsEndPoint, cancel);
        (_http, _language) = (new HttpClient(_browser) { BaseAddress = new Uri(url + "/v3/directline/") }, language);
    }

    public string Id { get; private set; } = "";

    public string Token { get; private set; } = "";

    public HttpClient Http => _http;

    /// <summary>All that was said, by both.</summary>
    public IReadOnlyList<JsonElement> Said
    {
        get { lock (_said) return [.. _said]; }
    }

    /// <summary>Opens the page, gives a first name, and is greeted.</summary>
    /// <param name="from">The address they come from, for the many of whom one household can't be: any of 127.0.0.0/8.</param>
    public static async Task<Visitor> ComeAsync(string url, string name, string language = "en", IPAddress? from = null)
    {
        var visitor = new Visitor(url, language, from);
        await visitor.ReturnAsync(name);
        await visitor.PostAsync(new { type = "event", name = "webchat/join", value = new { start = "" } });
        return visitor;
    }

    /// <summary>Opens the page on another device, and types the code that was written down.</summary>
    public static async Task<Visitor> ComeBackAsync(string url, string code, string language = "en")
    {
        var visitor = new Visitor(url, language, null);
        await visitor.StartAsync(await visitor.TryCodeAsync(code));
        return visitor;
    }

    public Task<HttpResponseMessage> TryCodeAsync(string code) => _http.PostAsJsonAsync("visitors/return", new { code });

    /// <summary>Speaks for one of the sample street.</summary>
    public static async Task<Visitor> LiveAsync(string url, string key, string language = "en")
    {
        var visitor = new Visitor(url + "/try", language, null);
        await visitor.StartAsync(await visitor._http.PostAsync($"../../people/{key}/token?language={language}", null));
        await visitor.PostAsync(new { type = "event", name = "webchat/join", value = new { start = "" } });
        return visitor;
    }

    /// <summary>Opens the page (again): with the cookie of before no name is asked for.</summary>
    public async Task ReturnAsync(string? name = null)
    {
        await StartAsync(await _http.PostAsJsonAsync($"tokens/generate?language={_language}", name is null ? new { } : (object)new { user = new { name } }));
    }

    private async Task StartAsync(HttpResponseMessage answer)
    {
        answer.EnsureSuccessStatusCode();
        var info = await answer.Content.ReadFromJsonAsync<JsonElement>();
        (Id, Token) = (info.GetProperty("conversationId").GetString()!, info.GetProperty("token").GetString()!);
        _http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        using var started = await _http.PostAsync("conversations", null);
        started.EnsureSuccessStatusCode();
        if (_socket.State != WebSocketState.None) return;
        await _socket.ConnectAsync(new Uri((await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("streamUrl").GetString()!), _http, CancellationToken.None);
        _listening = ListenAsync();
    }

    private static async ValueTask<System.IO.Stream> ConnectAsync(IPAddress from, DnsEndPoint to, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(to.Host, to.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public Task<HttpResponseMessage> PostAsync(object activity) => _http.PostAsJsonAsync($"conversations/{Id}/activities", activity);

    public async Task SayAsync(string text) => (await PostAsync(new { type = "message", text, from = new { id = "somebody else" } })).EnsureSuccessStatusCode();

    /// <summary>The words of a text, as they stand in the Markdown of the page.</summary>
    public string Words(string key) => PlainText.Of(Texts.Plain(key, _language));

    /// <summary>Waits until something new of the bot holds these words, signs aside.</summary>
    public Task<JsonElement> HearAsync(string words) => WaitAsync(activity => Plain(activity).Contains(Bare(words), StringComparison.Ordinal) ? activity : (JsonElement?)null);

    public Task<JsonElement> HearTextAsync(string key) => HearAsync(Words(key));

    /// <summary>Waits for a new button of this label, and presses it.</summary>
    public async Task PressAsync(Func<string, bool> label)
    {
        var value = await WaitAsync(activity => Buttons(activity).Where(button => label(button.Title)).Select(button => (JsonElement?)button.Value).FirstOrDefault());
        (await PostAsync(new { type = "message", value })).EnsureSuccessStatusCode();
    }

    /// <summary>Presses the newest button of this label, on a message that was heard already.</summary>
    public async Task PressLastAsync(string key)
    {
        var value = Said.SelectMany(Buttons).Last(button => button.Title == Words(key)).Value;
        (await PostAsync(new { type = "message", value })).EnsureSuccessStatusCode();
    }

    /// <summary>Where the newest button leads that leads anywhere.</summary>
    public string LastLink => Said.SelectMany(Buttons).Last(button => button.Value.ValueKind == JsonValueKind.String).Value.GetString()!;

    public Task PressTextAsync(string key) => PressAsync(label => label == Words(key));

    public async Task WriteAsync(string questionKey, string answer)
    {
        await HearTextAsync(questionKey);
        await SayAsync(answer);
    }

    /// <summary>From the command to "published".</summary>
    public async Task PublishNeedAsync(string sentence)
    {
        await SayAsync("/need");
        await PressTextAsync("button.agree");
        await PressAsync(label => label.EndsWith(_language == "fr" ? "Courses" : "Shopping", StringComparison.Ordinal));
        await WriteAsync("need.sentence", sentence);
        await PressTextAsync("button.asap");
        await WriteAsync("need.where-typed", "94400");
        await PressTextAsync("button.for-me");
        await PressTextAsync("button.publish");
        await WaitAsync(activity => Buttons(activity).Any(button => button.Title == Words("door.mine")) ? activity : (JsonElement?)null);
    }

    private sealed record Found(JsonElement Value);

    private async Task<JsonElement> WaitAsync(Func<JsonElement, JsonElement?> find) =>
        (await _news.WaitForAsync(() => Look(find), Patience) ?? throw new TimeoutException($"Not said: {string.Join(" / ", Said.Select(Plain).TakeLast(5))}")).Value;

    private Found? Look(Func<JsonElement, JsonElement?> find)
    {
        lock (_said)
        {
            while (_read < _said.Count)
            {
                var activity = _said[_read++];
                if (activity.GetProperty("from").GetProperty("role").GetString() == "bot" && find(activity) is { } found) return new Found(found);
            }

            return null;
        }
    }

    private async Task ListenAsync()
    {
        var (buffer, whole) = (new byte[16 * 1024], new MemoryStream());
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                var part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close) return;
                whole.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage) continue;
                using var set = JsonDocument.Parse(Encoding.UTF8.GetString(whole.ToArray()));
                whole.SetLength(0);
                lock (_said) _said.AddRange(set.RootElement.GetProperty("activities").EnumerateArray().Select(activity => activity.Clone()));
                _news.Pulse();
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The bot has ended, or the page was closed.
        }
    }

    /// <summary>Where a new button of this label leads.</summary>
    public async Task<string> LinkOfAsync(string key) =>
        (await WaitAsync(activity => Buttons(activity).Where(button => button.Title == Words(key)).Select(button => (JsonElement?)button.Value).FirstOrDefault())).GetString()!;

    public static IEnumerable<(string Title, JsonElement Value)> Buttons(JsonElement activity) =>
        !activity.TryGetProperty("attachments", out var cards) ? [] : cards.EnumerateArray()
            .Where(card => card.TryGetProperty("content", out _))
            .SelectMany(card => card.GetProperty("content").GetProperty("buttons").EnumerateArray())
            .Select(button => (button.GetProperty("title").GetString()!, button.TryGetProperty("value", out var value) ? value : default));

    public static string Plain(JsonElement activity) => Bare(activity.TryGetProperty("text", out var text) ? Command().Replace(text.GetString()!, "]") : "");

    /// <summary>Where a command leads that the bot names: no words.</summary>
    [GeneratedRegex(@"\]\(#/[a-z_-]+\)")]
    private static partial Regex Command();

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _listening;
        _socket.Dispose();
        _http.Dispose();
        _browser.Dispose();
    }
}
