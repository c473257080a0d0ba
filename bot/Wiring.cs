using Microsoft.Extensions.Logging.Console;
using Solidarity.Bot.Channels;
using Solidarity.Bot.Channels.Telegram;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Metrics;
using Solidarity.Bot.Pictures;
using Solidarity.Bot.Posters;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Places;
using Solidarity.Core.Storage;

namespace Solidarity.Bot;

/// <summary>Which part is made of which.</summary>
internal static class Wiring
{
    public static void AddLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat, console.ColorBehavior) = (true, "yyyy-MM-dd HH:mm:ss ", LoggerColorBehavior.Disabled));
        builder.Logging.SetMinimumLevel(LogLevel.Information);
        // Request lines may hold what is nobody's business (the HTTP client's hold the token).
        builder.Logging.AddFilter("System.Net.Http", LogLevel.None);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        // A start that fails is told once, in words; the host would tell it too, as a stack trace.
        var life = new Starting();
        builder.Services.AddSingleton(life);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => life.Over && level >= LogLevel.Warning);
    }

    /// <summary>What people talk with: texts, dialogues, commands.</summary>
    public static IServiceCollection AddBot(this IServiceCollection services, Settings settings) => services
        .AddSingleton(TextBook.Load(settings.DefaultLanguage))
        .AddSingleton(s => new MakePoster(s.GetRequiredService<TextBook>(), PosterFonts.Find()))
        .AddSingleton<BotIdentity>()
        .AddSingleton<Dialogue, NeedDialogue>()
        .AddSingleton<Dialogue, OfferDialogue>()
        .AddSingleton<Dialogue, ConsentDialogue>()
        .AddSingleton<Dialogue, DoorDialogue>()
        .AddSingleton<Dialogue, InterruptDialogue>()
        .AddSingleton<Dialogue, ReachDialogue>()
        .AddSingleton<Dialogue, DeskDialogue>()
        .AddSingleton<Dialogue, ReplyDialogue>()
        .AddSingleton<Dialogue, RegisterDialogue>()
        .AddSingleton<Dialogue, CloseDialogue>()
        .AddSingleton<Dialogue, ReportDialogue>()
        .AddSingleton<Dialogue, SanctionDialogue>()
        .AddSingleton<Dialogue, AppealDialogue>()
        .AddSingleton<Dialogue, VerdictDialogue>()
        .AddSingleton<Dialogue, AreaDialogue>()
        .AddSingleton<Dialogue, AnnounceDialogue>()
        .AddSingleton<Dialogue, OrganisationDialogue>()
        .AddSingleton<Dialogue, GroupDialogue>()
        .AddSingleton<Dialogue, CheckInDialogue>()
        .AddSingleton<Dialogue, BulletinDialogue>()
        .AddSingleton<Dialogue, BirthdayDialogue>()
        .AddSingleton<Dialogue, ErrandDialogue>()
        .AddSingleton<Dialogue, ErrandLineDialogue>()
        .AddSingleton<Dialogue, FewerDialogue>()
        .AddSingleton<Dialogue, PartDialogue>()
        .AddSingleton<Dialogue, VolunteerDialogue>()
        .AddSingleton<Dialogues.Engine.Dialogues>()
        .AddSingleton<Conversing>()
        .AddSingleton<ChatCommand, NeedCommand>()
        .AddSingleton<ChatCommand, OfferCommand>()
        .AddSingleton<ChatCommand, MineCommand>()
        .AddSingleton<ChatCommand, HelpCommand>()
        .AddSingleton<ChatCommand, LanguageCommand>()
        .AddSingleton<ChatCommand, PrivacyCommand>()
        .AddSingleton<ChatCommand, ContactCommand>()
        .AddSingleton<ChatCommand, CheckInCommand>()
        .AddSingleton<ChatCommand, CodeCommand>()
        .AddSingleton<ChatCommand, TelegramCommand>()
        .AddSingleton<ChatCommand, CancelCommand>()
        .AddSingleton<ChatCommand, StartCommand>()
        .AddSingleton<ChatCommand, ErrandCommand>()
        .AddSingleton<ChatCommand, SettingsCommand>()
        .AddSingleton<ChatCommand, HereCommand>()
        .AddSingleton<PosterCommand>()
        .AddSingleton<ChatCommand>(s => s.GetRequiredService<PosterCommand>())
        .AddSingleton<ChatCommand, NoticeCommand>()
        .AddSingleton<ChatCommand, BirthdayCommand>()
        .AddSingleton<ChatCommand, QueueCommand>()
        .AddSingleton<ChatCommand, WhyCommand>()
        .AddSingleton<ChatCommand, MatchCommand>()
        .AddSingleton<ChatCommand, ApproveCommand>()
        .AddSingleton<ChatCommand, RejectCommand>()
        .AddSingleton<ChatCommand, NextCommand>()
        .AddSingleton<ChatCommand, TakeCommand>()
        .AddSingleton<ChatCommand, GiveBackCommand>()
        .AddSingleton<ChatCommand, UndoCommand>()
        .AddSingleton<ChatCommand, CallCommand>()
        .AddSingleton<ChatCommand, NoteCommand>()
        .AddSingleton<ChatCommand, AskCommand>()
        .AddSingleton<ChatCommand, WarnCommand>()
        .AddSingleton<ChatCommand, BanCommand>()
        .AddSingleton<ChatCommand, LiftCommand>()
        .AddSingleton<ChatCommand, AuditCommand>()
        .AddSingleton<ChatCommand, CloseCommand>()
        .AddSingleton<ChatCommand, OpenCommand>()
        .AddSingleton<ChatCommand, AnnounceCommand>()
        .AddSingleton<ChatCommand, CategoryCommand>()
        .AddSingleton<ChatCommand, TeamCommand>()
        .AddSingleton<ChatCommand, OrganisationCommand>()
        .AddSingleton<InviteCommand>()
        .AddSingleton<ChatCommand>(s => s.GetRequiredService<InviteCommand>())
        .AddSingleton<ChatCommand, AreaCommand>()
        .AddSingleton<ChatCommand, DutyCommand>()
        .AddSingleton<ChatCommand, AwayCommand>()
        .AddSingleton<ChatCommand, RegisterCommand>()
        .AddSingleton<ChatCommand, PeopleCommand>()
        .AddSingleton<ChatCommand, TrustCommand>()
        .AddSingleton<ChatCommand, UntrustCommand>()
        .AddSingleton<ChatCommand, StatsCommand>()
        .AddSingleton<ChatCommand, WebCommand>()
        .AddSingleton<ChatCommand, ExportCommand>()
        .AddSingleton<ChatCommand, ModeratorCommand>()
        .AddSingleton<CommandTable>();

    /// <summary>The way of an update: in, through its turn, out.</summary>
    public static IServiceCollection AddTurns(this IServiceCollection services) => services
        .AddSingleton<Meters>()
        .AddSingleton<Ending>()
        .AddSingleton<TurnLoop>(s => s.GetRequiredService<Database>().Dialect.HasOneWriter
            ? ActivatorUtilities.CreateInstance<OneWriter>(s)
            : ActivatorUtilities.CreateInstance<SideBySide>(s))
        .AddSingleton<Offices>()
        .AddSingleton<Feed>(s => s.GetRequiredService<Database>().Dialect.HasOneWriter
            ? ActivatorUtilities.CreateInstance<HandedOver>(s)
            : ActivatorUtilities.CreateInstance<ReadBack>(s))
        .AddSingleton<Deliveries>()
        .AddSingleton<Drawings>()
        .AddSingleton<Presses>()
        .AddSingleton<Router>()
        .AddSingleton<FloodGate>()
        .AddSingleton<GroupGate>()
        .AddSingleton<TurnRunner>()
        .AddSingleton<Sender>()
        .AddHostedService(s => s.GetRequiredService<TurnLoop>())
        .AddHostedService(s => s.GetRequiredService<Sender>());

    public static void AddTelegram(this IServiceCollection services, TelegramSettings? settings)
    {
        services.AddSingleton<ChannelHealth>();
        if (settings is null) return;
        services.AddSingleton(settings)
            .AddSingleton(new BotApi(BotApi.CreateClient(), settings.BaseUrl, settings.Token))
            .AddSingleton<IChannel, TelegramChannel>()
            .AddSingleton<UpdateIntake>()
            .AddSingleton<WaitingRoom>()
            .AddSingleton<TelegramStart>();
        if (settings.WebhookUrl is null) services.AddHostedService<Poller>();
    }

    private static async Task DescribeAsync(TelegramStart start, ILogger log, CancellationToken stopping)
    {
        try
        {
            await start.DescribeAsync(stopping);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning("The menu of commands could not be set: {Error}", e.GetType().Name);
        }
    }

    /// <summary>Connects, then runs until it is told to stop.</summary>
    /// <returns>The exit code: 1 when the server doesn't want us.</returns>
    public static async Task<int> StartAsync(this WebApplication app, Settings settings)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Solidarity.Bot");
        // Read now rather than in the first turn that needs them.
        var warm = Task.Run(() => (Gazetteer.Shared, Solidarity.Core.Posts.Categories.Shared));
        if (settings.Telegram is { } telegram)
        {
            var start = app.Services.GetRequiredService<TelegramStart>();
            if (await start.ConnectAsync(CancellationToken.None) is { } complaint)
            {
                await Console.Error.WriteLineAsync(complaint);
                return 1;
            }
            _ = DescribeAsync(start, log, app.Lifetime.ApplicationStopping);
        }
        else
        {
            log.LogWarning("No Telegram token is set, so nobody can talk with the bot in Telegram yet. Get one from @BotFather and set Telegram__Token.");
        }
        if (settings.DeskAddress?.Scheme == "https" && !settings.TakesForwarded)
            log.LogWarning("Web__Address is https, but ASPNETCORE_FORWARDEDHEADERS_ENABLED is not true: all who come through the proxy count as one, so that one of them can use up what everybody may ask for.");
        if (settings.Administrators.Count == 0)
            log.LogWarning("Moderation__Administrators is empty: nobody can approve anything. Set it to the numeric Telegram id of a moderator.");
        if (app.Services.GetRequiredService<Drawings>().Program is null)
            log.LogWarning("rsvg-convert is not installed: the figures come without their picture. On Debian: apt install librsvg2-bin fonts-dejavu-core");
        if (!app.Services.GetRequiredService<MakePoster>().HasFonts)
            log.LogWarning("The fonts DejaVu Sans and DejaVu Sans Bold are not installed: no posters can be made. On Debian: apt install fonts-dejavu-core");
        await app.StartAsync();
        if (settings.HasStreet)
            log.LogInformation("Try it in a browser, with a street of sample people: {Address}/try", app.Urls.FirstOrDefault()?.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal));
        app.Services.GetRequiredService<Starting>().Over = true;
        log.LogInformation("{Name} is running", settings.BotName);
        await warm;
        // Reading the gazetteer leaves three times its size in garbage; a small machine wants that back now.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        await app.WaitForShutdownAsync();
        return 0;
    }
}

/// <summary>Whether the program has got as far as running.</summary>
internal sealed class Starting
{
    public bool Over { get; set; }
}
