namespace Solidarity.Bot.Turns;

/// <summary>How much time is left once the program was told to stop: a container is ended by force after ten seconds. One account for all that waits then.</summary>
internal sealed class Ending
{
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(8);

    private readonly TimeProvider _clock;

    /// <summary>0 as long as nobody has.</summary>
    private long _toldAt;

    /// <param name="life">The program's; null where there is none around it.</param>
    public Ending(TimeProvider clock, IHostApplicationLifetime? life = null)
    {
        _clock = clock;
        life?.ApplicationStopping.Register(() => Volatile.Write(ref _toldAt, clock.GetTimestamp()));
    }

    /// <summary>All of it as long as nobody has told the program to stop.</summary>
    public TimeSpan Left => Volatile.Read(ref _toldAt) is not 0 and var at ? TimeSpan.FromTicks(Math.Max(0, (Lasts - _clock.GetElapsedTime(at)).Ticks)) : Lasts;
}
