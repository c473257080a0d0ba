namespace Solidarity.Bot.Trying;

/// <summary>Somebody has asked for the street to begin anew: whoever looks next finds it so.</summary>
/// <param name="wall">The program's clock: the street's own jumps.</param>
/// <param name="ending">The program ends: nobody is waited for.</param>
internal sealed class StreetAnew(TimeProvider wall, CancellationToken ending)
{
    /// <summary>To begin takes seconds of work: nobody has it begun again and again.</summary>
    public static readonly TimeSpan StandsFor = TimeSpan.FromSeconds(10);

    private readonly long _begun = wall.GetTimestamp();
    private volatile bool _isAsked;

    public bool IsDue => _isAsked && Left <= TimeSpan.Zero;

    private TimeSpan Left => StandsFor - wall.GetElapsedTime(_begun);

    /// <summary>Answers when the next look finds it begun anew: who reloads at once is not shown the old one.</summary>
    public async Task AskAsync(CancellationToken leaving)
    {
        _isAsked = true;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(leaving, ending);
        try
        {
            while (Left is var left && left > TimeSpan.Zero) await Task.Delay(left, wall, over.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Nobody will look any more.
        }
    }
}
