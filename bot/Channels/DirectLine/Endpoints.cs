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
        var api = app.MapGroup(Root).RequireRateLimiting(Limits.Requests).AddEndpointFilter(KeepNowhere).AddEndpointFilter(Origins.RefuseForeign);
        api.MapPost("/tokens/generate", GenerateAsync);
        api.MapPost("/tokens/refresh", RefreshAsync);
        api.MapPost("/visitors/return", ReturnAsync);
        api.MapPost("/conversations", (HttpContext context, Visiting visiting, Conversations conversations) =>
            Holder(context, visiting, conversations) is { } ticket ? Said(InfoOf(context, visiting, ticket, watermark: null), StatusCodes.Status201Created) : NoToken());
        api.MapGet("/conversations/{id}", (string id, string? watermark, HttpContext context, Visiting visiting, Conversations conversations) =>
            Refused(context, visiting, conversations, id, out var ticket) ?? Said(InfoOf(context, visiting, ticket, watermark)));
        api.MapGet("/conversations/{id}/activities", ReadAsync);
        api.MapPost("/conversations/{id}/activities", PostAsync);
        api.MapPost("/conversations/{id}/upload", (string id, HttpContext context, Visiting visiting, Conversations conversations) =>
            Refused(context, visiting, conversations, id, out _) ?? Error(StatusCodes.Status415UnsupportedMediaType, "UploadsNotTaken", "Files can't be read here. Write it in words."));
        api.MapGet("/conversations/{id}/stream", StreamAsync);
    }

    /// <summary>Whoever comes back with their cookie is the same person; whoever has none gets one.</summary>
    private static async Task<IResult> GenerateAsync(HttpContext context, Visiting visiting, Conversations conversations, Shares shares, TextBook texts)
    {
        if (await BodyAsync(context.Request) is not { } body) return TooLarge();
        var given = body.Length == 0 ? null : Parsed(body, DirectLineJson.Default.TokenParameters);
        var cookie = visiting.ReadCookie(context.Request.Cookies[Visiting.Cookie]);
        var asked = context.Request.Query["language"].ToString();
        var language = PageTexts.LanguageFor(context, texts, asked);
        var known = cookie is { } held ? await conversations.ComeAgainAsync(held, language) : null;
        var name = PlainText.Shorten((given?.User?.Name ?? "").Trim(), LongestName);
        if (known is null && name.Length == 0) return Error(StatusCodes.Status400BadRequest, "BadArgument", "A first name is needed.");
        // Whoever is known may open the page as often as they like: twenty people of a library come from one address.
        if (known is null && !shares.MayCome(Limits.Source(context), Limits.Network(context))) return TooFast();
        var pass = known is null ? new Pass(Visiting.Draw(), Visiting.Draw()) : cookie!.Value;
        if (known is null) await conversations.ComeAsync(pass, name, language);
        // Only the page that they look at asks so: by their cookie, and from our own origin.
        else if (texts.Speaks(asked)) await conversations.SpeakAsync(known, pass.Device, language);
        Keep(context, visiting, pass);
        return Said(TokenFor(visiting, visiting.Begin(pass)));
    }

    /// <summary>One token after the other, for a day; for as long as the page is open where the browser hands over its cookie with it.</summary>
    private static async Task<IResult> RefreshAsync(HttpContext context, Visiting visiting, Conversations conversations)
    {
        if (Holder(context, visiting, conversations) is not { } ticket) return NoToken();
        await conversations.SeeAsync(ticket.Pass);
        return Said(TokenFor(visiting, visiting.Renew(ticket, context.Request.Cookies[Visiting.Cookie])));
    }

    private static async Task<IResult> ReadAsync(string id, string? watermark, HttpContext context, Visiting visiting, Conversations conversations, Shares shares)
    {
        if (Refused(context, visiting, conversations, id, out _) is { } refused) return refused;
        using var share = await shares.TellAsync(Limits.Source(context), context.RequestAborted);
        if (!share.IsAcquired) return TooFast();
        await InTime.AnswerAsync(context, conversations.Read(id, Number(watermark)).Json, InTime.Within);
        return Results.Empty;
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
        return Said(TokenFor(visiting, visiting.Begin(pass)));
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

    private static async Task<IResult> PostAsync(string id, HttpContext context, Visiting visiting, Conversations conversations, Returning returning, Shares shares)
    {
        if (Refused(context, visiting, conversations, id, out var ticket) is { } refused) return refused;
        if (conversations.Find(ticket.Pass) is not { } visitor) return NoToken();
        if (await BodyAsync(context.Request) is not { } body) return TooLarge();
        if (Parsed(body, DirectLineJson.Default.Activity) is not { Type: not null } activity) return Error(StatusCodes.Status400BadRequest, "BadArgument", "This is no activity.");
        if (activity.Text?.Length > LongestText) return TooLarge();
        if (ActivityReader.Sift(activity) is not { } sent) return Error(StatusCodes.Status400BadRequest, "BadArgument", "Something in it can't be read.");
        if (ActivityReader.IsSaid(sent) && !shares.MayKeep(Limits.Source(context), sent.Text)) return TooFast();
        if (Returning.CodeIn(sent) is { } code) return Kept(id, await ReturnInChatAsync(context, visiting, returning, visitor, sent, code) ?? 0);
        var (said, number) = await conversations.PostAsync(visitor, ticket.Pass.Device, sent);
        return said switch
        {
            PostSaid.Taken => Kept(id, number),
            PostSaid.Aside => Results.NoContent(),
            PostSaid.Empty => Error(StatusCodes.Status400BadRequest, "BadArgument", "There is nothing in it to read."),
            PostSaid.TooFast => TooFast(),
            _ => Error(StatusCodes.Status503ServiceUnavailable, "ServiceError", "It could not be kept. Send it again in a moment."),
        };
    }

    private static IResult Kept(string id, long number) => Results.Json(new ResourceResponse(ActivityWriter.IdOf(id, number)), DirectLineJson.Default.ResourceResponse);

    private static async Task<long?> ReturnInChatAsync(HttpContext context, Visiting visiting, Returning returning, Visitor here, Activity activity, string code)
    {
        var (said, pass) = await returning.ComeBackAsync(code, Limits.Source(context));
        if (said == CodeSaid.Good) Keep(context, visiting, pass);
        return await returning.SayInChatAsync(here, activity, said);
    }

    private static async Task StreamAsync(string id, string? watermark, HttpContext context, Visiting visiting, Stream stream)
    {
        if (!context.WebSockets.IsWebSocketRequest || visiting.ReadStreamToken(context.Request.Query["t"]) is not { } ticket || ticket.Pass.Address != id)
        {
            context.Response.StatusCode = context.WebSockets.IsWebSocketRequest ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await stream.SendAsync(socket, ticket, Limits.Source(context), Number(watermark));
    }

    private static ConversationInfo TokenFor(Visiting visiting, Ticket ticket) => new(ticket.Pass.Address, visiting.TokenOf(ticket), (int)visiting.LifeOf(ticket).TotalSeconds);

    private static ConversationInfo InfoOf(HttpContext context, Visiting visiting, Ticket ticket, string? watermark)
    {
        var (request, info) = (context.Request, TokenFor(visiting, ticket));
        var scheme = request.IsHttps ? "wss" : "ws";
        return info with { StreamUrl = $"{scheme}://{request.Host}{request.PathBase}{Root}/conversations/{ticket.Pass.Address}/stream?watermark={Number(watermark)}&t={Uri.EscapeDataString(visiting.StreamTokenOf(ticket))}" };
    }

    /// <summary>Whose token the request bears; null when it bears none that holds, or for a browser that is theirs no more.</summary>
    private static Ticket? Holder(HttpContext context, Visiting visiting, Conversations conversations) =>
        context.Request.Headers.Authorization.ToString() is { } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && visiting.ReadToken(header[7..].Trim()) is { } ticket && conversations.Find(ticket.Pass) is not null ? ticket : null;

    private static IResult? Refused(HttpContext context, Visiting visiting, Conversations conversations, string id, out Ticket ticket)
    {
        var holder = Holder(context, visiting, conversations);
        ticket = holder ?? default;
        if (holder is null) return NoToken();
        return ticket.Pass.Address == id ? null : Error(StatusCodes.Status403Forbidden, "BadArgument", "The token is for another conversation.");
    }

    private static ValueTask<object?> KeepNowhere(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }

    private static long Number(string? watermark) => long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static IResult Said(ConversationInfo info, int status = StatusCodes.Status200OK) => Results.Json(info, DirectLineJson.Default.ConversationInfo, statusCode: status);

    private static IResult NoToken() => Error(StatusCodes.Status403Forbidden, "TokenExpired", "The token is missing, or has ended.");

    private static IResult TooFast() => Error(StatusCodes.Status429TooManyRequests, "TooManyRequests", "That was too much at once. Wait a moment, then try again.");

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
