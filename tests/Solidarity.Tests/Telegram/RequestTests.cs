using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Solidarity.Bot.Channels.Telegram;

namespace Solidarity.Tests.Telegram;

/// <summary>Every call that the client can make, with all its fields set, held against the published description.</summary>
public sealed class RequestTests
{
    private static readonly InlineKeyboardMarkup Buttons =
        new([[new InlineKeyboardButton("a", CallbackData: "b"), new InlineKeyboardButton("c", Url: "https://example.org")]]);

    private static readonly LinkPreviewOptions NoPreview = new(true);

    // Every request with every field set, and the call that carries it.
    private static readonly (object Request, Func<BotApi, Task> Call)[] Calls =
    [
        Case(new NoParameters(), (api, _) => api.GetMeAsync(default)),
        Case(new NoParameters(), (api, _) => api.GetWebhookInfoAsync(default)),
        Case(new GetUpdates(7, 100, 30, ["message"]), (api, r) =>
            api.GetUpdatesAsync(r.Offset, r.Limit, TimeSpan.FromSeconds(r.Timeout), r.AllowedUpdates, default)),
        Case(new SetWebhook("https://example.org/x", "secret", 40, ["message"], true), (api, r) => api.SetWebhookAsync(r, default)),
        Case(new DeleteWebhook(false), (api, r) => api.DeleteWebhookAsync(r, default)),
        Case(new SendMessage(5, "x", "HTML", NoPreview, true, Buttons, 7), (api, r) => api.SendMessageAsync(r, default)),
        Case(new SendMessage(5, "x", "HTML", NoPreview, true, new ReplyKeyboardRemove(), 7), (api, r) => api.SendMessageAsync(r, default)),
        Case(
            new SendMessage(5, "x", "HTML", NoPreview, true, new ReplyKeyboardMarkup([[new KeyboardButton("a", true, true)]], true, true), 7),
            (api, r) => api.SendMessageAsync(r, default)),
        Case(new SendFile(5, "x", "HTML", true, Buttons, 7), (api, r) => api.SendDocumentAsync(r, new UploadedFile("a.csv", [1]), default)),
        Case(new SendFile(5, "x", "HTML", true, new ReplyKeyboardRemove(), 7), (api, r) => api.SendPhotoAsync(r, new UploadedFile("a.png", [1]), default)),
        Case(new EditMessageText(5, 6, "x", "HTML", NoPreview, Buttons), (api, r) => api.EditMessageTextAsync(r, default)),
        Case(new AnswerCallbackQuery("q", "x"), (api, r) => api.AnswerCallbackQueryAsync(r, default)),
        Case(new SetMyCommands([new BotCommand("a", "b")], CommandScope.OneChat(5), "fr"), (api, r) => api.SetMyCommandsAsync(r, default)),
        Case(new SetMyDescription("x", "fr"), (api, r) => api.SetMyDescriptionAsync(r, default)),
        Case(new SetMyShortDescription("x", "fr"), (api, r) => api.SetMyShortDescriptionAsync(r, default)),
        Case(new DeleteMessage(5, 6), (api, r) => api.DeleteMessageAsync(r, default)),
        Case(new PinChatMessage(5, 6, true), (api, r) => api.PinChatMessageAsync(r, default)),
        Case(new GetChatMember(5, 6), (api, r) => api.GetChatMemberAsync(r, default)),
    ];

    public static TheoryData<int> CallNumbers => [.. Enumerable.Range(0, Calls.Length)];

    [Theory]
    [MemberData(nameof(CallNumbers))]
    public async Task Call_WithAllFieldsSet_IsAsTheDescriptionSays(int number)
    {
        var (request, call) = Calls[number];
        var server = CannedServer.Answering(200, """{"ok":true,"result":true}""");
        await call(server.Api);

        var (method, body) = Assert.Single(server.Asked);
        var sent = JsonDocument.Parse(body).RootElement;
        Assert.Equal(method, BotApiSchema.Published.MethodNamed(method));
        Assert.Empty(BotApiSchema.Published.Check(method, sent));
        Assert.Equal(
            RequestJson.Default.GetTypeInfo(request.GetType())!.Properties.Select(property => property.Name).Order(),
            sent.EnumerateObject().Select(property => property.Name).Except(FilesOf(request, method)).Order());
    }

    /// <summary>The file stands beside the request, under the name that its method has for it.</summary>
    private static string[] FilesOf(object request, string method) => request is SendFile ? [method["send".Length..].ToLowerInvariant()] : [];

    [Fact]
    public async Task Calls_Together_CoverEveryMethodOfTheClient()
    {
        var server = CannedServer.Answering(200, """{"ok":true,"result":true}""");
        foreach (var (_, call) in Calls) await call(server.Api);

        var offered = typeof(BotApi).GetMethods().Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal))
            .Select(method => char.ToLowerInvariant(method.Name[0]) + method.Name[1..^"Async".Length]);
        Assert.Equal(offered.Order(), server.Asked.Select(asked => asked.Method).Distinct().Order());
    }

    [Fact]
    public async Task Call_WithOddText_IsWrittenAsJson()
    {
        const string odd = "é <b>\"\\\u0001\ud83d\ude00 \u2028 </b>";
        var server = CannedServer.Answering(200, """{"ok":true,"result":{"message_id":9}}""");
        await server.Api.SendMessageAsync(new SendMessage(5, odd), default);
        Assert.Equal(odd, JsonDocument.Parse(server.Asked[0].Body).RootElement.GetProperty("text").GetString());
        Assert.Contains("é", server.Asked[0].Body);
    }

    [Fact]
    public async Task Call_WithHalfASurrogatePair_IsStillSent()
    {
        var server = CannedServer.Answering(200, """{"ok":true,"result":{"message_id":9}}""");
        var answer = await server.Api.SendMessageAsync(new SendMessage(5, "half \ud83d here"), default);
        Assert.Equal(new ApiAnswer<long>.Ok(9), answer);
    }

    [Fact]
    public void SetWebhook_Written_HoldsNoSecret() =>
        Assert.DoesNotContain("secret", new SetWebhook("https://example.org", "secret").ToString());

    private static (object, Func<BotApi, Task>) Case<T>(T request, Func<BotApi, T, Task> call)
        where T : notnull =>
        (request, api => call(api, request));
}
