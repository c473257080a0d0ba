namespace Solidarity.Bot.Channels;

/// <summary>What a channel tells of itself, for /health.</summary>
internal sealed class ChannelHealth
{
    /// <summary>When updates were last fetched, or taken from the webhook.</summary>
    public DateTimeOffset? LastHeard { get; private set; }

    /// <summary>Whether updates are fetched, so that silence is a fault.</summary>
    public bool Polls { get; set; }

    public void Polled(DateTimeOffset at) => LastHeard = at;
}
