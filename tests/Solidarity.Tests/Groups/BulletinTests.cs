using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;
using Solidarity.Tests.Chats;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Tests.Groups;

/// <summary>What those who administer a group say to all of it.</summary>
public sealed class BulletinTests : IAsyncLifetime
{
    private const string Water = "Coupure d'eau jeudi de 9 h à 12 h";

    private Town _town = null!;
    private Circle _street = null!;
    private Resident _anna = null!, _bob = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenAsync();
        _street = new Circle(_town, "-1001");
        (_anna, _bob) = (_town.Person("Anna"), _town.Person("Bob"));
        await _street.SetUp(_anna, mayRemove: true);
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private int Said(string words = "Coupure d'eau") => _street.Screen.Count(d => d.Text.Contains(words, StringComparison.Ordinal) && d.Text.Contains("Avis", StringComparison.Ordinal));

    private int InDigest() => _street.Screen.Count(d => d.Text.Contains("📣 Coupure d'eau", StringComparison.Ordinal));

    [Fact]
    public async Task Notice_OfAnAdministrator_IsSaidAtOnce_AndTheCommandGoes()
    {
        _town.Clock.Advance(TimeSpan.FromHours(13));
        await _anna.Say("/avis " + Water, chat: _street.Id);
        Assert.Equal(1, Said());
        Assert.Single(_street.Removed);
        Assert.Equal(["group-notice"], await _town.Read(s => s.Audit.Of("G1").Select(row => row.Action).Where(a => a.StartsWith("group-notice", StringComparison.Ordinal)).ToArray()));
    }

    [Fact]
    public async Task Notice_OfAnybodyElse_IsNotSaid()
    {
        await _bob.Say("/avis " + Water, chat: _street.Id);
        Assert.Equal(0, Said());
        Assert.Contains("administrent", _street.Last.Text, StringComparison.Ordinal);
        await _bob.Say("/avis " + Water);
        Assert.Contains("pas encore de groupe", _bob.Last.Text, StringComparison.Ordinal);
        var token = await _town.Read(s => s.Groups.Get(1).Token);
        await _bob.Say("/start notice-" + token);
        Assert.Contains("administrent", _bob.Last.Text, StringComparison.Ordinal);
        await _bob.Say("/start notice-AAAAAAAAAAAAAAAAAAAAAA");
        Assert.Contains("nulle part", _bob.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Vide-grenier, 5 € la place", "gratuit")]
    [InlineData("Le voisin du 3 est un connard", "blesser")]
    public async Task Notice_OfMoneyOrInsult_IsRefused(string words, string why)
    {
        await _anna.Say("/avis " + words, chat: _street.Id);
        Assert.Contains(why, _street.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(_street.Screen, d => d.Text.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Notice_MayBeWrittenFiveTimesADay()
    {
        for (var i = 0; i < 6; i++) await _anna.Say($"/avis Coupure d'eau n {i}", chat: _street.Id);
        Assert.Equal(Bulletin.MostADay, Said());
        Assert.Contains("maximum", _street.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notice_InPrivate_InTheEvening_WaitsForTheMorning_AndIsSaidOnce()
    {
        _town.Clock.Advance(TimeSpan.FromHours(12));
        await _anna.Say("/avis");
        await _anna.Say(Water);
        Assert.Contains("Avis des personnes", _anna.Last.Text, StringComparison.Ordinal);
        await _anna.Press("Dire au groupe");
        Assert.Contains("8 h", _anna.Last.Text, StringComparison.Ordinal);
        await _town.SweepAsync();
        Assert.Equal(0, Said());
        await _town.WaitAsync(TimeSpan.FromHours(10.5));
        await _town.SweepAsync();
        Assert.Equal(1, Said());
    }

    [Fact]
    public async Task Notice_TakenBackWhileItWaits_IsNeverSaid()
    {
        _town.Clock.Advance(TimeSpan.FromHours(12));
        await _anna.Say("/avis " + Water);
        await _anna.Press("Dire au groupe");
        Assert.Contains("C'est retiré", await _anna.Press("Retirer"), StringComparison.Ordinal);
        await _town.WaitAsync(TimeSpan.FromHours(11));
        Assert.Equal(0, Said());
    }

    [Fact]
    public async Task Notice_StandsInTheDigestForSevenDays_UnlessTakenBack()
    {
        await _anna.Say("/avis " + Water, chat: _street.Id);
        await _town.WaitAsync(TimeSpan.FromHours(9));
        Assert.Equal(1, InDigest());
        await _town.WaitAsync(TimeSpan.FromDays(8));
        Assert.Equal(0, InDigest());
        await _anna.Say("/avis " + Water + " !", chat: _street.Id);
        await _anna.Say("/avis -", chat: _street.Id);
        Assert.DoesNotContain(_street.Screen, d => d.Text.Contains("12 h !", StringComparison.Ordinal));
        await _town.WaitAsync(TimeSpan.FromDays(1));
        Assert.Equal(0, InDigest());
    }

    [Fact]
    public async Task TakeBack_ForgedByAnother_DoesNothing()
    {
        await _anna.Say("/avis " + Water, chat: _street.Id);
        await _bob.Say("/start");
        var asked = _town.StandingsAsked;
        Assert.DoesNotContain("retiré", await _bob.PressWith(new Action.TakeBack(1).Write(), 1), StringComparison.Ordinal);
        Assert.DoesNotContain("retiré", await _bob.PressWith(new Action.TakeBack(99).Write(), 1), StringComparison.Ordinal);
        Assert.Equal((1, asked), (Said(), _town.StandingsAsked));
        _town.Administrators.Clear();
        Assert.Contains("administrent", await _anna.PressWith(new Action.TakeBack(1).Write(), 1), StringComparison.Ordinal);
        Assert.Equal(1, Said());
    }

    [Fact]
    public async Task Notice_FromPrivate_AfterTheRoleWasLost_IsNotSaid()
    {
        await _anna.Say("/avis " + Water);
        _town.Administrators.Clear();
        await _anna.Press("Dire au groupe");
        Assert.Contains("pas dit", _anna.Last.Text, StringComparison.Ordinal);
        Assert.Equal(0, Said());
    }

    [Fact]
    public async Task Notice_ToAllOnesGroups_IsSaidInEach_ButWhereItCannotBe()
    {
        var yard = new Circle(_town, "-1002") { Title = "Cour" };
        await yard.SetUp(_anna);
        _town.Administrators.Remove((_street.Id, _anna.Id));
        await _anna.Say("/avis " + Water);
        await _anna.Press("Dans tous mes groupes");
        await _anna.Press("Dire au groupe");
        Assert.Equal(0, Said());
        Assert.Contains("Coupure d'eau", yard.Last.Text, StringComparison.Ordinal);
        Assert.Contains("« Cour » : c'est dit", _anna.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anonymous_IsLedIntoPrivate()
    {
        await _street.Happens(new FromNobody("avis", _town.NextMessage()));
        Assert.StartsWith("notice-", Assert.Single(_street.Last.Buttons).Start, StringComparison.Ordinal);
        await _street.Follow(_anna, "Écrire en privé");
        Assert.Contains("Écrivez votre avis", _anna.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_AreShownAsText()
    {
        await _anna.Say("/avis <b>Gras</b> https://exemple.fr @tous", chat: _street.Id);
        Assert.DoesNotContain("<b>Gras", _street.Last.Message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", _street.Last.Message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("@tous", _street.Last.Message.Text, StringComparison.Ordinal);
    }
}
