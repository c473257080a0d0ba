namespace Solidarity.Bot.Turns;

/// <summary>
/// Hands out moments at which something may happen: so many a second, with a burst at the start. Each caller is given its
/// moment and waits for it alone. Moments are counted on a clock that nobody can set.
/// </summary>
internal sealed class Pace(double perSecond, int burst)
{
    private readonly TimeSpan _step = TimeSpan.FromSeconds(1 / perSecond);
    private readonly Lock _lock = new();
    private TimeSpan _next = TimeSpan.MinValue;

    /// <returns>How long to wait from <paramref name="now"/>; zero inside the burst.</returns>
    public TimeSpan Take(TimeSpan now)
    {
        lock (_lock)
        {
            // Moments not used pile up to a burst, and no further.
            var earliest = now - _step * (burst - 1);
            if (_next < earliest) _next = earliest;
            var wait = _next - now;
            _next += _step;
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }
}
