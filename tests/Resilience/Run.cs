using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Solidarity.Resilience.Engines;
using Solidarity.Resilience.Oracle;
using Solidarity.Resilience.Stories;
using Solidarity.Simulation;

namespace Solidarity.Resilience;

/// <summary>A whole run: a fake server, the bot as one process or several, people, kills, faults, and the oracle over all of it.</summary>
internal sealed class Run : IAsyncDisposable
{
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(2), ChatsKept = TimeSpan.FromMinutes(2), BetweenWords = TimeSpan.FromSeconds(15);

    private readonly Options options;
    private readonly TextWriter output;
    private readonly Findings findings;
    private readonly FakeTelegram server;
    private readonly World world;
    private readonly Weather weather;
    private readonly Moderator[] team;
    private readonly Instance[] instances;
    private readonly Engine engine;
    private readonly Ledger ledger;
    private readonly Sightings sightings;
    private readonly Watch watch;
    private readonly Killer killer;
    private readonly ConcurrentQueue<(DateTimeOffset Since, Neighbour[] Who)> ended = [];
    private int told;

    private Run(Options options, TextWriter output, FakeTelegram server, Engine? onServer)
    {
        (this.options, this.output, this.server) = (options, output, server);
        findings = new Findings(output);
        world = new World(server, findings, new Towns(options.Seed), options.Patience);
        weather = new Weather(options.Seed + 2, options.Faults);
        var chance = new Random(options.Seed + 3);
        team = [.. Enumerable.Range(0, options.Team).Select(i => new Moderator(world, world.Meet(chance), i, options.Team))];
        var bots = Enumerable.Range(0, options.Instances).Select(_ => Instance.Prepare(server, team, options.Webhook)).ToArray();
        engine = onServer ?? new SqliteEngine(bots[0].Folder);
        instances = [.. bots.Select((bot, i) => new Instance(bot, i + 1, server, engine))];
        server.Updates.Behind = [.. bots.Select(bot => bot.Url)];
        ledger = new Ledger(findings);
        sightings = new Sightings(findings, team.Select(one => one.Neighbour.Person.Id).ToHashSet());
        watch = new Watch(instances, ledger, findings, options.Team);
        killer = new Killer(instances, server, engine, ledger, findings, options);
    }

    /// <summary>Does a run from beginning to end, in a folder that goes away with it.</summary>
    public static async Task<Report> OfAsync(Options options, TextWriter output)
    {
        var server = await FakeTelegram.StartAsync();
        server.KeepsCalls = false;
        await using var run = new Run(options, TextWriter.Synchronized(output), server, await OnServerAsync(options));
        return await run.WorkAsync();
    }

    /// <summary>Where no database is named, one of a server of the run's own.</summary>
    private static async Task<Engine?> OnServerAsync(Options options)
    {
        if (options.Engine is not "postgres") return null;
        if (options.Connection is { } given) return new PostgresEngine(given);
        var own = await PostgresServer.StartAsync(durable: true);
        return new PostgresEngine(await own.NewDatabaseAsync(), own);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in instances) await one.Bot.DisposeAsync();
        await engine.DisposeAsync();
        await server.DisposeAsync();
    }

    private async Task<Report> WorkAsync()
    {
        await BeginAsync();
        var time = Stopwatch.StartNew();
        using var over = new CancellationTokenSource();
        var others = Task.WhenAll([WordsAsync(time, over.Token), watch.WorkAsync(over.Token), .. team.Select(one => one.WorkAsync())]);
        var stories = Parallel.ForAsync(0, options.Stories, new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce }, async (number, _) => await LiveAsync(number));
        var kills = killer.WorkAsync(stories);
        // Without kills the rest would prove nothing: a killer that fails ends the run.
        if (await Task.WhenAny(stories, kills) == kills) await kills;
        await Task.WhenAll(stories, kills);
        time.Stop();
        await EndAsync();
        foreach (var one in team) one.Stop();
        await over.CancelAsync();
        await others;
        Judge();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{time.Elapsed.TotalSeconds:0} s, {options.Stories / time.Elapsed.TotalSeconds:0.0} stories a second; {server.Updates.Numbers.Count} updates, {ledger.Promised} messages promised, {ledger.Taken} taken, {ledger.Lapsed} lapsed; {watch.Senders} senders, {ledger.Takeovers} of which were followed alive; {weather.Told}"));
        return new Report(options.Stories, killer.Kills, weather.Count, findings.Lost, ledger.Repeated, ledger.Allowed, ledger.Unjustified, findings.Broken);
    }

    /// <summary>One bot makes the tables and meets the team; from its second start on everything is watched.</summary>
    private async Task BeginAsync()
    {
        await instances[0].StartAsync();
        foreach (var one in team)
        {
            one.Neighbour.Say("/start");
            await one.Neighbour.HearAsync(one.Neighbour.Person.FirstName);
        }

        if (await instances[0].Bot.StopAsync() != 0) findings.Break("exit code", "the bot did not stop well before the run");
        engine.Prepare();
        server.Observer = Observe;
        server.Weather = weather.Strike;
        server.Updates.Repeats = weather.Repeat;
        foreach (var one in instances)
        {
            one.Bot.Heard = watch.Line;
            one.Launch();
        }
    }

    private void Observe(FakeDelivery call)
    {
        ledger.Delivered(call);
        if (call.Method is "answerCallbackQuery") watch.Toast(call.Parameters);
        if (call.Code != 200 || call.Method is not ("sendMessage" or "editMessageText")) return;
        sightings.Look(call.Parameters, DateTimeOffset.UtcNow);
        watch.Message(call.Parameters);
        killer.Count();
    }

    private async Task LiveAsync(int number)
    {
        var chance = new Random(unchecked(options.Seed * 1_000_003 + number));
        var plot = Plot.Drawn(chance);
        var town = world.Towns.Take();
        var cast = new Cast(world, number, chance, town, plot.Decision);
        try
        {
            world.Left[cast.Marker] = await plot.LiveAsync(cast);
            world.Towns.Return(town);
        }
        catch (TimeoutException e)
        {
            findings.Break("story that can't go on", $"{cast.Marker} ({plot.Name}): {e.Message}\n--- asker\n{cast.Asker.Chat.Transcript}\n--- helper\n{cast.Helper.Chat.Transcript}\n---");
        }

        world.Forget(cast.Marker);
        Interlocked.Increment(ref told);
        ended.Enqueue((DateTimeOffset.UtcNow, [cast.Asker, cast.Helper]));
        while (ended.TryPeek(out var oldest) && DateTimeOffset.UtcNow - oldest.Since > ChatsKept && ended.TryDequeue(out oldest))
        {
            foreach (var who in oldest.Who) who.Chat.KeepNewest(0);
        }
    }

    /// <summary>The server is well again, and the bots have time to say what they still have to say.</summary>
    private async Task EndAsync()
    {
        weather.Clear();
        await server.Updates.WaitUntilTakenAsync(Settling);
        var patience = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (patience.Elapsed < Settling && engine.Query<long>("select count(*) from outbox where state = 'Waiting'")[0] > 0) await timer.WaitForNextTickAsync();
        foreach (var one in instances)
        {
            // The last kill may have been a moment ago, and whoever is told to stop before it has begun ends as any process does.
            await one.HasBegunAsync();
            if (await one.Bot.StopAsync() is not 0 and var code) findings.Break("exit code", $"a bot stopped with {code} after the run");
        }

        server.Observer = null;
    }

    private void Judge()
    {
        ledger.Read(engine.Read());
        ledger.Close();
        Invariants.Check(engine, findings);
        var aftermath = new Aftermath(engine, findings);
        aftermath.CheckStories(world.Left);
        aftermath.CheckInbox(server.Updates.Numbers);
        sightings.Judge(aftermath.Introductions());
        foreach (string violation in server.Violations) findings.Break("call that the Bot API doesn't know", violation);
    }

    private async Task WordsAsync(Stopwatch time, CancellationToken over)
    {
        using var timer = new PeriodicTimer(BetweenWords);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.Elapsed.TotalSeconds:0} s: {told} stories told, {killer.Kills} kills, {weather.Count} faults, {ledger.Taken} messages"));
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }
}
