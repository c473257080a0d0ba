using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Solidarity.Bot.Channels.DirectLine;
using Solidarity.Bot.Jobs;
using Solidarity.Bot.Pages.Public;
using Solidarity.Bot.Pages.Try;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Trying;

/// <summary>
/// /try: the whole bot once more within this program, with a database, a clock and people of its own, so that nothing of it can mix with what is real. It is
/// made when somebody first looks, in a folder that goes away with the program.
/// </summary>
internal sealed class SampleSite(Settings settings) : IHostedService
{
    private readonly SemaphoreSlim _one = new(1);
    private InnerServer? _server;
    private WebApplication? _app;
    private string? _folder;

    public async Task TakeAsync(HttpContext context) => await (await StartedAsync()).TakeAsync(context);

    private async Task<InnerServer> StartedAsync()
    {
        await _one.WaitAsync();
        try
        {
            return _server ??= await StartAsync();
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<InnerServer> StartAsync()
    {
        _folder ??= Directory.CreateTempSubdirectory("solidarity-try-").FullName;
        var own = settings with
        {
            Telegram = null,
            Provider = "sqlite",
            ConnectionString = $"Data Source={Path.Combine(_folder, Path.GetRandomFileName() + ".db")}",
            Administrators = new HashSet<string>(),
            ModerationChat = null,
            HasPage = true,
            IsSample = true,
            PageOrigins = [],
            DeskAddress = null,
            Collector = null,
        };
        var (server, clock, street) = (new InnerServer(), new MovedClock(own.Timings.TimeZone), new Street());
        var database = Database.At(own.Provider, own.ConnectionString);
        Migrator.Migrate(database, clock);

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot") });
        builder.AddLogging();
        builder.Services.AddSingleton(own).AddSingleton(database).AddSingleton<TimeProvider>(clock).AddSingleton(clock).AddSingleton(street);
        builder.Services.AddBot(own);
        builder.Services.AddTurns();
        builder.Services.AddTelegram(null);
        builder.Services.AddDirectLine();
        // Tokens end by the clock on the wall: it doesn't jump.
        builder.Services.AddSingleton(s => new Visiting(s.GetRequiredService<IDataProtectionProvider>(), TimeProvider.System));
        builder.Services.AddSingleton<Sweeps>().AddSingleton<SampleTown>().AddSingleton<StreetTime>().AddSingleton<TownFigures>();
        builder.Services.AddHostedService(s => s.GetRequiredService<StreetTime>()).AddHostedService<SamplePeople>();
        builder.Services.AddSingleton<IServer>(server);
        var app = builder.Build();
        app.MapStreet();
        await app.StartAsync();
        await app.Services.GetRequiredService<SampleTown>().LiveThroughAsync(street, clock.GetUtcNow(), own.DefaultLanguage);
        _app = app;
        return server;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        if (_app is not null)
        {
            await _app.StopAsync(cancellationToken);
            await _app.DisposeAsync();
        }

        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }
}
