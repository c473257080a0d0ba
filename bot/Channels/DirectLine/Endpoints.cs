using System.Globalization;
using System.Text.Json;
using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>
/// Direct Line 3.0, as the Bot Framework describes it: tokens, conversations, activities by polling or over a socket. A conversation is named by
/// its visitor's address; whoever has no token for it is refused, whatever the request says.
/// </summary>
internal static class Endpoints
{
    public const string Root = "/v3/directline";

    /// <summary>A text of four thousand characters with all around it, many times over.</summary>
    private const int LargestBody = 64 * 1024;

    private const int LongestText = 4000, LongestName = 40;

    public static void MapDirectLine(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Root).RequireRateLimiting(Limits.Requests).AddEndpointFilter(Origins.RefuseForeign);
        api.MapPost("/tokens/generate", GenerateAsync).RequireRateLimiting(Limits.Visitors);
        api.MapPost("/tokens/refresh", (HttpContext context, Visiting visiting) =>
            Holder(context, visiting) is { } address ? Said(new ConversationInfo(address, visiting.TokenOf(address), (int)Visiting.TokenLives.TotalSeconds)) : NoToken());
        api.MapPost("/conversations", (HttpContext context, Visiting visiting, Conversations conversations) =>
            Holder(context, visiting) is { } address && conversations.Find(address) is { } visitor
                ? Said(InfoOf(context, visiting, visitor.Address, watermark: null), StatusCodes.Status201Created)
                : NoToken());
        api.MapGet("/conversations/{id}", (string id, string? watermark, HttpContext context, Visiting visiting) =>
            Refused(context, visiting, id) ?? Said(InfoOf(context, visiting, id, watermark)));
        api.MapGet("/conversations/{id}/activities", (string id, string? watermark, HttpContext context, Visiting visiting, Conversations conversations) =>
            Refused(context, visiting, id) ?? Results.Json(conversations.Read(id, Number(watermark)), DirectLineJson.Default.ActivitySet));
        api.MapPost("/conversations/{id}/activities", PostAsync);
        api.MapPost("/conversations/{id}/upload", (string id, HttpContext context, Visiting visiting) =>
            Refused(context, visiting, id) ?? Error(StatusCodes.Status415UnsupportedMediaType, "UploadsNotTaken", "Files can't be read here. Write it in words."));
        api.MapGet("/conversations/{id}/stream", StreamAsync);
    }

    /// <summary>Whoever comes back with their cookie is the same person; whoever has none gets one.</summary>
    private static async Task<IResult> GenerateAsync(HttpContext context, Visiting visiting, Conversations conversations, TextBook texts)
    {
        if (await BodyAsync(context.Request) is not { } body) return TooLarge();
        var given = body.Length == 0 ? null : Parsed(body, DirectLineJson.Default.TokenParameters);
        var known = visiting.ReadCookie(context.Request.Cookies[Visiting.Cookie]) is { } cookie ? conversations.Find(cookie) : null;
        var name = PlainText.Shorten((given?.User?.Name ?? "").Trim(), LongestName);
        if (known is null && name.Length == 0) return Error(StatusCodes.Status400BadRequest, "BadArgument", "A first name is needed.");
        var language = texts.LanguageFor(context.Request.Query["language"].ToString() is { Length: > 0 } asked ? asked : context.Request.GetTypedHeaders().AcceptLanguage.FirstOrDefault()?.Value.Value);
        var visitor = await conversations.ComeAsync(known?.Address ?? Visiting.Draw(), name, language);
        var isGuest = context.Request is { IsHttps: true } && context.Request.Query.ContainsKey("framed");
        var kept = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            Path = "/",
            MaxAge = Visiting.CookieLives,
            Secure = context.Request.IsHttps,
            // Within a town's page it is a guest: a browser hands it over there only where it is said so, only over https, and to each town's page one of its own.
            SameSite = isGuest ? SameSiteMode.None : SameSiteMode.Lax,
        };
        if (isGuest) kept.Extensions.Add("Partitioned");
        context.Response.Cookies.Append(Visiting.Cookie, visiting.CookieOf(visitor.Address), kept);
        return Said(new ConversationInfo(visitor.Address, visiting.TokenOf(visitor.Address), (int)Visiting.TokenLives.TotalSeconds));
    }

    private static async Task<IResult> PostAsync(string id, HttpContext context, Visiting visiting, Conversations conversations)
    {
        if (Refused(context, visiting, id) is { } refused) return refused;
        if (conversations.Find(id) is not { } visitor) return NoToken();
        if (await BodyAsync(context.Request) is not { } body) return TooLarge();
        if (Parsed(body, DirectLineJson.Default.Activity) is not { Type: not null } activity) return Error(StatusCodes.Status400BadRequest, "BadArgument", "This is no activity.");
        if (activity.Text?.Length > LongestText) return TooLarge();
        // What only the bot says, nobody else can.
        var number = await conversations.PostAsync(visitor, activity with { SuggestedActions = null, Attachments = activity.Attachments is { Count: > 0 } ? [new CardAttachment("application/octet-stream")] : null, TextFormat = "plain" });
        return number is null ? Results.NoContent() : Results.Json(new ResourceResponse(ActivityWriter.IdOf(id, number.Value)), DirectLineJson.Default.ResourceResponse);
    }

    private static async Task StreamAsync(string id, string? watermark, HttpContext context, Visiting visiting, Stream stream)
    {
        if (!context.WebSockets.IsWebSocketRequest || visiting.ReadToken(context.Request.Query["t"]) != id)
        {
            context.Response.StatusCode = context.WebSockets.IsWebSocketRequest ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await stream.SendAsync(socket, id, Number(watermark));
    }

    private static ConversationInfo InfoOf(HttpContext context, Visiting visiting, string address, string? watermark)
    {
        var (request, token) = (context.Request, visiting.TokenOf(address));
        var scheme = request.IsHttps ? "wss" : "ws";
        return new ConversationInfo(
            address, token, (int)Visiting.TokenLives.TotalSeconds,
            $"{scheme}://{request.Host}{request.PathBase}{Root}/conversations/{address}/stream?watermark={Number(watermark)}&t={Uri.EscapeDataString(token)}");
    }

    /// <summary>Whose token the request bears; null when it bears none that holds.</summary>
    private static string? Holder(HttpContext context, Visiting visiting) =>
        context.Request.Headers.Authorization.ToString() is { } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? visiting.ReadToken(header[7..].Trim()) : null;

    private static IResult? Refused(HttpContext context, Visiting visiting, string id) => Holder(context, visiting) switch
    {
        null => NoToken(),
        { } address when address != id => Error(StatusCodes.Status403Forbidden, "BadArgument", "The token is for another conversation."),
        _ => null,
    };

    private static long Number(string? watermark) => long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static IResult Said(ConversationInfo info, int status = StatusCodes.Status200OK) => Results.Json(info, DirectLineJson.Default.ConversationInfo, statusCode: status);

    private static IResult NoToken() => Error(StatusCodes.Status403Forbidden, "TokenExpired", "The token is missing, or has ended.");

    private static IResult TooLarge() => Error(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "This is too long. Write it in fewer words.");

    private static IResult Error(int status, string code, string message) => Results.Json(new ErrorResponse(new ErrorInfo(code, message)), DirectLineJson.Default.ErrorResponse, statusCode: status);

    private static T? Parsed<T>(byte[] body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>Null when it is too large.</returns>
    private static Task<byte[]?> BodyAsync(HttpRequest request) => Bodies.ReadAsync(request, LargestBody);
}
