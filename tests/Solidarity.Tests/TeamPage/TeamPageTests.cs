using System.Net;
using Solidarity.Tests.EndToEnd;
using Solidarity.Tests.Storage;

namespace Solidarity.Tests.TeamPage;

/// <summary>
/// The team's page beside chat, with the program as it is run; and those who would come in or act without a right to it. What it asks the database is held on both engines by
/// <see cref="OpenDeskTests"/> and <see cref="NeedMapStoreTests"/>.
/// </summary>
public sealed class TeamPageTests : IAsyncLifetime
{
    private FakeTelegram _server = null!;
    private BotProcess _bot = null!;
    private Neighbour _mona = null!, _nora = null!, _alice = null!, _bob = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeTelegram.StartAsync(limits: true);
        (_mona, _nora, _alice, _bob) = (Neighbour.In(_server, "Mona"), Neighbour.In(_server, "Nora", userName: "nora"), Neighbour.In(_server, "Canaryalice"), Neighbour.In(_server, "Canarybob"));
        _bot = await BotProcess.RunAsync(_server, [.. await Engine.SettingsAsync("sqlite"), ("Moderation__Administrators__0", $"{_mona.Person.Id}")]);
        foreach (var one in (Neighbour[])[_mona, _nora])
        {
            one.Say("/start");
            await one.HearAsync(one.Person.FirstName);
        }

        _mona.Say("/moderator add @nora");
        await _mona.HearAsync("Nora");
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null) await _bot.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Link_SignsIn_OnceAlone_AndOnlyByThePress()
    {
        var link = await DeskReader.LinkAsync(_mona);
        using var preview = new DeskReader(_bot.Url);
        // Programs of chats fetch what is behind a link.
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, await preview.GetAsync(link));
        Assert.Equal(HttpStatusCode.Unauthorized, await preview.GetAsync("web"));
        using var mona = new DeskReader(_bot.Url);
        await mona.GetAsync(link);
        Assert.Equal(HttpStatusCode.SeeOther, await mona.SendAsync("web/enter"));
        var cookie = mona.Answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("desk=", StringComparison.Ordinal));
        Assert.EndsWith("path=/web; samesite=strict; httponly", cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await mona.GetAsync("web"));
        Assert.True(mona.Answer.Headers.CacheControl!.NoStore);
        Assert.Contains("default-src 'none'", mona.Answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        await preview.GetAsync(link);
        Assert.Equal(HttpStatusCode.Forbidden, await preview.SendAsync("web/enter"));
        Assert.Equal(HttpStatusCode.Unauthorized, await preview.GetAsync("web"));
        Assert.Equal(["web.link", "web.signed-in"], Audited("web."));
        // What is kept opens nothing.
        Assert.DoesNotContain(_bot.Query("select fingerprint from desk_session"), kept => cookie.Contains(kept, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnotherLink_EndsWhatWasOpen_AndSoDoesSigningOut()
    {
        using var first = await DeskReader.SignInAsync(_bot.Url, _mona);
        using var second = await DeskReader.SignInAsync(_bot.Url, _mona);
        Assert.Equal(HttpStatusCode.Unauthorized, await first.GetAsync("web"));
        Assert.Equal(HttpStatusCode.OK, await second.GetAsync("web"));
        Assert.Equal(HttpStatusCode.OK, await second.SendAsync("web/leave"));
        Assert.Equal(HttpStatusCode.Unauthorized, await second.GetAsync("web"));
        Assert.Empty(_bot.Query("select fingerprint from desk_session"));
        Assert.Equal("web.signed-out", Audited("web.")[^1]);
    }

    [Fact]
    public async Task Approve_AsksTheHelper_RedrawsTheCardInChat_AndCountsOnce()
    {
        await _bob.PublishOfferAsync("Market on Saturdays");
        await _alice.PublishNeedAsync("Bread and milk");
        var card = await _mona.HearAsync("M1", "button.approve");
        using var nora = await DeskReader.SignInAsync(_bot.Url, _nora);
        await nora.GetAsync("web");
        Assert.Contains("Bread and milk", nora.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", nora.Page, StringComparison.Ordinal);
        Assert.Superset(new HashSet<string> { "m:approve:1", "m:reject:1", "m:next:1", "m:take:1" }, nora.Presses.ToHashSet());
        var form = (nora.Hidden("form")[0], nora.Hidden("once")[0]);
        Assert.Equal(HttpStatusCode.OK, await nora.SendAsync("web", null, form.Item1, form.Item2, ("press", "m:approve:1")));
        Assert.Contains("M1", nora.Text, StringComparison.Ordinal);
        await _bob.PressTextAsync("button.helper-yes");
        await _mona.Chat.WaitForMessageAsync(message => message.Id == card.Id && message.ButtonNamed(_mona.Words("button.approve")) is null, 0, TimeSpan.FromSeconds(20));
        Assert.Equal(HttpStatusCode.OK, await nora.SendAsync("web", null, form.Item1, form.Item2, ("press", "m:approve:1")));
        Assert.Contains("sent twice", nora.Text, StringComparison.Ordinal);
        Assert.Equal(["approve"], _bot.Query($"select a.action from audit a join person p on p.id = a.actor_id where a.subject = 'M1' and p.name = 'Nora'"));
        Assert.Empty(_server.Violations);
        Assert.Empty(_bot.Errors);
    }

    [Fact]
    public async Task Reject_TakesAReason_InWordsOrByAButton_AndCanBeUndone()
    {
        await _bob.PublishOfferAsync("Market on Saturdays");
        await _alice.PublishNeedAsync("Bread and milk");
        await _mona.HearAsync("M1", "button.approve");
        using var nora = await DeskReader.SignInAsync(_bot.Url, _nora);
        await nora.GetAsync("web");
        await nora.SendAsync("web", ("do", "reject"), ("match", "1"), ("words", "They <b>know</b> each other"));
        Assert.Equal(["Rejected|They <b>know</b> each other"], _bot.Query("select state, decision_reason from match where id = 1"));
        Assert.DoesNotContain("<b>know", nora.Page, StringComparison.Ordinal);
        Assert.Contains("know", nora.Text, StringComparison.Ordinal);
        await nora.PressAsync("mr:0:1");
        Assert.Equal(["1"], _bot.Query("select count(*) from match where id = 1 and rejected_for is not null"));
        await nora.PressAsync("m:undo:1");
        Assert.Equal(["Proposed"], _bot.Query("select state from match where id = 1"));
    }

    [Fact]
    public async Task OwnMatch_IsNotTheirsToSeeOrDecide()
    {
        await _nora.PublishOfferAsync("Canarymarket on Saturdays");
        await _alice.PublishNeedAsync("Bread and milk");
        await _mona.HearAsync("M1", "button.approve");
        using var nora = await DeskReader.SignInAsync(_bot.Url, _nora);
        await nora.GetAsync("web");
        Assert.DoesNotContain("Canarymarket", nora.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("m:approve:1", nora.Presses);
        await nora.PressAsync("m:approve:1");
        Assert.Contains("is about yourself", nora.Text, StringComparison.Ordinal);
        Assert.Equal(["Proposed"], _bot.Query("select state from match"));
    }

    [Fact]
    public async Task RoleTakenBack_EndsItAtOnce()
    {
        using var nora = await DeskReader.SignInAsync(_bot.Url, _nora);
        await nora.GetAsync("web");
        _mona.Say("/moderator remove @nora");
        await _mona.HearAsync("Nora");
        Assert.Equal(HttpStatusCode.Unauthorized, await nora.PressAsync("du:1"));
        Assert.Empty(_bot.Query("select person_id from duty"));
        Assert.Equal(HttpStatusCode.Unauthorized, await nora.GetAsync("web"));
        // Nor does it come back with the role.
        _mona.Say("/moderator add @nora");
        await _mona.HearAsync("Nora");
        Assert.Equal(HttpStatusCode.Unauthorized, await nora.GetAsync("web"));
    }

    [Fact]
    public async Task ForgedForm_ChangesNothing()
    {
        await _bob.PublishOfferAsync("Market on Saturdays");
        await _alice.PublishNeedAsync("Bread and milk");
        await _mona.HearAsync("M1", "button.approve");
        using var mona = await DeskReader.SignInAsync(_bot.Url, _mona);
        using var nora = await DeskReader.SignInAsync(_bot.Url, _nora);
        await nora.GetAsync("web");
        var (anothers, approve) = (nora.Hidden("form")[0], (Name: "press", Value: "m:approve:1"));
        await mona.GetAsync("web");
        var (token, once) = (mona.Hidden("form")[0], mona.Hidden("once")[0]);
        Assert.Equal(HttpStatusCode.BadRequest, await mona.SendAsync("web", null, once, approve));
        Assert.Equal(HttpStatusCode.BadRequest, await mona.SendAsync("web", null, anothers, once, approve));
        Assert.Equal(HttpStatusCode.BadRequest, await mona.SendAsync("web", "https://evil.example", token, once, approve));
        Assert.Equal(HttpStatusCode.BadRequest, await mona.SendAsync("web", "null", token, once, approve));
        Assert.Equal(HttpStatusCode.BadRequest, await mona.SendAsync("web", null, token, approve));
        // A button of chat's that the page hasn't, and none at all.
        Assert.Equal(HttpStatusCode.BadRequest, await mona.SendAsync("web", null, token, once, ("press", "m:note:1")));
        Assert.Equal(HttpStatusCode.BadRequest, await mona.SendAsync("web", null, token, once, ("press", "c:yes:1")));
        Assert.Equal(HttpStatusCode.BadRequest, await mona.SendAsync("web", null, token, once, ("do", "export")));
        using var stranger = new DeskReader(_bot.Url);
        await stranger.GetAsync(await DeskReader.LinkAsync(_nora));
        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.SendAsync("web", null, stranger.Hidden("form")[0], once, approve));
        Assert.Equal(["Proposed"], _bot.Query("select state from match"));
        Assert.Equal(HttpStatusCode.OK, await mona.SendAsync("web", _bot.Url, token, once, approve));
        Assert.Equal(["Approved"], _bot.Query("select state from match"));
    }

    [Fact]
    public async Task Moderator_SeesNeitherJobsNorSettings_AnAdministratorDoes()
    {
        using var nora = await DeskReader.SignInAsync(_bot.Url, _nora);
        await nora.GetAsync("web");
        Assert.DoesNotContain("web/jobs", nora.Page, StringComparison.Ordinal);
        foreach (var path in (string[])["web/jobs", "web/settings"]) Assert.Equal(HttpStatusCode.Forbidden, await nora.GetAsync(path));
        await nora.GetAsync("web");
        Assert.Equal(HttpStatusCode.Forbidden, await nora.SendAsync("web/settings", ("do", "close"), ("words", "Gone"), ("instead", "")));
        await nora.GetAsync("web");
        await nora.SendAsync("web", ("do", "close"), ("words", "Gone"), ("instead", ""));
        await nora.GetAsync("web");
        await nora.PressAsync("kc:yes:shopping");
        Assert.Empty(_bot.Query("select words from closure"));
        Assert.Empty(_bot.Query("select id from category where retired_at is not null"));

        using var mona = await DeskReader.SignInAsync(_bot.Url, _mona);
        Assert.Equal(HttpStatusCode.SeeOther, await mona.GetAsync("jobs"));
        Assert.Equal("/web/jobs", mona.Answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, await mona.GetAsync("web/jobs"));
        foreach (var words in (string[])["Ask whether the help took place", "follow-ups", Environment.MachineName, "Next"]) Assert.Contains(words, mona.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_AreThoseOfChat()
    {
        using var mona = await DeskReader.SignInAsync(_bot.Url, _mona);
        await mona.GetAsync("web/settings");
        await mona.SendAsync("web/settings", ("do", "close"), ("words", "Back on Monday"), ("instead", ""));
        Assert.Equal(["Back on Monday"], _bot.Query("select words from closure"));
        // Made from a page that showed it open.
        await mona.SendAsync("web/settings", ("do", "close"), ("words", "Another"), ("instead", ""));
        Assert.Equal(["Back on Monday"], _bot.Query("select words from closure"));
        Assert.Contains("in the meantime", mona.Text, StringComparison.Ordinal);
        await mona.SendAsync("web/settings", ("do", "open"));
        Assert.Empty(_bot.Query("select words from closure"));
        var nora = _bot.Query("select id from person where name = 'Nora'")[0];
        await mona.SendAsync("web/settings", ("do", "area"), ("person", $"P{nora}"), ("words", "94400"));
        Assert.Equal(["94081"], _bot.Query($"select insee from area where person_id = {nora}"));
        await mona.SendAsync("web/settings", ("do", "area"), ("person", $"P{nora}"), ("words", "Nowhereville"));
        Assert.Contains("not understood", mona.Text, StringComparison.Ordinal);
        await mona.SendAsync("web/settings", ("do", "category-add"), ("words", "♟️ Échecs / Chess"));
        Assert.Contains("Chess", mona.Text, StringComparison.Ordinal);
        await mona.GetAsync("web/team");
        var duty = mona.Presses.First(press => press.StartsWith("du:", StringComparison.Ordinal));
        await mona.PressAsync(duty, "web/team");
        Assert.Single(_bot.Query("select person_id from duty"));
        foreach (var action in (string[])["close", "open", "area", "category-add", "duty.take"]) Assert.Contains(action, Audited(""));
        Assert.Empty(_bot.Errors);
    }

    [Fact]
    public async Task Pages_AreWhatChatTells_AndTheMapNoMoreThanItMay()
    {
        await _alice.PublishNeedAsync("Bread and milk");
        using var nora = await DeskReader.SignInAsync(_bot.Url, _nora);
        foreach (var path in (string[])["web/map", "web/stats", "web/team", "web/stats.svg", "web/stats.csv"]) Assert.Equal(HttpStatusCode.OK, await nora.GetAsync(path));
        await nora.GetAsync("web/team");
        foreach (var name in (string[])["Mona", "Nora"]) Assert.Contains(name, nora.Text, StringComparison.Ordinal);
        await nora.GetAsync("web/map");
        Assert.DoesNotContain("<image", nora.Page, StringComparison.Ordinal);
        Assert.Contains("too small", nora.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await nora.GetAsync("web/card?show=m:approve:1"));
        using var nobody = new DeskReader(_bot.Url);
        Assert.InRange(Mapped.TeamPages.Count(), 9, 99);
        foreach (var path in Mapped.TeamPages.Select(path => path[1..]).Append("web/card?show=m:show:1")) Assert.Equal(HttpStatusCode.Unauthorized, await nobody.GetAsync(path));
    }

    private IReadOnlyList<string> Audited(string begin) => _bot.Query($"select action from audit where action like '{begin}%' order by id");
}
