using Solidarity.Bot.Metrics;
using Solidarity.Bot.Texts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>
/// Runs pieces of work in transactions, pieces of one person one after another. Only when they are durable are messages
/// handed to the sender and waiters told that it is done. How it is done depends on the engine.
/// </summary>
/// <param name="life">The program's; null where there is none around it.</param>
internal abstract class TurnLoop(Settings settings, TextBook texts, Meters meters, TimeProvider clock, ILogger<TurnLoop> log, IHostApplicationLifetime? life) : BackgroundService
{
    /// <summary>How often a piece is tried before it is put aside.</summary>
    protected const int Attempts = 3;

    /// <summary>How long to wait after the database refused a whole commit (disk full, locked, out of reach).</summary>
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>So long the database may be away while the program stops. Whoever waits for it is stopped before this loop is, and would wait without end.</summary>
    private static readonly TimeSpan GivesUpWithin = TimeSpan.FromSeconds(3);

    private readonly CategoryBook _categories = new(clock);
    private readonly WordBook _words = new(clock);

    /// <summary>What was promised by a commit that has just become durable.</summary>
    public event System.Action<IReadOnlyList<Promised>>? Promised;

    /// <summary>Another database is in the place of the one that was: what waits to be sent is what waits there.</summary>
    public event System.Action<OutboxStore>? Replaced;

    /// <summary>Null while commits succeed; else what the last one failed with.</summary>
    public string? Trouble { get; protected set; }

    protected ILogger Log => log;

    protected Meters Meters => meters;

    protected TimeProvider Clock => clock;

    /// <summary>What a piece of work is given: the stores of its transaction, and the mail that is sent after the commit.</summary>
    internal sealed record Scope(Stores Stores, Mail Mail, DateTimeOffset Now);

    /// <summary>Runs a piece of work in a transaction; the task ends when it is durable.</summary>
    /// <param name="onPoison">Called instead, in a transaction of its own, when the work has failed for good.</param>
    /// <param name="of">Whose work it is, if it reads and writes what is one person's: their address.</param>
    public Task<T> Run<T>(Func<Scope, T> work, Func<Scope, Exception, T>? onPoison = null, Address? of = null)
    {
        var piece = new Work<T>(of is { } whose ? $"{whose.Channel}:{whose.Id}" : null, work, onPoison);
        if (!TryTake(piece)) throw new OperationCanceledException("the program is stopping");
        meters.WorkAdded();
        return piece.Done;
    }

    protected abstract bool TryTake(Work work);

    protected Settings Settings => settings;

    protected Scope Begin(Stores stores)
    {
        var now = clock.GetUtcNow();
        var categories = _categories.Read(stores.CategoryChanges);
        stores.Begin(categories, _words.Read(stores.Wording));
        categories.UseOnThisThread();
        return new Scope(stores, new Mail(stores, texts, settings, now), now);
    }

    /// <summary>Runs the work; told by its token that what can't be kept is given up, as what was not committed was not promised, and the server brings it again.</summary>
    protected abstract Task WorkOffAsync(CancellationToken givesUp);

    protected sealed override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var givesUp = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var ends = life?.ApplicationStopping.Register(() => givesUp.CancelAfter(GivesUpWithin));
        using var stops = stopping.Register(givesUp.Cancel);
        await WorkOffAsync(givesUp.Token);
    }

    /// <returns>False when it is given up.</returns>
    protected bool Pause(CancellationToken givesUp)
    {
        try
        {
            Task.Delay(PauseAfterFailure, clock, givesUp).GetAwaiter().GetResult();
            return true;
        }
        catch (OperationCanceledException) when (givesUp.IsCancellationRequested)
        {
            return false;
        }
    }

    protected void Hand(IReadOnlyList<Promised> promised)
    {
        if (promised.Count > 0) Promised?.Invoke(promised);
    }

    protected void Replace(OutboxStore outbox) => Replaced?.Invoke(outbox);

    protected void Report(Work work, Exception e, int attempt)
    {
        work.Failed(e);
        // The error may quote what somebody wrote; its kind and place are enough.
        if (attempt <= Attempts) log.LogError("A turn failed (try {Attempt}): {Error} {Place}", attempt, e.GetType().Name, Place(e));
        else log.LogCritical("A turn could not be put aside: {Error} {Place}", e.GetType().Name, Place(e));
    }

    /// <summary>The innermost lines of our own code on the way to the error.</summary>
    private static string Place(Exception e) =>
        string.Join(" < ", (e.StackTrace ?? "").Split('\n').Where(l => l.Contains(" Solidarity.", StringComparison.Ordinal)).Take(3).Select(l => l.Trim()));
}
