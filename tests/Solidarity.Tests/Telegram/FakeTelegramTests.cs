using System.Net;
using System.Text;
using System.Text.Json;
using Solidarity.Bot.Channels.Telegram;

namespace Solidarity.Tests.Telegram;

/// <summary>The server that tests run against says no where the real one does.</summary>
public sealed class FakeTelegramTests : IAsyncLifetime
{
    private readonly HttpClient http = new();
    private FakeTelegram server = null!;
    private BotApi api = null!;

    public async ValueTask InitializeAsync()
    {
        server = await FakeTelegram.StartAsync();
        api = new BotApi(http, server.Url, FakeTelegram.Token);
        server.Person("Alice").Say("/start");
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"text":"x"}""", "Bad Request: chat_id is empty")]
    [InlineData("""{"chat_id":5001,"text":" \n"}""", "Bad Request: message text is empty")]
    [InlineData("""{"chat_id":5001,"text":"<b></b>","parse_mode":"HTML"}""", "Bad Request: message text is empty")]
    [InlineData("""{"chat_id":5001,"text":"é<x>","parse_mode":"HTML"}""", "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 2")]
    [InlineData("""{"chat_id":5001,"text":"<b>x</i>","parse_mode":"HTML"}""", "Bad Request: can't parse entities: Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"")]
    [InlineData("""{"chat_id":5001,"text":"x</b>","parse_mode":"HTML"}""", "Bad Request: can't parse entities: Unexpected end tag at byte offset 1")]
    [InlineData("""{"chat_id":5001,"text":"<b>x","parse_mode":"HTML"}""", "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("""{"chat_id":5001,"text":"1 < 2","parse_mode":"HTML"}""", "Bad Request: can't parse entities: Unsupported start tag \"\" at byte offset 2")]
    [InlineData("""{"chat_id":5001,"text":"x","parse_mode":"BBCode"}""", "Bad Request: unsupported parse_mode")]
    [InlineData("""{"chat_id":5001,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"a","callback_data":"0123456789012345678901234567890123456789012345678901234567890123é"}]]}}""", "Bad Request: BUTTON_DATA_INVALID")]
    [InlineData("""{"chat_id":5001,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"a","callback_data":""}]]}}""", "Bad Request: BUTTON_DATA_INVALID")]
    [InlineData("""{"chat_id":5001,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"","callback_data":"a"}]]}}""", "Bad Request: inline keyboard button text must be non-empty")]
    [InlineData("""{"chat_id":5001,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"a"}]]}}""", "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")]
    [InlineData("""{"chat_id":5001,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"a","url":"somewhere"}]]}}""", "Bad Request: inline keyboard button URL 'somewhere' is invalid: Wrong HTTP URL")]
    public async Task SendMessage_ThatTheRealServerRefuses_IsRefusedInItsWords(string call, string expected)
    {
        using var content = new StringContent(call, Encoding.UTF8, "application/json");
        var answer = await http.PostAsync($"{server.Url}/bot{FakeTelegram.Token}/sendMessage", content);
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((HttpStatusCode.BadRequest, expected), (answer.StatusCode, body.GetProperty("description").GetString()));
    }

    [Theory]
    [InlineData("bot1:OTHER/getMe", 401)]
    [InlineData("bot1:TEST/getPigeon", 404)]
    [InlineData("elsewhere", 404)]
    public async Task Call_ToNowhere_IsRefused(string path, int expected) =>
        Assert.Equal(expected, (int)(await http.GetAsync($"{server.Url}/{path}")).StatusCode);

    [Fact]
    public async Task Call_AgainstTheDescription_IsAViolation()
    {
        using var content = new StringContent("""{"chat_id":5001,"text":"x","colour":"red"}""", Encoding.UTF8, "application/json");
        await http.PostAsync($"{server.Url}/bot{FakeTelegram.Token}/sendmessage", content);
        Assert.Equal(["sendMessage.colour: unknown"], server.Violations);
    }

    [Fact]
    public async Task Keyboard_ThatAsksForAPhoneInAGroup_IsRefused()
    {
        var alice = server.Person("Ada");
        var group = server.Group("Rue", [alice]);
        group.AddBot(alice);
        var keyboard = new ReplyKeyboardMarkup([[new KeyboardButton("a", RequestContact: true)]], true, true);
        Assert.IsType<ApiAnswer<long>.Refused>(await api.SendMessageAsync(new SendMessage(group.Id, "x", ReplyMarkup: keyboard), default));
    }

    [Fact]
    public async Task Flood_OfAPrivateChat_IsToldThenCounted()
    {
        await using var strict = await FakeTelegram.StartAsync(limits: true);
        var alice = strict.Person("Alice");
        alice.Say("/start");
        var bot = new BotApi(http, strict.Url, FakeTelegram.Token);
        var answers = new List<ApiAnswer<long>>();
        for (int i = 0; i < 9; i++) answers.Add(await bot.SendMessageAsync(new SendMessage(alice.Id, $"{i}"), default));
        Assert.InRange(answers.OfType<ApiAnswer<long>.Ok>().Count(), 6, 7);
        Assert.All(answers.OfType<ApiAnswer<long>.Refused>(), no => Assert.Equal((429, 1), (no.Code, no.RetryAfter!.Value.TotalSeconds)));
        Assert.True(strict.Floods is { Told: >= 1, Ignored: >= 1 }, $"{strict.Floods}");
    }

    [Fact]
    public async Task Hang_UntilTheCallerGivesUp_IsBroken()
    {
        server.Fail(new Fault(FaultKind.Hang));
        var hasty = new BotApi(http, server.Url, FakeTelegram.Token) { Limit = TimeSpan.FromMilliseconds(100) };
        Assert.IsType<ApiAnswer<User>.Broken>(await hasty.GetMeAsync(default));
        Assert.Equal("solidarity_bot", Assert.IsType<ApiAnswer<User>.Ok>(await api.GetMeAsync(default)).Value.Username);
    }

    [Fact]
    public async Task Administrator_OfAGroup_IsKnownByStanding()
    {
        var (maker, guest) = (server.Person("Ada"), server.Person("Bob"));
        var group = server.Group("Rue", [maker, guest]);
        group.AddBot(maker);
        Assert.True(await AdministersAsync(maker));
        Assert.False(await AdministersAsync(guest));

        async Task<bool> AdministersAsync(FakePerson person)
        {
            var answer = await api.GetChatMemberAsync(new GetChatMember(group.Id, person.Id), default);
            return Assert.IsType<ApiAnswer<ChatMember>.Ok>(answer).Value.Administers;
        }
    }

    [Fact]
    public async Task WaitForAsync_ForWhatNeverComes_FailsWithTheTranscript()
    {
        var alice = server.Person("Ada");
        alice.Say("hello there");
        var failed = await Assert.ThrowsAsync<TimeoutException>(() =>
            alice.Chat.WaitForAsync(messages => messages.Count > 1, TimeSpan.FromMilliseconds(20)));
        Assert.Contains("hello there", failed.Message);
    }
}
