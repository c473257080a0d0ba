namespace Solidarity.Bot.Metrics;

/// <summary>Who reads the meters: the page always, a collector when one is named.</summary>
internal static class Metering
{
    public static void AddReadings(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<Readings>().AddSingleton<Standings>();
        // A method of its own: the exporter's libraries are loaded when it is compiled, and only then.
        if (settings.Collector is { } collector) OpenTelemetryExport.Add(services, collector);
    }
}
