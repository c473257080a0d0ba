using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>Which parts the channel of the town's page is made of.</summary>
internal static class WebStart
{
    public static void AddDirectLine(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Solidarity.Bot");
        services.AddOptions<KeyManagementOptions>().Configure<Database>((options, database) => options.XmlRepository = new SigningKeys(database));
        services.AddLimits()
            .AddSingleton<Visiting>()
            .AddSingleton<Listeners>()
            .AddSingleton<Conversations>()
            .AddSingleton<Stream>()
            .AddSingleton<IChannel, WebChannel>();
    }
}
