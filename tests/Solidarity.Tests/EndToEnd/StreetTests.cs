using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Solidarity.Bot;
using Solidarity.Bot.Trying;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.EndToEnd;

/// <summary>The sample street at /try: the whole story in two minutes, with nothing of it among what is real.</summary>
public sealed class StreetTests : IAsyncLifetime
{
    private readonly BotProcess _bot = BotProcess.Prepare();

    public async ValueTask InitializeAsync() => await _bot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task WithoutAToken_TheAddressIsPrinted_AndThePageShowsFive()
    {
        Assert.Contains($"{_bot.Url}/try", await _bot.WaitForLineAsync("/try"), StringComparison.Ordinal);
        var page = await _bot.Http.GetStringAsync($"{_bot.Url}/try?language=en");
        foreach (var name in (string[])["Odette", "Karim", "Basile", "Maud", "made up", "Go to the next day"]) Assert.Contains(name, page, StringComparison.Ordinal);
        Assert.Equal(5, page.Split("<section").Length - 1);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task TheStory_IsPlayedByOnePerson_InAnyLanguage(string language)
    {
        await using var odette = await Visitor.LiveAsync(_bot.Url, "neighbour-1", language);
        await using var basile = await Visitor.LiveAsync(_bot.Url, "helper", language);
        await using var maud = await Visitor.LiveAsync(_bot.Url, "moderator", language);
        await odette.SayAsync("/need");
        await odette.PressAsync(label => label.EndsWith(language == "fr" ? "Courses" : "Shopping", StringComparison.Ordinal));
        await odette.WriteAsync("need.sentence", "Canary bread");
        await odette.PressTextAsync("button.asap");
        await odette.WriteAsync("need.where-typed", "Vitry-sur-Seine");
        await odette.PressTextAsync("button.for-me");
        await odette.PressTextAsync("button.publish");
        await maud.PressTextAsync("button.approve");
        await basile.PressTextAsync("button.helper-yes");
        await odette.PressTextAsync("button.asker-yes");
        await odette.HearAsync("Basile");
        await basile.HearAsync("Odette");
        foreach (var _ in (int[])[1, 2]) (await _bot.Http.PostAsync($"{_bot.Url}/try/next-day?language={language}", null)).EnsureSuccessStatusCode();
        await odette.PressTextAsync("button.yes");
        await odette.PressTextAsync("button.thank");
        await basile.HearTextAsync("helper.thanked");
        Assert.Empty(_bot.Errors);
        // What is real knows nothing of it.
        Assert.Equal(["0"], _bot.Query("select count(*) from person"));
        Assert.Equal(["0"], _bot.Query("select count(*) from post"));
    }

    [Fact]
    public async Task SampleTown_HasTwoHundredPosts_MostOfThemLivedThrough()
    {
        await using var ines = await Visitor.LiveAsync(_bot.Url, "neighbour-3");
        await ines.HearAsync("Inès");
        using var sample = new SqliteConnection($"Data Source={SampleFile()};Mode=ReadOnly;Pooling=false");
        sample.Open();
        long Count(string what)
        {
            using var command = sample.CreateCommand();
            command.CommandText = "select count(*) from " + what;
            return (long)command.ExecuteScalar()!;
        }

        Assert.Equal(200, Count("post"));
        Assert.InRange(Count("match where state = 'Done'"), 20, 100);
        Assert.InRange(Count("match where state = 'Proposed'"), 1, 10);
        // Nobody of them was written to: what there is is the greeting.
        Assert.InRange(Count("outbox"), 0, 2);
    }

    [Fact]
    public async Task WhoSpeaksForWhom_IsKeptToTheStreet()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _bot.Http.PostAsync($"{_bot.Url}/try/people/mayor/token", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _bot.Http.PostAsync($"{_bot.Url}/try/v3/directline/tokens/generate", new StringContent("{\"user\":{\"name\":\"Mallory\"}}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _bot.Http.GetAsync($"{_bot.Url}/try/metrics")).StatusCode);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, $"{_bot.Url}/try/next-day") { Headers = { { "Origin", "https://elsewhere.example" } } };
        Assert.Equal(HttpStatusCode.Forbidden, (await _bot.Http.SendAsync(foreign)).StatusCode);
        using var page = await _bot.Http.GetAsync($"{_bot.Url}/try");
        Assert.False(page.Headers.Contains("Set-Cookie"));
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SampleFolder_GoesAwayWithTheProgram()
    {
        await _bot.Http.GetStringAsync($"{_bot.Url}/try");
        var folder = Path.GetDirectoryName(SampleFile())!;
        Assert.True(Directory.Exists(folder));
        Assert.Equal(0, await _bot.StopAsync());
        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.NotFound)]
    [InlineData("true", HttpStatusCode.OK)]
    public async Task WithAToken_ItIsOff_UnlessAskedFor(string? asked, HttpStatusCode expected)
    {
        await using var server = await FakeTelegram.StartAsync(limits: true);
        await using var bot = await BotProcess.RunAsync(server, asked is null ? [] : [("Web__Try", asked)]);
        Assert.Equal(expected, (await _bot.Http.GetAsync($"{bot.Url}/try")).StatusCode);
    }

    /// <summary>A street that nobody looked at for half an hour begins anew; a page that is only left open doesn't hold it.</summary>
    [Fact]
    public async Task Street_BeginsAnew_WhenNobodyHasLookedForLong()
    {
        var clock = new TestClock(DateTimeOffset.UtcNow);
        var site = SiteAt(clock);
        Task<string> AskAsync(string method, string path) => AnswerAsync(site, method, path);

        var first = await AskAsync("GET", "/day");
        var next = await AskAsync("POST", "/next-day");
        Assert.NotEqual(first, next);
        clock.Advance(SampleSite.ForgottenAfter - TimeSpan.FromMinutes(1));
        await AskAsync("POST", "/v3/directline/tokens/refresh");
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(first, await AskAsync("GET", "/day"));
        clock.Advance(SampleSite.ForgottenAfter - TimeSpan.FromMinutes(1));
        Assert.Equal(next, await AskAsync("POST", "/next-day"));
        clock.Advance(SampleSite.ForgottenAfter - TimeSpan.FromMinutes(1));
        Assert.Equal(next, await AskAsync("GET", "/day"));
        await site.StopAsync(CancellationToken.None);
    }

    /// <summary>It has hardly begun: whoever wants it anew waits for it, and doesn't find the old one once more.</summary>
    [Fact]
    public async Task Street_ThatHasHardlyBegun_IsBegunAnewBeforeItAnswers()
    {
        var clock = new TestClock(DateTimeOffset.UtcNow);
        var site = SiteAt(clock);
        var first = await AnswerAsync(site, "GET", "/day");
        var next = await AnswerAsync(site, "POST", "/next-day");
        var asked = AnswerAsync(site, "POST", "/anew");
        await clock.SomebodyWaits();
        Assert.Equal(next, await AnswerAsync(site, "GET", "/day"));
        Assert.False(asked.IsCompleted);
        clock.Advance(StreetAnew.StandsFor);
        await asked;
        Assert.Equal(first, await AnswerAsync(site, "GET", "/day"));
        await site.StopAsync(CancellationToken.None);
    }

    [Fact]
    public void Clock_GoesSixtyDays_AndStays()
    {
        var clock = new MovedClock(TimeZoneInfo.Utc);
        for (var day = 0; day < MovedClock.MostDays; day++) Assert.True(clock.NextDay());
        var last = clock.GetUtcNow();
        Assert.False(clock.NextDay());
        Assert.InRange(clock.GetUtcNow() - last, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    private static SampleSite SiteAt(TestClock clock) => new(SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection().Build()), clock);

    private static async Task<string> AnswerAsync(SampleSite site, string method, string path)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Request = { Method = method, Path = path }, Response = { Body = body } };
        await site.TakeAsync(context);
        return Encoding.UTF8.GetString(body.ToArray());
    }

    private string SampleFile() => Directory.EnumerateFiles(_bot.TemporaryFolder, "*.db", SearchOption.AllDirectories).Single();
}
