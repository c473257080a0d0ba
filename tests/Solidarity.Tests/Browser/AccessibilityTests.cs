using Microsoft.Playwright;
using Solidarity.Tests.EndToEnd;

namespace Solidarity.Tests.Browser;

/// <summary>The page for whoever sees little, uses a small screen, or has no mouse.</summary>
[Collection(Chromium.Name)]
public sealed class AccessibilityTests(Chromium chromium, AccessibilityTests.Running running) : IClassFixture<AccessibilityTests.Running>
{
    /// <summary>One bot for all of them: nobody here changes what another reads.</summary>
    public sealed class Running() : SharedProgram(("Web__Enabled", "true"));

    private readonly BotProcess _bot = running.Bot;

    /// <summary>A phone; and a screen of 1280 by 900 at 200 %, which is as wide as 640 for the page.</summary>
    [Theory]
    [InlineData("fr", 390, 780, 1, false)]
    [InlineData("en", 390, 780, 1, true)]
    [InlineData("fr", 640, 450, 2, true)]
    [InlineData("en", 640, 450, 2, false)]
    public async Task Chat_BeforeAndInTheConversation_HasNoSeriousFinding(string language, int width, int height, int scale, bool dark)
    {
        await using var tab = await chromium.OpenAsync(language, width, height, dark, scale);
        await tab.Page.GotoAsync($"{_bot.Url}/chat");
        await tab.Page.Locator("summary").ClickAsync();
        await tab.Page.GetByLabel(new BrowserVisitor(tab, language).Words("page.code-label")).WaitForAsync();
        await Axe.AssertNothingSeriousAsync(tab.Page);
        var alice = await BrowserVisitor.ComeAsync(tab, _bot.Url, "Alice", language);
        await alice.PressTextAsync("door.need");
        await alice.Button(alice.Words("button.agree")).WaitForAsync();
        await Axe.AssertNothingSeriousAsync(tab.Page);
        await alice.PressTextAsync("button.agree");
        await alice.HearTextAsync("need.category");
        // The question itself is in sight, however many buttons it has.
        await Assertions.Expect(tab.Page.GetByText(alice.Words("need.category").Split('\n')[0]).Last).ToBeInViewportAsync();
        await alice.PressEndingAsync(language == "fr" ? "Courses" : "Shopping");
        await alice.HearTextAsync("need.sentence");
        await Axe.AssertNothingSeriousAsync(tab.Page);
        Assert.Equal(width, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        // From right to left, and with letters of twice the size.
        await tab.Page.EvaluateAsync("document.documentElement.dir = 'rtl'; document.documentElement.style.fontSize = '200%'");
        await Assertions.Expect(tab.Page.Locator("[data-id='webchat-sendbox-input']")).ToBeInViewportAsync();
        await Assertions.Expect(tab.Page.Locator("#chat .webchat__send-button")).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.Equal(width, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.InRange(await tab.Page.EvaluateAsync<int>("document.querySelector('header').offsetHeight"), 1, 80);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task FirstSteps_AreTakenByKeyboardAlone()
    {
        await using var tab = await chromium.OpenAsync("en");
        await tab.Page.GotoAsync($"{_bot.Url}/chat");
        var alice = new BrowserVisitor(tab, "en");
        await Assertions.Expect(tab.Page.GetByLabel(alice.Words("page.chat-name"))).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync("Alice");
        await tab.Page.Keyboard.PressAsync("Enter");
        await alice.HearAsync("Alice");
        await Assertions.Expect(alice.SendBox).ToBeFocusedAsync();
        await alice.PressByKeyboardAsync(alice.Words("door.need"));
        await alice.PressByKeyboardAsync(alice.Words("button.agree"));
        await alice.HearTextAsync("need.category");
        await alice.PressByKeyboardAsync(await alice.ButtonEnding("Shopping").InnerTextAsync());
        await alice.HearTextAsync("need.sentence");
        await alice.TypeAsync("Bread and milk");
        await alice.PressByKeyboardAsync(alice.Words("button.asap"));
        await alice.HearTextAsync("need.where-typed");
        await alice.TypeAsync("94400");
        await alice.PressByKeyboardAsync(alice.Words("button.for-me"));
        await alice.PressByKeyboardAsync(alice.Words("button.publish"));
        await alice.Button(alice.Words("door.mine")).WaitForAsync();
        Assert.Equal(["1"], _bot.Query("select count(*) from post"));
        Assert.Empty(tab.Complaints);
    }

    /// <summary>Negative control: what nobody can read is found.</summary>
    [Fact]
    public async Task PaleWords_AreFound()
    {
        await using var tab = await chromium.OpenAsync("en");
        await tab.Page.SetContentAsync("<html lang=en><title>x</title><main><h1>x</h1><p style='color:#ccc;background:#fff'>pale</p></main></html>");
        Assert.Contains("color-contrast", Assert.Single(await Axe.FindingsAsync(tab.Page)), StringComparison.Ordinal);
    }
}
