using Solidarity.Bot;
using Solidarity.Bot.Channels.DirectLine;
using Solidarity.Bot.Channels.Telegram;
using Solidarity.Bot.Jobs;
using Solidarity.Bot.Maintenance;
using Solidarity.Bot.Metrics;
using Solidarity.Bot.Pages;
using Solidarity.Bot.Pages.Desk;
using Solidarity.Bot.Pages.Public;
using Solidarity.Bot.Pages.Try;
using Solidarity.Bot.Trying;
using Solidarity.Core.Storage;

try
{
    if (MaintenanceCommands.Are(args)) return MaintenanceCommands.Run(args);
    var root = File.Exists("appsettings.json") ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = root, WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot") });
    var settings = SettingsReader.Read(builder.Configuration);
    var database = Database.At(settings.Provider, settings.ConnectionString);
    using var occupied = Occupancy.Take(database);
    Preparation.Run(database, settings.Backups, TimeProvider.System);

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
    return await app.StartAsync(settings);
}
catch (Exception e) when (Complaint.About(e) is { } complaint)
{
    await Console.Error.WriteLineAsync(complaint);
    return 1;
}
