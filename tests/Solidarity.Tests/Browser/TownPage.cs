using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Solidarity.Tests.Browser;

/// <summary>A town's own page, on another site than the bot, with a content security policy as strict as such a page can have.</summary>
internal sealed class TownPage : IAsyncDisposable
{
    private readonly WebApplication _web;

    private TownPage(WebApplication web, string url) => (_web, Url) = (web, url);

    /// <summary>By name: for a browser another site than the address the bot is at.</summary>
    public string Url { get; }

    public static string FreeUrl() => $"http://localhost:{BotProcess.FreePort()}";

    /// <param name="bot">Where the bot is.</param>
    public static async Task<TownPage> StartAsync(string url, string bot, string language)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, new Uri(url).Port));
        var web = builder.Build();
        web.MapGet("/", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src {bot}; frame-src {bot}; img-src 'self'";
            return Results.Text(
                $"""
                <!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Town</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
                <body><main><h1>Town</h1><p><a href="#news">News</a></p></main><script src="{bot}/embed.js" async></script></body></html>
                """, "text/html; charset=utf-8");
        });
        web.MapGet("/favicon.ico", () => Results.NoContent());
        await web.StartAsync();
        return new TownPage(web, url);
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();
}
