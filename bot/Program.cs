using Solidarity.Bot;
using Solidarity.Bot.Maintenance;
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

    var app = Site.Of(builder, settings, database);
    return await app.StartAsync(settings);
}
catch (Exception e) when (Complaint.About(e) is { } complaint)
{
    await Console.Error.WriteLineAsync(complaint);
    return 1;
}
