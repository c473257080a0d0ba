using Microsoft.AspNetCore.Mvc;
using Solidarity.Bot.Jobs;
using Solidarity.Bot.Texts;
using Solidarity.Core.People;

namespace Solidarity.Bot.Pages.Desk;

/// <summary>/web: what the team has in chat, in a browser.</summary>
internal static class DeskPages
{
    private const int LargestForm = 64 * 1024;

    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddAntiforgery(options =>
        {
            (options.FormFieldName, options.Cookie.Name, options.SuppressXFrameOptionsHeader) = (DeskView.TokenField, "desk-form", true);
            (options.Cookie.SameSite, options.Cookie.HttpOnly, options.Cookie.SecurePolicy) = (SameSiteMode.Strict, true, CookieSecurePolicy.SameAsRequest);
        });
        return services.AddSingleton<DeskTurns>().AddSingleton<DeskDoor>().AddSingleton<JobPlan>();
    }

    /// <param name="requests">The rate limit of all pages, by its name. Links have none of their own: nobody guesses 128 bits, and whoever filled it would keep the team out.</param>
    public static void MapDesk(this WebApplication app, string requests)
    {
        var door = app.Services.GetRequiredService<DeskDoor>();
        var all = app.MapGroup("").AddEndpointFilter(door.RefuseForeign).WithMetadata(new RequestSizeLimitAttribute(LargestForm)).DisableAntiforgery();
        var pages = all.MapGroup("").RequireRateLimiting(requests);
        pages.MapGet("/web/enter", (HttpContext context, string? key) => door.Show(context, key));
        pages.MapPost("/web/enter", (HttpContext context, DeskDoor to) => to.EnterAsync(context));
        pages.MapPost("/web/leave", (HttpContext context, DeskDoor of) => of.LeaveAsync(context));
        pages.MapGet("/jobs", (HttpContext context) => DeskDoor.SeeOther(context, "web/jobs"));
        Map(pages, "/web", Role.Moderator, DeskSights.Queue);
        Map(pages, "/web/card", Role.Moderator, DeskSights.Card);
        Map(pages, "/web/map", Role.Moderator, DeskSights.Map);
        Map(pages, "/web/stats", Role.Moderator, DeskSights.Figures);
        Map(pages, "/web/team", Role.Moderator, DeskSights.Team);
        Map(pages, "/web/settings", Role.Administrator, DeskSights.Settings);
        Map(pages, "/web/jobs", Role.Administrator, (_, view, _) => new JobsSight(view));
        pages.MapGet("/web/stats.svg", (HttpContext context, DeskDoor door) => ShowAsync(context, door, null, Role.Moderator, DeskSights.Picture));
        pages.MapGet("/web/stats.csv", (HttpContext context, DeskDoor door) => ShowAsync(context, door, null, Role.Moderator, DeskSights.Table));
    }

    /// <summary>A page to look at, which also takes what its forms send.</summary>
    private static void Map(RouteGroupBuilder app, string path, Role needs, Func<DeskSight, DeskView, HttpContext, IResult> page)
    {
        app.MapGet(path, (HttpContext context, DeskDoor door) => ShowAsync(context, door, null, needs, page));
        app.MapPost(path, async (HttpContext context, DeskDoor door) =>
            DeskForms.Read(await context.Request.ReadFormAsync()) is { } doing ? await ShowAsync(context, door, doing, needs, page) : door.Refuse(context, "teampage.foreign-form", StatusCodes.Status400BadRequest));
    }

    private static async Task<IResult> ShowAsync(HttpContext context, DeskDoor door, Doing? doing, Role needs, Func<DeskSight, DeskView, HttpContext, IResult> page)
    {
        if (door.SecretOf(context) is not { } secret) return door.Closed(context);
        var services = context.RequestServices;
        var (texts, settings, token) = (services.GetRequiredService<TextBook>(), services.GetRequiredService<Settings>(), door.TokenOf(context));
        var here = context.Request.Path.Value![1..] + context.Request.QueryString;
        var (entry, shown) = await services.GetRequiredService<DeskTurns>().SeeAsync(secret, needs, doing, sight => page(
            sight,
            new DeskView(PageTexts.In(texts, sight.Person.Language, settings), DeskDoor.RootOf(context), here, token, sight.Person.Name, sight.Role, sight.Outcome),
            context));
        return entry switch
        {
            DeskEntry.Open => shown!,
            DeskEntry.NotTheirs => door.Notice(context, PageTexts.For(context, texts, null, settings), "teampage.administrators-only", StatusCodes.Status403Forbidden),
            _ => door.Closed(context),
        };
    }
}
