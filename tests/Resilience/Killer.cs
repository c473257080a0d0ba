using Solidarity.Resilience.Engines;
using Solidarity.Resilience.Oracle;
using Solidarity.Simulation;

namespace Solidarity.Resilience;

/// <summary>Kills the bot without warning and starts it again at once, as often as it is told, spread over the whole run.</summary>
internal sealed class Killer(BotProcess bot, FakeTelegram server, Engine engine, Ledger ledger, Findings findings, Options options)
{
    /// <summary>Messages that the server takes for one story, a little fewer than in the mean, so that the last kill isn't left over.</summary>
    private const int MessagesPerStory = 46;

    /// <summary>One in so many comes while the bot has hardly started.</summary>
    private const int SoonAfterStart = 6;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30), LongestLull = TimeSpan.FromMinutes(2);

    private readonly Random chance = new(options.Seed + 1);
    private readonly Signal taken = new();

    public int Kills { get; private set; }

    /// <summary>The server took a message.</summary>
    public void Count() => taken.Pulse();

    /// <param name="over">Ends when all stories are told; what kills are left come then one after another.</param>
    public async Task WorkAsync(Task over)
    {
        var moments = Enumerable.Range(0, options.Kills).Select(_ => (long)(chance.NextDouble() * MessagesPerStory * options.Stories)).Order().ToArray();
        _ = over.ContinueWith(_ => taken.Pulse(), TaskScheduler.Default);
        foreach (long moment in moments)
        {
            if (chance.Next(SoonAfterStart) == 0) await Task.Delay(chance.Next(1500));
            else await taken.WaitForAsync(() => over.IsCompleted || ledger.Taken >= moment ? this : null, LongestLull);
            await KillAsync();
        }
    }

    private async Task KillAsync()
    {
        if (bot.HasEnded) findings.Break("crash", "the bot ended by itself");
        await bot.KillAsync();
        Kills++;
        await server.WaitUntilQuietAsync(Quiet);
        await engine.WaitUntilLeftAsync();
        var (promised, unmarked) = engine.TakePromises();
        ledger.BotDied(promised, unmarked);
        foreach (string snapshot in engine.Query<string>("select snapshot from conversation where snapshot is not null"))
        {
            if (Canaries.HoldsSharedPlace(snapshot)) findings.Break("an exact place was kept", snapshot);
        }

        bot.Launch();
    }
}
