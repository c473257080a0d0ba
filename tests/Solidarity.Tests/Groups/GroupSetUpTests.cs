using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;
using Solidarity.Tests.Chats;
using Xunit;

namespace Solidarity.Tests.Groups;

/// <summary>A group lets the bot in, and one of its administrators ties it to a place.</summary>
public sealed class GroupSetUpTests : IAsyncLifetime
{
    private const string Street = "-1001";

    private Town _town = null!;
    private Circle _street = null!;
    private Resident _anna = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenAsync();
        _street = new Circle(_town, Street);
        _anna = _town.Person("Anna");
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private Task<Group?> GroupAsync() => _town.Read(stores => stores.Groups.Find("telegram", _street.Id));

    [Fact]
    public async Task Added_SaysWhatItDoesInThreeLines_AndLeadsAnAdministratorIntoPrivate()
    {
        await _street.AddBot();
        Assert.Equal(3, _street.Last.Text.Split('\n').Length);
        Assert.StartsWith("group-", Assert.Single(_street.Last.Buttons).Start, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetUp_ByAnAdministrator_IsKept_AndSaidInTheGroup()
    {
        await _street.SetUp(_anna);
        var group = await GroupAsync();
        Assert.Equal(("Vitry-sur-Seine", Approver.Town, true), (group!.Setup!.Place.Town, group.Setup.Approver, group.IsActive));
        Assert.Contains("C'est prêt", _street.Last.Text, StringComparison.Ordinal);
        Assert.Equal([group.Id], await _town.Read(stores => stores.Groups.KeptBy(stores.People.Find("telegram", _anna.Id)!.Id).Select(g => g.Id)));
    }

    [Fact]
    public async Task SetUp_ByWhoDoesNotAdminister_IsRefused()
    {
        await _street.AddBot();
        await _street.Follow(_anna, "Régler");
        Assert.Contains("administrent", _anna.Last.Text, StringComparison.Ordinal);
        Assert.Null((await GroupAsync())!.Setup);
    }

    [Fact]
    public async Task SetUp_WhereTheRoleWasLostOnTheWay_IsRefusedAtTheEnd()
    {
        _town.Administrators.Add((Street, _anna.Id));
        await _street.AddBot();
        await _street.Follow(_anna, "Régler");
        await _anna.Press("Une rue");
        await _anna.Say("94400");
        await _anna.Press("1 km");
        await _anna.Press("équipe");
        _town.Administrators.Clear();
        await _anna.Press("Enregistrer");
        Assert.Contains("administrent", _anna.Last.Text, StringComparison.Ordinal);
        Assert.Null((await GroupAsync())!.Setup);
    }

    [Fact]
    public async Task SetUp_WhileTheServerDoesNotAnswer_LosesNothing()
    {
        _town.StandingsUnknown = true;
        await _street.AddBot();
        await _street.Follow(_anna, "Régler");
        Assert.Contains("Réessayez", _anna.Last.Text, StringComparison.Ordinal);
        _town.StandingsUnknown = false;
        await _street.SetUp(_anna);
        Assert.NotNull((await GroupAsync())!.Setup);
    }

    [Fact]
    public async Task RemovedAndAddedAgain_IsAsItWas()
    {
        await _street.SetUp(_anna);
        var before = (await GroupAsync())!.Setup;
        await _street.RemoveBot();
        Assert.Equal(GroupStanding.Gone, (await GroupAsync())!.Standing);
        await _street.AddBot();
        Assert.Equal(before, (await GroupAsync())!.Setup);
        Assert.Contains("Me revoilà", _street.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Added_WithoutTheRightToWrite_SaysNothing_UntilItMay()
    {
        await _street.AddBot(mayWrite: false);
        Assert.Equal(GroupStanding.Muted, (await GroupAsync())!.Standing);
        Assert.Empty(_street.Screen);
        await _street.AddBot();
        Assert.Single(_street.Screen);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Back_AfterTheHourOfTheDigest_TellsItAtTheNextOne_AndNotAtOnce(bool removed)
    {
        await _street.SetUp(_anna);
        var alice = _town.Person("Alice");
        await alice.AgreeTo();
        await alice.PublishesNeed();
        if (removed) await _street.RemoveBot();
        else await _street.AddBot(mayWrite: false);
        _town.Clock.Advance(TimeSpan.FromHours(9));
        await _street.AddBot();
        Assert.True((await GroupAsync())!.IsActive);
        await _town.SweepAsync();
        Assert.Equal(0, Digests());
        await _town.WaitAsync(TimeSpan.FromHours(23));
        Assert.Equal(1, Digests());
        int Digests() => _street.Screen.Count(d => d.Text.Contains("Dans le quartier", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Upgraded_KeepsWhatWasSetUp_AlsoWhereTheNewNumberWasHeardOfFirst()
    {
        await _street.SetUp(_anna);
        var before = await GroupAsync();
        await LivesIn(new Circle(_town, "-100777"));
        await _street.Upgrade("-100777");
        var after = await GroupAsync();
        Assert.Equal((before!.Id, before.Setup, "-100777"), (after!.Id, after.Setup, after.Chat));
    }

    /// <summary>There is something of each kind that hangs on a group.</summary>
    private async Task LivesIn(Circle group)
    {
        var (alice, bob) = (_town.Person("Alice"), _town.Person("Bob"));
        await group.SetUp(_anna);
        await alice.AgreeTo();
        await alice.PublishesNeed();
        await alice.Say("/besoin du lait", chat: group.Id);
        await _anna.Say("/avis Coupure d'eau jeudi", chat: group.Id);
        foreach (var who in (Resident[])[alice, bob]) await who.Say("/anniversaire 25 novembre", chat: group.Id);
        await group.Follow(bob, "Continuer en privé");
        await bob.Press("J'accepte");
        await bob.Press("Oui, dites-le");
    }

    [Fact]
    public async Task Renamed_IsCalledByItsNewName()
    {
        await _street.SetUp(_anna);
        _street.Title = "Les Lilas d'en haut";
        await _street.Happens(new Renamed());
        Assert.Equal("Les Lilas d'en haut", (await GroupAsync())!.Title);
    }

    [Fact]
    public async Task Here_InATopic_IsWhereTheBotWritesFromThenOn()
    {
        await _street.SetUp(_anna);
        await _anna.Do(new Command("ici", "", _town.NextMessage()), Street, topic: 44);
        Assert.Equal(44, (await GroupAsync())!.Topic);
        var bob = _town.Person("Bob");
        await bob.Do(new Command("ici", "", _town.NextMessage()), Street, topic: 55);
        Assert.Equal(44, (await GroupAsync())!.Topic);
    }

    [Fact]
    public async Task AnonymousAdministrator_IsLedByAButton()
    {
        await _street.SetUp(_anna);
        await _street.Happens(new FromNobody("reglages", _town.NextMessage()));
        Assert.StartsWith("group-", Assert.Single(_street.Last.Buttons).Start, StringComparison.Ordinal);
        Assert.Null(await _town.Read(stores => stores.People.Find("telegram", Street)));
    }
}
