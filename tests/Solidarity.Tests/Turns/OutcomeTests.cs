using Solidarity.Bot.Channels.Telegram;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;
using Solidarity.Tests.Telegram;

namespace Solidarity.Tests.Turns;

/// <summary>Each way in which the server says no, from the outbox through the real channel: what is done, and that it is done once.</summary>
public sealed class OutcomeTests : IAsyncLifetime
{
    private readonly HttpMessageInvoker _http = BotApi.CreateClient();
    private FakeTelegram _server = null!;
    private Dispatch _at = null!;
    private FakePerson _alice = null!;
    private FakeChat _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeTelegram.StartAsync();
        _alice = _server.Person("Alice");
        _alice.Say("/start");
        _desk = _server.Group("Mairie", [_alice], "group");
        _desk.AddBot(_alice);
        _at = await Dispatch.OpenAsync(
            new TelegramChannel(new BotApi(_http, _server.Url, FakeTelegram.Token), new Bot.Commands.BotIdentity()), null, ("Moderation:ChatId", $"{_desk.Id}"));
        await _at.Loop.Run(s => s.Stores.People.Add("telegram", $"{_alice.Id}", "Alice", null, "fr", s.Now));
    }

    public async ValueTask DisposeAsync()
    {
        await _at.DisposeAsync();
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Person_WhoBlockedOrIsDeactivated_IsTriedOnceAndMarked(bool blocked)
    {
        if (blocked) _alice.Block();
        else _alice.Deactivated = true;
        await _at.Say($"{_alice.Id}", "a");
        await EndedAsync(403, 1);
        Assert.NotNull((await _at.Loop.Run(s => s.Stores.People.Find("telegram", $"{_alice.Id}")))!.UnreachableSince);
    }

    [Fact]
    public async Task Chat_NotFound_IsTriedOnceAMessage()
    {
        await _at.Say("987654321", "a", "b");
        await EndedAsync(400, 2);
        await _at.Say($"{_alice.Id}", "c");
        await EndedAsync(200, 1);
    }

    [Fact]
    public async Task ModerationGroup_ThatThrewTheBotOut_IsSpokenOfOnceUntilItIsBack()
    {
        _desk.RemoveBot(_alice);
        await _at.Say($"{_desk.Id}", "a", "b", "c");
        await EndedAsync(403, 3);
        Assert.Single(_at.Log.All, l => l.Line.StartsWith("The moderation group (Moderation__ChatId) can't be written to", StringComparison.Ordinal));
        _desk.AddBot(_alice);
        await _at.Say($"{_desk.Id}", "d");
        await EndedAsync(200, 1);
        _desk.RemoveBot(_alice);
        await _at.Say($"{_desk.Id}", "e");
        await EndedAsync(403, 4);
        Assert.Equal(2, _at.Log.All.Count(l => l.Line.Contains("can't be written to", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Group_ThatBecameASupergroup_IsFollowed()
    {
        var next = _desk.Migrate(_alice);
        await _at.Say($"{_desk.Id}", "a", "b");
        await EndedAsync(200, 2);
        Assert.Equal([$"{_desk.Id}", $"{next.Id}", $"{next.Id}"], _server.Outcomes.Select(o => o.Chat));
        Assert.Equal(2, next.BotMessages.Count);
        Assert.Equal($"{next.Id}", await _at.Loop.Run(s => s.Stores.Outbox.WhereIs("telegram", $"{_desk.Id}")));
    }

    [Fact]
    public async Task Edit_ThatChangesNothing_CountsAsSent()
    {
        await _at.Say($"{_alice.Id}", "a");
        await EndedAsync(200, 1);
        var message = _alice.Chat.BotMessages.Single();
        await EditAsync(message.Id, "a");
        await EndedAsync(400, 1);
        await EditAsync(message.Id, "b");
        await EndedAsync(200, 2);
    }

    [Fact]
    public async Task Edit_OfAMessageThatIsGone_IsADeadLetterAndTheNextGoesOn()
    {
        await EditAsync(999, "a");
        await _at.Say($"{_alice.Id}", "b");
        await EndedAsync(200, 1, dead: 1);
        Assert.Equal([400, 200], _server.Outcomes.Select(o => o.Code));
        Assert.Single(_at.Log.Errors, line => line.Contains("message to edit not found", StringComparison.Ordinal));
    }

    private Task EditAsync(long message, string word) => _at.Loop.Run(s =>
    {
        s.Mail.Edit(new Address("telegram", $"{_alice.Id}"), message, "fr", Bot.Turns.Message.Of(new Bot.Texts.Phrase("person.unknown", ("name", word))), OutboxKind.Answer);
        return true;
    });

    /// <summary>So many calls have ended so, nothing waits, and time that passes brings no further try.</summary>
    private async Task EndedAsync(int code, int count, int dead = 0)
    {
        await _server.WaitForOutcomeAsync(o => o.Code == code, count);
        Assert.Equal(dead, await _at.DeadOnceNothingWaits());
        _at.Clock.Advance(TimeSpan.FromMinutes(5));
        await _at.Loop.Run(_ => true);
        Assert.Equal(count, _server.Outcomes.Count(o => o.Code == code));
        Assert.Empty(_server.Violations);
    }
}
