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
/// made when somebody first looks, in a folder that goes away with the program; and made anew when somebody asks for it, or nobody has looked for long.
/// </summary>
internal sealed class SampleSite(Settings settings, TimeProvider clock, IHostApplicationLifetime? life = null) : IHostedService
{
    /// <summary>Whoever comes after so long is somebody else: they find the street as it began.</summary>
    public static readonly TimeSpan ForgottenAfter = TimeSpan.FromMinutes(30);

    /// <summary>An open page asks for this by itself.</summary>
    private const string ByItself = Endpoints.Root + "/tokens/refresh";

    /// <param name="Database">Its file.</param>
    private sealed record Running(InnerServer Server, WebApplication App, StreetAnew Anew, string Database);

    private readonly SemaphoreSlim _one = new(1);
    private Running? _running;
    private Task _leaving = Task.CompletedTask;
    private DateTimeOffset _askedAt;
    private string? _folder;
    private bool _isOver;

    public async Task TakeAsync(HttpContext context)
    {
        if (await StartedAsync(byItself: context.Request.Path.Equals(ByItself)) is { } server) await server.TakeAsync(context);
        else context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }

    /// <returns>Null where the program ends.</returns>
    private async Task<InnerServer?> StartedAsync(bool byItself)
    {
        await _one.WaitAsync();
        try
        {
            if (_isOver) return null;
            var now = clock.GetUtcNow();
            if (_running is { } old && (old.Anew.IsDue || now - _askedAt >= ForgottenAfter))
            {
                _running = null;
                _leaving = Task.WhenAll(_leaving, LeaveAsync(old));
            }

            if (!byItself || _running is null) _askedAt = now;
            return (_running ??= await BeginAsync()).Server;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<Running> BeginAsync()
    {
        _folder ??= Directory.CreateTempSubdirectory("solidarity-try-").FullName;
        var file = Path.Combine(_folder, Path.GetRandomFileName() + ".db");
        var own = settings with
        {
            Telegram = null,
            Provider = "sqlite",
            ConnectionString = $"Data Source={file}",
            Administrators = new HashSet<string>(),
            ModerationChat = null,
            HasPage = true,
            IsSample = true,
            PageOrigins = [],
            DeskAddress = null,
            Collector = null,
        };
        var (server, time, five, anew) = (new InnerServer(), new MovedClock(own.Timings.TimeZone), new Street(), new StreetAnew(clock, life?.ApplicationStopping ?? CancellationToken.None));
        var database = Database.At(own.Provider, own.ConnectionString);
        Migrator.Migrate(database, time);

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot") });
        builder.AddLogging();
        builder.Services.AddSingleton(own).AddSingleton(database).AddSingleton<TimeProvider>(time).AddSingleton(time).AddSingleton(five).AddSingleton(anew);
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
        var begun = new Running(server, app, anew, file);
        try
        {
            await app.StartAsync();
            await app.Services.GetRequiredService<SampleTown>().LiveThroughAsync(five, time.GetUtcNow(), own.DefaultLanguage);
        }
        catch
        {
            // Whoever asks next finds none, and another is begun: not one beside it.
            await LeaveAsync(begun);
            throw;
        }

        return begun;
    }

    /// <summary>Whoever has its page open is told by their own browser that it is gone.</summary>
    private static async Task LeaveAsync(Running street)
    {
        await street.App.StopAsync();
        await street.App.DisposeAsync();
        foreach (var part in (string[])["", "-wal", "-shm"]) File.Delete(street.Database + part);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            _isOver = true;
            await _leaving;
            if (_running is { } last) await LeaveAsync(last);
            if (_folder is not null) Directory.Delete(_folder, recursive: true);
        }
        finally
        {
            _one.Release();
        }
    }
}
