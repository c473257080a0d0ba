using System.Globalization;
using Microsoft.Data.Sqlite;
using Solidarity.Bot.Turns;
using Solidarity.Tests.Telegram;

namespace Solidarity.Tests.EndToEnd;

/// <summary>
/// A digest leaves the real program while people talk with it, and the server keeps its limits. The size can be set:
/// SOLIDARITY_DIGEST=3000 takes a hundred seconds.
/// </summary>
public sealed class DigestTests(ITestOutputHelper output)
{
    private static readonly int Size = int.Parse(Environment.GetEnvironmentVariable("SOLIDARITY_DIGEST") ?? "150", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Digest_WhilePeopleTalk_KeepsTheServersPaceAndTheirAnswersGoAhead()
    {
        await using var server = await FakeTelegram.StartAsync(limits: true);
        await using var bot = BotProcess.PrepareFor(server);
        var readers = Enumerable.Range(0, Size).Select(i => server.Person($"Reader{i}", "en")).ToArray();
        var talkers = Enumerable.Range(0, 20).Select(i => server.Person($"Talker{i}", "en")).ToArray();
        // The bot may write to who wrote first; nobody listens yet.
        foreach (var person in readers) person.Say("hello");
        server.Updates.Forget();
        await bot.StartAsync();
        await bot.StopAsync();
        Promise(bot, readers);
        await bot.StartAsync();
        await server.WaitForOutcomeAsync(outcome => outcome.Method is "sendMessage", 1, TimeSpan.FromSeconds(30));

        var waits = new List<double>();
        for (var i = 0; Digests(server).Length < Size; i++)
        {
            var asked = TimeProvider.System.GetTimestamp();
            await talkers[i % talkers.Length].AskAsync("/help", timeout: TimeSpan.FromSeconds(30));
            waits.Add(TimeProvider.System.GetElapsedTime(asked).TotalSeconds);
            // One answer for some six notices: four or five a second.
            await server.WaitForOutcomeAsync(IsDigest, Math.Min(Size, 1 + i * 6), TimeSpan.FromSeconds(30));
        }
        var digests = Digests(server);
        var (first, last) = (digests.Min(o => o.At), digests.Max(o => o.At));
        var all = server.Outcomes.Count(o => o is { Method: "sendMessage", Code: 200 } && o.At >= first && o.At <= last);
        var rate = all / (last - first).TotalSeconds;
        waits.Sort();
        output.WriteLine($"{Size} notices in {(last - first).TotalSeconds:0.0} s, {all} messages, {rate:0.0} a second; answers: p50 {waits[waits.Count / 2] * 1000:0} ms, p95 {waits[waits.Count * 95 / 100] * 1000:0} ms of {waits.Count}");
        // A machine that stands still for a second brings the server that second's messages all at once.
        Assert.InRange(server.Floods.Told, 0, Size > 1000 ? 0 : 2);
        // The first and the last moments of a short one weigh more; a busy machine is slower, never quicker.
        Assert.InRange(rate, 22, Size > 1000 ? 30 : 32);
        Assert.InRange(waits[waits.Count * 95 / 100], 0, 1);
    }

    private static FakeOutcome[] Digests(FakeTelegram server) =>
        [.. server.Outcomes.Where(IsDigest)];

    private static bool IsDigest(FakeOutcome outcome) =>
        outcome is { Method: "sendMessage", Code: 200 } && long.Parse(outcome.Chat, CultureInfo.InvariantCulture) < 5001 + Size;

    private static void Promise(BotProcess bot, FakePerson[] readers)
    {
        using var connection = new SqliteConnection($"Data Source={bot.DatabaseFile};Pooling=false");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        foreach (var reader in readers)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "insert into outbox (channel, chat, kind, payload, created_at) values ('telegram', @chat, 'Notice', @payload, @at)";
            command.Parameters.AddWithValue("@chat", $"{reader.Id}");
            command.Parameters.AddWithValue("@payload", OutgoingJson.Write(new Outgoing(OutgoingKind.Say, $"{reader.Id}", "This week near you: nothing new.")));
            command.Parameters.AddWithValue("@at", TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
            command.ExecuteNonQuery();
        }
        transaction.Commit();
    }
}
