using Microsoft.Playwright;
using Solidarity.Tests.EndToEnd;
using Solidarity.Tests.TeamPage;

namespace Solidarity.Tests.Browser;

/// <summary>The team's pages in a real browser: signed in by the link, decided by a click and by the keyboard, for everybody's eyes.</summary>
[Collection(Chromium.Name)]
public sealed class TeamPagesTests(Chromium chromium, TeamPagesTests.Running running) : IClassFixture<TeamPagesTests.Running>
{
    private const int LargestPage = 100 * 1024;

    public sealed class Running : IAsyncLifetime
    {
        internal FakeTelegram Server { get; private set; } = null!;

        internal BotProcess Bot { get; private set; } = null!;

        internal Neighbour[] Team { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Server = await FakeTelegram.StartAsync(limits: true);
            Team = [Neighbour.In(Server, "Mona"), Neighbour.In(Server, "Maud", "fr")];
            Bot = await BotProcess.RunAsync(Server, ("Moderation__Administrators", string.Join(',', Team.Select(one => one.Person.Id))));
            foreach (var one in Team)
            {
                one.Say("/start");
                await one.HearAsync(one.Person.FirstName);
            }

            for (var i = 0; i < 6; i++) await Neighbour.In(Server, $"Alice{i}").PublishNeedAsync("Bread and milk");
            await Neighbour.In(Server, "Bob").PublishOfferAsync("Market on Saturdays");
            await Team[0].HearAsync("M1", "button.approve");
        }

        public async ValueTask DisposeAsync()
        {
            await Bot.DisposeAsync();
            await Server.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("fr", 390, 1, false)]
    [InlineData("en", 640, 2, true)]
    public async Task Pages_HaveNoSeriousFinding_AreLight_AndRunNoScript(string language, int width, int scale, bool dark)
    {
        await using var tab = await chromium.OpenAsync(language, width, 780, dark, scale);
        await SignInAsync(tab, language);
        foreach (var path in Mapped.TeamPages.Select(path => path[1..]).Where(path => path != "web/card" && !path.Contains('.', StringComparison.Ordinal)))
        {
            var (bytes, scripts) = (0L, 0);
            void Count(object? _, IResponse answer)
            {
                if (answer.Request.ResourceType == "script") Interlocked.Increment(ref scripts);
            }

            async void Weigh(object? _, IRequest request) => Interlocked.Add(ref bytes, (await request.SizesAsync()).ResponseBodySize);
            tab.Page.Response += Count;
            tab.Page.RequestFinished += Weigh;
            await tab.Page.GotoAsync($"{running.Bot.Url}/{path}", new() { WaitUntil = WaitUntilState.NetworkIdle });
            tab.Page.Response -= Count;
            tab.Page.RequestFinished -= Weigh;
            Assert.Equal(language, await tab.Page.GetAttributeAsync("html", "lang"));
            Assert.InRange(Interlocked.Read(ref bytes), 1, LargestPage);
            Assert.Equal(0, scripts);
            Assert.Equal((path, width), (path, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")));
            await Axe.AssertNothingSeriousAsync(tab.Page);
            // The letters of the picture stay as they were drawn.
            if (path == "web/stats" && width < 900) Assert.Equal(960, await tab.Page.Locator("figure img").EvaluateAsync<int>("one => one.offsetWidth"));
            await tab.Page.EvaluateAsync("document.documentElement.dir = 'rtl'");
            Assert.Equal((path, width), (path, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")));
        }

        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Moderator_DecidesByTheKeyboard_AndReadsWhatCameOfIt()
    {
        await using var tab = await chromium.OpenAsync("en");
        await SignInAsync(tab, "en");
        var take = tab.Page.GetByRole(AriaRole.Button, new() { Name = "I'll take it" }).First;
        await take.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.Locator(".outcome")).ToBeFocusedAsync();
        await Assertions.Expect(tab.Page.Locator(".outcome")).ToContainTextAsync("M1");
        await Axe.AssertNothingSeriousAsync(tab.Page);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator("main")).ToContainTextAsync("signed out");
        await tab.Page.GotoAsync($"{running.Bot.Url}/web");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    private async Task SignInAsync(Tab tab, string language)
    {
        await tab.Page.GotoAsync($"{running.Bot.Url}/{await DeskReader.LinkAsync(running.Team[language == "fr" ? 1 : 0])}");
        await Axe.AssertNothingSeriousAsync(tab.Page);
        await tab.Page.GetByRole(AriaRole.Button).ClickAsync();
        await tab.Page.WaitForURLAsync($"{running.Bot.Url}/web");
    }
}
