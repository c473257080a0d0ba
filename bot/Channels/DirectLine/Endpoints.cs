using System.Globalization;
using System.Text.Json;
using Solidarity.Bot.Pages;
using Solidarity.Bot.Texts;
using Solidarity.Core.Storage;

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
        api.MapPost("/tokens/refresh", (HttpContext context, Visiting visiting, Conversations conversations) => Holder(context, visiting, conversations) is { } pass ? Said(TokenFor(visiting, pass)) : NoToken());
        api.MapPost("/visitors/return", ReturnAsync);
        api.MapPost("/conversations", (HttpContext context, Visiting visiting, Conversations conversations) =>
            Holder(context, visiting, conversations) is { } pass ? Said(InfoOf(context, visiting, pass, watermark: null), StatusCodes.Status201Created) : NoToken());
        api.MapGet("/conversations/{id}", (string id, string? watermark, HttpContext context, Visiting visiting, Conversations conversations) =>
            Refused(context, visiting, conversations, id, out var pass) ?? Said(InfoOf(context, visiting, pass, watermark)));
        api.MapGet("/conversations/{id}/activities", (string id, string? watermark, HttpContext context, Visiting visiting, Conversations conversations) =>
            Refused(context, visiting, conversations, id, out _) ?? Results.Json(conversations.Read(id, Number(watermark)), DirectLineJson.Default.ActivitySet));
        api.MapPost("/conversations/{id}/activities", PostAsync);
        api.MapPost("/conversations/{id}/upload", (string id, HttpContext context, Visiting visiting, Conversations conversations) =>
            Refused(context, visiting, conversations, id, out _) ?? Error(StatusCodes.Status415UnsupportedMediaType, "UploadsNotTaken", "Files can't be read here. Write it in words."));
        api.MapGet("/conversations/{id}/stream", StreamAsync);
    }

    /// <summary>Whoever comes back with their cookie is the same person; whoever has none gets one.</summary>
    private static async Task<IResult> GenerateAsync(HttpContext context, Visiting visiting, Conversations conversations, TextBook texts)
    {
        if (await BodyAsync(context.Request) is not { } body) return TooLarge();
        var given = body.Length == 0 ? null : Parsed(body, DirectLineJson.Default.TokenParameters);
        var cookie = visiting.ReadCookie(context.Request.Cookies[Visiting.Cookie]);
        var known = cookie is { } held ? conversations.Find(held) : null;
        var name = PlainText.Shorten((given?.User?.Name ?? "").Trim(), LongestName);
        if (known is null && name.Length == 0) return Error(StatusCodes.Status400BadRequest, "BadArgument", "A first name is needed.");
        var asked = context.Request.Query["language"].ToString();
        var language = PageTexts.LanguageFor(context, texts, asked);
        var pass = known is null ? new Pass(Visiting.Draw(), Visiting.Draw()) : cookie!.Value;
        await conversations.ComeAsync(pass, name, language);
        // Only the page that they look at asks so: by their cookie, and from our own origin.
        if (known is not null && texts.Speaks(asked)) await conversations.SpeakAsync(known, pass.Device, language);
        Keep(context, visiting, pass);
        return Said(TokenFor(visiting, pass));
    }

    /// <summary>Somebody has written down a code elsewhere, and types it here. Wrong, replaced and ended ones get the same answer, after the same time.</summary>
    private static async Task<IResult> ReturnAsync(HttpContext context, Visiting visiting, Returning returning)
    {
        if (await BodyAsync(context.Request) is not { } body) return TooLarge();
        if (Parsed(body, DirectLineJson.Default.TypedCode) is not { Code: { Length: > 0 and <= LongestName } code }) return Error(StatusCodes.Status400BadRequest, "BadArgument", "A code is needed.");
        var (said, pass) = await returning.ComeBackAsync(code, Limits.Source(context));
        if (said == CodeSaid.TooOften) return Error(StatusCodes.Status429TooManyRequests, "TooManyTries", "Too many codes were tried. Try again in an hour.");
        if (said == CodeSaid.Wrong) return Error(StatusCodes.Status403Forbidden, "CodeNotGood", "This code is not good.");
        Keep(context, visiting, pass);
        return Said(TokenFor(visiting, pass));
    }

    private static void Keep(HttpContext context, Visiting visiting, Pass pass)
    {
        var isGuest = context.Request is { IsHttps: true } && context.Request.Query.ContainsKey("framed");
        var kept = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            Path = context.Request.PathBase + "/",
            MaxAge = Visiting.CookieLives,
            Secure = context.Request.IsHttps,
            // Within a town's page it is a guest: a browser hands it over there only where it is said so, only over https, and to each town's page one of its own.
            SameSite = isGuest ? SameSiteMode.None : SameSiteMode.Lax,
        };
        if (isGuest) kept.Extensions.Add("Partitioned");
        context.Response.Cookies.Append(Visiting.Cookie, visiting.CookieOf(pass), kept);
    }

    private static async Task<IResult> PostAsync(string id, HttpContext context, Visiting visiting, Conversations conversations, Returning returning)
    {
        if (Refused(context, visiting, conversations, id, out var pass) is { } refused) return refused;
        if (conversations.Find(pass) is not { } visitor) return NoToken();
        if (await BodyAsync(context.Request) is not { } body) return TooLarge();
        if (Parsed(body, DirectLineJson.Default.Activity) is not { Type: not null } activity) return Error(StatusCodes.Status400BadRequest, "BadArgument", "This is no activity.");
        if (activity.Text?.Length > LongestText) return TooLarge();
        // What only the bot says, nobody else can.
        var said = activity with { SuggestedActions = null, Attachments = activity.Attachments is { Count: > 0 } ? [new CardAttachment("application/octet-stream")] : null, TextFormat = "plain" };
        var number = Returning.CodeIn(said) is { } code ? await ReturnInChatAsync(context, visiting, returning, visitor, said, code) : await conversations.PostAsync(visitor, pass.Device, said);
        return number is null ? Results.NoContent() : Results.Json(new ResourceResponse(ActivityWriter.IdOf(id, number.Value)), DirectLineJson.Default.ResourceResponse);
    }

    private static async Task<long?> ReturnInChatAsync(HttpContext context, Visiting visiting, Returning returning, Visitor here, Activity activity, string code)
    {
        var (said, pass) = await returning.ComeBackAsync(code, Limits.Source(context));
        if (said == CodeSaid.Good) Keep(context, visiting, pass);
        return await returning.SayInChatAsync(here, activity, said);
    }

    private static async Task StreamAsync(string id, string? watermark, HttpContext context, Visiting visiting, Stream stream)
    {
        if (!context.WebSockets.IsWebSocketRequest || visiting.ReadToken(context.Request.Query["t"]) is not { } pass || pass.Address != id)
        {
            context.Response.StatusCode = context.WebSockets.IsWebSocketRequest ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await stream.SendAsync(socket, pass, Number(watermark));
    }

    private static ConversationInfo TokenFor(Visiting visiting, Pass pass) => new(pass.Address, visiting.TokenOf(pass), (int)Visiting.TokenLives.TotalSeconds);

    private static ConversationInfo InfoOf(HttpContext context, Visiting visiting, Pass pass, string? watermark)
    {
        var (request, info) = (context.Request, TokenFor(visiting, pass));
        var scheme = request.IsHttps ? "wss" : "ws";
        return info with { StreamUrl = $"{scheme}://{request.Host}{request.PathBase}{Root}/conversations/{pass.Address}/stream?watermark={Number(watermark)}&t={Uri.EscapeDataString(info.Token)}" };
    }

    /// <summary>Whose token the request bears; null when it bears none that holds, or for a browser that is theirs no more.</summary>
    private static Pass? Holder(HttpContext context, Visiting visiting, Conversations conversations) =>
        context.Request.Headers.Authorization.ToString() is { } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && visiting.ReadToken(header[7..].Trim()) is { } pass && conversations.Find(pass) is not null ? pass : null;

    private static IResult? Refused(HttpContext context, Visiting visiting, Conversations conversations, string id, out Pass pass)
    {
        var holder = Holder(context, visiting, conversations);
        pass = holder ?? default;
        if (holder is null) return NoToken();
        return pass.Address == id ? null : Error(StatusCodes.Status403Forbidden, "BadArgument", "The token is for another conversation.");
    }

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
