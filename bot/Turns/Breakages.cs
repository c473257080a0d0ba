namespace Solidarity.Bot.Turns;

/// <summary>Tells of messages that could not be sent: at once, then once a minute while it lasts, however many chats wait.</summary>
internal sealed class Breakages(TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private long? _told;
    private int _untold;

    public void Tell(string why, TimeSpan pause)
    {
        int untold;
        lock (_lock)
        {
            if (_told is { } told && clock.GetElapsedTime(told) < Between)
            {
                _untold++;
                return;
            }
            (untold, _untold, _told) = (_untold, 0, clock.GetTimestamp());
        }
        log.LogWarning("A message could not be sent ({Why}); tried again in {Pause}. {Count} more failed in the last minute", why, pause, untold);
    }
}
