using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Solidarity.Tests.Browser;

/// <summary>Who comes back to the page: in another language, on another device, shut out of it; and what goes wrong on the way.</summary>
[Collection(Chromium.Name)]
public sealed partial class ComingBackTests(Chromium chromium) : IAsyncLifetime
{
    private readonly BotProcess _bot = BotProcess.Prepare(("Web__Enabled", "true"));

    public async ValueTask InitializeAsync() => await _bot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Page_GoesOn_InTheirLanguage_OnAnotherDevice_UntilThatIsShutOut()
    {
        await using var tab = await chromium.OpenAsync("fr", 390, 780);
        var odette = await BrowserVisitor.ComeAsync(tab, _bot.Url, "Odette", "fr");
        await odette.Transcript.GetByRole(AriaRole.Button, new() { Name = "/donnees" }).ClickAsync();
        await odette.HearAsync(odette.Words("page.privacy"));
        await odette.SayAsync("/offre");
        var lists = odette.Transcript.Locator("article:has(button[title$='Courses'])");
        await odette.PressTextAsync("button.agree");

        // What is ticked takes the place of the list before, and focus stays on it.
        await odette.ButtonEnding("Courses").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        var ticked = odette.Button("✅ 🛒 Courses");
        await ticked.WaitForAsync();
        await Assertions.Expect(ticked).ToBeFocusedAsync();
        await Assertions.Expect(lists).ToHaveCountAsync(1);

        // Opened once more nothing is said anew; by the link to the other language it is asked in that one, and stays so.
        await tab.Page.ReloadAsync();
        await ticked.WaitForAsync();
        await Assertions.Expect(lists).ToHaveCountAsync(1);
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await odette.Button("✅ 🛒 Shopping").WaitForAsync();
        Assert.Equal(["en"], _bot.Query("select language from person"));
        await tab.Page.GotoAsync($"{_bot.Url}/chat?guess=fr");
        await odette.Button("✅ 🛒 Shopping").WaitForAsync();
        Assert.Equal("en", await tab.Page.GetAttributeAsync("html", "lang"));
        Assert.Empty(tab.Complaints);

        // On another device, whose browser reads French: what is wrong stands where one looks.
        odette = new BrowserVisitor(tab, "en");
        await odette.SayAsync("/code");
        await odette.HearAsync("Your code");
        var code = CodeIn().Matches(await odette.Transcript.InnerTextAsync())[0].Value;
        await using var second = await chromium.OpenAsync("fr", 390, 800);
        await second.Page.GotoAsync($"{_bot.Url}/chat");
        await second.Page.Locator("summary").ClickAsync();
        await second.Page.FillAsync("#code", "111");
        await second.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(second.Page.Locator("#code-trouble")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(second.Page.Locator("#code")).ToBeFocusedAsync();
        await Assertions.Expect(second.Page.Locator("#code")).ToBeInViewportAsync(new() { Ratio = 1 });
        await second.Page.FillAsync("#code", code);
        await second.Page.Keyboard.PressAsync("Enter");
        var there = new BrowserVisitor(second, "en");
        await there.HearTextAsync("code.came-back");
        Assert.Equal("en", await second.Page.GetAttributeAsync("html", "lang"));

        // A new code shuts it out: it is said, with a way on.
        await odette.SayAsync("/code");
        await odette.PressTextAsync("button.code-new");
        await odette.HearAsync("Your code");
        await there.SendBox.FillAsync("Hello");
        await there.SendBox.PressAsync("Enter");
        await second.Page.GetByText(there.Words("page.chat-gone")).WaitForAsync(new() { Timeout = 60_000 });
        await second.Page.GetByRole(AriaRole.Button, new() { Name = there.Words("page.reload") }).ClickAsync();
        await Assertions.Expect(second.Page.Locator("#name")).ToBeVisibleAsync();
        Assert.Empty(_bot.Errors);
    }

    [GeneratedRegex(@"(\d{3} ){4}\d{3}")]
    private static partial Regex CodeIn();

    [Fact]
    public async Task ScriptThatDidNotCome_IsAskedForAgain()
    {
        await using var tab = await chromium.OpenAsync("fr");
        await tab.Page.RouteAsync("**/lib/webchat.js*", route => route.AbortAsync(), new() { Times = 1 });
        await tab.Page.GotoAsync($"{_bot.Url}/chat");
        var odette = new BrowserVisitor(tab, "fr");
        await tab.Page.FillAsync("#name", "Odette");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Alert).First).ToHaveTextAsync(odette.Words("page.chat-trouble"));
        await tab.Page.Locator("#name").PressAsync("Enter");
        await odette.HearAsync("Odette");
        Assert.Equal(["1"], _bot.Query("select count(*) from visitor"));
    }
}
