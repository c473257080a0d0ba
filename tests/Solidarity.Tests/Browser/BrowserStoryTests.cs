namespace Solidarity.Tests.Browser;

/// <summary>The whole story on both channels at once: the need in a real browser, with Web Chat, the offer and the moderator in Telegram.</summary>
[Collection(Chromium.Name)]
public sealed class BrowserStoryTests(Chromium chromium) : IAsyncLifetime
{
    private FakeTelegram _server = null!;
    private BotProcess _bot = null!;

    public async ValueTask InitializeAsync() => _server = await FakeTelegram.StartAsync(limits: true);

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null) await _bot.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task NeedInTheBrowser_OfferInTelegram_AreIntroduced_AndAskedLater()
    {
        var (mona, bob) = (Neighbour.In(_server, "Canarymona", "fr"), Neighbour.In(_server, "Canarybob", "fr"));
        await StartAsync(mona);
        await using var tab = await chromium.OpenAsync("fr");
        var alice = await BrowserVisitor.ComeAsync(tab, _bot.Url, "Canaryalice", "fr");
        await bob.PublishOfferAsync("Le samedi, au marché");
        await alice.PublishNeedAsync("Du pain et du lait");
        await mona.PressTextAsync("button.approve");
        await bob.PressTextAsync("button.helper-yes");
        await bob.PressAsync("Telegram");
        await alice.PressTextAsync("button.asker-yes");
        Assert.DoesNotContain("Canarybob", await alice.Transcript.InnerTextAsync(), StringComparison.Ordinal);
        await alice.WriteAsync("reach.type-phone", "06 12 34 56 78");
        await alice.HearAsync("Canarybob");
        Assert.Contains("+33612345678", (await bob.HearAsync("Canaryalice")).Text, StringComparison.Ordinal);
        await bob.PressAsync(bob.Words("button.yes"));
        await alice.PressTextAsync("button.yes");
        await alice.PressTextAsync("button.thank");
        await bob.HearTextAsync("helper.thanked");
        Assert.Equal(["Done"], _bot.Query("select state from match"));
        AssertQuiet(tab);
    }

    [Fact]
    public async Task OnAPhone_InEnglish_ANeedIsPublished_AndIsThereWhenTheyComeBack()
    {
        await StartAsync(Neighbour.In(_server, "Mona"));
        await using var tab = await chromium.OpenAsync("en", width: 390, height: 780);
        var alice = await BrowserVisitor.ComeAsync(tab, _bot.Url, "Alice", "en");
        await alice.PublishNeedAsync("Bread and milk");
        Assert.Equal(390, await alice.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await alice.Page.ReloadAsync();
        await alice.Transcript.GetByText("Bread and milk").First.WaitForAsync();
        Assert.Equal(["1|Open"], _bot.Query("select count(*), max(state) from post"));
        Assert.Equal(["1"], _bot.Query("select count(*) from visitor"));
        AssertQuiet(tab);
    }

    /// <summary>Of what somebody writes nothing is run, loaded or made a link, in their own line and where the bot says it back; a command that the bot names can be pressed.</summary>
    [Fact]
    public async Task ScriptInAMessage_IsText_AndACommandOfTheBotCanBePressed()
    {
        await StartAsync(Neighbour.In(_server, "Mona"));
        await using var tab = await chromium.OpenAsync("en");
        var asked = 0;
        tab.Page.Dialog += (_, dialog) => { asked++; _ = dialog.DismissAsync(); };
        tab.Page.Request += (_, request) => { if (!request.Url.StartsWith(_bot.Url, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal)) asked++; };
        var alice = await BrowserVisitor.ComeAsync(tab, _bot.Url, "Alice", "en");
        await alice.PublishNeedAsync("Bread <img src=x onerror=alert(1)> <script>alert(2)</script> ![p](https://evil.example/p.png) [milk](https://evil.example) [more](javascript:alert(3)) /cancel");
        await alice.Transcript.GetByText("onerror=alert").Nth(1).WaitForAsync();
        Assert.Equal(0, await alice.Transcript.Locator("img[src='x'], img[src*='evil'], a[href*='evil'], a[href^='javascript'], button[value='#/cancel'], script").CountAsync());
        await alice.Transcript.Locator("button[value='#/privacy']").First.ClickAsync();
        await alice.HearAsync("Your data");
        Assert.Equal(0, asked);
        AssertQuiet(tab);
    }

    /// <summary>As when the program is updated, or a phone passes a tunnel: Web Chat asks for another stream, from where it has read.</summary>
    [Fact]
    public async Task ConnectionThatBroke_IsMadeAnew()
    {
        await StartAsync(Neighbour.In(_server, "Mona"));
        await using var tab = await chromium.OpenAsync("en");
        var alice = await BrowserVisitor.ComeAsync(tab, _bot.Url, "Alice", "en");
        await _bot.KillAsync();
        await _bot.StartAsync();
        await alice.SayAsync("/privacy");
        await alice.HearAsync("Your data");
        Assert.Empty(_bot.Errors);
    }

    private async Task StartAsync(Neighbour mona)
    {
        _bot = await BotProcess.RunAsync(_server, ("Web__Enabled", "true"), ("Moderation__Administrators__0", $"{mona.Person.Id}"), ("FollowUps__FirstAfter", "00:00:02"), ("Jobs__SweepEvery", "00:00:01"));
        mona.Say("/start");
        await mona.HearAsync(mona.Person.FirstName);
    }

    private void AssertQuiet(Tab tab)
    {
        Assert.Empty(tab.Complaints);
        Assert.Empty(_bot.Errors);
        Assert.Empty(_server.Violations);
        Assert.Empty(_server.Refusals);
    }
}
