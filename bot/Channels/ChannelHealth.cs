using System.Diagnostics.Metrics;
using Solidarity.Bot.Metrics;

namespace Solidarity.Bot.Channels;

/// <summary>What a channel tells of itself, for /health and /metrics.</summary>
internal sealed class ChannelHealth
{
    private readonly TimeProvider _clock;
    private volatile Heard? _heard;

    private sealed record Heard(DateTimeOffset At, long Stamp);

    public ChannelHealth(Meters meters, TimeProvider clock)
    {
        _clock = clock;
        meters.Meter.CreateObservableGauge(
            "solidarity.updates.heard.timestamp",
            () => LastHeard is { } at ? [new Measurement<double>(at.ToUnixTimeMilliseconds() / 1000.0)] : Array.Empty<Measurement<double>>(),
            "s",
            "When updates were last fetched, or taken from the webhook, in seconds since 1970; absent before.");
    }

    /// <summary>When updates were last fetched, or taken from the webhook.</summary>
    public DateTimeOffset? LastHeard => _heard?.At;

    /// <summary>How long ago that was, whatever the clock on the wall says since; null: never.</summary>
    public TimeSpan? Silence => _heard is { } heard ? _clock.GetElapsedTime(heard.Stamp) : null;

    /// <summary>Whether updates are fetched by this instance, so that silence is a fault.</summary>
    public bool Polls { get; set; }

    public void Polled(DateTimeOffset at) => _heard = new Heard(at, _clock.GetTimestamp());
}
