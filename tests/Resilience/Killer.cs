using Solidarity.Resilience.Engines;
using Solidarity.Resilience.Oracle;
using Solidarity.Simulation;

namespace Solidarity.Resilience;

/// <summary>Kills one of the bots, or all, without warning and starts it again at once, as often as it is told, spread over the whole run.</summary>
internal sealed class Killer(IReadOnlyList<Instance> instances, FakeTelegram server, Engine engine, Ledger ledger, Findings findings, Options options)
{
    /// <summary>
    /// Messages that the server takes for one story, to the neighbours and to each moderator: a little fewer than in the mean, so that the
    /// last kill isn't left over.
    /// </summary>
    private const int MessagesToNeighbours = 22, MessagesToEachModerator = 8;

    /// <summary>One in so many comes while the bot has hardly started.</summary>
    private const int SoonAfterStart = 6;

    /// <summary>One in so many strikes all instances in the same moment.</summary>
    private const int AllAtOnce = 6;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30), LongestLull = TimeSpan.FromMinutes(2);

    private readonly Random chance = new(options.Seed + 1);
    private readonly Signal taken = new();

    public int Kills { get; private set; }

    /// <summary>The server took a message.</summary>
    public void Count() => taken.Pulse();

    /// <param name="over">Ends when all stories are told; what kills are left come then one after another.</param>
    public async Task WorkAsync(Task over)
    {
        var messages = (MessagesToNeighbours + (MessagesToEachModerator * options.Team)) * (double)options.Stories;
        var moments = Enumerable.Range(0, options.Kills).Select(_ => (long)(chance.NextDouble() * messages)).Order().ToArray();
        _ = over.ContinueWith(_ => taken.Pulse(), TaskScheduler.Default);
        foreach (long moment in moments)
        {
            if (chance.Next(SoonAfterStart) == 0) await Task.Delay(chance.Next(1500));
            else await taken.WaitForAsync(() => over.IsCompleted || ledger.Taken >= moment ? this : null, LongestLull);
            await KillAsync(Drawn());
        }
    }

    private IReadOnlyList<Instance> Drawn()
    {
        if (instances.Count == 1 || chance.Next(AllAtOnce) == 0) return instances;
        return [instances[chance.Next(instances.Count)]];
    }

    private async Task KillAsync(IReadOnlyList<Instance> struck)
    {
        if (instances.Any(one => one.Bot.HasEnded)) findings.Break("crash", "a bot ended by itself");
        var death = new Death(struck.Select(one => one.Life).ToHashSet(), DateTimeOffset.UtcNow, OthersWentOn: struck.Count < instances.Count);
        await Task.WhenAll(struck.Select(one => one.Bot.KillAsync()));
        Kills++;
        foreach (string life in death.Lives)
        {
            await server.WaitUntilQuietAsync(life, Quiet);
            await engine.WaitUntilLeftAsync(life);
        }

        ledger.Read(engine.Read(), death);
        foreach (string snapshot in engine.Query<string>("select snapshot from conversation where snapshot is not null"))
        {
            if (Canaries.HoldsSharedPlace(snapshot)) findings.Break("an exact place was kept", snapshot);
        }

        foreach (var one in struck) one.Launch();
    }
}
