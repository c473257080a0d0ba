using Microsoft.AspNetCore.Http.HttpResults;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Posters;
using Solidarity.Bot.Texts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Pages.Public;

/// <summary>/, the front door: what this is, for everybody.</summary>
internal static class FrontDoor
{
    public static readonly IReadOnlyList<(string Address, string Key)> Doors = [("", "page.home"), ("stats", "page.stats"), ("privacy", "page.privacy")];

    public static void MapFrontDoor(this WebApplication app, string limit)
    {
        app.MapGet("/", async (HttpContext context, string? language, TextBook texts, Settings settings, BotIdentity identity, TownFigures town) =>
        {
            PageHeaders.Protect(context);
            var reader = PageTexts.For(context, texts, language, settings);
            return new RazorComponentResult<HomePage>(new Dictionary<string, object?>
            {
                [nameof(HomePage.Texts)] = reader,
                [nameof(HomePage.Root)] = context.Request.PathBase.Value ?? "",
                [nameof(HomePage.Doors)] = Doors,
                [nameof(HomePage.Figures)] = Figures(reader, (await town.ReadAsync()).Today),
                [nameof(HomePage.HasChat)] = settings.HasPage,
                [nameof(HomePage.HasStreet)] = settings.HasStreet,
                [nameof(HomePage.Telegram)] = LinkOf(identity)?.AbsoluteUri,
                [nameof(HomePage.Contact)] = settings.TeamContact,
            });
        }).RequireRateLimiting(limit);
        app.MapGet("/privacy", (HttpContext context, string? language, TextBook texts, Settings settings) =>
        {
            PageHeaders.Protect(context);
            var reader = PageTexts.For(context, texts, language, settings);
            return new RazorComponentResult<PrivacyPage>(new Dictionary<string, object?>
            {
                [nameof(PrivacyPage.Texts)] = reader,
                [nameof(PrivacyPage.Root)] = context.Request.PathBase.Value ?? "",
                [nameof(PrivacyPage.Doors)] = Doors,
                [nameof(PrivacyPage.Words)] = reader.MarkupOf(new Phrase("privacy.text", ("who", Kept(settings)), ("days", (int)settings.Timings.PostsLiveFor.TotalDays))),
            });
        }).RequireRateLimiting(limit);
        app.MapGet("/telegram.svg", (HttpContext context, BotIdentity identity) => LinkOf(identity) is { } link ? StatsPages.Picture(context, PosterSvg.Of(MakePoster.Modules(link))) : Results.NotFound()).RequireRateLimiting(limit);
    }

    /// <summary>Whoever comes by an address that leads nowhere, or that is off here, reads so, with a way on; a program reads nothing.</summary>
    public static void MapMissing(this WebApplication app, string limit) => app.MapFallback((HttpContext context, TextBook texts, Settings settings) =>
    {
        if (!HttpMethods.IsGet(context.Request.Method) || !context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)) return Results.NotFound();
        PageHeaders.Protect(context);
        var reader = PageTexts.For(context, texts, null, settings);
        return new RazorComponentResult<MissingPage>(new Dictionary<string, object?>
        {
            [nameof(MissingPage.Texts)] = reader,
            [nameof(MissingPage.Root)] = context.Request.PathBase.Value ?? "",
            [nameof(MissingPage.Doors)] = Doors,
            [nameof(MissingPage.InAll)] = texts.Languages.OrderByDescending(language => language == reader.Language).Select(language => PageTexts.In(texts, language, settings)).ToArray(),
        })
        { StatusCode = StatusCodes.Status404NotFound };
    }).RequireRateLimiting(limit);

    /// <summary>Of whoever writes in Telegram, of whoever talks on the page, or of both.</summary>
    private static Lines Kept(Settings settings) =>
        Lines.Of(settings.Telegram is not null ? new Phrase("privacy.who") : null, settings.HasPage ? new Phrase("privacy.who-on-page") : null);

    private static IReadOnlyList<(string, string)> Figures(PageTexts texts, TownTotals today) =>
        StatsPages.Told(texts, ("page.people", today.People), ("page.needs", today.Needs), ("page.introductions", today.Introductions));

    private static Uri? LinkOf(BotIdentity identity) => identity.UserName is { Length: > 0 } name ? new Uri($"https://t.me/{name}") : null;
}
