using Solidarity.Tests.Storage;
using Solidarity.Tests.Telegram;

namespace Solidarity.Tests.EndToEnd;

public sealed class SqliteServerFaultTests() : ServerFaultTests("sqlite");

public sealed class PostgresServerFaultTests() : ServerFaultTests("postgres");

/// <summary>The server is slow, broken or in a bad mood: what was promised arrives all the same.</summary>
public abstract class ServerFaultTests(string provider) : IAsyncLifetime
{
    private FakeTelegram _server = null!;
    private BotProcess _bot = null!;
    private Neighbour _alice = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeTelegram.StartAsync();
        _bot = await BotProcess.RunAsync(_server, [.. await Engine.SettingsAsync(provider)]);
        _alice = Neighbour.In(_server, "Alice");
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null) await _bot.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Server_ThatSaysWait_IsLeftAloneExactlySoLong()
    {
        _server.Fail(new Fault(FaultKind.TooMany, "sendMessage", RetryAfter: 2));
        _alice.Say("/help");
        await _alice.HearTextAsync("help.neighbour");
        Assert.Equal([429, 200], Sent().Select(outcome => outcome.Code));
        Assert.InRange(Sent()[1].At - Sent()[0].At, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2) + BotProcess.BusyMachine);
    }

    [Fact]
    public async Task Server_InTrouble_GetsEachMessageInTheEndAndInOrder()
    {
        _server.Fail(new Fault(FaultKind.ServerError, "sendMessage"));
        _server.Fail(new Fault(FaultKind.Garbage, "sendMessage"));
        _server.Fail(new Fault(FaultKind.DropBefore, "sendMessage"));
        _alice.Person.Say("/help");
        _alice.Person.Say("/privacy");
        _alice.Say("/language");
        await _alice.Chat.WaitForAsync(_ => _alice.Chat.BotMessages.Count == 3, TimeSpan.FromSeconds(20));
        Assert.Equal([500, 502, 0, 200, 200, 200], Sent().Select(outcome => outcome.Code));
        Assert.Collection(
            _alice.Chat.BotMessages,
            message => Assert.Contains("How it works", message.Text, StringComparison.Ordinal),
            message => Assert.Contains("Your data", message.Text, StringComparison.Ordinal),
            message => Assert.Contains("Which language", message.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Server_ThatDoesItButDoesNotSay_RepeatsAtMostOnce()
    {
        _server.Fail(new Fault(FaultKind.DropAfter, "sendMessage"));
        _alice.Person.Say("/help");
        _alice.Say("/language");
        await _alice.HearAsync("Which language");
        Assert.Equal([0, 200, 200], Sent().Select(outcome => outcome.Code));
        var told = _alice.Chat.BotMessages;
        Assert.Equal(3, told.Count);
        Assert.Equal(told[0].Source, told[1].Source);
    }

    [Fact]
    public async Task Message_RefusedForGood_IsADeadLetterThatHealthCounts()
    {
        _server.Fail(new Fault(FaultKind.Refuse, "sendMessage"));
        _alice.Person.Say("/help");
        _alice.Say("/language");
        await _alice.HearAsync("Which language");
        Assert.Single(_alice.Chat.BotMessages);
        await _bot.WaitForLineAsync("refused for good");
        string health = await _bot.Http.GetStringAsync($"{_bot.Url}/health");
        Assert.Contains("\"status\":\"ready\"", health, StringComparison.Ordinal);
        Assert.Contains("\"deadLetters\":1", health, StringComparison.Ordinal);
    }

    private FakeOutcome[] Sent() => [.. _server.Outcomes.Where(outcome => outcome.Method is "sendMessage")];
}
