using Microsoft.Playwright;

namespace Solidarity.Tests.Browser;

/// <summary>The sample street in a real browser: five chats on one page.</summary>
[Collection(Chromium.Name)]
public sealed class StreetPageTests(Chromium chromium) : IAsyncLifetime
{
    private readonly BotProcess _bot = BotProcess.Prepare();

    public async ValueTask InitializeAsync() => await _bot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task OnePerson_PlaysTheWholeStory()
    {
        await using var tab = await chromium.OpenAsync("fr", width: 1600, height: 900);
        await tab.Page.GotoAsync($"{_bot.Url}/try");
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
        Assert.Empty(tab.Complaints);
        Assert.Empty(_bot.Errors);
    }

    [Theory]
    [InlineData("fr", 1600, false)]
    [InlineData("en", 390, true)]
    public async Task Page_HasNoSeriousFinding_AndNothingToScrollSidewaysFor(string language, int width, bool dark)
    {
        await using var tab = await chromium.OpenAsync(language, width, 900, dark);
        await tab.Page.GotoAsync($"{_bot.Url}/try");
        await new BrowserVisitor(tab, language, "neighbour-1").HearAsync("Odette");
        await Axe.AssertNothingSeriousAsync(tab.Page);
        if (width < 900)
        {
            await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Maud" }).ClickAsync();
            await Assertions.Expect(tab.Page.Locator("#moderator .chat")).ToBeVisibleAsync();
            await Assertions.Expect(tab.Page.Locator("#neighbour-1 .chat")).ToBeHiddenAsync();
        }

        Assert.Equal(width, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(tab.Complaints);
    }
}
