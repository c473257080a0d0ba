using Microsoft.Playwright;
using Solidarity.Bot.Texts;

namespace Solidarity.Tests.Browser;

/// <summary>
/// Somebody at the page, in a real browser: reads what is shown and presses what can be pressed. As in <see cref="Neighbour"/> texts are named by
/// their keys, and what is shown after what they did last is news.
/// </summary>
/// <param name="within">Where their chat is on the page: its id.</param>
internal sealed class BrowserVisitor(Tab tab, string language, string within = "chat")
{
    private const string FromUser = "webchat__stacked-layout--from-user";
    private static readonly TextBook Texts = TextBook.Load("fr");

    public IPage Page => tab.Page;

    /// <summary>What is said, by both.</summary>
    public ILocator Transcript => Page.Locator("#" + within);

    /// <summary>Messages of the bot that have buttons, as they can be pressed now.</summary>
    public ILocator Lists => Transcript.Locator("article:has(.ac-pushButton)");

    public ILocator SendBox => Transcript.Locator("[data-id='webchat-sendbox-input']");

    private ILocator Own => Transcript.Locator("." + FromUser);

    private string News => $"[not(following::*[contains(@class, '{FromUser}')][ancestor::*[@id='{within}']])]";

    /// <summary>The words of a text, up to its first place to fill.</summary>
    public string Words(string key) => Texts.Plain(key, language);

    /// <summary>Opens the page, gives a first name, and is greeted.</summary>
    public static async Task<BrowserVisitor> ComeAsync(Tab tab, string url, string name, string language)
    {
        var visitor = new BrowserVisitor(tab, language);
        await tab.Page.GotoAsync($"{url}/chat");
        await tab.Page.GetByLabel(visitor.Words("page.chat-name")).FillAsync(name);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = visitor.Words("page.chat-begin") }).ClickAsync();
        await visitor.HearAsync(name);
        return visitor;
    }

    /// <summary>Waits until something new holds these words; Web Chat writes apostrophes as printers do.</summary>
    public Task HearAsync(string words) => Fresh("p", $"[contains(translate(., '\u2019', \"'\"), {Quoted(words)})]").WaitForAsync();

    public Task HearTextAsync(string key) => HearAsync(Words(key).Split('\n')[0]);

    public Task PressTextAsync(string key) => PressAsync(Button(Words(key)));

    /// <summary>Presses the new button whose label ends so.</summary>
    public Task PressEndingAsync(string words) => PressAsync(ButtonEnding(words));

    public ILocator ButtonEnding(string words) => Fresh("button", $"[substring(normalize-space(.), string-length(normalize-space(.)) - {words.Length - 1}) = {Quoted(words)}]");

    /// <summary>The new button of exactly this label.</summary>
    public ILocator Button(string label) => Fresh("button", $"[normalize-space(.) = {Quoted(label)}]");

    /// <summary>Presses a new button with the keyboard alone: out of where one is, to the newest message, into it, along its buttons.</summary>
    public async Task PressByKeyboardAsync(string label)
    {
        var before = await Own.CountAsync();
        await Button(label).WaitForAsync();
        await GoToTranscriptAsync();
        await Page.Keyboard.PressAsync("End");
        await Page.Keyboard.PressAsync("Enter");
        for (var tries = 0; await FocusedAsync() != label; tries++)
        {
            Assert.True(tries < 40, $"\"{label}\" can't be reached by Tab");
            await Page.Keyboard.PressAsync("Tab");
        }

        await Page.Keyboard.PressAsync("Enter");
        await Own.Nth(before).WaitForAsync();
    }

    /// <summary>Writes with the keyboard alone.</summary>
    public async Task TypeAsync(string text)
    {
        var before = await Own.CountAsync();
        await GoToTranscriptAsync();
        for (var tries = 0; !await SendBox.EvaluateAsync<bool>("box => box === document.activeElement"); tries++)
        {
            Assert.True(tries < 10, "the box to write in can't be reached by Tab");
            await Page.Keyboard.PressAsync("Tab");
        }

        await Page.Keyboard.TypeAsync(text);
        await Page.Keyboard.PressAsync("Enter");
        await Own.Nth(before).WaitForAsync();
    }

    /// <summary>From the box to write in it is backwards, from within a message it is out.</summary>
    private async Task GoToTranscriptAsync()
    {
        if (await Page.EvaluateAsync<bool>("() => document.activeElement.matches('.webchat__basic-transcript')")) return;
        var inBox = await SendBox.EvaluateAsync<bool>("box => box === document.activeElement");
        if (!inBox)
        {
            await Page.Keyboard.PressAsync("Escape");
            return;
        }

        await Page.Keyboard.PressAsync("Shift+Tab");
        await Page.Keyboard.PressAsync("Shift+Tab");
    }

    private Task<string> FocusedAsync() => Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent");

    public async Task SayAsync(string text)
    {
        var before = await Own.CountAsync();
        await SendBox.FillAsync(text);
        await SendBox.PressAsync("Enter");
        await Own.Nth(before).WaitForAsync();
    }

    public async Task WriteAsync(string questionKey, string answer)
    {
        await HearTextAsync(questionKey);
        await SayAsync(answer);
    }

    /// <summary>From the door to "published", pressing what the greeting offers.</summary>
    public async Task PublishNeedAsync(string sentence)
    {
        await PressTextAsync("door.need");
        await PressTextAsync("button.agree");
        await PressEndingAsync(language == "fr" ? "Courses" : "Shopping");
        await WriteAsync("need.sentence", sentence);
        await PressTextAsync("button.asap");
        await WriteAsync("need.where-typed", "94400");
        await PressTextAsync("button.for-me");
        await PressTextAsync("button.publish");
        await Button(Words("door.mine")).WaitForAsync();
    }

    private async Task PressAsync(ILocator button)
    {
        var before = await Own.CountAsync();
        await button.ClickAsync();
        await Own.Nth(before).WaitForAsync();
    }

    private ILocator Fresh(string element, string condition) => Transcript.Locator($"xpath=.//{element}{condition}{News}").Last;

    /// <summary>XPath has no escapes: a text with both kinds of quotes can't be said in one piece.</summary>
    private static string Quoted(string words) => words.Contains('\'', StringComparison.Ordinal) ? $"\"{words}\"" : $"'{words}'";
}
