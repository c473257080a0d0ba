using Microsoft.Playwright;
using Solidarity.Tests.EndToEnd;

namespace Solidarity.Tests.Browser;

/// <summary>The sample street in a real browser: five chats on one page.</summary>
[Collection(Chromium.Name)]
public sealed class StreetPageTests(Chromium chromium, StreetPageTests.Running running) : IClassFixture<StreetPageTests.Running>
{
    public sealed class Running() : SharedProgram();

    private readonly BotProcess _bot = running.Bot;

    /// <summary>In a street of its own: others may have greeted in another language.</summary>
    [Fact]
    public async Task OnePerson_PlaysTheWholeStory()
    {
        await using var bot = BotProcess.Prepare();
        await bot.StartAsync();
        await using var tab = await chromium.OpenAsync("fr", width: 1600, height: 900);
        await tab.Page.GotoAsync($"{bot.Url}/try");
        BrowserVisitor Of(string key) => new(tab, "fr", key);
        var (odette, basile, maud) = (Of("neighbour-1"), Of("helper"), Of("moderator"));
        await odette.PressTextAsync("door.need");
        await odette.PressEndingAsync("Courses");
        await odette.WriteAsync("need.sentence", "Du pain et du lait");
        await odette.PressTextAsync("button.asap");
        await odette.WriteAsync("need.where-typed", "Vitry-sur-Seine");
        await odette.PressTextAsync("button.for-me");
        await odette.PressTextAsync("button.publish");
        await maud.PressTextAsync("button.approve");
        await basile.PressTextAsync("button.helper-yes");
        await odette.PressTextAsync("button.asker-yes");
        await odette.HearAsync("Basile");
        var day = await tab.Page.Locator("#day").InnerTextAsync();
        await tab.Page.ClickAsync("#next-day");
        await Assertions.Expect(tab.Page.Locator("#day")).Not.ToHaveTextAsync(day);
        await odette.PressTextAsync("button.yes");
        await odette.PressTextAsync("button.thank");
        await basile.HearTextAsync("helper.thanked");

        // Opened once more it says nothing anew; and what another tab does to the day is read when one comes back to it.
        var said = await odette.Lists.CountAsync();
        var other = await tab.Page.Context.NewPageAsync();
        await other.GotoAsync($"{bot.Url}/try");
        await other.Locator("#neighbour-3 article").Last.WaitForAsync();
        await other.ClickAsync("#next-day");
        await Assertions.Expect(other.Locator("#day")).Not.ToHaveTextAsync(await tab.Page.Locator("#day").InnerTextAsync());
        await tab.Page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await Assertions.Expect(tab.Page.Locator("#day")).ToHaveTextAsync(await other.Locator("#day").InnerTextAsync());
        Assert.Equal(said, await other.Locator("#neighbour-1 article:has(.ac-pushButton)").CountAsync());
        Assert.Empty(tab.Complaints);

        // Begun anew it is the first day again, and the page that is left behind says so.
        await other.ClickAsync("#anew");
        await Assertions.Expect(other.Locator("#day")).ToHaveTextAsync(day, new() { Timeout = 30_000 });
        await tab.Page.GetByText(odette.Words("page.try-gone")).WaitForAsync(new() { Timeout = 30_000 });
        Assert.Empty(bot.Errors);
    }

    [Theory]
    [InlineData("try")]
    [InlineData("chat")]
    public async Task WithoutScript_ItSaysSo_AndNothingLooksAlive(string path)
    {
        await using var tab = await chromium.OpenAsync("fr", script: false);
        await tab.Page.GotoAsync($"{_bot.Url}/{path}");
        await Assertions.Expect(tab.Page.Locator("noscript p").First).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("fr", 1366, false)]
    [InlineData("en", 390, true)]
    public async Task Page_HasNoSeriousFinding_AndNothingToScrollSidewaysFor(string language, int width, bool dark)
    {
        await using var tab = await chromium.OpenAsync(language, width, 900, dark);
        await tab.Page.GotoAsync($"{_bot.Url}/try");
        await new BrowserVisitor(tab, language, "neighbour-1").HearAsync("Odette");
        await Axe.AssertNothingSeriousAsync(tab.Page);
        if (width > 900)
        {
            // Whoever the story needs is in the window, with what sends.
            foreach (var key in (string[])["neighbour-1", "moderator", "helper"])
                Assert.True(await tab.Page.Locator($"#{key} .webchat__send-button").EvaluateAsync<bool>("one => one.getBoundingClientRect().right <= Math.min(innerWidth, one.closest('section').getBoundingClientRect().right)"), key);
            await tab.Page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        }
        else
        {
            await tab.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
            Assert.NotEqual("none", await tab.Page.Locator(".who [aria-pressed=true]").EvaluateAsync<string>("one => getComputedStyle(one).outlineStyle"));
            Assert.Equal("none", await tab.Page.Locator(".who [aria-pressed=false]").First.EvaluateAsync<string>("one => getComputedStyle(one).outlineStyle"));
            await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Maud" }).ClickAsync();
            await Assertions.Expect(tab.Page.Locator("#moderator .chat")).ToBeVisibleAsync();
            await Assertions.Expect(tab.Page.Locator("#neighbour-1 .chat")).ToBeHiddenAsync();
        }

        Assert.Equal(width, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(tab.Complaints);
    }
}
