namespace Solidarity.Bot.Turns;

/// <summary>A piece of work that waits for its transaction, and whoever waits for it.</summary>
/// <param name="of">Whose it is: pieces of one are done one after another. Null: nobody's.</param>
internal abstract class Work(string? of)
{
    public string? Of { get; } = of;

    public abstract void Run(TurnLoop.Scope scope);

    /// <summary>It failed for good: does what is to be done instead, in a transaction of its own.</summary>
    public abstract void GiveUp(TurnLoop.Scope scope);

    public abstract void Failed(Exception error);

    /// <summary>Even giving up failed: whoever waits hears why.</summary>
    public abstract void Abandon();

    /// <summary>It is durable.</summary>
    public abstract void Complete();

    /// <summary>The program stops before it could be done.</summary>
    public abstract void Cancel();
}

/// <param name="onPoison">Called instead when the work has failed for good; null: whoever waits gets the error.</param>
internal sealed class Work<T>(string? of, Func<TurnLoop.Scope, T> work, Func<TurnLoop.Scope, Exception, T>? onPoison) : Work(of)
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _error;
    private bool _gaveUp;

    public Task<T> Done => _done.Task;

    public override void Run(TurnLoop.Scope scope)
    {
        _gaveUp = false;
        _result = work(scope);
    }

    public override void Failed(Exception error) => _error = error;

    public override void Abandon() => _gaveUp = true;

    public override void GiveUp(TurnLoop.Scope scope)
    {
        _gaveUp = onPoison is null;
        if (onPoison is not null) _result = onPoison(scope, _error!);
    }

    public override void Complete()
    {
        if (_gaveUp) _done.SetException(_error!);
        else _done.SetResult(_result!);
    }

    public override void Cancel() => _done.TrySetCanceled();
}
