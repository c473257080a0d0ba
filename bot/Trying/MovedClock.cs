namespace Solidarity.Bot.Trying;

/// <summary>The clock of the sample street: it begins at ten in the morning, and goes a day ahead when somebody asks for it. Timers run as they do everywhere.</summary>
internal sealed class MovedClock : TimeProvider
{
    /// <summary>All that comes later than an introduction has come by then.</summary>
    public const int MostDays = 60;

    private static readonly TimeOnly BeginsAt = new(10, 0);

    private readonly Lock _lock = new();
    private TimeSpan _ahead;
    private int _days;

    /// <param name="zone">Where it is ten in the morning.</param>
    public MovedClock(TimeZoneInfo zone)
    {
        var now = System.GetUtcNow();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var ten = today.ToDateTime(BeginsAt);
        _ahead = new DateTimeOffset(ten, zone.GetUtcOffset(ten)) - now;
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return System.GetUtcNow() + _ahead;
    }

    /// <returns>Whether it went on: at its last day it stays.</returns>
    public bool NextDay()
    {
        lock (_lock)
        {
            if (_days == MostDays) return false;
            _days++;
            _ahead += TimeSpan.FromDays(1);
            return true;
        }
    }
}
