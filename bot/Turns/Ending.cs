namespace Solidarity.Bot.Turns;

/// <summary>How much time is left once the program was told to stop: a container is ended by force after ten seconds. One account for all that waits then.</summary>
internal sealed class Ending
{
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(8);

    private readonly TimeProvider _clock;
    private long? _toldAt;

    /// <param name="life">The program's; null where there is none around it.</param>
    public Ending(TimeProvider clock, IHostApplicationLifetime? life = null)
    {
        _clock = clock;
        life?.ApplicationStopping.Register(() => _toldAt = clock.GetTimestamp());
    }

    /// <summary>All of it as long as nobody has told the program to stop.</summary>
    public TimeSpan Left => _toldAt is { } at ? TimeSpan.FromTicks(Math.Max(0, (Lasts - _clock.GetElapsedTime(at)).Ticks)) : Lasts;
}
