using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Solidarity.Tests.TeamPage;

namespace Solidarity.Tests.Browser;

/// <summary>The team's map over the pictures of a map server: the page's policy lets in that server, and no other.</summary>
[Collection(Chromium.Name)]
public sealed partial class TilesTests(Chromium chromium)
{
    [GeneratedRegex("^/[0-9]+/[0-9]+/[0-9]+\\.png$")]
    private static partial Regex Tile();

    [Fact]
    public async Task Map_ShowsTheTilesOfThatServer_AndNothingOfAnother()
    {
        await using var server = await FakeTelegram.StartAsync(limits: true);
        await using var tiles = await TileServer.StartAsync();
        await using var other = await TileServer.StartAsync();
        var mona = Neighbour.In(server, "Mona");
        await using var bot = await BotProcess.RunAsync(server, ("Moderation__Administrators__0", $"{mona.Person.Id}"), ("Web__Tiles", tiles.Url + "/{z}/{x}/{y}.png"));
        mona.Say("/start");
        await mona.HearAsync("Mona");
        for (var i = 0; i < 6; i++) await Neighbour.In(server, $"Alice{i}").PublishNeedAsync("Bread and milk", (48.79512, 2.39917));

        await using var tab = await chromium.OpenAsync("en");
        var elsewhere = new List<string>();
        tab.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(bot.Url + "/", StringComparison.Ordinal) && !request.Url.StartsWith(tiles.Url + "/", StringComparison.Ordinal)) elsewhere.Add(request.Url);
        };
        await tab.Page.GotoAsync($"{bot.Url}/{await DeskReader.LinkAsync(mona)}");
        await tab.Page.GetByRole(AriaRole.Button).ClickAsync();
        await tab.Page.WaitForURLAsync($"{bot.Url}/web");
        Assert.Empty(tiles.Asked);
        await tab.Page.GotoAsync($"{bot.Url}/web/map", new() { WaitUntil = WaitUntilState.NetworkIdle });
        var shown = await tab.Page.Locator("svg.map image").CountAsync();
        Assert.InRange(shown, 1, 30);
        Assert.Equal(shown, tiles.Asked.Select(one => one.Path).Distinct().Count());
        // Neither who looks, nor at which page.
        Assert.All(tiles.Asked, one => Assert.True(Tile().IsMatch(one.Path) && one.Cookie.Length == 0 && one.Referrer.Length == 0, $"{one}"));
        await Axe.AssertNothingSeriousAsync(tab.Page);
        Assert.Empty(tab.Complaints);
        Assert.Empty(elsewhere);

        await tab.Page.EvaluateAsync("address => new Promise(done => { const picture = new Image(); picture.onload = picture.onerror = () => done(); picture.src = address; })", other.Url + "/1/1/1.png");
        Assert.Empty(other.Asked);
        Assert.Contains("Content Security Policy", Assert.Single(tab.Complaints), StringComparison.Ordinal);
    }
}
