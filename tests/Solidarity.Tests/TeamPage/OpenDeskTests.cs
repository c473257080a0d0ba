using Solidarity.Bot.Pages.Desk;
using Solidarity.Core;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.TeamPage;

/// <summary>How long a link and a session last, whose they are, and where no link can be had.</summary>
public sealed class OpenDeskTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Link_LastsTenMinutes_AndTheSessionEightHours(string provider)
    {
        await using var town = await Town.OpenOnAsync(provider);
        await town.Person("Mona").Say("/start");
        var late = await In(town, change => OpenDesk.Ask(change, Mona(change)));
        town.Clock.Advance(OpenDesk.LinkLasts);
        Assert.False(await In(town, change => OpenDesk.SignIn(change, late, _ => true) is not null));
        var link = await In(town, change => OpenDesk.Ask(change, Mona(change)));
        town.Clock.Advance(OpenDesk.LinkLasts - Moment);
        Assert.False(await In(town, change => OpenDesk.SignIn(change, link[..^1] + (link[^1] == 'A' ? 'B' : 'A'), _ => true) is not null));
        var secret = await In(town, change => OpenDesk.SignIn(change, link, _ => true)!.Value.Secret);
        Assert.False(await In(town, change => OpenDesk.SignIn(change, link, _ => true) is not null));
        town.Clock.Advance(OpenDesk.SessionLasts - Moment);
        Assert.Equal("Mona", await In(town, change => OpenDesk.Whose(change, secret, _ => true)?.Name));
        // What opened the page is not what keeps it open.
        Assert.Null(await In(town, change => OpenDesk.Whose(change, link, _ => true)));
        town.Clock.Advance(Moment);
        Assert.Null(await In(town, change => OpenDesk.Whose(change, secret, _ => true)));
        await town.Sweeps.VisitsAsync();
        Assert.Equal(0, await In(town, change => Dapper.SqlMapper.ExecuteScalar<long>(change.Stores.Connection, "select (select count(*) from desk_session) + (select count(*) from desk_link)")));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task WhoeverLeftTheTeam_ComesInByNeither_AndNotLaterEither(string provider)
    {
        await using var town = await Town.OpenOnAsync(provider);
        await town.Person("Mona").Say("/start");
        var link = await In(town, change => OpenDesk.Ask(change, Mona(change)));
        Assert.False(await In(town, change => OpenDesk.SignIn(change, link, _ => false) is not null));
        Assert.False(await In(town, change => OpenDesk.SignIn(change, link, _ => true) is not null));
        link = await In(town, change => OpenDesk.Ask(change, Mona(change)));
        var secret = await In(town, change => OpenDesk.SignIn(change, link, _ => true)!.Value.Secret);
        Assert.Null(await In(town, change => OpenDesk.Whose(change, secret, _ => false)));
        Assert.Null(await In(town, change => OpenDesk.Whose(change, secret, _ => true)));
        Assert.Equal(["web.link", "web.link", "web.signed-in"], (await town.Read(stores => stores.Audit.Of("P1"))).Select(row => row.Action));
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", null, "Web:Address")]
    [InlineData("http://127.0.0.1:5099", null, "http://127.0.0.1:5099/web/enter?key=")]
    [InlineData("http://0.0.0.0:5080", "https://help.example.org/town/", "https://help.example.org/town/web/enter?key=")]
    public async Task Command_GivesALinkToWhereThePageIs_OrSaysThatNobodyKnows(string urls, string? address, string says)
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"), ("Urls", urls), ("Web:Address", address));
        var mona = town.Person("Mona", "en", id: 9001);
        await mona.Say("/web");
        Assert.Contains(says, mona.Last.Text, StringComparison.Ordinal);
    }

    /// <summary>A question that was put on the page would wait for its answer in chat, where nobody has read it: nothing there may begin one, and a form that is not ours undoes itself.</summary>
    [Fact]
    public async Task Dialogue_BegunFromThePage_IsUndone()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        await town.Person("Mona", "en", id: 9001).Say("/start");
        var link = await In(town, change => OpenDesk.Ask(change, Mona(change)));
        var secret = await In(town, change => OpenDesk.SignIn(change, link, _ => true)!.Value.Secret);
        var before = await town.Read(stores => stores.Conversations.Get(1));
        await Assert.ThrowsAsync<InvalidOperationException>(() => town.Desk.SeeAsync(secret, Role.Moderator, new Doing(1, new Bot.Turns.Command("close", "", 0)), _ => "shown"));
        Assert.Equal(before, await town.Read(stores => stores.Conversations.Get(1)));
        Assert.Equal((DeskEntry.Open, "shown"), await town.Desk.SeeAsync(secret, Role.Moderator, null, _ => "shown"));
    }

    [Theory]
    [InlineData("Web:Address", "help.example.org")]
    [InlineData("Web:Address", "http://help.example.org")]
    [InlineData("Web:Address", "https://help.example.org/?a=b")]
    [InlineData("Web:Tiles", "https://tiles.example.org/{z}/{x}.png")]
    [InlineData("Web:Tiles", "https://tiles.example.org;script-src/{z}/{x}/{y}.png")]
    [InlineData("Web:Tiles", "tiles/{z}/{x}/{y}.png")]
    public async Task Setting_ThatCantBeMeant_IsRefused(string name, string value)
    {
        var refused = await Assert.ThrowsAsync<Bot.BadSetting>(() => Town.OpenAsync(null, (name, value)));
        Assert.Contains(value, refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Only the server that the settings name may be asked for pictures, and none where they name none.</summary>
    [Theory]
    [InlineData(null, "img-src 'self'; ")]
    [InlineData("https://tiles.example.org:8443/a/{z}/{x}/{y}.png", "img-src 'self' https://tiles.example.org:8443; ")]
    public async Task Policy_LetsInTheTilesAlone(string? tiles, string lets)
    {
        await using var town = await Town.OpenAsync(null, ("Web:Tiles", tiles));
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        Bot.Pages.PageHeaders.ProtectDesk(context, town.Settings);
        var policy = context.Response.Headers.ContentSecurityPolicy.ToString();
        Assert.Contains(lets, policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("same-origin", context.Response.Headers["Referrer-Policy"].ToString());
    }

    private static Person Mona(Change change) => change.Stores.People.Get(1);

    private static Task<T> In<T>(Town town, Func<Change, T> work) => town.Loop.Run(scope => work(town.Settings.Begin(scope.Stores, scope.Now)));
}
