using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Solidarity.Bot.Turns;

namespace Solidarity.Bot.Channels.Telegram;

/// <summary>
/// The Bot API methods that are used here, one method each. No call throws, but for cancellation by the caller's own
/// token. The bot's token stands in every path, so nothing of a request is ever quoted: what breaks is told in own words.
/// </summary>
internal sealed class BotApi
{
    private const int LargestBody = 32 * 1024 * 1024;

    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UploadLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan PollSlack = TimeSpan.FromSeconds(15);
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");

    private readonly HttpMessageInvoker http;
    private readonly TimeLimits limits = new();
    private readonly string root;
    private readonly string token;

    // Parsing an address costs more than writing most messages; there are a dozen.
    private readonly ConcurrentDictionary<string, Uri> addresses = new();

    public BotApi(HttpMessageInvoker http, string baseUrl, string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        this.http = http;
        this.token = token;
        root = new Uri(baseUrl, UriKind.Absolute).AbsoluteUri.TrimEnd('/');
    }

    /// <summary>How long an ordinary call may take.</summary>
    internal TimeSpan Limit { get; init; } = CallLimit;

    /// <summary>
    /// A client made for many small calls to one server. Made here, not by IHttpClientFactory, whose log lines hold the
    /// path and with it the token; for the same reason no activity is started for a call. The handler is called without an HttpClient
    /// around it, which would add limits of its own: a long poll outlives any common one.
    /// </summary>
    public static HttpMessageInvoker CreateClient() => new(new SocketsHttpHandler
    {
        // Opened only as they are needed: messages, answered presses and the long poll, each with its own limit.
        MaxConnectionsPerServer = 2 * InFlight.Most + 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
    });

    public Task<ApiAnswer<User>> GetMeAsync(CancellationToken cancel) =>
        CallAsync("getMe", new NoParameters(), RequestJson.Default.NoParameters, ReadUser, Limit, cancel);

    /// <summary>Waits up to <paramref name="timeout"/> (whole seconds, the server caps it at 50) for updates.</summary>
    /// <param name="offset">The first update that is wanted; all before it are confirmed.</param>
    /// <param name="allowedUpdates">Which kinds to send from now on; null leaves it as it was.</param>
    public Task<ApiAnswer<IReadOnlyList<Update>>> GetUpdatesAsync(
        long offset, int limit, TimeSpan timeout, IReadOnlyList<string>? allowedUpdates, CancellationToken cancel) =>
        CallAsync(
            "getUpdates",
            new GetUpdates(offset, limit, (int)timeout.TotalSeconds, allowedUpdates),
            RequestJson.Default.GetUpdates,
            UpdateJson.ReadMany,
            timeout + PollSlack,
            cancel);

    public Task<ApiAnswer<bool>> SetWebhookAsync(SetWebhook request, CancellationToken cancel) =>
        CallAsync("setWebhook", request, RequestJson.Default.SetWebhook, ReadDone, Limit, cancel);

    public Task<ApiAnswer<bool>> DeleteWebhookAsync(DeleteWebhook request, CancellationToken cancel) =>
        CallAsync("deleteWebhook", request, RequestJson.Default.DeleteWebhook, ReadDone, Limit, cancel);

    public Task<ApiAnswer<WebhookInfo>> GetWebhookInfoAsync(CancellationToken cancel) =>
        CallAsync("getWebhookInfo", new NoParameters(), RequestJson.Default.NoParameters, ReadWebhookInfo, Limit, cancel);

    /// <summary>Answers with the new message's number.</summary>
    public Task<ApiAnswer<long>> SendMessageAsync(SendMessage request, CancellationToken cancel) =>
        CallAsync("sendMessage", request, RequestJson.Default.SendMessage, ReadMessageId, Limit, cancel);

    /// <summary>Answers as <see cref="SendMessageAsync"/> does.</summary>
    public Task<ApiAnswer<long>> SendDocumentAsync(SendFile request, UploadedFile file, CancellationToken cancel) =>
        CallAsync("sendDocument", () => UploadForm.Of(request, "document", file), ReadMessageId, UploadLimit, cancel);

    /// <summary>Answers as <see cref="SendMessageAsync"/> does.</summary>
    public Task<ApiAnswer<long>> SendPhotoAsync(SendFile request, UploadedFile file, CancellationToken cancel) =>
        CallAsync("sendPhoto", () => UploadForm.Of(request, "photo", file), ReadMessageId, UploadLimit, cancel);

    public Task<ApiAnswer<bool>> EditMessageTextAsync(EditMessageText request, CancellationToken cancel) =>
        CallAsync("editMessageText", request, RequestJson.Default.EditMessageText, ReadDone, Limit, cancel);

    public Task<ApiAnswer<bool>> AnswerCallbackQueryAsync(AnswerCallbackQuery request, CancellationToken cancel) =>
        CallAsync("answerCallbackQuery", request, RequestJson.Default.AnswerCallbackQuery, ReadDone, Limit, cancel);

    public Task<ApiAnswer<bool>> SetMyCommandsAsync(SetMyCommands request, CancellationToken cancel) =>
        CallAsync("setMyCommands", request, RequestJson.Default.SetMyCommands, ReadDone, Limit, cancel);

    public Task<ApiAnswer<bool>> SetMyDescriptionAsync(SetMyDescription request, CancellationToken cancel) =>
        CallAsync("setMyDescription", request, RequestJson.Default.SetMyDescription, ReadDone, Limit, cancel);

    public Task<ApiAnswer<bool>> SetMyShortDescriptionAsync(SetMyShortDescription request, CancellationToken cancel) =>
        CallAsync("setMyShortDescription", request, RequestJson.Default.SetMyShortDescription, ReadDone, Limit, cancel);

    public Task<ApiAnswer<bool>> DeleteMessageAsync(DeleteMessage request, CancellationToken cancel) =>
        CallAsync("deleteMessage", request, RequestJson.Default.DeleteMessage, ReadDone, Limit, cancel);

    public Task<ApiAnswer<bool>> PinChatMessageAsync(PinChatMessage request, CancellationToken cancel) =>
        CallAsync("pinChatMessage", request, RequestJson.Default.PinChatMessage, ReadDone, Limit, cancel);

    public Task<ApiAnswer<ChatMember>> GetChatMemberAsync(GetChatMember request, CancellationToken cancel) =>
        CallAsync("getChatMember", request, RequestJson.Default.GetChatMember, ReadChatMember, Limit, cancel);

    private Task<ApiAnswer<TResult>> CallAsync<TRequest, TResult>(
        string method,
        TRequest request,
        JsonTypeInfo<TRequest> form,
        ApiEnvelope.ReadResult<TResult> read,
        TimeSpan limit,
        CancellationToken cancel) =>
        CallAsync(method, () => JsonOf(PlainJson.Bytes(request, form.SerializeHandler!)), read, limit, cancel);

    private static ByteArrayContent JsonOf(byte[] json)
    {
        var content = new ByteArrayContent(json);
        content.Headers.ContentType = JsonType;
        return content;
    }

    private async Task<ApiAnswer<TResult>> CallAsync<TResult>(
        string method,
        Func<HttpContent> content,
        ApiEnvelope.ReadResult<TResult> read,
        TimeSpan limit,
        CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var timed = limits.Begin(limit);
        int status = 0;
        try
        {
            using var stopped = cancel.UnsafeRegister(static timed => ((CancellationTokenSource)timed!).Cancel(), timed);
            using var message = new HttpRequestMessage(HttpMethod.Post, AddressOf(method));
            message.Content = content();
            using var answer = await http.SendAsync(message, timed.Token);
            status = (int)answer.StatusCode;
            return await ReadAsync(answer, read, timed.Token);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
        catch (OperationCanceledException)
        {
            return new ApiAnswer<TResult>.Broken($"{method}: no answer within {limit.TotalSeconds:0} s");
        }
        catch (HttpRequestException e)
        {
            return new ApiAnswer<TResult>.Broken($"{method}: connection failed ({e.HttpRequestError})");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return new ApiAnswer<TResult>.Broken($"{method}: HTTP {status} with a body that can't be read");
        }
        catch (Exception e)
        {
            return new ApiAnswer<TResult>.Broken($"{method}: {e.GetType().Name}");
        }
        finally
        {
            limits.End(timed);
        }
    }

    private async Task<ApiAnswer<TResult>> ReadAsync<TResult>(
        HttpResponseMessage answer, ApiEnvelope.ReadResult<TResult> read, CancellationToken cancel)
    {
        using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        long? size = answer.Content.Headers.ContentLength;
        if (size > LargestBody) throw new JsonException("Too large.");

        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)(size ?? 4096));
        try
        {
            int length = 0;
            while (length != size)
            {
                if (length == buffer.Length) buffer = Grow(buffer);
                int got = await stream.ReadAsync(buffer.AsMemory(length), cancel);
                if (got == 0) break;
                length += got;
            }

            var told = ApiEnvelope.Read(buffer.AsSpan(0, length), (int)answer.StatusCode, read);
            return told is ApiAnswer<TResult>.Refused refused ? WithoutToken(refused) : told;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] full)
    {
        if (full.Length >= LargestBody) throw new JsonException("Too large.");
        byte[] larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }

    // A proxy that answers in JSON may well quote the path.
    private ApiAnswer<T>.Refused WithoutToken<T>(ApiAnswer<T>.Refused refused) =>
        refused with { Description = refused.Description.Replace(token, "…", StringComparison.Ordinal) };

    private Uri AddressOf(string method) =>
        addresses.GetOrAdd(method, static (name, self) =>
            new Uri($"{self.root}/bot{Uri.EscapeDataString(self.token).Replace("%3A", ":")}/{name}"), this);

    private static long ReadMessageId(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        long? id = null;
        if (reader.TokenType is not JsonTokenType.StartObject) throw new JsonException("A message was expected.");
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            bool wanted = reader.ValueTextEquals("message_id"u8);
            reader.Read();
            if (wanted) id = reader.GetInt64();
            else reader.Skip();
        }

        return id ?? throw new JsonException("The message has no number.");
    }

    private static bool ReadDone(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        reader.Skip();
        return true;
    }

    private static User ReadUser(ref Utf8JsonReader reader, ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize(ref reader, BotApiJson.Default.User) ?? throw new JsonException("A user was expected.");

    private static ChatMember ReadChatMember(ref Utf8JsonReader reader, ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize(ref reader, BotApiJson.Default.ChatMember) ?? throw new JsonException("A member was expected.");

    private static WebhookInfo ReadWebhookInfo(ref Utf8JsonReader reader, ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize(ref reader, BotApiJson.Default.WebhookInfo) ?? throw new JsonException("Details were expected.");
}
