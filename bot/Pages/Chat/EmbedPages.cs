using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Pages.Chat;

/// <summary>/embed.js: what a town's page needs to show the chat within itself, with the words of all languages in it.</summary>
internal static class EmbedPages
{
    private const string Place = "/* told */ null";

    internal sealed record Words(string Language, string Direction, string Open, string Close, string Title);

    /// <param name="Origins">Whose pages may show the chat within them; the browser holds to it by the page's own policy, this is so that the button knows.</param>
    internal sealed record Told(string Language, IReadOnlyDictionary<string, Words> Words, IReadOnlyList<string> Origins);

    public static void MapEmbed(this WebApplication app, string limit)
    {
        var script = new Lazy<string>(() => Written(app));
        app.MapGet("/embed.js", (HttpContext context) =>
        {
            var headers = context.Response.Headers;
            headers.CacheControl = "public, max-age=3600";
            headers.XContentTypeOptions = "nosniff";
            // Pages that take in nothing that doesn't agree to it may take this in.
            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            return Results.Text(script.Value, "text/javascript; charset=utf-8");
        }).RequireRateLimiting(limit);
    }

    private static string Written(WebApplication app)
    {
        var (texts, settings) = (app.Services.GetRequiredService<TextBook>(), app.Services.GetRequiredService<Settings>());
        var words = texts.Languages.ToDictionary(language => language, language => WordsIn(new PageTexts(texts, language, settings.BotName)));
        var told = JsonSerializer.Serialize(new Told(settings.DefaultLanguage, words, settings.PageOrigins), EmbedJson.Default.Told);
        var file = app.Environment.WebRootFileProvider.GetFileInfo("embed.js");
        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd().Replace(Place, told, StringComparison.Ordinal);
    }

    private static Words WordsIn(PageTexts texts) =>
        new(texts.Language, texts.IsRightToLeft ? "rtl" : "ltr", texts["page.embed-open"], texts["page.embed-close"], texts["page.chat-title"]);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(EmbedPages.Told))]
internal sealed partial class EmbedJson : JsonSerializerContext;
