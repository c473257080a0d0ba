namespace Solidarity.Bot.Channels.Telegram;

/// <summary>
/// How many updates that a webhook brought may wait for their turn in this process: memory is bounded however much comes.
/// A poller needs none, since it fetches the next only when the last are done.
/// </summary>
internal sealed class WaitingRoom
{
    /// <summary>Some seconds of turns. Telegram brings 40 side by side when it is told nothing else, and 100 at most: others may stand in front.</summary>
    public const int Places = 1000;

    private int _taken;

    /// <returns>False when it is full; whoever got in must <see cref="Leave"/>.</returns>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _taken) <= Places) return true;
        Interlocked.Decrement(ref _taken);
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _taken);
}
