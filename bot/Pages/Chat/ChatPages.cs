using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Pages.Chat;

/// <summary>/chat: the bot on a page, in Microsoft's Web Chat.</summary>
internal static class ChatPages
{
    private const int LongestStart = 64;

    /// <param name="limit">How often one source may ask for each of them: the name of a policy.</param>
    /// <param name="languageOf">The language of whoever asks; null where they have not been here before, so that their name is asked for.</param>
    public static void MapChat(this WebApplication app, string limit, Func<HttpContext, string?> languageOf)
    {
        var bundle = Bundle.Map(app, limit);
        app.MapGet("/chat", (HttpContext context, string? language, string? guess, string? start, TextBook texts, Settings settings) =>
        {
            var own = languageOf(context);
            var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            PageHeaders.ProtectChat(context, settings, nonce, bundle.Elsewhere);
            return new RazorComponentResult<ChatPage>(new Dictionary<string, object?>
            {
                [nameof(ChatPage.Texts)] = PageTexts.For(context, texts, texts.Speaks(language) ? language : own ?? guess, settings),
                [nameof(ChatPage.Contact)] = settings.TeamContact,
                [nameof(ChatPage.Nonce)] = nonce,
                [nameof(ChatPage.IsKnown)] = own is not null,
                [nameof(ChatPage.Root)] = context.Request.PathBase.Value ?? "",
                [nameof(ChatPage.Script)] = bundle.Address,
                [nameof(ChatPage.Integrity)] = bundle.Integrity,
                [nameof(ChatPage.Start)] = start is { Length: <= LongestStart } ? start : "",
            });
        }).RequireRateLimiting(limit);
        // Whether the browser hands over the cookie it was just given: a script can't see it.
        app.MapGet("/chat/kept", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Results.Text(languageOf(context) is not null ? "yes" : "no");
        }).RequireRateLimiting(limit);
    }
}
