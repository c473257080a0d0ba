using Microsoft.AspNetCore.Http.HttpResults;
using Solidarity.Bot.Pictures;
using Solidarity.Bot.Tables;
using Solidarity.Bot.Texts;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Pages.Public;

/// <summary>/stats, with its picture and its table: for everybody, with no figure that could point at somebody.</summary>
internal static class StatsPages
{
    /// <param name="limit">How often one source may ask for each of them: the name of a policy.</param>
    /// <param name="doors">The other pages beside it.</param>
    public static void MapStats(this WebApplication app, string limit, IReadOnlyList<(string Address, string Key)> doors)
    {
        var pages = app.MapGroup("").RequireRateLimiting(limit);
        pages.MapGet("/stats", async (HttpContext context, string? language, TextBook texts, Settings settings, TownFigures town) =>
        {
            PageHeaders.Protect(context);
            var reader = PageTexts.For(context, texts, language, settings);
            var (_, figures, categories, _) = await town.ReadAsync();
            return new RazorComponentResult<StatsPage>(new Dictionary<string, object?>
            {
                [nameof(StatsPage.Texts)] = reader,
                [nameof(StatsPage.Root)] = context.Request.PathBase.Value ?? "",
                [nameof(StatsPage.Doors)] = doors,
                [nameof(StatsPage.Figures)] = Totals(reader, figures),
                [nameof(StatsPage.Until)] = figures.Until is { } day ? reader.In(new Phrase("page.stats-until", ("date", Dates.WithYear(day)))) : null,
                [nameof(StatsPage.Tables)] = figures.Until is null ? [] : Tables(reader, figures, categories),
            });
        });
        pages.MapGet("/stats.svg", async (HttpContext context, string? language, TextBook texts, Settings settings, TownFigures town) =>
        {
            var (_, figures, categories, _) = await town.ReadAsync();
            return figures.Until is not { } day ? Results.NotFound() : Picture(context, new StatsDrawing(texts, categories, PageTexts.For(context, texts, language, settings).Language).Of(figures.Weeks, figures.Kinds, settings.BotName, day));
        });
        pages.MapGet("/stats.csv", async (HttpContext context, string? language, TextBook texts, Settings settings, TownFigures town) =>
        {
            var (_, figures, categories, _) = await town.ReadAsync();
            if (figures.Until is not { } day) return Results.NotFound();
            var reader = PageTexts.For(context, texts, language, settings);
            return Results.File(new StatsTable(texts, categories, reader.Language).Of(figures).Bytes, "text/csv; charset=utf-8", $"{reader["stats.file"]}-{day:yyyy-MM-dd}.csv");
        });
    }

    public static IResult Picture(HttpContext context, byte[] svg)
    {
        PageHeaders.Protect(context);
        return Results.Bytes(svg, "image/svg+xml");
    }

    private static IReadOnlyList<(string, string)> Totals(PageTexts texts, PublicFigures figures) =>
    [
        .. Told(texts, ("page.people", figures.People), ("page.needs", figures.Needs), ("page.offers", figures.Offers), ("page.introductions", figures.Introductions), ("page.done", figures.Done)),
        .. figures.MedianToIntroduction is { } span ? [(texts["page.to-introduction"], texts.In(Dates.Span(span)))] : Array.Empty<(string, string)>(),
    ];

    /// <summary>Totals, each as what it is at least; those that are not told are left out.</summary>
    public static IReadOnlyList<(string, string)> Told(PageTexts texts, params IReadOnlyList<(string Key, long? Number)> all) =>
        [.. all.Where(one => one.Number is not null).Select(one => (texts[one.Key], texts.In(new Phrase("page.at-least", ("n", new Markup(texts.Number(one.Number)!))))))];

    private static IReadOnlyList<StatsPage.Table> Tables(PageTexts texts, PublicFigures figures, Categories categories)
    {
        string Told(long? count) => texts.Number(count) ?? texts["stats.untold"];
        return
        [
            new(texts["page.by-week"], [texts["page.week-of"], texts["picture.needs"], texts["picture.offers"], texts["picture.introductions"]],
                [.. figures.Weeks.Select(week => (IReadOnlyList<string>)[texts.In(Dates.InItsYear(week.Monday)), Told(week.Needs), Told(week.Offers), Told(week.Introductions)])]),
            new(texts["page.by-kind"], [texts["page.kind"], texts["picture.needs"], texts["picture.offers"]],
                [.. figures.Kinds.Select(kind => (IReadOnlyList<string>)[categories.Find(kind.Category)?.Name(texts.Language) ?? kind.Category, Told(kind.Needs), Told(kind.Offers)])]),
            new(texts["page.by-town"], [texts["page.town"], texts["picture.needs"], texts["picture.introductions"]],
                [.. figures.Areas.Select(area => (IReadOnlyList<string>)[StatsTable.TownOf(area), Told(area.Needs), Told(area.Introductions)])]),
        ];
    }
}
