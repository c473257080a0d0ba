using Solidarity.Tests.Storage;
using Solidarity.Tests.Telegram;

namespace Solidarity.Tests.EndToEnd;

public sealed class SqliteUnreachableTests() : UnreachableTests("sqlite");

public sealed class PostgresUnreachableTests() : UnreachableTests("postgres");

/// <summary>Somebody goes away in the middle: the bot falls silent, a moderator hears of it, and a word brings them back.</summary>
public abstract class UnreachableTests(string provider) : IAsyncLifetime
{
    private const string NoLongerThere = "no longer gets my messages";

    private FakeTelegram _server = null!;
    private BotProcess _bot = null!;
    private Neighbour _mona = null!, _alice = null!, _bob = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeTelegram.StartAsync();
        (_mona, _alice, _bob) = (Neighbour.In(_server, "Mona"), Neighbour.In(_server, "Alice"), Neighbour.In(_server, "Bob"));
        _bot = await BotProcess.RunAsync(_server, [.. await Engine.SettingsAsync(provider), ("Moderation__Administrators__0", $"{_mona.Person.Id}")]);
        _mona.Say("/start");
        await _mona.HearAsync("Mona");
        await _alice.PublishNeedAsync();
        await _bob.PublishOfferAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null) await _bot.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Helper_WhoBlocksTheBot_IsLeftAloneUntilTheyWrite()
    {
        await _mona.PressTextAsync("button.approve");
        await _bob.HearAsync("Can you help");
        _bob.Person.Block();
        await _mona.HearAsync(NoLongerThere);
        Assert.Equal(["Alice|0", "Bob|1", "Mona|0"], Unreachable());
        Assert.DoesNotContain(_server.Refusals, refusal => refusal.Code == 403);
        await AssertIsBackAsync();
    }

    [Fact]
    public async Task Helper_WhomTheServerNoLongerReaches_IsTriedOnce()
    {
        _bob.Person.Deactivated = true;
        await _mona.PressTextAsync("button.approve");
        await _mona.HearAsync(NoLongerThere);
        Assert.Equal(["Alice|0", "Bob|1", "Mona|0"], Unreachable());
        Assert.Single(_server.Refusals, refusal => refusal.Code == 403);
        Assert.Equal(["0"], _bot.Query($"select count(*) from outbox where chat = '{_bob.Person.Id}'"));
        _bob.Person.Deactivated = false;
        await AssertIsBackAsync();
        Assert.Single(_server.Refusals);
    }

    private async Task AssertIsBackAsync()
    {
        _bob.Say("/mine");
        await _bob.HearAsync("O2");
        Assert.Equal(["Alice|0", "Bob|0", "Mona|0"], Unreachable());
        Assert.Single(_mona.Chat.BotMessages, message => message.Text.Contains(NoLongerThere, StringComparison.Ordinal));
    }

    private IReadOnlyList<string> Unreachable() => _bot.Query("select name, case when unreachable_since is null then 0 else 1 end from person order by name");
}
