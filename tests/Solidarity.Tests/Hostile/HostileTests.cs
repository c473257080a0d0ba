using System.Diagnostics;
using System.Globalization;
using System.Text;
using Solidarity.Bot.Channels.Telegram;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Hostile;

/// <summary>
/// Malformed and hostile updates on the real way of an update: no exception out of a turn, nothing put aside, nothing of
/// theirs let through alive, and nothing of honest people changed. HOSTILE_UPDATES and HOSTILE_SEED make it longer and other.
/// On PostgreSQL, where a turn takes several times as long, fewer are enough to meet what differs: its text and its numbers.
/// </summary>
public sealed class HostileTests
{
    private const int AtOnce = 125;

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    [Theory]
    [InlineData("sqlite", 20_000)]
    [InlineData("postgres", 4_000)]
    public async Task Updates_OfEveryHostileKind_HarmNobody(string provider, int most)
    {
        var (count, seed) = (Setting("HOSTILE_UPDATES", most), Setting("HOSTILE_SEED", 8));
        var honest = await Honest.SettleAsync(provider);
        await using var town = honest.Town;
        town.ToleratesErrors = true;
        var rules = new OutgoingRules();
        var updates = new HostileUpdates(new Random(seed), honest);
        var before = await honest.RowsAsync();
        town.Delivered.Clear();

        var said = 0L;
        var (started, turns, checks) = (Stopwatch.GetTimestamp(), TimeSpan.Zero, TimeSpan.Zero);
        for (var done = 0; done < count; done += AtOnce)
        {
            var batch = Enumerable.Range(0, AtOnce).ToDictionary(i => 1_000_000L + done + i, i => updates.Next(1_000_000L + done + i));
            var from = Stopwatch.GetTimestamp();
            await town.TakeTogetherAsync(batch.Values.Select(bytes => UpdateJson.Read(bytes)).OfType<Update>());
            turns += Stopwatch.GetElapsedTime(from);
            if (town.Log.Errors.FirstOrDefault() is { } error) Assert.Fail($"{error}\n{Named(error, batch)}");
            from = Stopwatch.GetTimestamp();
            said += town.Delivered.Count;
            foreach (var delivered in town.Delivered)
            {
                if (await rules.FaultAsync(delivered) is { } fault) Assert.Fail($"seed {seed}, after {done}: {fault}\n{delivered.Message.Text}");
            }
            Assert.All(town.Toasts, toast => Assert.Null(toast.Text is null ? null : OutgoingRules.InText(toast.Text)));
            checks += Stopwatch.GetElapsedTime(from);
            Remember(town, updates);
            if (done % (8 * AtOnce) == 0) await honest.ApproveStrangersAsync();
            if (done % 20_000 == 0 || done + AtOnce >= count) Assert.Equal(before, await honest.RowsAsync());
            // Nobody sends faster than a person can: the gate is tested elsewhere.
            town.Clock.Advance(TimeSpan.FromSeconds(25));
        }
        Assert.Equal(0, await town.Read(s => s.Inbox.Poisoned()));
        var (posts, matches) = await honest.CountAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{count} updates, seed {seed}: {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s (turns {turns.TotalSeconds:0}, checks {checks.TotalSeconds:0}); {said} messages, {posts} posts, {matches} matches");
        // It went deep enough to mean something.
        Assert.InRange(posts - honest.Posts, count / 1000, count);
    }

    /// <summary>What each stranger sees now, to be pressed; and nothing is kept that was looked at.</summary>
    private static void Remember(Town town, HostileUpdates updates)
    {
        foreach (var delivered in town.Delivered)
        {
            if (!long.TryParse(delivered.Chat, CultureInfo.InvariantCulture, out var chat) || chat < 0) continue;
            if (delivered.Message.Keyboard is { Rows.Count: > 0 }) updates.AsksPlace.Add(chat);
            else updates.AsksPlace.Remove(chat);
            if (delivered.Buttons.Any()) updates.Seen[chat] = ([.. delivered.Buttons.Select(b => b.Data).OfType<string>()], delivered.MessageId);
        }
        town.Delivered.Clear();
        town.Toasts.Clear();
        town.Log.All.Clear();
    }

    /// <summary>The update that an error line names.</summary>
    private static string Named(string error, Dictionary<long, byte[]> batch) =>
        string.Join('\n', batch.Where(u => error.Contains(u.Key.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
            .Select(u => Encoding.UTF8.GetString(u.Value)).Select(json => json[..Math.Min(json.Length, 3000)]));
}
