using System.Net;
using Microsoft.Playwright;
using Solidarity.Tests.EndToEnd;

namespace Solidarity.Tests.Browser;

/// <summary>The pages without a script: for everybody, in both languages and themes, on a phone and at 200 %.</summary>
[Collection(Chromium.Name)]
public sealed class PublicPagesTests(Chromium chromium, PublicPagesTests.Running running) : IClassFixture<PublicPagesTests.Running>
{
    private const int LargestPage = 100 * 1024;

    public sealed class Running() : SharedProgram(("Web__Enabled", "true"), ("Moderation__Contact", "01 23 45 67 89"));

    private readonly BotProcess _bot = running.Bot;

    [Theory]
    [InlineData("", "fr", 390, 1, false)]
    [InlineData("", "en", 640, 2, true)]
    [InlineData("stats", "en", 390, 1, true)]
    [InlineData("stats", "fr", 640, 2, false)]
    [InlineData("privacy", "fr", 390, 1, true)]
    [InlineData("nothing-here", "en", 390, 1, false)]
    [InlineData("try/stats", "fr", 390, 1, true)]
    [InlineData("try/stats", "en", 640, 2, false)]
    public async Task Page_HasNoSeriousFinding_IsLight_AndRunsNoScript(string path, string language, int width, int scale, bool dark)
    {
        await using var tab = await chromium.OpenAsync(language, width, 780, dark, scale);
        var (bytes, scripts) = (0L, 0);
        tab.Page.Response += (_, answer) =>
        {
            if (answer.Request.ResourceType == "script") scripts++;
        };
        tab.Page.RequestFinished += async (_, request) => Interlocked.Add(ref bytes, (await request.SizesAsync()).ResponseBodySize);
        await tab.Page.GotoAsync($"{_bot.Url}/{path}", new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.Equal(language, await tab.Page.GetAttributeAsync("html", "lang"));
        Assert.Equal(width, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.InRange(Interlocked.Read(ref bytes), 1, LargestPage);
        Assert.Equal(0, scripts);
        await Axe.AssertNothingSeriousAsync(tab.Page);
        // The letters of the picture stay as they were drawn.
        if (path == "try/stats" && width < 900) Assert.Equal(960, await tab.Page.Locator("figure img").EvaluateAsync<int>("one => one.offsetWidth"));
        Assert.All(tab.Complaints, complaint => Assert.Contains("nothing-here", complaint, StringComparison.Ordinal));
    }

    /// <summary>Of the languages that somebody reads the first that there is; one that was asked for before all.</summary>
    [Theory]
    [InlineData("ar,en;q=0.8,fr;q=0.5", "", "en")]
    [InlineData("de-DE,fr;q=0.3,en;q=0.4", "", "en")]
    [InlineData("en;q=0,ar", "", "fr")]
    [InlineData("en", "?language=fr", "fr")]
    [InlineData("en", "?language=tlh", "en")]
    public async Task Language_IsTheFirstThatThereIs(string browser, string asked, string expected)
    {
        foreach (var path in (string[])["", "chat", "privacy"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{_bot.Url}/{path}{asked}") { Headers = { { "Accept-Language", browser } } };
            using var answer = await _bot.Http.SendAsync(request);
            Assert.Contains($"<html lang=\"{expected}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("text/html", true)]
    [InlineData("application/json", false)]
    public async Task NoSuchPage_IsSaidInAllLanguages_ToWhoeverReads(string accepts, bool isRead)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{_bot.Url}/nothing-here") { Headers = { { "Accept", accepts } } };
        using var answer = await _bot.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        foreach (var words in (string[])["There is no such page", "lang=\"fr\"", "href=\"./?language=en\""]) Assert.Equal(isRead, page.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Chat_WithoutScript_NamesTheTownsNumber_AndLeadsHome()
    {
        var page = await _bot.Http.GetStringAsync($"{_bot.Url}/chat?language=en");
        foreach (var words in (string[])["<p>01 23 45 67 89</p>", "href=\"./?language=en\"", "href=\"privacy?language=en\""]) Assert.Contains(words, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FrontDoor_SaysWhoRunsIt_AndLeadsIn()
    {
        var page = await _bot.Http.GetStringAsync($"{_bot.Url}/?language=en");
        Assert.Contains("01 23 45 67 89", page, StringComparison.Ordinal);
        Assert.Contains("href=\"chat?language=en\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("people taking part", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _bot.Http.GetAsync($"{_bot.Url}/telegram.svg")).StatusCode);
    }

    [Fact]
    public async Task Telegram_HasALinkAndACode()
    {
        await using var server = await FakeTelegram.StartAsync(limits: true);
        await using var bot = await BotProcess.RunAsync(server);
        var page = await _bot.Http.GetStringAsync($"{bot.Url}/?language=en");
        Assert.Contains("href=\"https://t.me/", page, StringComparison.Ordinal);
        Assert.StartsWith("<svg", await _bot.Http.GetStringAsync($"{bot.Url}/telegram.svg"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_AreToldAsTablesToo_AndNothingOfAnEmptyTown()
    {
        Assert.Contains("too few requests", await _bot.Http.GetStringAsync($"{_bot.Url}/stats?language=en"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _bot.Http.GetAsync($"{_bot.Url}/stats.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _bot.Http.GetAsync($"{_bot.Url}/stats.svg")).StatusCode);
        var sample = await _bot.Http.GetStringAsync($"{_bot.Url}/try/stats?language=en");
        Assert.Contains("<table>", sample, StringComparison.Ordinal);
        foreach (var words in (string[])["end of last week", "rounded down", "or more"]) Assert.Contains(words, sample, StringComparison.Ordinal);
        Assert.Contains("since the beginning", await _bot.Http.GetStringAsync($"{_bot.Url}/try/stats.csv?language=en"), StringComparison.Ordinal);
        using var picture = await _bot.Http.GetAsync($"{_bot.Url}/try/stats.svg?language=en");
        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'none'", picture.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}
