using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Solidarity.Tests.Browser;

/// <summary>A map server that has one picture for everything, and remembers what it was asked.</summary>
internal sealed class TileServer : IAsyncDisposable
{
    private readonly WebApplication _web;

    private TileServer(WebApplication web, string url) => (_web, Url) = (web, url);

    public string Url { get; }

    /// <summary>Path, cookies and referrer of each request.</summary>
    public ConcurrentQueue<(string Path, string Cookie, string Referrer)> Asked { get; } = new();

    public static async Task<TileServer> StartAsync()
    {
        var port = BotProcess.FreePort();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var server = new TileServer(builder.Build(), $"http://localhost:{port}");
        server._web.MapGet("/{**path}", (HttpContext context) =>
        {
            server.Asked.Enqueue((context.Request.Path, context.Request.Headers.Cookie.ToString(), context.Request.Headers.Referer.ToString()));
            return Results.Text("<svg xmlns='http://www.w3.org/2000/svg' width='256' height='256'><rect width='256' height='256' fill='#eee'/></svg>", "image/svg+xml");
        });
        await server._web.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();
}
