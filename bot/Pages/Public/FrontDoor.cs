using Microsoft.AspNetCore.Http.HttpResults;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Posters;
using Solidarity.Bot.Texts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Pages.Public;

/// <summary>/, the front door: what this is, for everybody.</summary>
internal static class FrontDoor
{
    public static readonly IReadOnlyList<(string Address, string Key)> Doors = [("", "page.home"), ("stats", "page.stats")];

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
        app.MapGet("/telegram.svg", (HttpContext context, BotIdentity identity) => LinkOf(identity) is { } link ? StatsPages.Picture(context, PosterSvg.Of(MakePoster.Modules(link))) : Results.NotFound()).RequireRateLimiting(limit);
    }

    private static IReadOnlyList<(string, string)> Figures(PageTexts texts, TownTotals today) =>
        StatsPages.Told(texts, ("page.people", today.People), ("page.needs", today.Needs), ("page.introductions", today.Introductions));

    private static Uri? LinkOf(BotIdentity identity) => identity.UserName is { Length: > 0 } name ? new Uri($"https://t.me/{name}") : null;
}
