using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Solidarity.Bot.Trying;

/// <summary>A server without a socket of its own: its requests are handed over by the program that it is part of.</summary>
internal sealed class InnerServer : IServer
{
    /// <summary>What another program has made of a request is of no use to this one: its services, its routes, its sockets.</summary>
    private static readonly IReadOnlySet<Type> OfTheOther = new HashSet<Type>
    {
        typeof(IServiceProvidersFeature), typeof(IEndpointFeature), typeof(IRouteValuesFeature), typeof(IHttpWebSocketFeature), typeof(IItemsFeature), typeof(IHttpActivityFeature),
    };

    private static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(20);

    private Func<IFeatureCollection, Task>? _take;
    private int _taken;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull
    {
        _take = async features =>
        {
            var context = application.CreateContext(features);
            try
            {
                await application.ProcessRequestAsync(context);
                application.DisposeContext(context, null);
            }
            catch (Exception e)
            {
                application.DisposeContext(context, e);
                throw;
            }
        };
        return Task.CompletedTask;
    }

    /// <param name="context">Its path already without what leads here.</param>
    public async Task TakeAsync(HttpContext context)
    {
        var features = new FeatureCollection();
        foreach (var (type, feature) in context.Features.Where(one => !OfTheOther.Contains(one.Key))) features[type] = feature;
        Interlocked.Increment(ref _taken);
        try
        {
            await (_take ?? throw new InvalidOperationException("not started"))(features);
        }
        finally
        {
            Interlocked.Decrement(ref _taken);
        }
    }

    /// <summary>Requests that were taken are answered to their end, as far as there is time.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        while (Volatile.Read(ref _taken) > 0 && !cancellationToken.IsCancellationRequested) await Task.Delay(LooksEvery, CancellationToken.None);
    }

    public void Dispose()
    {
    }
}
