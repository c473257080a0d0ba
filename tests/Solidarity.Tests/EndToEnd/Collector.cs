using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Solidarity.Tests.Telegram;

namespace Solidarity.Tests.EndToEnd;

/// <summary>A server on loopback that takes OTLP over HTTP, as a collector does, and keeps what it was given.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly List<(string Path, string Type, byte[] Body)> _taken = [];
    private readonly Signal _came = new();

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _web = builder.Build();
        _web.Run(TakeAsync);
    }

    public string Url { get; private set; } = "";

    public IReadOnlyList<(string Path, string Type, byte[] Body)> Taken
    {
        get { lock (_taken) return [.. _taken]; }
    }

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector._web.StartAsync();
        collector.Url = collector._web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return collector;
    }

    /// <summary>Waits for a body sent there in which all these words stand; strings are plain in protobuf.</summary>
    public async Task WaitForAsync(string path, params string[] words) =>
        _ = await _came.WaitForAsync(() => Taken.Any(t => t.Path == path && words.All(w => Holds(t.Body, w))) ? this : null, TimeSpan.FromSeconds(30))
            ?? throw new TimeoutException($"Nothing with {string.Join(", ", words)} came to {path}; {Taken.Count} bodies did.");

    public static bool Holds(byte[] body, string word) => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0;

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        lock (_taken) _taken.Add((context.Request.Path, context.Request.ContentType ?? "", body.ToArray()));
        _came.Pulse();
        // An empty answer of either kind is an empty protobuf message: all was taken.
        context.Response.ContentType = "application/x-protobuf";
    }
}
