using System.Text;
using Solidarity.Bot.Channels.Telegram;
using Solidarity.Bot.Turns;

namespace Solidarity.Tests.Telegram;

/// <summary>Documents and pictures out to the server: as forms, with the same outcomes as words.</summary>
public sealed class FileTests : IAsyncLifetime
{
    /// <summary>As much of a PNG as the server looks at.</summary>
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3];

    private readonly HttpMessageInvoker http = BotApi.CreateClient();
    private FakeTelegram server = null!;
    private TelegramChannel channel = null!;
    private FakePerson alice = null!;

    public async ValueTask InitializeAsync()
    {
        server = await FakeTelegram.StartAsync();
        channel = new TelegramChannel(new BotApi(http, server.Url, FakeTelegram.Token), new Bot.Commands.BotIdentity { UserName = "solidarity_bot" });
        alice = server.Person("Alice");
        alice.Say("/start");
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Document_WithWordsAndButtons_ArrivesByteForByte()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("é;\"a\r\n--\r\n"), .. Enumerable.Range(0, 256).Select(i => (byte)i)];
        var message = Document("chiffres-2026.csv", bytes, "<b>1 &lt; 2</b>") with { Buttons = [[new OutgoingButton("Oui", "y")]], Silent = true };
        var outcome = await channel.SendAsync(message, default);
        var shown = Assert.Single(alice.Chat.BotMessages);
        Assert.Equal(new SendOutcome.Sent(shown.Id), outcome);
        Assert.Equal(("1 < 2", true, "Oui", "chiffres-2026.csv"), (shown.Text, shown.Silent, shown.Buttons[0][0].Label, shown.File!.Name));
        Assert.Equal(bytes, shown.File.Bytes);
        Assert.Equal("sendDocument", server.Calls[^1].Method);
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task Picture_WithoutWords_ArrivesAsAPhoto()
    {
        Assert.IsType<SendOutcome.Sent>(await channel.SendAsync(Picture(Png), default));
        var shown = Assert.Single(alice.Chat.BotMessages);
        Assert.Equal(("<photo>", "sendPhoto"), (shown.Text, server.Calls[^1].Method));
        Assert.Equal(Png, shown.File!.Bytes);
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task File_ThatTheServerWillNotHave_IsRefusedForGood()
    {
        Assert.IsType<SendOutcome.Refused>(await channel.SendAsync(Picture("<svg/>"u8.ToArray()), default));
        Assert.IsType<SendOutcome.Refused>(await channel.SendAsync(Document("a.csv", [], ""), default));
        Assert.IsType<SendOutcome.Refused>(await channel.SendAsync(Document("a.csv", [1], "<b>x"), default));
        Assert.IsType<SendOutcome.Refused>(await channel.SendAsync(Document("a.csv", [1], new string('x', 1025)), default));
        Assert.IsType<SendOutcome.Sent>(await channel.SendAsync(Document("a.csv", [1], $"<b>{new string('x', 1024)}</b>"), default));
    }

    [Fact]
    public async Task File_InAnEdit_IsRefusedBeforeTheServerIsAsked()
    {
        var calls = server.Calls.Count;
        Assert.IsType<SendOutcome.Refused>(await channel.SendAsync(Document("a.csv", [1], "x") with { Kind = OutgoingKind.Edit, MessageId = 7 }, default));
        Assert.Equal(calls, server.Calls.Count);
    }

    [Fact]
    public async Task Edit_OfAMessageWithAFile_IsRefusedByTheServer()
    {
        var sent = Assert.IsType<SendOutcome.Sent>(await channel.SendAsync(Document("a.csv", [1], "x"), default));
        Assert.IsType<SendOutcome.Refused>(await channel.SendAsync(new Outgoing(OutgoingKind.Edit, $"{alice.Id}", "y", sent.MessageId), default));
    }

    [Fact]
    public async Task File_ToldToWait_WaitsExactlySoLong()
    {
        server.Fail(new Fault(FaultKind.TooMany, RetryAfter: 17));
        Assert.Equal(new SendOutcome.Wait(TimeSpan.FromSeconds(17)), await channel.SendAsync(Picture(Png), default));
    }

    [Theory]
    [InlineData(FaultKind.DropBefore)]
    [InlineData(FaultKind.DropAfter)]
    [InlineData(FaultKind.Garbage)]
    [InlineData(FaultKind.ServerError)]
    public async Task File_WhileTheServerFails_IsBroken(FaultKind kind)
    {
        server.Fail(new Fault(kind));
        Assert.IsType<SendOutcome.Broken>(await channel.SendAsync(Picture(Png), default));
    }

    [Fact]
    public async Task File_ToAGroupThatMovedOrToNobody_HasTheOutcomesOfWords()
    {
        var group = server.Group("Rue", [alice], "group");
        group.AddBot(alice);
        var next = group.Migrate(alice);
        Assert.Equal(new SendOutcome.Moved($"{next.Id}"), await channel.SendAsync(Picture(Png) with { Chat = $"{group.Id}" }, default));
        alice.Block();
        Assert.IsType<SendOutcome.Unreachable>(await channel.SendAsync(Picture(Png), default));
    }

    private Outgoing Document(string name, byte[] bytes, string words) =>
        new(OutgoingKind.Say, $"{alice.Id}", words, File: OutgoingFile.Of(name, FileKind.Document, bytes));

    private Outgoing Picture(byte[] bytes) => new(OutgoingKind.Say, $"{alice.Id}", "", File: OutgoingFile.Of("a.png", FileKind.Picture, bytes));
}
