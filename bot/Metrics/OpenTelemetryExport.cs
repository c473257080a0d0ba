using System.Runtime.CompilerServices;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Solidarity.Bot.Metrics;

/// <summary>Hands the meters, and a span a turn, to a collector over OTLP (HTTP with protobuf).</summary>
internal sealed class OpenTelemetryExport(Uri collector) : IHostedService
{
    private MeterProvider? _figures;
    private TracerProvider? _spans;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(IServiceCollection services, Uri collector) =>
        services.AddHostedService(_ => new OpenTelemetryExport(collector));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var us = ResourceBuilder.CreateDefault().AddService("solidarity-bot", serviceVersion: typeof(OpenTelemetryExport).Assembly.GetName().Version?.ToString(3));
        _figures = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(us)
            .AddMeter(Meters.Name, "System.Runtime")
            .AddOtlpExporter(to => Address(to, "v1/metrics"))
            .Build();
        _spans = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(us)
            .AddSource(Meters.Name)
            .AddOtlpExporter(to => Address(to, "v1/traces"))
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>What is not sent yet is tried once more, for a few seconds at most.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(() =>
    {
        _spans?.Dispose();
        _figures?.Dispose();
    }, CancellationToken.None);

    private void Address(OtlpExporterOptions to, string path)
    {
        to.Protocol = OtlpExportProtocol.HttpProtobuf;
        to.Endpoint = new Uri(collector.ToString().TrimEnd('/') + "/" + path);
    }
}
