using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Solidarity.Bot.Pages.Chat;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>Which parts the channel of the town's page is made of.</summary>
internal static class WebStart
{
    /// <summary>What pages sign with, and how often they are asked: also where there is no chat on a page.</summary>
    public static IServiceCollection AddSigning(this IServiceCollection services)
    {
        // Keys lie beside what they protect: whoever has the database needs no cookie.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        services.AddDataProtection().SetApplicationName("Solidarity.Bot");
        services.AddOptions<KeyManagementOptions>().Configure<Database>((options, database) => options.XmlRepository = new SigningKeys(database));
        return services.AddLimits();
    }

    public static void AddDirectLine(this IServiceCollection services)
    {
        services.AddSigning()
            .AddSingleton<Visiting>()
            .AddSingleton<Listeners>()
            .AddSingleton<Conversations>()
            .AddSingleton<Returning>()
            .AddSingleton<Stream>()
            .AddSingleton<IChannel, WebChannel>()
            .AddHostedService<ElsewhereSaid>()
            // A browser answers by itself; whoever went without a word, or reads nothing, is noticed.
            .Configure<WebSocketOptions>(sockets => (sockets.KeepAliveInterval, sockets.KeepAliveTimeout) = (TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30)))
            .AddRazorComponents();
    }

    public static void MapPage(this WebApplication app)
    {
        app.UseWebSockets();
        app.UseRateLimiter();
        app.MapDirectLine();
        var (visiting, conversations) = (app.Services.GetRequiredService<Visiting>(), app.Services.GetRequiredService<Conversations>());
        app.MapEmbed(Limits.Pages);
        app.MapChat(Limits.Pages, context => visiting.ReadCookie(context.Request.Cookies[Visiting.Cookie]) is { } pass ? conversations.LanguageOf(pass) : null);
    }
}
