using System.Diagnostics;
using Solidarity.Simulation;

namespace Solidarity.Benchmarks;

/// <summary>
/// One moderator presses; five chats show it. The real program and a server of its own on loopback: from the press as the server has it
/// to the answer in the presser's chat, and to the last of the five cards.
/// </summary>
internal static class CardsBenchmark
{
    private const int Moderators = 5, Presses = 100, Warm = 20;

    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(100);

    public static async Task<int> RunAsync()
    {
        await using var server = await FakeTelegram.StartAsync();
        var team = Enumerable.Range(1, Moderators).Select(i => Neighbour.In(server, $"Mona{i}", "en")).ToArray();
        await using var bot = await BotProcess.RunAsync(
            server,
            [("Pace__Overall", "10000"), ("Pace__Chat", "10000"), .. team.Select((one, i) => ($"Moderation__Administrators__{i}", $"{one.Person.Id}"))]);
        foreach (var one in team)
        {
            one.Say("/start");
            await one.HearAsync("moderation team");
        }

        var (alice, bob) = (Neighbour.In(server, "Alice"), Neighbour.In(server, "Bob"));
        await bob.PublishOfferAsync("At the market on Saturdays", (48.78763, 2.39281));
        await alice.PublishNeedAsync("Bread and milk", (48.79512, 2.39917));
        foreach (var one in team) await one.HearAsync("Introduction M1");

        var (own, all) = (new List<double>(), new List<double>());
        for (var i = 0; i < Presses + Warm; i++)
        {
            var (now, then) = i % 2 == 0 ? ("button.take", "button.give") : ("button.give", "button.take");
            var first = team[0];
            var card = Card(first);
            var since = Stopwatch.GetTimestamp();
            first.PressOn(card, now);
            var shown = team.Select(async one =>
            {
                await one.Chat.WaitForAsync(_ => Card(one).ButtonNamed(one.Words(then)) is not null);
                return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
            }).ToArray();
            var times = await Task.WhenAll(shown);
            if (i >= Warm)
            {
                own.Add(times[0]);
                all.Add(times.Max());
            }

            await Task.Delay(Apart);
        }

        Console.WriteLine($"cards: {Presses} presses, {Moderators} moderators: own card {Of(own)}; the last of {Moderators} {Of(all)}");
        return 0;
    }

    private static FakeMessage Card(Neighbour one) => one.Chat.BotMessages.Last(message => message.Text.Contains("Introduction M1", StringComparison.Ordinal));

    private static string Of(List<double> times)
    {
        times.Sort();
        return $"median {times[times.Count / 2]:0.0} ms, p95 {times[times.Count * 95 / 100]:0.0} ms";
    }
}
