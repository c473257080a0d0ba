using Solidarity.Bot.Metrics;

namespace Solidarity.Bot.Pages;

/// <summary>/metrics: what was counted since the start, and how things stand, for Prometheus to fetch.</summary>
internal static class MetricsPage
{
    public static void MapMetrics(this WebApplication app)
    {
        // Made now: what was counted before the first visit counts too.
        _ = app.Services.GetRequiredService<Standings>();
        var readings = app.Services.GetRequiredService<Readings>();
        app.MapGet("/metrics", () => Results.Text(readings.ToText(), PrometheusText.ContentType));
    }
}
