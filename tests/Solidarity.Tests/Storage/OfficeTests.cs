using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Solidarity.Bot.Metrics;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Storage;

public sealed class OfficeTests
{
    [Fact]
    public async Task Office_IsHeldByOne_AndGoesToTheNextWhenItIsGivenBack()
    {
        using var engine = await Engine.NewAsync("postgres");
        var first = Office.TryTake(engine.Database, "sender");
        Assert.NotNull(first);
        Assert.Null(Office.TryTake(engine.Database, "sender"));
        using (var other = Office.TryTake(engine.Database, "poller")) Assert.NotNull(other);
        Assert.True(first.IsHeld());
        first.Dispose();
        using var second = Office.TryTake(engine.Database, "sender");
        Assert.NotNull(second);
    }

    [Fact]
    public async Task Office_WhoseConnectionIsCut_IsLostAndTakenAnew()
    {
        using var engine = await Engine.NewAsync("postgres");
        var clock = new TestClock(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var offices = new Offices(engine.Database, new Meters(), clock, NullLogger<Offices>.Instance);
        var begun = new SemaphoreSlim(0);
        var ended = new SemaphoreSlim(0);
        using var stopping = new CancellationTokenSource();
        var holding = offices.HoldAsync(
            "sender",
            async cancel =>
            {
                begun.Release();
                try
                {
                    await Task.Delay(Timeout.Infinite, cancel);
                }
                finally
                {
                    ended.Release();
                }
            },
            stopping.Token);
        Assert.True(await begun.WaitAsync(TimeSpan.FromSeconds(20)));
        using (var outside = engine.Database.Open())
            outside.Execute(
                """
                select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database
                where l.locktype = 'advisory' and d.datname = current_database()
                """);
        await clock.SomebodyWaits();
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(await ended.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.True(await begun.WaitAsync(TimeSpan.FromSeconds(20)));
        await stopping.CancelAsync();
        await holding;
    }

    /// <summary>Of two transactions the one that began first commits last: its message is found all the same, and each is found once.</summary>
    [Fact]
    public async Task Outbox_ReadWhileTransactionsAreOpen_GivesEachRowOnce()
    {
        using var engine = await Engine.NewAsync("postgres");
        using var slow = engine.Database.Open();
        using var quick = engine.Database.Open();
        using var reader = engine.Database.Open();
        var outbox = new OutboxStore(reader);
        using var late = engine.Database.Dialect.BeginWriting(slow);
        var first = Add(slow);
        var second = Add(quick);
        var (rows, horizon) = outbox.WaitingSince(0);
        Assert.Equal([second], rows.Select(r => r.Row.Id));
        late.Commit();
        var (more, next) = outbox.WaitingSince(horizon);
        Assert.Equal([first, second], more.Select(r => r.Row.Id));
        // Whoever read the second before knows it by its transaction, which the horizon hadn't passed.
        Assert.True(rows[0].Transaction >= horizon);
        // A transaction anywhere on the server holds the horizon back, those of other databases too: then they are told once more.
        Assert.All(outbox.WaitingSince(next).Rows, r => Assert.True(r.Transaction >= next));
        Assert.Empty(outbox.WaitingSince(more.Max(r => r.Transaction) + 1).Rows);
    }

    private static long Add(System.Data.Common.DbConnection connection) =>
        new OutboxStore(connection).Add("telegram", "1", OutboxKind.Answer, "{}", null, new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero)).Id;
}
