using Solidarity.Bot;
using Solidarity.Bot.Channels.Telegram;
using Solidarity.Bot.Jobs;
using Solidarity.Bot.Pages;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;

try
{
    var root = File.Exists("appsettings.json") ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = root });
    var settings = SettingsReader.Read(builder.Configuration);
    var database = new Database(settings.ConnectionString);
    Migrator.Migrate(database);

    builder.AddLogging();
    builder.Services.AddSingleton(settings).AddSingleton(database).AddSingleton(TimeProvider.System);
    builder.Services.AddBot(settings);
    builder.Services.AddTurns().AddSingleton(Pacing.Read(builder.Configuration));
    builder.Services.AddTelegram(settings.Telegram);
    builder.Services.AddJobs(settings, database.File);

    var app = builder.Build();
    app.MapHealth(settings.Telegram is not null);
    if (settings.Telegram is { WebhookUrl: not null } telegram) app.MapWebhook(telegram);
    return await app.StartAsync(settings);
}
catch (Exception e) when (Complaint.About(e) is { } complaint)
{
    await Console.Error.WriteLineAsync(complaint);
    return 1;
}
