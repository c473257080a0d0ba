namespace Solidarity.Bot.Trying;

/// <summary>Somebody has asked for the street to begin anew: whoever looks next finds it so.</summary>
/// <param name="wall">The clock on the wall: the street's own jumps.</param>
internal sealed class StreetAnew(TimeProvider wall)
{
    /// <summary>To begin takes seconds of work: nobody has it begun again and again.</summary>
    public static readonly TimeSpan StandsFor = TimeSpan.FromSeconds(10);

    private readonly DateTimeOffset _until = wall.GetUtcNow() + StandsFor;
    private volatile bool _isAsked;

    public bool IsDue => _isAsked && Left <= TimeSpan.Zero;

    private TimeSpan Left => _until - wall.GetUtcNow();

    /// <summary>Answers when the next look finds it begun anew: who reloads at once is not shown the old one.</summary>
    public async Task AskAsync(CancellationToken leaving)
    {
        _isAsked = true;
        while (Left > TimeSpan.Zero) await Task.Delay(Left, wall, leaving);
    }
}
