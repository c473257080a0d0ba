using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Solidarity.Bot.Channels.DirectLine;
using Solidarity.Bot.Pages.Chat;
using Solidarity.Bot.Pages.Public;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Trying;
using Solidarity.Bot.Turns;

namespace Solidarity.Bot.Pages.Try;

/// <summary>The page of the sample street, and what it asks of it: to speak as one of the five, to let a day go by, and to begin anew.</summary>
internal static class StreetPages
{
    /// <summary>Within the program that is the real one: everything below /try is the sample's.</summary>
    public static void MapTry(this WebApplication app) => app.Map("/try", sample => sample.Run(app.Services.GetRequiredService<SampleSite>().TakeAsync));

    /// <summary>Within the sample.</summary>
    public static void MapStreet(this WebApplication app)
    {
        PageHeaders.Everywhere(app);
        app.UseStaticFiles();
        app.UseWebSockets();
        // Whoever tries it is one of the five, and gets no cookie: that one is the real page's.
        app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(Endpoints.Root + "/tokens/generate") && !context.Request.Path.StartsWithSegments(Endpoints.Root + "/visitors")) return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        // Where middleware stands before it, the routes are looked up here.
        app.UseRouting();
        app.UseRateLimiter();
        app.MapDirectLine();
        app.MapStats(Limits.Pages, [("../", "page.home"), ("", "page.try"), ("stats", "page.stats")]);
        var bundle = Bundle.Map(app, Limits.Pages);
        app.MapGet("/", (HttpContext context, string? language, TextBook texts, Settings settings, Street street, TimeProvider clock) =>
        {
            var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            PageHeaders.ProtectChat(context, settings, nonce, bundle.Elsewhere);
            var reader = PageTexts.For(context, texts, language, settings);
            return new RazorComponentResult<TryPage>(new Dictionary<string, object?>
            {
                [nameof(TryPage.Texts)] = reader,
                [nameof(TryPage.Nonce)] = nonce,
                [nameof(TryPage.Root)] = context.Request.PathBase.Value ?? "",
                [nameof(TryPage.Script)] = bundle.Address,
                [nameof(TryPage.Integrity)] = bundle.Integrity,
                [nameof(TryPage.People)] = street.All,
                [nameof(TryPage.Day)] = Today(reader, settings, clock),
            });
        });
        app.MapPost("/people/{key}/token", async (string key, string? language, HttpContext context, Street street, Visiting visiting, TurnLoop loop, TextBook texts, Settings settings) =>
        {
            if (street.Find(key) is not { } one) return Results.NotFound();
            var spoken = PageTexts.For(context, texts, language, settings).Language;
            await loop.Run(scope =>
            {
                Street.Speak(scope.Stores, one, spoken);
                return true;
            });
            return Results.Json(new ConversationInfo(one.Address, visiting.TokenOf(new Pass(one.Address, one.Address)), (int)Visiting.TokenLives.TotalSeconds), DirectLineJson.Default.ConversationInfo);
        }).RequireRateLimiting(Limits.Requests).AddEndpointFilter(Origins.RefuseForeign);
        app.MapGet("/day", (string? language, HttpContext context, TextBook texts, Settings settings, TimeProvider clock) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Results.Text(Today(PageTexts.For(context, texts, language, settings), settings, clock));
        }).RequireRateLimiting(Limits.Requests);
        app.MapPost("/next-day", async (string? language, HttpContext context, StreetTime time, TextBook texts, Settings settings, TimeProvider clock) =>
        {
            var went = await time.NextDayAsync();
            return Results.Text(Today(PageTexts.For(context, texts, language, settings), settings, clock), statusCode: went ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
        }).RequireRateLimiting(Limits.Requests).AddEndpointFilter(Origins.RefuseForeign);
        app.MapPost("/anew", async (StreetAnew anew, CancellationToken leaving) =>
        {
            await anew.AskAsync(leaving);
            return Results.NoContent();
        }).RequireRateLimiting(Limits.Requests).AddEndpointFilter(Origins.RefuseForeign);
    }

    private static string Today(PageTexts reader, Settings settings, TimeProvider clock) => reader.In(Dates.Phrase(settings.Timings.DayOf(clock.GetUtcNow())));
}
