using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Pages.Chat;

/// <summary>/chat: the bot on a page, in Microsoft's Web Chat.</summary>
internal static class ChatPages
{
    /// <summary>Web Chat's list that scrolls makes a style element without the nonce, empty, and fills it by script: nothing but an empty one is let through by this.</summary>
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    private const int LongestStart = 64;

    /// <summary>The one that was asked for, or else the one that the browser likes best.</summary>
    public static string LanguageOf(HttpContext context, TextBook texts, string? asked) =>
        texts.LanguageFor(asked ?? context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(one => one.Quality ?? 1).FirstOrDefault()?.Value.Value);

    /// <param name="isKnown">Whether whoever asks has been here before, so that no name is asked for.</param>
    public static void MapChat(this WebApplication app, Func<HttpContext, bool> isKnown)
    {
        var bundle = Bundle.Map(app);
        app.MapGet("/chat", (HttpContext context, string? language, string? start, TextBook texts, Settings settings) =>
        {
            var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            Protect(context, settings, nonce, bundle);
            return new RazorComponentResult<ChatPage>(new Dictionary<string, object?>
            {
                [nameof(ChatPage.Texts)] = new PageTexts(texts, LanguageOf(context, texts, language), settings.BotName),
                [nameof(ChatPage.Nonce)] = nonce,
                [nameof(ChatPage.IsKnown)] = isKnown(context),
                [nameof(ChatPage.Root)] = context.Request.PathBase.Value ?? "",
                [nameof(ChatPage.Script)] = bundle.Address,
                [nameof(ChatPage.Integrity)] = bundle.Integrity,
                [nameof(ChatPage.Start)] = start is { Length: <= LongestStart } ? start : "",
            });
        });
        // Whether the browser hands over the cookie it was just given: a script can't see it.
        app.MapGet("/chat/kept", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Results.Text(isKnown(context) ? "yes" : "no");
        });
    }

    public static void Protect(HttpContext context, Settings settings, string nonce, Bundle bundle)
    {
        var sockets = $"{(context.Request.IsHttps ? "wss" : "ws")}://{context.Request.Host}";
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; base-uri 'self'; form-action 'self'; script-src 'self' {bundle.Elsewhere}; style-src 'self' 'nonce-{nonce}' {EmptyStyle}; "
            + $"img-src 'self' data: blob:; connect-src 'self' {sockets}; frame-ancestors {string.Join(' ', settings.PageOrigins.Prepend("'self'"))}";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
    }
}
