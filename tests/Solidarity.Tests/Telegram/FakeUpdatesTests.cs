using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Solidarity.Bot.Channels.Telegram;
using Solidarity.Bot.Turns;

namespace Solidarity.Tests.Telegram;

/// <summary>Updates on their way from people to the bot, by polling and by webhook.</summary>
public sealed class FakeUpdatesTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly HttpMessageInvoker http = BotApi.CreateClient();
    private FakeTelegram server = null!;
    private BotApi api = null!;

    public async ValueTask InitializeAsync()
    {
        server = await FakeTelegram.StartAsync();
        api = new BotApi(http, server.Url, FakeTelegram.Token);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task People_WhateverTheyDo_IsReadAsThat()
    {
        var alice = server.Person("Alice", userName: "alice");
        var bob = server.Person("Bob");
        var said = alice.Say("bonjour");
        alice.Say("/aide moi");
        alice.SharePlace(48.1, 2.2);
        alice.ShareContact();
        alice.ShareContact(bob);
        alice.SendMedia("voice");
        alice.Edit(said, "bonsoir");
        alice.PressWith("forged", null);
        alice.Block();
        alice.Unblock();
        var group = server.Group("Rue", [alice], "group");
        group.AddBot(alice);
        alice.Say("just chatter", group);
        alice.Say("/aide", group);
        alice.Say("/aide", group, anonymously: true);
        alice.Say("/aide@other_bot", group);
        group.Migrate(alice);

        var read = (await UpdatesAsync(0)).Select(update => UpdateReader.Read(update, server.UserName, default)?.Input).OfType<Input>();
        Assert.Equal(
            [
                new Text("bonjour", 1), new Command("aide", "moi", 2), new SharedPlace(48.1, 2.2, 3),
                new SharedContact(alice.Phone, true, 4), new SharedContact(bob.Phone, false, 5), new Media(MediaKind.Voice, 6),
                new Edited("bonsoir", 1), new Press("forged", 0, "q1"), new Removed(), new Added(), new Added(),
                new Command("aide", "", 3), new FromNobody("aide", 4), new Migrated(new Address("telegram", "-1000000000002")),
            ],
            read);
    }

    [Fact]
    public async Task Press_OfTheNewestButtonOfThatLabel_ArrivesWithItsData()
    {
        var alice = server.Person("Alice");
        alice.Say("/start");
        foreach (string data in new[] { "old", "new" })
        {
            await api.SendMessageAsync(
                new SendMessage(alice.Id, data, ReplyMarkup: new InlineKeyboardMarkup([[new InlineKeyboardButton("Oui, merci", data)]])), default);
        }

        var press = alice.Press("Oui");
        var query = (await UpdatesAsync(0))[^1].CallbackQuery!;
        Assert.Equal(("new", 3), (query.Data, query.Message!.MessageId));
        await api.AnswerCallbackQueryAsync(new AnswerCallbackQuery(query.Id, "noté"), default);
        Assert.Equal("noté", await press.Toast.WaitAsync(Soon));
        Assert.IsType<ApiAnswer<bool>.Refused>(await api.AnswerCallbackQueryAsync(new AnswerCallbackQuery(query.Id), default));
        Assert.Throws<InvalidOperationException>(() => alice.Press("Non"));
    }

    [Fact]
    public async Task Poll_WithAnOffset_ConfirmsWhatIsBefore()
    {
        server.Person("Alice").Say("one");
        server.Person("Bob").Say("two");
        var first = await UpdatesAsync(0);
        Assert.Equal(2, first.Count);
        Assert.Equal([first[1].UpdateId], (await UpdatesAsync(first[1].UpdateId)).Select(update => update.UpdateId));
        Assert.Empty(await UpdatesAsync(first[1].UpdateId + 1));
        Assert.Empty(await UpdatesAsync(0));
    }

    [Fact]
    public async Task Poll_WhileNothingHappens_WaitsForTheNext()
    {
        var polling = api.GetUpdatesAsync(0, 100, TimeSpan.FromSeconds(30), null, default);
        await server.WaitForCallAsync("getUpdates");
        Assert.False(polling.IsCompleted);
        server.Person("Alice").Say("one");
        Assert.Single(Assert.IsType<ApiAnswer<IReadOnlyList<Update>>.Ok>(await polling.WaitAsync(Soon)).Value);
    }

    [Fact]
    public async Task Poll_BesideAnother_EndsTheFirst()
    {
        var first = api.GetUpdatesAsync(0, 100, TimeSpan.FromSeconds(30), null, default);
        await server.WaitForCallAsync("getUpdates");
        var second = api.GetUpdatesAsync(0, 100, TimeSpan.FromSeconds(30), null, default);
        Assert.Equal(409, Assert.IsType<ApiAnswer<IReadOnlyList<Update>>.Refused>(await first.WaitAsync(Soon)).Code);
        server.Person("Alice").Say("one");
        Assert.IsType<ApiAnswer<IReadOnlyList<Update>>.Ok>(await second.WaitAsync(Soon));
    }

    [Fact]
    public async Task Update_OfAKindNotAllowed_IsNotSent()
    {
        await api.GetUpdatesAsync(0, 100, TimeSpan.Zero, ["callback_query"], default);
        server.Person("Alice").Say("one");
        Assert.Empty(await UpdatesAsync(0));
    }

    [Fact]
    public async Task Webhook_WithASecret_GetsEachUpdateUntilItSaysYes()
    {
        var got = new ConcurrentQueue<(string? Secret, string? Text)>();
        int calls = 0;
        await using var bot = await HookAsync((secret, text) =>
        {
            if (Interlocked.Increment(ref calls) == 1) return 500;
            got.Enqueue((secret, text));
            return 200;
        });

        await api.SetWebhookAsync(new SetWebhook($"{bot.Urls.Single()}/hook", "s3cret"), default);
        Assert.IsType<ApiAnswer<IReadOnlyList<Update>>.Refused>(await api.GetUpdatesAsync(0, 1, TimeSpan.Zero, null, default));
        var alice = server.Person("Alice");
        alice.Say("one");
        alice.Say("two");
        await server.Updates.WaitUntilTakenAsync();
        Assert.Equal([("s3cret", "one"), ("s3cret", "two")], got);
        Assert.Contains("/hook", Assert.IsType<ApiAnswer<WebhookInfo>.Ok>(await api.GetWebhookInfoAsync(default)).Value.Url);
    }

    [Fact]
    public async Task Webhook_OfSeveralBehindAProxy_BringsToEachInTurnAndPassesOverWhoIsGone()
    {
        var got = new ConcurrentQueue<string>();
        await using var first = await HookAsync((_, text) => Take("first", text));
        await using var second = await HookAsync((_, text) => Take("second", text));
        server.Updates.Behind = [first.Urls.Single(), "http://127.0.0.1:9", second.Urls.Single()];
        await api.SetWebhookAsync(new SetWebhook("https://proxy.example/hook", "s3cret"), default);
        var alice = server.Person("Alice");
        foreach (string text in new[] { "one", "two", "three", "four" }) alice.Say(text);
        await server.Updates.WaitUntilTakenAsync();
        Assert.Equal(["one", "two", "three", "four"], got.Select(line => line.Split(' ')[1]));
        Assert.Equal(["first", "second"], got.Select(line => line.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));

        int Take(string who, string? text)
        {
            got.Enqueue($"{who} {text}");
            return 200;
        }
    }

    [Fact]
    public async Task Webhook_WithRepeats_BringsAgainAtOnceOrBeforeWhatFollows()
    {
        var got = new ConcurrentQueue<string?>();
        await using var bot = await HookAsync((_, text) =>
        {
            got.Enqueue(text);
            return 200;
        });
        var repeats = new Queue<FakeRepeat>([FakeRepeat.AtOnce, FakeRepeat.Later, FakeRepeat.Never]);
        server.Updates.Repeats = repeats.Dequeue;
        await api.SetWebhookAsync(new SetWebhook($"{bot.Urls.Single()}/hook", "s3cret"), default);
        var alice = server.Person("Alice");
        foreach (string text in new[] { "one", "two", "three" }) alice.Say(text);
        await server.Updates.WaitUntilTakenAsync();
        Assert.Equal(["one", "one", "two", "two", "three"], got);
    }

    private static async Task<WebApplication> HookAsync(Func<string?, string?, int> take)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var bot = builder.Build();
        bot.MapPost("/hook", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            return Results.StatusCode(take(request.Headers["X-Telegram-Bot-Api-Secret-Token"], UpdateJson.Read(body.ToArray())?.Message?.Text));
        });
        await bot.StartAsync();
        return bot;
    }

    private async Task<IReadOnlyList<Update>> UpdatesAsync(long offset) =>
        Assert.IsType<ApiAnswer<IReadOnlyList<Update>>.Ok>(await api.GetUpdatesAsync(offset, 100, TimeSpan.Zero, null, default)).Value;
}
