using System.Globalization;
using Solidarity.Core.Storage;
using static Solidarity.Bot.Channels.DirectLine.Answers;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>
/// Direct Line 3.0, as the Bot Framework describes it: tokens, conversations, activities by polling or over a socket. A conversation is named by
/// its visitor's address; whoever has no token for it is refused, whatever the request says.
/// </summary>
internal static class Endpoints
{
    public const string Root = "/v3/directline";

    private const int LongestText = 4000;

    public static void MapDirectLine(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Root).RequireRateLimiting(Limits.Requests).AddEndpointFilter(KeepNowhere).AddEndpointFilter(Origins.RefuseForeign);
        api.MapPost("/tokens/generate", Tokens.GenerateAsync);
        api.MapPost("/tokens/refresh", Tokens.RefreshAsync);
        api.MapPost("/visitors/return", Tokens.ReturnAsync);
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

    private static async Task<IResult> ReadAsync(string id, string? watermark, HttpContext context, Visiting visiting, Conversations conversations, Shares shares)
    {
        if (Refused(context, visiting, conversations, id, out _) is { } refused) return refused;
        using var share = await shares.TellAsync(Limits.Source(context), context.RequestAborted);
        if (!share.IsAcquired) return TooFast();
        await InTime.AnswerAsync(context, conversations.Read(id, Number(watermark)).Json, InTime.Within);
        return Results.Empty;
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

    private static async Task<long?> ReturnInChatAsync(HttpContext context, Visiting visiting, Returning returning, Visitor here, Activity activity, string code)
    {
        var (said, pass) = await returning.ComeBackAsync(code, Limits.Source(context));
        if (said == CodeSaid.Good) Tokens.Keep(context, visiting, pass);
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

    private static ConversationInfo InfoOf(HttpContext context, Visiting visiting, Ticket ticket, string? watermark)
    {
        var (request, info) = (context.Request, Tokens.TokenFor(visiting, ticket));
        var scheme = request.IsHttps ? "wss" : "ws";
        return info with { StreamUrl = $"{scheme}://{request.Host}{request.PathBase}{Root}/conversations/{ticket.Pass.Address}/stream?watermark={Number(watermark)}&t={Uri.EscapeDataString(visiting.StreamTokenOf(ticket))}" };
    }

    /// <summary>Whose token the request bears; null when it bears none that holds, or for a browser that is theirs no more.</summary>
    public static Ticket? Holder(HttpContext context, Visiting visiting, Conversations conversations) =>
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
}
