using Microsoft.Playwright;

namespace Solidarity.Tests.Browser;

/// <summary>The chat within a town's page, by one script tag: on a site that may, and on one that may not.</summary>
[Collection(Chromium.Name)]
public sealed class EmbedTests(Chromium chromium) : IAsyncLifetime
{
    private readonly string _allowed = TownPage.FreeUrl();
    private BotProcess _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = BotProcess.Prepare(("Web__Enabled", "true"), ("Web__Origins", _allowed));
        await _bot.StartAsync();
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task AllowedSite_OpensTheChatInAFrame_ByKeyboard_AndEscapeComesBack()
    {
        await using var town = await TownPage.StartAsync(_allowed, _bot.Url, "en");
        await using var tab = await chromium.OpenAsync("fr");
        var page = tab.Page;
        await page.GotoAsync(town.Url);
        var open = page.GetByRole(AriaRole.Button, new() { Name = "Talk with us" });
        await Assertions.Expect(open).ToHaveAttributeAsync("aria-expanded", "false");
        await Axe.AssertNothingSeriousAsync(page);
        Assert.Equal("en", await page.Locator("body > div").GetAttributeAsync("lang"));
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(open).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(open).ToHaveAttributeAsync("aria-expanded", "true");

        // Focus is in the frame: what is typed lands in its first field.
        var chat = page.FrameLocator("iframe");
        var name = chat.GetByLabel("Your first name");
        await Assertions.Expect(name).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Alice");
        await page.Keyboard.PressAsync("Enter");
        await chat.GetByText("Hello Alice").First.WaitForAsync();

        await Axe.AssertNothingSeriousAsync(page);

        // Without https a browser gives no cookie to a guest: it is said, with a way out.
        await chat.GetByText("does not keep this conversation").WaitForAsync();
        await Assertions.Expect(chat.GetByRole(AriaRole.Link, new() { Name = "tab of its own" })).ToHaveAttributeAsync("target", "_blank");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(open).ToBeFocusedAsync();

        // Opened again it goes on where it was.
        await page.Keyboard.PressAsync("Enter");
        await chat.GetByText("Hello Alice").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the conversation" }).ClickAsync();
        await Assertions.Expect(open).ToBeFocusedAsync();
        Assert.Empty(tab.Complaints);
        Assert.Equal(["1"], _bot.Query("select count(*) from visitor"));
    }

    [Fact]
    public async Task OtherSite_GetsALink_AndAFrameOfItsOwnIsRefused()
    {
        await using var town = await TownPage.StartAsync(TownPage.FreeUrl(), _bot.Url, "fr");
        await using var tab = await chromium.OpenAsync("en");
        var page = tab.Page;
        await page.GotoAsync(town.Url);
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Parler avec nous" });
        await Assertions.Expect(link).ToHaveAttributeAsync("href", $"{_bot.Url}/chat?guess=fr");
        Assert.Empty(tab.Complaints);
        await page.EvaluateAsync($"() => {{ const frame = document.createElement('iframe'); frame.src = '{_bot.Url}/chat'; document.body.append(frame); }}");
        for (var tries = 0; !tab.Complaints.Any(complaint => complaint.Contains("frame-ancestors", StringComparison.Ordinal)); tries++)
        {
            Assert.True(tries < 100, string.Join('\n', tab.Complaints));
            await page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
        }

        Assert.DoesNotContain(page.Frames, frame => frame.Url.StartsWith(_bot.Url, StringComparison.Ordinal));
    }
}
