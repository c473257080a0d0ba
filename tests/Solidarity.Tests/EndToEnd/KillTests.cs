using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Solidarity.Tests.Storage;
using Solidarity.Tests.Telegram;

namespace Solidarity.Tests.EndToEnd;

public sealed class SqliteKillTests(ITestOutputHelper output) : KillTests("sqlite", output);

public sealed class PostgresKillTests(ITestOutputHelper output) : KillTests("postgres", output);

/// <summary>The process dies without warning while thirty people talk with it, and comes back.</summary>
public abstract partial class KillTests(string provider, ITestOutputHelper output) : IAsyncLifetime
{
    private const int People = 30, Kills = 4;

    private FakeTelegram _server = null!;
    private BotProcess _bot = null!;

    public async ValueTask InitializeAsync() => _server = await FakeTelegram.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null) await _bot.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Kill_InTheMiddleOfManyDialogues_LosesAndDoublesNothing()
    {
        _bot = await BotProcess.RunAsync(_server, [.. await Engine.SettingsAsync(provider)]);
        // What an undisturbed dialogue looks like: the others must look the same in the end.
        var calm = Neighbour.In(_server, "Calm");
        await calm.PublishNeedAsync("For Calm");
        var people = Enumerable.Range(1, People).Select(i => Neighbour.In(_server, $"Person{i}")).ToArray();
        var dialogues = people.Select(person => person.PublishNeedAsync($"For {person.Person.FirstName}")).ToArray();
        int unmarked = 0;
        for (int kill = 1; kill <= Kills; kill++)
        {
            int before = _server.Outcomes.Count(IsMessage);
            if (kill > 1) _bot.Launch();
            await _server.WaitForOutcomeAsync(IsMessage, before + 37, TimeSpan.FromSeconds(30));
            await _bot.KillAsync();
            unmarked += int.Parse(_bot.Query("select count(*) from outbox")[0], CultureInfo.InvariantCulture);
        }
        Assert.DoesNotContain(dialogues, dialogue => dialogue.IsCompleted);
        await _bot.StartAsync();
        await Task.WhenAll(dialogues);
        await _server.Updates.WaitUntilTakenAsync();

        Assert.Equal(
            people.Prepend(calm).Select(p => $"{p.Person.FirstName}|Open|For {p.Person.FirstName}").Order(StringComparer.Ordinal),
            _bot.Query("select p.name, o.state, o.sentence from post o join person p on p.id = o.person_id").Order(StringComparer.Ordinal));
        Assert.Equal(["0"], _bot.Query("select count(*) from conversation where snapshot is not null"));
        Assert.Equal(["0"], _bot.Query("select count(*) from poison"));
        Assert.Equal(0, await _bot.StopAsync());
        Assert.Equal(["0"], _bot.Query("select count(*) from outbox"));

        int repeated = people.Sum(person => RepeatedIn(person, calm));
        output.WriteLine($"{repeated} repeats over {Kills} kills, of {unmarked} messages that were not marked as sent");
        // Only what the server had taken in the instant before a kill, and nobody had marked.
        Assert.InRange(repeated, 0, unmarked);
        // All thirty answer in the same instant, so that each has a message or two on its way: no kill repeats more.
        Assert.InRange(unmarked, 0, Kills * People * 3);
        Assert.Empty(_server.Violations);
        Assert.DoesNotContain(_server.Refusals, refusal => !refusal.Why.Contains("not modified", StringComparison.Ordinal) && refusal.Method is not "answerCallbackQuery");
    }

    /// <summary>How many messages came twice: one beside its twin, and otherwise all as in the calm dialogue.</summary>
    private int RepeatedIn(Neighbour person, Neighbour calm)
    {
        string[] told = Told(person), expected = Told(calm);
        int repeated = 0, next = 0;
        foreach (string text in told)
        {
            if (next < expected.Length && text == expected[next]) next++;
            else if (next > 0 && expected[..next].Contains(text)) repeated++;
            else Assert.Fail($"{person.Person.FirstName} was told something unexpected:\n{person.Chat.Transcript}");
        }
        Assert.Equal(expected.Length, next);
        return repeated;
    }

    /// <summary>The messages as they were first sent, without what differs from person to person.</summary>
    private string[] Told(Neighbour person) =>
    [
        .. _server.Calls
            .Where(call => call.Method is "sendMessage" or "editMessageText" && call.Parameters.Contains($"\"chat_id\":{person.Person.Id},", StringComparison.Ordinal))
            .Select(call => JsonDocument.Parse(call.Parameters).RootElement.GetProperty("text").GetString()!)
            .Select(text => Reference().Replace(text.Replace(person.Person.FirstName, "X", StringComparison.Ordinal), "N0")),
    ];

    private static bool IsMessage(FakeOutcome outcome) => outcome is { Method: "sendMessage" or "editMessageText", Code: 200 };

    [GeneratedRegex("N[0-9]+")]
    private static partial Regex Reference();
}
