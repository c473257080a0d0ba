using System.Security.Cryptography;
using System.Text;

namespace Solidarity.Bot.Channels.Telegram;

/// <summary>Where the server brings updates itself. The secret is checked before the body is read.</summary>
internal static class Webhook
{
    public const string Path = "/telegram/webhook";

    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <summary>Far more than any update the server sends.</summary>
    private const int LargestBody = 1024 * 1024;

    public static void MapWebhook(this IEndpointRouteBuilder app, TelegramSettings settings) =>
        app.MapPost(Path, async (HttpContext context, UpdateIntake intake, WaitingRoom room, Turns.Sender sender, ChannelHealth health, TimeProvider clock) =>
        {
            if (!IsSecret(context.Request.Headers[SecretHeader].ToString(), settings.WebhookSecret!)) return Results.StatusCode(StatusCodes.Status401Unauthorized);
            if (sender.IsFull || !room.TryEnter()) return Full(context.Response);
            try
            {
                return await TakeAsync(context, intake, health, clock);
            }
            finally
            {
                room.Leave();
            }
        });

    private static async Task<IResult> TakeAsync(HttpContext context, UpdateIntake intake, ChannelHealth health, TimeProvider clock)
    {
        if (await Bodies.ReadAsync(context.Request, LargestBody) is not { } body) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        health.Polled(clock.GetUtcNow());
        // Not even an id can be read: sending it again would not help, so it counts as received.
        if (UpdateJson.Read(body) is not { } update) return Results.Ok();
        await intake.TakeAsync(update);
        return Results.Ok();
    }

    /// <summary>The server brings the update again after so many seconds.</summary>
    private static IResult Full(HttpResponse response)
    {
        response.Headers.RetryAfter = "1";
        return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>In constant time, whatever the length: the hashes are compared.</summary>
    private static bool IsSecret(string given, string secret) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
