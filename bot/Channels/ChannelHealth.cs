namespace Solidarity.Bot.Channels;

/// <summary>What a channel tells of itself, for /health.</summary>
internal sealed class ChannelHealth(TimeProvider clock)
{
    private long? _heard;

    /// <summary>When updates were last fetched, or taken from the webhook.</summary>
    public DateTimeOffset? LastHeard { get; private set; }

    /// <summary>How long ago that was, whatever the clock on the wall says since; null: never.</summary>
    public TimeSpan? Silence => _heard is { } heard ? clock.GetElapsedTime(heard) : null;

    /// <summary>Whether updates are fetched by this instance, so that silence is a fault.</summary>
    public bool Polls { get; set; }

    public void Polled(DateTimeOffset at) => (LastHeard, _heard) = (at, clock.GetTimestamp());
}
