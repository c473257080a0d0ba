using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Solidarity.Bot;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;
using Solidarity.Simulation;

namespace Solidarity.Benchmarks;

/// <summary>
/// Whole turns from the update to the message that is marked as sent, without HTTP: many people in dialogues side by side, among any number
/// of others in the database, on either engine, with several loops on one PostgreSQL database as several instances have.
/// </summary>
internal static class TurnsBenchmark
{
    private const int SideBySide = 200;
    private static readonly string[] Words = ["/besoin", "Courses", "Du pain", "Dès que possible", "94400", "Pour moi", "/annuler"];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6), Measured = TimeSpan.FromSeconds(12);

    /// <summary>A channel that takes everything at once.</summary>
    private sealed class Taker : IChannel
    {
        private long _next;

        public string Name => "telegram";

        public bool IsGroup(string chat) => false;

        public Task<Standing> StandingAsync(string group, string person, CancellationToken cancel) => Task.FromResult(Standing.Unknown);

        public Task<SendOutcome> SendAsync(Outgoing message, CancellationToken cancel) =>
            Task.FromResult<SendOutcome>(new SendOutcome.Sent(message.MessageId ?? Interlocked.Increment(ref _next)));

        public Task ToastAsync(string queryId, string? text, CancellationToken cancel) => Task.CompletedTask;
    }

    public static async Task<int> RunAsync(string engine, int instances, int people)
    {
        var folder = Directory.CreateTempSubdirectory("turns").FullName;
        await using var server = engine == "postgres" ? await PostgresServer.StartAsync(durable: true) : null;
        var at = server is null ? $"Data Source={Path.Combine(folder, "t.db")}" : await server.NewDatabaseAsync();
        var database = Database.At(engine, at);
        Migrator.Migrate(database, TimeProvider.System);
        Fill(database, people);
        var towns = await Task.WhenAll(Enumerable.Range(0, instances).Select(_ => StartAsync(engine, at)));
        var (turns, times) = await DriveAsync(towns, people);
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"turns: {engine}, {instances} instances, {people} people: {turns / Measured.TotalSeconds:0} a second, p50 {times[times.Count / 2]:0.0} ms, p99 {times[times.Count * 99 / 100]:0.0} ms, process {Environment.CpuUsage.TotalTime.TotalSeconds:0.0} s of processor"));
        foreach (var town in towns)
        {
            await town.GetRequiredService<Sender>().StopAsync(default);
            await town.GetRequiredService<TurnLoop>().StopAsync(default);
            await town.DisposeAsync();
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    /// <summary>People who have agreed and were here before, so that nothing but their number differs.</summary>
    private static void Fill(Database database, int people)
    {
        using var connection = database.Open();
        using var transaction = database.Dialect.BeginWriting(connection);
        var numbers = $"with recursive n(i) as (select cast(1 as bigint) union all select i + 1 from n where i < {people})";
        connection.Execute($"{numbers} insert into person (channel, address, name, language, consented_at, consent_wording, created_at) select 'telegram', cast(5000 + i as text), 'P', 'fr', 1, '1', 1 from n");
        connection.Execute("insert into conversation (person_id, turn) select id, 1 from person");
        connection.Execute($"{numbers} insert into inbox (channel, update_id, at) select 'telegram', -i, 1 from n");
        transaction.Commit();
        connection.Execute("analyze person");
    }

    private static async Task<ServiceProvider> StartAsync(string engine, string at)
    {
        var settings = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Storage:Provider"] = engine, ["Storage:ConnectionString"] = at }).Build());
        var services = new ServiceCollection()
            .AddLogging(l => l.AddConsole().SetMinimumLevel(LogLevel.Warning))
            .AddSingleton(settings).AddSingleton(Database.At(engine, at)).AddSingleton(TimeProvider.System).AddSingleton<IChannel>(new Taker())
            .AddBot(settings).AddTurns().BuildServiceProvider();
        await services.GetRequiredService<TurnLoop>().StartAsync(default);
        await services.GetRequiredService<Sender>().StartAsync(default);
        return services;
    }

    private static async Task<(long Turns, List<double> Times)> DriveAsync(ServiceProvider[] towns, int people)
    {
        var runners = towns.Select(t => t.GetRequiredService<TurnRunner>()).ToArray();
        var times = new List<double>();
        long update = 0, person = 0, turns = 0;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, SideBySide).Select(i => Task.Run(async () =>
        {
            var own = new List<double>();
            for (var round = i; Stopwatch.GetElapsedTime(began) < WarmUp + Measured; round++)
            {
                // Far apart in the table, so that what one touches the next has not just brought in.
                var who = 5001 + Interlocked.Increment(ref person) * 7919 % people;
                var address = new Address("telegram", who.ToString(CultureInfo.InvariantCulture));
                foreach (var word in Words)
                {
                    Input input = word[0] == '/' ? new Command(word[1..], "", 1) : new Text(word, 1);
                    var since = Stopwatch.GetTimestamp();
                    await runners[round % runners.Length].RunAsync(new Incoming("telegram", Interlocked.Increment(ref update), new Speaker(address, "P", null, "fr"), address, true, input, DateTimeOffset.UtcNow));
                    if (Stopwatch.GetElapsedTime(began) is var at && (at < WarmUp || at > WarmUp + Measured)) continue;
                    own.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
                    Interlocked.Increment(ref turns);
                }
            }
            lock (times) times.AddRange(own);
        })));
        return (turns, times);
    }
}
