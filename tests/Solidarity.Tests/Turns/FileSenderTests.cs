using Microsoft.Extensions.Logging;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;

namespace Solidarity.Tests.Turns;

/// <summary>Files from a turn to the server: kept in the outbox, sent once, and the same at every try.</summary>
public sealed class FileSenderTests : IAsyncLifetime
{
    private const string Canary = "Canari-secret";

    private readonly HttpMessageInvoker _http = Bot.Channels.Telegram.BotApi.CreateClient();
    private FakeTelegram _server = null!;
    private FakePerson _mona = null!;
    private Dispatch _dispatch = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeTelegram.StartAsync();
        _mona = _server.Person("Mona");
        _mona.Say("/start");
        _dispatch = await Dispatch.OpenAsync(new Bot.Channels.Telegram.TelegramChannel(new Bot.Channels.Telegram.BotApi(_http, _server.Url, FakeTelegram.Token), new Bot.Commands.BotIdentity()));
    }

    [Fact]
    public async Task File_UnderAShortText_IsOneMessage()
    {
        await SayAsync(Message.Of("stats.title") with { File = Table() });
        var shown = await _mona.Chat.WaitForMessageAsync(m => m.File is not null);
        Assert.Contains("Les chiffres", shown.Text, StringComparison.Ordinal);
        Assert.Single(_mona.Chat.BotMessages);
    }

    [Fact]
    public async Task File_UnderALongText_GoesAfterIt_WithTheButtons()
    {
        var title = Enumerable.Repeat((object)new Phrase("stats.title"), 100).ToArray();
        await SayAsync(Message.Of(Lines.Of(title), [new Button("button.queue", new Bot.Turns.Action.Queue(null, null, 0))]) with { File = Table() });
        await _mona.Chat.WaitForMessageAsync(m => m.File is not null);
        Assert.Equal([(false, 0), (true, 1)], _mona.Chat.BotMessages.Select(m => (m.File is not null, m.Buttons.Count)));
        Assert.Equal(0, await _dispatch.DeadOnceNothingWaits());
    }

    [Fact]
    public async Task File_TriedAgain_IsTheSame()
    {
        _server.Fail(new Fault(FaultKind.DropAfter, "sendDocument"));
        await SayAsync(Message.Of("stats.title") with { File = Table() });
        await _server.WaitForCallAsync("sendDocument", 1);
        await _dispatch.Clock.SomebodyWaits();
        for (var i = 0; i < 200 && _mona.Chat.BotMessages.Count < 2; i++)
        {
            _dispatch.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20);
        }
        Assert.Equal(2, _mona.Chat.BotMessages.Count);
        Assert.Equal(_mona.Chat.BotMessages[0].File!.Bytes, _mona.Chat.BotMessages[1].File!.Bytes);
    }

    [Fact]
    public void File_KeptAndRead_IsTheSame()
    {
        var kept = OutgoingJson.Read(OutgoingJson.Write(new Outgoing(OutgoingKind.Say, "5001", "é", File: OutgoingFile.Of("a.png", FileKind.Drawing, Table().Bytes, "autrement"))));
        Assert.Equal(("a.png", FileKind.Drawing, "autrement"), (kept.File!.Name, kept.File.Kind, kept.File.Otherwise));
        Assert.Equal(Table().Bytes, kept.File.Bytes());
    }

    [Fact]
    public async Task File_RefusedForGood_IsADeadLetter_AndNoLineHoldsWhatWasInIt()
    {
        _server.Fail(new Fault(FaultKind.Refuse, "sendDocument"));
        await SayAsync(Message.Of("stats.title") with { File = Table() });
        await _server.WaitForOutcomeAsync(o => o.Code == 400);
        Assert.Equal(1, await _dispatch.DeadOnceNothingWaits());
        Assert.Contains(_dispatch.Log.All, l => l.Level == LogLevel.Error);
        Assert.DoesNotContain(_dispatch.Log.All, l => l.Line.Contains(Canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task File_TooLargeForTheOutbox_IsSaidToBe()
    {
        var noise = new byte[OutgoingFile.MostPacked + 1000];
        new Random(7).NextBytes(noise);
        await SayAsync(Message.Of("stats.title") with { File = new Attachment("a.csv", FileKind.Document, noise) });
        var shown = await _mona.Chat.WaitForMessageAsync();
        Assert.Null(shown.File);
        Assert.Contains("trop gros", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_InAnEditOrACard_IsABug()
    {
        var message = Message.Of("stats.title") with { File = Table() };
        var chat = new Address("telegram", $"{_mona.Id}");
        await Assert.ThrowsAsync<InvalidOperationException>(() => _dispatch.Loop.Run(s =>
        {
            s.Mail.Edit(chat, 7, "fr", message, OutboxKind.Answer);
            return true;
        }));
        await Assert.ThrowsAsync<ArgumentException>(() => _dispatch.Loop.Run(s =>
        {
            s.Mail.Say(chat, "fr", message, OutboxKind.Answer, card: new CardName(CardName.OfMatch, 1));
            return true;
        }));
    }

    [Fact]
    public async Task Drawing_WithoutAProgram_IsSentAsWords()
    {
        await SayAsync(Message.Of("stats.title") with { File = new Attachment("a.png", FileKind.Drawing, "<no drawing"u8.ToArray(), Lines.Of("stats.by-week")) });
        var shown = await _mona.Chat.WaitForMessageAsync();
        Assert.Null(shown.File);
        Assert.Contains("Par semaine", shown.Text, StringComparison.Ordinal);
    }

    private static Attachment Table() => new("a.csv", FileKind.Document, System.Text.Encoding.UTF8.GetBytes($"x;{Canary}\r\n"));

    private Task SayAsync(Message message) => _dispatch.Loop.Run(s =>
    {
        s.Mail.Say(new Address("telegram", $"{_mona.Id}"), "fr", message, OutboxKind.Answer);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        await _dispatch.DisposeAsync();
        _http.Dispose();
        await _server.DisposeAsync();
    }
}
