using Solidarity.Bot.Channels.DirectLine;
using Solidarity.Bot.Channels.Telegram;
using Solidarity.Bot.Jobs;
using Solidarity.Bot.Metrics;
using Solidarity.Bot.Pages;
using Solidarity.Bot.Pages.Desk;
using Solidarity.Bot.Pages.Public;
using Solidarity.Bot.Pages.Try;
using Solidarity.Bot.Trying;
using Solidarity.Core.Storage;

namespace Solidarity.Bot;

/// <summary>The whole program, put together and not yet begun: what it consists of, and what can be asked of it over HTTP.</summary>
internal static class Site
{
    public static WebApplication Of(WebApplicationBuilder builder, Settings settings, Database database)
    {
        builder.AddLogging();
        builder.Services.AddSingleton(settings).AddSingleton(database).AddSingleton(TimeProvider.System);
        builder.Services.AddBot(settings);
        builder.Services.AddReadings(settings);
        builder.Services.AddTurns();
        builder.Services.AddTelegram(settings.Telegram);
        if (settings.HasPage) builder.Services.AddDirectLine();
        else builder.Services.AddSigning();
        builder.Services.AddDesk();
        builder.Services.AddSingleton<TownFigures>().AddRazorComponents();
        if (settings.HasStreet) builder.Services.AddSingleton<SampleSite>().AddHostedService(s => s.GetRequiredService<SampleSite>());
        builder.Services.AddJobs(settings, database);

        var app = builder.Build();
        PageHeaders.Everywhere(app);
        app.UseStaticFiles();
        app.MapFrontDoor(Limits.Pages);
        app.MapStats(Limits.Pages, FrontDoor.Doors);
        if (settings.HasStreet) app.MapTry();
        if (settings.HasPage) app.MapPage();
        else app.UseRateLimiter();
        app.MapDesk(Limits.Requests);
        var inside = app.MapInside(settings);
        inside.MapHealth(settings.Telegram is not null);
        inside.MapMetrics(app.Services);
        app.MapMissing(Limits.Pages);
        if (settings.Telegram is { WebhookUrl: not null } telegram) app.MapWebhook(telegram);
        return app;
    }
}
