namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>Who has the page open: each is told when there is something new to read.</summary>
internal sealed class Listeners
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<SemaphoreSlim>> _open = new(StringComparer.Ordinal);

    /// <summary>So many pages one visitor may have open.</summary>
    public const int MostOfOne = 5;

    /// <returns>Rings when something new is there; null when too many pages are open.</returns>
    public SemaphoreSlim? Begin(string address)
    {
        var bell = new SemaphoreSlim(0, 1);
        lock (_lock)
        {
            if (!_open.TryGetValue(address, out var bells)) _open[address] = bells = [];
            if (bells.Count >= MostOfOne) return null;
            bells.Add(bell);
        }

        return bell;
    }

    public void End(string address, SemaphoreSlim bell)
    {
        lock (_lock)
        {
            if (!_open.TryGetValue(address, out var bells)) return;
            bells.Remove(bell);
            if (bells.Count == 0) _open.Remove(address);
        }
    }

    /// <summary>Whether anybody has the page open.</summary>
    public bool IsAnybodyHere
    {
        get { lock (_lock) return _open.Count > 0; }
    }

    public void Tell(string address)
    {
        lock (_lock)
        {
            if (!_open.TryGetValue(address, out var bells)) return;
            foreach (var bell in bells.Where(bell => bell.CurrentCount == 0)) bell.Release();
        }
    }
}
