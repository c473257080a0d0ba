using Solidarity.Core.People;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>What somebody of the town's page reads and may do: not what holds in Telegram alone.</summary>
public sealed class OnThePageTests : IAsyncLifetime
{
    private Town _town = null!;
    private Resident _mona = null!, _odette = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenAsync(settings: ("Moderation:Administrators:0", "9001"));
        _mona = _town.Person("Mona", id: 9001);
        await _mona.Say("/start");
        _odette = await _town.OnPage("odette", "Odette");
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private Task<Person?> Known(Resident who) => _town.Read(stores => stores.People.Find(who.Speaker.Address.Channel, who.Id));

    /// <summary>A cookie of a year must not be the team; the link stays good for whom it was made for.</summary>
    [Fact]
    public async Task InvitationIntoTheTeam_FollowedOnThePage_GivesNothing_AndStaysGoodInTelegram()
    {
        await _mona.Say("/inviter");
        await _mona.Press("Modération");
        await _odette.Say("/start " + _mona.LastInvitation);
        Assert.Contains("s'ouvre dans Telegram", _odette.Last.Text, StringComparison.Ordinal);
        Assert.Equal(Role.None, await _town.Read(stores => stores.Roles.Of(stores.People.Find(Person.PageChannel, "odette")!.Id)));
        var nora = _town.Person("Nora");
        await nora.Say("/start " + _mona.LastInvitation);
        Assert.Equal(Role.Moderator, await _town.Read(stores => stores.Roles.Of(stores.People.Find(nora.Speaker.Address.Channel, nora.Id)!.Id)));
    }

    /// <summary>Two presses may hand an account on, but not the trust in whoever had it.</summary>
    [Fact]
    public async Task Trust_StaysBehind_WhenThePageGoesOnInTelegram_AndTheTeamHearsOfIt()
    {
        await _odette.AgreeTo();
        await _odette.PublishesOffer();
        await _mona.Say("/confiance O1");
        Assert.NotNull((await Known(_odette))!.Trust);
        var eve = _town.Person("Eve");
        await eve.Say("/start");
        await _odette.Say("/telegram");
        await eve.Say("/start " + _odette.Last.Buttons.Single(button => button.Start is not null).Start);
        await eve.Press("Oui, c'est moi");
        await _odette.Press("Oui, c'est moi");
        Assert.Null(await Known(_odette));
        Assert.Null((await Known(eve))!.Trust);
        Assert.Contains("La confiance ne suit pas", _mona.Last.Text, StringComparison.Ordinal);
        Assert.Contains("/confiance O1", _mona.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "/besoin", "J'accepte", "Je garde votre prénom", "/donnees", "Jardin", "Passer", "Dès que possible")]
    [InlineData("en", "/need", "I agree", "I keep your first name", "/privacy", "Garden", "Skip", "As soon as possible")]
    public async Task NothingIsSaidOfTelegram_NorOfAKeyThatIsNotThere(string language, string need, string agree, string kept, string privacy, string garden, string skip, string soon)
    {
        var karim = await _town.OnPage("karim", "Karim", language);
        await karim.Say(need);
        Assert.Contains(kept, karim.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Telegram", karim.Everything, StringComparison.Ordinal);
        await karim.Press(agree);
        Assert.EndsWith("-page", (await Known(karim))!.Consent!.Wording, StringComparison.Ordinal);
        await karim.Press(garden);
        await karim.Press(skip);
        await karim.Press(soon);
        Assert.Contains("94400", karim.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(language == "fr" ? "bouton en bas" : "button at the bottom", karim.Last.Text, StringComparison.Ordinal);
        await karim.Say(privacy);
        Assert.DoesNotContain("Telegram", karim.Last.Text, StringComparison.Ordinal);
        Assert.Contains("cookie", karim.Last.Text, StringComparison.Ordinal);
    }

    /// <summary>Whoever has no Telegram can't write to somebody there: they are rung, and the other side knows it.</summary>
    [Fact]
    public async Task IntroducedToSomebodyInTelegram_TheyAreRung()
    {
        var bob = _town.Person("Bob", userName: "bob");
        await bob.AgreeTo();
        await bob.PublishesOffer();
        await _odette.AgreeTo();
        await _odette.PublishesNeed();
        await _mona.Press("Approuver");
        await bob.SaysYesToHelp();
        await _odette.Press("Oui, mettez-nous en contact");
        await _odette.Press("Je n'ai pas de téléphone");
        Assert.Contains("/telegram", _odette.Last.Text, StringComparison.Ordinal);
        await _odette.Say("zéro six");
        await _odette.Say("06 12 34 56 78");
        Assert.Contains("elle vous appelle", _odette.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Écrivez-lui", _odette.Last.Text, StringComparison.Ordinal);
        Assert.Contains("c'est à vous de l'appeler", bob.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutTelegram_NoLinkIntoItIsMade()
    {
        await using var town = await Town.OpenAsync(settings: [("Telegram:Token", ""), ("Moderation:Administrators:0", "9001")]);
        var karim = await town.OnPage("karim", "Karim");
        await karim.AgreeTo();
        await karim.Say("/aide");
        Assert.DoesNotContain("elegram", karim.Last.Text + string.Join(' ', karim.Last.Buttons.Select(button => button.Label)), StringComparison.Ordinal);
        await karim.Say("/affiche 94400");
        Assert.Contains("je n'ai pas d'adresse", karim.Last.Text, StringComparison.Ordinal);
        await karim.Say("/nouvelles");
        await karim.Press("Chaque jour");
        await karim.Press("9 h");
        Assert.DoesNotContain(karim.Last.Buttons, button => button.Label.Contains("Une personne", StringComparison.Ordinal));
        Assert.DoesNotContain("t.me/?", karim.Everything, StringComparison.Ordinal);
    }
}
