using System.Net;
using System.Text;

namespace Solidarity.Tests.TeamPage;

/// <summary>The door of the team's page: forms that nobody could mean, tries that are none, and proxies that say less than they should.</summary>
public sealed class DeskDoorTests : IAsyncLifetime
{
    private const string Site = "https://help.example.org";

    private FakeTelegram _server = null!;
    private Neighbour _mona = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeTelegram.StartAsync(limits: true);
        _mona = Neighbour.In(_server, "Mona");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task FormsThatCannotBeRead_AreRefusedInWords_AndTheLogIsQuiet()
    {
        await using var bot = await RunAsync();
        using var nobody = new DeskReader(bot.Url);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await nobody.SendAsync("web/leave", null, ("words", new string('x', 100_000))));
        Assert.Contains("trop long", nobody.Text, StringComparison.Ordinal);
        foreach (var (type, body) in ((string, string)[])[("multipart/form-data", "x"), ("multipart/form-data; boundary=b", "--b\r\nbroken"), ("application/json", "{}")])
        {
            using var content = new StringContent(body, Encoding.UTF8);
            content.Headers.Remove("Content-Type");
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var answer = await bot.Http.PostAsync($"{bot.Url}/web/enter", content);
            Assert.Equal((type, HttpStatusCode.BadRequest), (type, answer.StatusCode));
        }

        using var mona = await DeskReader.SignInAsync(bot.Url, _mona);
        await mona.GetAsync("web");
        Assert.Equal(HttpStatusCode.BadRequest, await mona.SendAsync("web", null, [.. mona.Hidden("form"), .. Enumerable.Range(0, 1500).Select(i => ($"k{i}", "1"))]));
        Assert.Contains("Rien n'a été fait", mona.Text, StringComparison.Ordinal);
        await mona.GetAsync("web");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await mona.SendAsync("web", ("words", new string('x', 100_000))));
        await mona.GetAsync("web");
        Assert.Equal(HttpStatusCode.BadRequest, await mona.SendAsync("web", ("press", "x")));
        Assert.Contains("Rien n'a été fait", mona.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Lines, line => line.Contains("   at ", StringComparison.Ordinal) || line.Contains("fail:", StringComparison.Ordinal) || line.Contains("overridden", StringComparison.Ordinal));
    }

    /// <summary>Behind a proxy that names nobody all are one: whoever sends rubbish shuts the door for no one.</summary>
    [Fact]
    public async Task TriesOfALink_HoweverMany_KeepNobodyOut()
    {
        await using var bot = await RunAsync();
        using var nobody = new DeskReader(bot.Url);
        for (var i = 0; i < 70; i++) Assert.Equal(HttpStatusCode.BadRequest, await nobody.SendAsync("web/enter", null, ("key", $"rubbish {i}")));
        await nobody.GetAsync("web/enter?key=AAAAAAAAAAAAAAAAAAAAAA");
        var (token, key) = (nobody.Hidden("form")[0], nobody.Hidden("key")[0]);
        for (var i = 0; i < 70; i++) Assert.Equal(HttpStatusCode.Forbidden, await nobody.SendAsync("web/enter", null, token, key));
        Assert.Equal(HttpStatusCode.Forbidden, await nobody.SendAsync("web/enter", null, token, ("key", "rubbish")));
        using var mona = await DeskReader.SignInAsync(bot.Url, _mona);
        Assert.Equal(HttpStatusCode.OK, await mona.GetAsync("web"));
    }

    /// <summary>The address that was set says what the proxy doesn't; what else is missing is said at the start.</summary>
    [Fact]
    public async Task ProxyThatSaysNothing_WithTheAddressSet_LetsFormsThrough_AndIsWarnedOf()
    {
        await using var bot = await RunAsync(("Web__Address", Site));
        Assert.Single(bot.Lines, line => line.Contains("ASPNETCORE_FORWARDEDHEADERS_ENABLED", StringComparison.Ordinal));
        await SignsInAsync(bot, ("Host", "help.example.org"));
    }

    [Fact]
    public async Task ProxyThatSaysAll_LetsFormsThrough_AndIsNotWarnedOf()
    {
        await using var bot = await RunAsync(("Web__Address", Site), ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));
        Assert.DoesNotContain(bot.Lines, line => line.Contains("ASPNETCORE_FORWARDEDHEADERS_ENABLED", StringComparison.Ordinal));
        await SignsInAsync(bot, ("Host", "help.example.org"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.7"));
    }

    [Fact]
    public async Task ProxyThatSaysNothing_WithoutTheAddress_IsToldWhatIsMissing()
    {
        await using var bot = await RunAsync();
        using var mona = new DeskReader(bot.Url, ("Host", "help.example.org"));
        await mona.GetAsync(await DeskReader.LinkAsync(_mona));
        Assert.Equal(HttpStatusCode.BadRequest, await mona.SendAsync("web/enter", Site, [.. mona.Hidden("form"), .. mona.Hidden("key")]));
        foreach (var named in (string[])["Web:Address", "X-Forwarded-Proto"]) Assert.Contains(named, mona.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await mona.SendAsync("web/enter", "https://evil.example", [.. mona.Hidden("form"), .. mona.Hidden("key")]));
        Assert.DoesNotContain("Web:Address", mona.Text, StringComparison.Ordinal);
    }

    private async Task SignsInAsync(BotProcess bot, params (string, string)[] proxy)
    {
        using var mona = new DeskReader(bot.Url, proxy);
        await mona.GetAsync(await DeskReader.LinkAsync(_mona));
        Assert.Equal(HttpStatusCode.SeeOther, await mona.SendAsync("web/enter", Site, [.. mona.Hidden("form"), .. mona.Hidden("key")]));
        Assert.Contains(mona.Answer.Headers.GetValues("Set-Cookie"), one => one.StartsWith("desk=", StringComparison.Ordinal) && one.Contains("secure", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await mona.GetAsync("web"));
        Assert.Equal(HttpStatusCode.OK, await mona.SendAsync("web/leave", Site, [.. mona.Hidden("form")]));
    }

    private async Task<BotProcess> RunAsync(params (string, string)[] settings)
    {
        var bot = await BotProcess.RunAsync(_server, [("Moderation__Administrators__0", $"{_mona.Person.Id}"), .. settings]);
        _mona.Say("/start");
        await _mona.HearAsync("Mona");
        return bot;
    }
}
