namespace Solidarity.Bot.Turns;

/// <summary>
/// How many calls are with the server at a time. Each costs a connection and its buffers, so there are few while the server
/// is quick; while it takes long, as many as it takes to keep up the same number a second. A call that hangs holds nobody.
/// </summary>
internal sealed class InFlight(TimeProvider clock)
{
    public const int Least = 32, Most = 512;

    /// <summary>What the limit is reckoned for: so many calls a second, each as long as the quickest of late.</summary>
    private const int PerSecond = 10_000;

    /// <summary>The quickest of so many calls, and of so long, is what the server takes: others may have waited for us.</summary>
    private const int Sample = 200;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    /// <summary>A call that takes longer than this doesn't count against the limit, only against the most.</summary>
    private static readonly TimeSpan Hangs = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly LinkedList<Call> _calls = [];
    private readonly Queue<Place> _waiting = new();
    private long _windowBegan = clock.GetTimestamp();
    private TimeSpan _quickest = TimeSpan.MaxValue, _quickestBefore = TimeSpan.MaxValue;
    private int _finished, _hanging;
    private bool _watching;
    private TaskCompletionSource? _empty;

    /// <summary>How many calls may be under way now, those that hang aside.</summary>
    public int Limit { get; private set; } = Least;

    /// <summary>How many calls are under way.</summary>
    public int Count
    {
        get { lock (_lock) return _calls.Count; }
    }

    /// <summary>How many of them began lately, so that the server can still be busy with them.</summary>
    public int Fresh
    {
        get
        {
            lock (_lock)
            {
                var fresh = 0;
                for (var call = _calls.Last; call is not null && clock.GetElapsedTime(call.Value.Began) < 2 * Hangs; call = call.Previous) fresh++;
                return fresh;
            }
        }
    }

    /// <summary>Ends when the call may begin; it is given back to <see cref="Leave"/> when it is over.</summary>
    public Task<LinkedListNode<Call>> EnterAsync(CancellationToken cancel)
    {
        lock (_lock)
        {
            if (_waiting.Count == 0 && IsFree) return Task.FromResult(Begin());
            var place = new Place();
            place.GivenUp = cancel.UnsafeRegister(static (place, cancel) => ((Place)place!).TrySetCanceled(cancel), place);
            _waiting.Enqueue(place);
            if (!_watching) _ = WatchAsync();
            _watching = true;
            return place.Task;
        }
    }

    public void Leave(LinkedListNode<Call> call)
    {
        lock (_lock)
        {
            _calls.Remove(call);
            if (call.Value.Hangs) _hanging--;
            Learn(clock.GetElapsedTime(call.Value.Began));
            LetIn();
            if (_calls.Count > 0) return;
            _empty?.TrySetResult();
            _empty = null;
        }
    }

    /// <summary>Ends when no call is under way.</summary>
    public Task EmptyAsync()
    {
        lock (_lock)
        {
            if (_calls.Count == 0) return Task.CompletedTask;
            return (_empty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private bool IsFree => _calls.Count - _hanging < Limit && _calls.Count < Most;

    private LinkedListNode<Call> Begin() => _calls.AddLast(new Call(clock.GetTimestamp()));

    private void LetIn()
    {
        while (_waiting.Count > 0 && IsFree)
        {
            var call = Begin();
            var place = _waiting.Dequeue();
            // Whoever waited may have gone meanwhile.
            if (!place.TrySetResult(call)) _calls.Remove(call);
            place.GivenUp.Unregister();
        }
    }

    private void Learn(TimeSpan took)
    {
        if (took < _quickest) _quickest = took;
        if (++_finished < Sample || clock.GetElapsedTime(_windowBegan) < Window) return;
        var quickest = _quickest < _quickestBefore ? _quickest : _quickestBefore;
        Limit = (int)Math.Clamp(quickest.TotalSeconds * PerSecond, Least, Most);
        (_quickestBefore, _quickest, _finished, _windowBegan) = (_quickest, TimeSpan.MaxValue, 0, clock.GetTimestamp());
    }

    /// <summary>While somebody waits, looks for calls that hang.</summary>
    private async Task WatchAsync()
    {
        while (true)
        {
            await Task.Delay(Hangs / 4, clock);
            lock (_lock)
            {
                // The longest under way come first.
                foreach (var call in _calls)
                {
                    if (clock.GetElapsedTime(call.Began) < Hangs) break;
                    if (call.Hangs) continue;
                    call.Hangs = true;
                    _hanging++;
                }
                LetIn();
                _watching = _waiting.Count > 0;
                if (!_watching) return;
            }
        }
    }

    /// <summary>Somebody who waits for a place.</summary>
    private sealed class Place() : TaskCompletionSource<LinkedListNode<Call>>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public CancellationTokenRegistration GivenUp { get; set; }
    }

    internal sealed class Call(long began)
    {
        public long Began => began;

        public bool Hangs { get; set; }
    }
}
