using System.Text;
using Dapper;
using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Tests.Moderation;

public sealed class SqliteJoinTelegramTests() : JoinTelegramTests("sqlite");

public sealed class PostgresJoinTelegramTests() : JoinTelegramTests("postgres");

/// <summary>Somebody of the town's page and somebody in Telegram become one by the yes of both; and those who would misuse it.</summary>
public abstract class JoinTelegramTests(string provider) : IAsyncLifetime
{
    private Town _town = null!;
    private Resident _mona = null!, _odette = null!, _bob = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenOnAsync(provider, settings: [("Moderation:Administrators:0", "9001")]);
        (_mona, _bob) = (_town.Person("Mona", id: 9001), _town.Person("Bob", userName: "bob"));
        await _mona.Say("/start");
        await _bob.Say("/start");
        _odette = await OnPage("odette", "Odette");
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private async Task<Resident> OnPage(string address, string name)
    {
        await _town.Read(stores => stores.Visitors.Come(address, name, "fr", "tablet", _town.Clock.GetUtcNow()));
        var who = new Resident(_town, new Speaker(new Address("web", address), name, null, "fr"));
        await who.Say("/start");
        return who;
    }

    private static async Task<string> LinkOf(Resident onPage)
    {
        await onPage.Say("/telegram");
        // The same link, to be photographed.
        Assert.StartsWith("<svg", Encoding.UTF8.GetString(onPage.Last.Message.File!.Bytes()), StringComparison.Ordinal);
        return onPage.Last.Buttons.Single(button => button.Start is not null).Start!;
    }

    private async Task Join(Resident onPage, Resident inTelegram)
    {
        await inTelegram.Say("/start " + await LinkOf(onPage));
        await inTelegram.Press("Oui, c'est moi");
        await onPage.Press("Oui, c'est moi");
    }

    private static string WordsIn(string text) => text.Split('\n').Last(line => line.Contains("Pour vous reconnaître", StringComparison.Ordinal)).Split(':', 2)[1].Split('«', 2)[1].Split('»')[0];

    private Task<Person?> Known(Resident who) => _town.Read(stores => stores.People.Find(who.Speaker.Address.Channel, who.Id));

    [Fact]
    public async Task BothSidesSayYes_AllGoesToTelegram_AndThePageSaysSo()
    {
        await _odette.AgreeTo();
        await _odette.PublishesNeed();
        var link = await LinkOf(_odette);
        await _bob.Say("/start " + link);
        // Whoever opens it learns nothing of who made it.
        Assert.DoesNotContain("Odette", _bob.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("Bob", _odette.Everything, StringComparison.Ordinal);
        await _bob.Press("Oui, c'est moi");
        Assert.Contains("Bob (@bob) dit", _odette.Last.Text, StringComparison.Ordinal);
        Assert.NotNull(await Known(_odette));
        await _odette.Press("Oui, c'est moi");
        Assert.Contains("continue dans Telegram", _odette.Last.Text, StringComparison.Ordinal);
        await _bob.Say("/mes");
        Assert.Contains("Courses", _bob.Last.Text, StringComparison.Ordinal);
        Assert.Null(await Known(_odette));
        Assert.NotNull((await Known(_bob))!.Consent);
        Assert.Empty(await _town.Read(stores => BoardCheck.Broken(stores.Connection)));
        var audit = (await _town.Read(stores => stores.Audit.Of($"P{3}"))).Concat(await _town.Read(stores => stores.Audit.Of("P2"))).Select(row => row.Action);
        Assert.Contains("become-one", audit);
        // On the page nothing can be done any more, by whatever button.
        foreach (var data in new[] { new Action.Open("mine").Write(), new Action.Open("telegram").Write(), new Action.Open("new-code").Write() }) await _odette.PressWith(data, 1);
        await _odette.Say("/besoin");
        Assert.Contains("continue dans Telegram", _odette.Last.Text, StringComparison.Ordinal);
        Assert.Null(await Known(_odette));
    }

    [Fact]
    public async Task Matches_GoOn_WithTheOtherSideTold()
    {
        var cora = _town.Person("Cora");
        await cora.AgreeTo();
        await cora.PublishesOffer();
        await _odette.AgreeTo();
        await _odette.PublishesNeed();
        await _mona.Press("Approuver");
        await cora.SaysYesToHelp();
        await _odette.Press("Oui, mettez-nous en contact");
        Assert.Contains("Quel est votre numéro", _odette.Last.Text, StringComparison.Ordinal);
        await _odette.Say("06 12 34 56 78");
        Assert.Equal(MatchState.Introduced, (await _town.Read(stores => stores.Matches.Find(1)))!.State);
        var words = WordsIn(cora.Everything);
        Assert.Equal(words, WordsIn(_odette.Everything));
        await Join(_odette, _bob);
        var bob = (await Known(_bob))!;
        // The words that both were told go on; the other side hears where they are answered now.
        Assert.Contains("Odette vous répond maintenant ici", cora.Last.Text, StringComparison.Ordinal);
        Assert.Contains("@bob", cora.Last.Text, StringComparison.Ordinal);
        await cora.Say("/mes");
        Assert.Equal(words, WordsIn(cora.Last.Text));
        // A typed number is nobody's proof: they are written to in Telegram now.
        Assert.Equal((Reach.Telegram, null), (bob.Reach, bob.Phone));
        Assert.Equal((MatchState.Introduced, bob.Id), ((await _town.Read(stores => stores.Matches.Find(1)))!.State, (await _town.Read(stores => stores.Matches.Find(1)))!.AskerId));
        await _bob.Say("/mes");
        Assert.Contains("Cora", _bob.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PageSaysNo_NothingChanges_AndTheLinkIsOver()
    {
        await _bob.Say("/start " + await LinkOf(_odette));
        await _bob.Press("Oui, c'est moi");
        await _odette.Press("Non, ce n'est pas moi");
        Assert.Contains("la réponse est non", _bob.Last.Text, StringComparison.Ordinal);
        await _odette.PressLate("Oui, c'est moi");
        Assert.NotNull(await Known(_odette));
        Assert.Contains("n'est plus possible", _odette.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TelegramSaysNo_ThePageHearsNothingOfWhoItWas()
    {
        await _bob.Say("/start " + await LinkOf(_odette));
        await _bob.Press("Non, ce n'est pas moi");
        await _bob.PressLate("Oui, c'est moi");
        Assert.DoesNotContain("Bob", _odette.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_UsedTwice_OrByASecond_IsGoodForNothing()
    {
        var (link, eve) = (await LinkOf(_odette), _town.Person("Eve"));
        await _bob.Say("/start " + link);
        await eve.Say("/start " + link);
        await _bob.Press("Oui, c'est moi");
        await eve.Press("Oui, c'est moi");
        Assert.Contains("ne marche pas", eve.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Eve", _odette.Everything, StringComparison.Ordinal);
        // A forged press names somebody who has said nothing.
        await _odette.PressWith(new Action.IsInTelegram(true, (await Known(eve))!.Id).Write(), 1);
        Assert.NotNull(await Known(_odette));
        await _odette.Press("Oui, c'est moi", under: "Bob");
        Assert.Null(await Known(_odette));
        await eve.Say("/start " + link);
        Assert.Contains("ne marche pas", eve.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_AfterAQuarterOfAnHour_IsOver_OnEitherSide()
    {
        var link = await LinkOf(_odette);
        _town.Clock.Advance(JoinTelegram.LinkLasts);
        await _bob.Say("/start " + link);
        Assert.Contains("ne marche pas", _bob.Last.Text, StringComparison.Ordinal);
        await _bob.Say("/start " + await LinkOf(_odette));
        await _bob.Press("Oui, c'est moi");
        _town.Clock.Advance(JoinTelegram.LinkLasts);
        await _odette.Press("Oui, c'est moi");
        Assert.NotNull(await Known(_odette));
        await _town.SweepAsync();
        await _town.WaitAsync(TimeSpan.FromHours(1));
        Assert.Equal(0, await _town.Read(stores => stores.Connection.ExecuteScalar<long>("select count(*) from join_link")));
    }

    [Theory]
    [InlineData("one-")]
    [InlineData("one-AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("one-' or 1=1 --")]
    [InlineData("one-one-one-one-one-one-one-one-one-one-one-one-one-one-one-one-one")]
    public async Task Start_Forged_IsGoodForNothing(string start)
    {
        await LinkOf(_odette);
        await _bob.Say("/start " + start);
        Assert.Contains("ne marche pas", _bob.Last.Text, StringComparison.Ordinal);
        await _bob.PressWith(new Action.IsOnPage(true, new string('A', 22)).Write(), 1);
        Assert.DoesNotContain("Bob", _odette.Everything, StringComparison.Ordinal);
    }

    /// <summary>Whoever has the browser of somebody for a moment must not come near the desk; nor does the team's account take a visitor in.</summary>
    [Fact]
    public async Task Moderator_BecomesOneWithNobody()
    {
        await _mona.Say("/start " + await LinkOf(_odette));
        Assert.Contains("restent donc séparés", _mona.Last.Text, StringComparison.Ordinal);
        await _mona.PressWith(new Action.IsOnPage(true, (await LinkOf(_odette))[4..]).Write(), 1);
        Assert.DoesNotContain("Mona dit", _odette.Everything, StringComparison.Ordinal);
        await _odette.Say("/equipe");
        Assert.DoesNotContain("Mona", _odette.Last.Text, StringComparison.Ordinal);

        // Somebody who was given a role between the two presses.
        await _bob.Say("/start " + await LinkOf(_odette));
        await _bob.Press("Oui, c'est moi");
        var bob = (await Known(_bob))!;
        await _town.Read(stores => { stores.Roles.Set(bob.Id, Role.Moderator, 1, _town.Clock.GetUtcNow()); return 0; });
        await _odette.Press("Oui, c'est moi");
        Assert.NotNull(await Known(_odette));
        Assert.Null(await _town.Read(stores => stores.Visitors.Find("odette")!.JoinedAt));

        // Somebody of the team on the page.
        var odette = (await Known(_odette))!;
        await _town.Read(stores => { stores.Roles.Set(odette.Id, Role.Moderator, 1, _town.Clock.GetUtcNow()); return 0; });
        await _odette.Say("/telegram");
        Assert.Contains("restent séparés", _odette.Last.Text, StringComparison.Ordinal);
        await _odette.Say("/code");
        Assert.Contains("il n'y a pas de code", _odette.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Suspended_BecomesOneWithNobody(bool onPage)
    {
        var link = await LinkOf(_odette);
        if (!onPage) await _bob.Say("/start " + link);
        var suspended = (await Known(onPage ? _odette : _bob))!;
        await _town.Read(stores => { stores.People.SetBanned(suspended.Id, _town.Clock.GetUtcNow().AddDays(7)); return 0; });
        if (onPage) await _bob.Say("/start " + link);
        else await _bob.Press("Oui, c'est moi");
        Assert.DoesNotContain("Bob", _odette.Everything, StringComparison.Ordinal);
        if (onPage) await _odette.Say("/telegram");
        Assert.Contains("ne pouvez pas publier", onPage ? _odette.Last.Text : _bob.Last.Text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Suspended after the yes, before the confirmation: nobody finds themselves with another's suspension.</summary>
    [Fact]
    public async Task Suspended_InBetween_StaysApart()
    {
        await _bob.Say("/start " + await LinkOf(_odette));
        await _bob.Press("Oui, c'est moi");
        var odette = (await Known(_odette))!;
        await _town.Read(stores => { stores.People.SetBanned(odette.Id, _town.Clock.GetUtcNow().AddDays(7)); return 0; });
        await _odette.Press("Oui, c'est moi");
        Assert.NotNull(await Known(_odette));
        Assert.Null((await Known(_bob))!.BannedUntil);
    }

    [Theory]
    [InlineData(MatchState.Proposed)]
    [InlineData(MatchState.Approved)]
    [InlineData(MatchState.Accepted)]
    public async Task TwoSidesOfAMatch_BecomeOne_AndItEnds(MatchState upTo)
    {
        await _bob.AgreeTo();
        await _bob.PublishesOffer();
        await _odette.AgreeTo();
        await _odette.PublishesNeed();
        if (upTo != MatchState.Proposed) await _mona.Press("Approuver");
        if (upTo == MatchState.Accepted) await _bob.SaysYesToHelp();
        Assert.Equal(upTo, (await _town.Read(stores => stores.Matches.Find(1)))!.State);
        await Join(_odette, _bob);
        Assert.Equal(MatchState.Withdrawn, (await _town.Read(stores => stores.Matches.Find(1)))!.State);
        Assert.Empty(await _town.Read(stores => BoardCheck.Broken(stores.Connection)));
    }

    [Fact]
    public async Task Blocks_HoldForTheOneTheyBecame()
    {
        var cora = _town.Person("Cora");
        await cora.AgreeTo();
        await _odette.AgreeTo();
        var (odette, other) = ((await Known(_odette))!, (await Known(cora))!);
        await _town.Read(stores => stores.Blocks.Add(odette.Id, other.Id, _town.Clock.GetUtcNow()));
        await Join(_odette, _bob);
        var bob = (await Known(_bob))!;
        Assert.True(await _town.Read(stores => stores.Blocks.Holds(bob.Id, other.Id)));
    }

    [Fact]
    public async Task FromTelegram_OrFromThePageItself_TheCommandSaysWhatItIsFor()
    {
        await _bob.Say("/telegram");
        Assert.Contains("déjà dans Telegram", _bob.Last.Text, StringComparison.Ordinal);
        await _bob.Say("/code");
        Assert.Contains("page de la ville", _bob.Last.Text, StringComparison.Ordinal);
        var karim = await OnPage("karim", "Karim");
        await karim.Say("/start " + await LinkOf(_odette));
        Assert.Contains("ne marche pas", karim.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_IsOfferedWithTheFirstPost_AskedBeforeItIsReplaced_AndMadeTenTimesADayAtMost()
    {
        await _odette.AgreeTo();
        await _odette.PublishesNeed();
        await _odette.Press("Revenir depuis un autre appareil");
        Assert.Matches("[2-9]{3}( [2-9]{3}){4}", _odette.Last.Text);
        Assert.True(_odette.Last.Message.Passing);
        await _odette.Say("/code");
        Assert.Contains("déjà un code", _odette.Last.Text, StringComparison.Ordinal);
        for (var i = 1; i < MakeReturnCode.MostADay; i++) await _odette.Press("Faire un nouveau code");
        Assert.Matches("[2-9]{3}( [2-9]{3}){4}", _odette.Last.Text);
        await _odette.PressLate("Faire un nouveau code");
        Assert.DoesNotMatch("[2-9]{3}( [2-9]{3}){4}", _odette.Last.Text);
        await _odette.PublishesNeed("Du lait", place: "94400");
        Assert.DoesNotContain(_odette.Last.Buttons, button => button.Label.Contains("autre appareil", StringComparison.Ordinal));
    }
}
