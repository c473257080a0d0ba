using Solidarity.Bot.Channels.Telegram;
using Solidarity.Bot.Turns;

namespace Solidarity.Tests.Telegram;

public sealed class TelegramChannelTests : IAsyncLifetime
{
    private readonly HttpMessageInvoker http = BotApi.CreateClient();
    private FakeTelegram server = null!;
    private TelegramChannel channel = null!;

    // What the server answers, and what that means for the message.
    public static TheoryData<int, string, object> Answers => new()
    {
        { 403, "Forbidden: bot was blocked by the user", new SendOutcome.Unreachable("Forbidden: bot was blocked by the user") },
        { 403, "Forbidden: bot can't initiate conversation with a user", new SendOutcome.Unreachable("Forbidden: bot can't initiate conversation with a user") },
        { 400, "Bad Request: chat not found", new SendOutcome.Unreachable("Bad Request: chat not found") },
        { 400, "Bad Request: message is too long", new SendOutcome.Refused("Bad Request: message is too long") },
        { 400, "Bad Request: BUTTON_DATA_INVALID", new SendOutcome.Refused("Bad Request: BUTTON_DATA_INVALID") },
        { 401, "Unauthorized", new SendOutcome.Broken("Unauthorized") },
        { 404, "Not Found", new SendOutcome.Broken("Not Found") },
        { 429, "Too Many Requests: no time told", new SendOutcome.Broken("Too Many Requests: no time told") },
        { 500, "Internal Server Error: restart", new SendOutcome.Broken("Internal Server Error: restart") },
    };

    public async ValueTask InitializeAsync()
    {
        server = await FakeTelegram.StartAsync();
        channel = new TelegramChannel(new BotApi(http, server.Url, FakeTelegram.Token), new Bot.Commands.BotIdentity { UserName = "solidarity_bot" });
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Say_Refused_HasItsOutcome(int code, string description, object expected)
    {
        var refusing = CannedServer.Answering(code, $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}"}""");
        Assert.Equal(expected, await new TelegramChannel(refusing.Api, new Bot.Commands.BotIdentity()).SendAsync(Say("5001", "x"), default));
    }

    [Fact]
    public async Task Say_WithButtons_ShowsThemUnderTheText()
    {
        var alice = Somebody();
        var outcome = await channel.SendAsync(
            Say(alice, "<b>1 &lt; 2</b>") with
            {
                Buttons = [[new OutgoingButton("Oui", "y"), new OutgoingButton("Non", "n")], [new OutgoingButton("Privé", Start: "help-1")]],
                Silent = true,
            },
            default);

        var shown = Assert.Single(alice.Chat.BotMessages);
        Assert.Equal(new SendOutcome.Sent(shown.Id), outcome);
        Assert.Equal(("1 < 2", true), (shown.Text, shown.Silent));
        Assert.Equal(["Oui y ", "Non n ", "Privé  https://t.me/solidarity_bot?start=help-1"], shown.Buttons.SelectMany(row => row).Select(b => $"{b.Label} {b.Data} {b.Url}"));
        Assert.Contains("\"is_disabled\":true", server.Calls[^1].Parameters);
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task Say_WithAKeyboard_ShowsItAndTakesItAway()
    {
        var alice = Somebody();
        var keyboard = new OutgoingKeyboard(
            [[new OutgoingKey("Ici", KeyAsks.Place)], [new OutgoingKey("Mon numéro", KeyAsks.Contact), new OutgoingKey("Passer")]]);
        await channel.SendAsync(Say(alice, "Où ?") with { Keyboard = keyboard }, default);
        Assert.Equal(
            [new FakeKey("Ici", true, false), new FakeKey("Mon numéro", false, true), new FakeKey("Passer", false, false)],
            alice.Chat.Keyboard);
        Assert.Contains("\"resize_keyboard\":true,\"one_time_keyboard\":true", server.Calls[^1].Parameters);

        await channel.SendAsync(Say(alice, "Merci") with { Keyboard = new OutgoingKeyboard([]) }, default);
        Assert.Empty(alice.Chat.Keyboard);
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task Edit_OfAMessage_ReplacesTextAndTakesButtonsAway()
    {
        var alice = Somebody();
        var sent = await SentAsync(Say(alice, "before") with { Buttons = [[new OutgoingButton("a", "b")]] });
        Assert.Equal(sent, await channel.SendAsync(Edit(alice, sent.MessageId, "after"), default));
        var shown = Assert.Single(alice.Chat.BotMessages);
        Assert.Equal(("after", true, 0), (shown.Text, shown.Edited, shown.Buttons.Count));
    }

    [Fact]
    public async Task Edit_ThatChangesNothing_CountsAsSent()
    {
        var alice = Somebody();
        var sent = await SentAsync(Say(alice, "same"));
        Assert.Equal(sent, await channel.SendAsync(Edit(alice, sent.MessageId, "same"), default));
    }

    [Theory]
    [InlineData(999L)]
    [InlineData(0L)]
    [InlineData(null)]
    [InlineData(1L)] // Alice's own message
    public async Task Edit_OfNoMessageOfTheBot_IsRefused(long? id) =>
        Assert.IsType<SendOutcome.Refused>(await channel.SendAsync(Edit(Somebody(), id, "x"), default));

    [Fact]
    public async Task Say_ToAGroupThatMoved_TellsWhere()
    {
        var alice = Somebody();
        var group = server.Group("Rue", [alice], "group");
        group.AddBot(alice);
        var next = group.Migrate(alice);
        var outcome = await channel.SendAsync(Say($"{group.Id}", "x"), default);
        Assert.Equal(new SendOutcome.Moved($"{next.Id}"), outcome);
        Assert.IsType<SendOutcome.Sent>(await channel.SendAsync(Say(((SendOutcome.Moved)outcome).To, "x"), default));
    }

    [Fact]
    public async Task Say_ToWhomCannotBeReached_IsUnreachable()
    {
        var alice = Somebody();
        var group = server.Group("Rue", [alice]);
        Assert.IsType<SendOutcome.Unreachable>(await channel.SendAsync(Say($"{group.Id}", "x"), default));
        Assert.IsType<SendOutcome.Unreachable>(await channel.SendAsync(Say($"{server.Person("Bob").Id}", "x"), default));
        Assert.IsType<SendOutcome.Unreachable>(await channel.SendAsync(Say("987654321", "x"), default));
        alice.Block();
        Assert.IsType<SendOutcome.Unreachable>(await channel.SendAsync(Say(alice, "x"), default));
    }

    [Theory]
    [InlineData(FaultKind.DropBefore)]
    [InlineData(FaultKind.DropAfter)]
    [InlineData(FaultKind.Garbage)]
    [InlineData(FaultKind.ServerError)]
    public async Task Say_WhileTheServerFails_IsBrokenOnce(FaultKind kind)
    {
        var alice = Somebody();
        server.Fail(new Fault(kind));
        Assert.IsType<SendOutcome.Broken>(await channel.SendAsync(Say(alice, "x"), default));
        Assert.Equal(kind is FaultKind.DropAfter ? 1 : 0, alice.Chat.BotMessages.Count);
        Assert.IsType<SendOutcome.Sent>(await channel.SendAsync(Say(alice, "x"), default));
    }

    [Fact]
    public async Task Say_ToldToWait_WaitsExactlySoLong()
    {
        server.Fail(new Fault(FaultKind.TooMany, RetryAfter: 17));
        Assert.Equal(new SendOutcome.Wait(TimeSpan.FromSeconds(17)), await channel.SendAsync(Say(Somebody(), "x"), default));
    }

    [Fact]
    public async Task Say_TooLongOrMisspelt_IsRefusedByTheServer()
    {
        var alice = Somebody();
        Assert.IsType<SendOutcome.Sent>(await channel.SendAsync(Say(alice, $"<b>{new string('x', 4096)}</b>"), default));
        Assert.IsType<SendOutcome.Refused>(await channel.SendAsync(Say(alice, new string('x', 4097)), default));
        Assert.IsType<SendOutcome.Refused>(await channel.SendAsync(Say(alice, "<b>x"), default));
        Assert.IsType<SendOutcome.Refused>(await channel.SendAsync(Say("Alice", "x"), default));
    }

    [Fact]
    public async Task Toast_TooLong_IsCutBetweenLetters()
    {
        var alice = Somebody();
        var press = alice.PressWith("x", null);
        await channel.ToastAsync("q1", new string('a', 199) + "😀 and more", default);
        Assert.Equal(new string('a', 199), await press.Toast.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Toast_Refused_IsDropped()
    {
        await channel.ToastAsync("unknown", "x", default);
        server.Fail(new Fault(FaultKind.Garbage));
        await channel.ToastAsync("unknown", null, default);
        Assert.Empty(server.Violations);
    }

    private static Outgoing Say(string chat, string text) => new(OutgoingKind.Say, chat, text);

    private static Outgoing Say(FakePerson person, string text) => Say($"{person.Id}", text);

    private static Outgoing Edit(FakePerson person, long? id, string text) => new(OutgoingKind.Edit, $"{person.Id}", text, id);

    private async Task<SendOutcome.Sent> SentAsync(Outgoing message) =>
        Assert.IsType<SendOutcome.Sent>(await channel.SendAsync(message, default));

    private FakePerson Somebody()
    {
        var person = server.Person("Alice");
        person.Say("/start");
        return person;
    }
}
