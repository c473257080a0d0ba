using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Solidarity.Tests.Storage;

namespace Solidarity.Tests.EndToEnd;

/// <summary>Who somebody is on the town's page, from another device and in Telegram, with the program as it is run; and those who try to be somebody else.</summary>
public sealed partial class IdentityTests : IAsyncLifetime
{
    private FakeTelegram _server = null!;
    private BotProcess _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeTelegram.StartAsync(limits: true);
        _bot = await BotProcess.RunAsync(_server, [.. await Engine.SettingsAsync("sqlite"), ("Web__Enabled", "true")]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null) await _bot.DisposeAsync();
        await _server.DisposeAsync();
    }

    [GeneratedRegex("[2-9]{3}( [2-9]{3}){4}")]
    private static partial Regex Code();

    private static async Task<string> MakeCodeAsync(Visitor visitor, string language)
    {
        await visitor.SayAsync("/code");
        return Code().Match((await visitor.HearAsync(language == "fr" ? "Notezle" : "Writeitonapiece")).GetProperty("text").GetString()!).Value;
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task AnotherDevice_WithTheCode_IsTheSamePerson_UntilThereIsANewOne(string language)
    {
        await using var tablet = await Visitor.ComeAsync(_bot.Url, "Odette", language);
        await tablet.PublishNeedAsync("Bread and milk");
        var code = await MakeCodeAsync(tablet, language);
        // Nothing in the database tells it but the page of this hour.
        Assert.DoesNotContain(_bot.Query("select fingerprint from return_code"), kept => kept.Contains(code, StringComparison.Ordinal) || kept.Contains(code.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal(["1"], _bot.Query("select count(*) from activity where ends_at is not null"));

        await using var phone = await Visitor.ComeBackAsync(_bot.Url, code.Replace(" ", "-", StringComparison.Ordinal), language);
        Assert.Equal(tablet.Id, phone.Id);
        await tablet.HearTextAsync("code.came-back");
        await phone.SayAsync(language == "fr" ? "/mes" : "/mine");
        await phone.HearAsync(language == "fr" ? "Courses" : "Shopping");

        // The same code once more, from a third; with its cookie that one stays.
        await using var library = await Visitor.ComeBackAsync(_bot.Url, code, language);
        await library.ReturnAsync();
        Assert.Equal(tablet.Id, library.Id);

        // A new one, from the phone: only the phone goes on.
        await phone.SayAsync("/code");
        await phone.PressTextAsync("button.code-new");
        await phone.HearAsync(language == "fr" ? "Notezle" : "Writeitonapiece");
        Assert.Equal(HttpStatusCode.Forbidden, (await tablet.Http.GetAsync($"conversations/{tablet.Id}/activities")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await library.Http.PostAsync("tokens/refresh", null)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await library.Http.PostAsJsonAsync("tokens/generate", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await tablet.TryCodeAsync(code)).StatusCode);
        (await phone.Http.PostAsync("tokens/refresh", null)).EnsureSuccessStatusCode();
        Assert.Equal(["code-made", "code-used", "code-used", "code-made", "code-wrong"], _bot.Query("select action from audit where action like 'code-%' order by id"));
        Assert.Empty(_bot.Errors);
    }

    [Fact]
    public async Task Code_TypedInTheChat_BringsThisBrowserBack_AndIsNotKept()
    {
        await using var tablet = await Visitor.ComeAsync(_bot.Url, "Odette", "fr");
        var code = await MakeCodeAsync(tablet, "fr");
        await using var phone = await Visitor.ComeAsync(_bot.Url, "Odette", "fr");
        await phone.SayAsync("/code " + code[..^1]);
        await phone.HearAsync(phone.Words("code.wrong")[..20]);
        await phone.SayAsync("/code " + code);
        await phone.HearTextAsync("code.reload");
        Assert.DoesNotContain(phone.Said, activity => activity.GetRawText().Contains(code[..11], StringComparison.Ordinal));
        await phone.ReturnAsync();
        Assert.Equal(tablet.Id, phone.Id);
    }

    [Fact]
    public async Task Guessing_EndsSoon_AndSaysTheSameOfEverything()
    {
        await using var odette = await Visitor.ComeAsync(_bot.Url, "Odette", "fr");
        await MakeCodeAsync(odette, "fr");
        await using var mallory = await Visitor.ComeAsync(_bot.Url, "Mallory", "fr");
        await mallory.HearAsync("Mallory");
        var before = mallory.Id;
        var answers = new List<(HttpStatusCode Status, string Body)>();
        foreach (var guess in new[] { "222 222 222 222 222", "not a code", "1", "482 936 647 254 839 2", "' or 1=1 --", "٢٢٢", "222222222222223", "222222222222224", "/code", "222222222222225" })
        {
            using var answer = await mallory.TryCodeAsync(guess);
            answers.Add((answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }

        Assert.Equal(HttpStatusCode.Forbidden, Assert.Single(answers.Distinct()).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await mallory.TryCodeAsync("222222222222226")).StatusCode);
        // By the chat it is no other way in.
        await mallory.SayAsync("/code 222222222222227");
        await mallory.HearTextAsync("code.too-often");
        Assert.Equal(["10"], _bot.Query("select count(*) from audit where action = 'code-wrong'"));
        Assert.Equal(HttpStatusCode.BadRequest, (await mallory.Http.PostAsJsonAsync("visitors/return", new { code = new string('2', 41) })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await mallory.Http.PostAsJsonAsync("visitors/return", new { })).StatusCode);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "visitors/return") { Content = JsonContent.Create(new { code = "2" }) };
        foreign.Headers.Add("Origin", "https://evil.example");
        Assert.Equal("BadOrigin", Regex.Match(await (await mallory.Http.SendAsync(foreign)).Content.ReadAsStringAsync(), "BadOrigin").Value);
        await mallory.ReturnAsync();
        Assert.Equal(before, mallory.Id);
        Assert.Empty(_bot.Errors);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task PageAndTelegram_BecomeOne(string language)
    {
        var bob = Neighbour.In(_server, "Canarybob", language);
        await using var odette = await Visitor.ComeAsync(_bot.Url, "Canaryodette", language);
        await odette.PublishNeedAsync("Bread and milk");
        await odette.SayAsync("/telegram");
        var link = await odette.LinkOfAsync("button.telegram-open");
        Assert.Matches(@"^https://t\.me/solidarity_bot\?start=one-[A-Za-z0-9_-]{22}$", link);
        bob.Say("/start " + link.Split("start=")[1]);
        await bob.PressTextAsync("button.telegram-yes");
        var number = Regex.Match((await bob.HearAsync(language == "fr" ? "Numéro à comparer" : "Number to compare")).Text, "[1-9][0-9]").Value;
        Assert.Contains(number, (await odette.HearAsync("Canarybob")).GetProperty("text").GetString(), StringComparison.Ordinal);
        await odette.PressLastAsync("button.telegram-yes");
        await odette.HearTextAsync("joining.joined-on-page");
        await bob.HearTextAsync("joining.joined");
        Assert.DoesNotContain(bob.Chat.Messages, message => message.Text.Contains("Canaryodette", StringComparison.Ordinal));
        bob.Say(language == "fr" ? "/mes" : "/mine");
        await bob.HearAsync(bob.Shopping);

        // The page reads on, and leads there; a code leads nowhere any more.
        await odette.SayAsync("/mine");
        await odette.HearTextAsync("joining.goes-on");
        Assert.Equal("https://t.me/solidarity_bot", odette.LastLink);
        await odette.SayAsync("/code");
        await odette.HearTextAsync("joining.goes-on");
        Assert.Equal(["joined", "telegram"], _bot.Query("select channel from person order by channel"));
        Assert.Empty(_server.Violations);
        Assert.Empty(_bot.Errors);
    }
}

/// <summary>A town without Telegram.</summary>
public sealed class IdentityWithoutTelegramTests
{
    [Fact]
    public async Task Telegram_WhereThereIsNone_SaysSo()
    {
        await using var bot = BotProcess.Prepare(("Web__Enabled", "true"));
        await bot.StartAsync();
        await using var odette = await Visitor.ComeAsync(bot.Url, "Odette", "fr");
        await odette.SayAsync("/telegram");
        await odette.HearTextAsync("joining.off");
    }
}
