using Solidarity.Bot.Metrics;

namespace Solidarity.Bot.Pages;

/// <summary>/metrics: what was counted since the start, and how things stand, for Prometheus to fetch.</summary>
internal static class MetricsPage
{
    public static void MapMetrics(this IEndpointRouteBuilder app, IServiceProvider services)
    {
        // Made now: what was counted before the first visit counts too.
        _ = services.GetRequiredService<Standings>();
        var readings = services.GetRequiredService<Readings>();
        app.MapGet("/metrics", () => Results.Text(readings.ToText(), PrometheusText.ContentType));
    }
}
