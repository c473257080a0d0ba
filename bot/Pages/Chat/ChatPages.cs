using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Pages.Chat;

/// <summary>/chat: the bot on a page, in Microsoft's Web Chat.</summary>
internal static class ChatPages
{
    /// <summary>The build fetches it; where it could not, the page takes it from Microsoft's own servers, and only if it is the same to the last byte.</summary>
    private const string Bundle = "lib/webchat.js", BundleElsewhere = "https://cdn.botframework.com/botframework-webchat/4.18.1/webchat.js";

    private const string BundleIs = "sha384-AHFvk4Hi30kPlGug5u1RCA9gNO18GRKqhYcFtulI9sUUUp3HBpyjyTUf2/GVUHHb";

    private const int LongestStart = 64;

    public static bool HasBundle(WebApplication app) => File.Exists(Path.Combine(app.Environment.WebRootPath ?? "", Bundle));

    public static string ScriptOf(bool isHere) => isHere ? Bundle : BundleElsewhere;

    public static IReadOnlyDictionary<string, object> IntegrityOf(bool isHere) =>
        isHere ? new Dictionary<string, object>() : new Dictionary<string, object> { ["integrity"] = BundleIs, ["crossorigin"] = "anonymous" };

    /// <summary>The one that was asked for, or else the one that the browser likes best.</summary>
    public static string LanguageOf(HttpContext context, TextBook texts, string? asked) =>
        texts.LanguageFor(asked ?? context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(one => one.Quality ?? 1).FirstOrDefault()?.Value.Value);

    public static void MapChat(this WebApplication app)
    {
        var isHere = HasBundle(app);
        app.MapGet("/chat", (HttpContext context, string? language, string? start, TextBook texts, Settings settings) =>
        {
            var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            Protect(context, settings, nonce, isHere);
            var asked = language ?? context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(one => one.Quality ?? 1).FirstOrDefault()?.Value.Value;
            return new RazorComponentResult<ChatPage>(new Dictionary<string, object?>
            {
                [nameof(ChatPage.Texts)] = new PageTexts(texts, texts.LanguageFor(asked), settings.BotName),
                [nameof(ChatPage.Nonce)] = nonce,
                [nameof(ChatPage.Root)] = context.Request.PathBase.Value ?? "",
                [nameof(ChatPage.Script)] = isHere ? Bundle : BundleElsewhere,
                [nameof(ChatPage.Integrity)] = isHere ? new Dictionary<string, object>() : new Dictionary<string, object> { ["integrity"] = BundleIs, ["crossorigin"] = "anonymous" },
                [nameof(ChatPage.Start)] = start is { Length: <= LongestStart } ? start : "",
            });
        });
    }

    public static void Protect(HttpContext context, Settings settings, string nonce, bool isHere)
    {
        var sockets = $"{(context.Request.IsHttps ? "wss" : "ws")}://{context.Request.Host}";
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; base-uri 'self'; form-action 'self'; script-src 'self'{(isHere ? "" : " " + BundleElsewhere)}; style-src 'self' 'nonce-{nonce}'; "
            + $"img-src 'self' data: blob:; connect-src 'self' {sockets}; frame-ancestors {string.Join(' ', settings.PageOrigins.Prepend("'self'"))}";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
    }
}
