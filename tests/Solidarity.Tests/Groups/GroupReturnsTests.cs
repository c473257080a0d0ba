using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Groups;

/// <summary>What a group finds when the bot may speak there again: after an upgrade, a mute, a removal, a night without it.</summary>
public sealed class GroupReturnsTests : IAsyncLifetime
{
    private Town _town = null!;
    private Circle _street = null!;
    private Resident _anna = null!, _alice = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenAsync();
        _street = new Circle(_town, "-1001");
        (_anna, _alice) = (_town.Person("Anna"), _town.Person("Alice"));
        await _street.SetUp(_anna, mayPin: true);
        await _alice.AgreeTo();
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private int Cards() => _street.Screen.Count(d => d.Buttons.Any(b => b.Label.Contains("Je peux aider", StringComparison.Ordinal)));

    [Fact]
    public async Task Upgrade_WithEightCardsThatDay_SaysAllOfThemAgain()
    {
        for (var i = 0; i < 8; i++)
        {
            var who = _town.Person("P" + i);
            await who.AgreeTo();
            await who.PublishesNeed();
        }
        Assert.Equal(8, Cards());
        await _street.Upgrade("-100777");
        await _town.SweepAsync();
        await _town.SweepAsync();
        await _town.WaitAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(8, Cards());
    }

    [Fact]
    public async Task Digest_DueWhileNothingRan_WaitsForTheEndOfTheNight()
    {
        await _alice.PublishesNeed();
        // At three in the morning.
        await _town.WaitAsync(TimeSpan.FromHours(17));
        Assert.DoesNotContain(_street.Screen, d => d.Text.Contains("Dans le quartier", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Settings_NeverThenQuietThenDaily_LosesNothing()
    {
        await _anna.Say("/reglages");
        foreach (var (field, choice) in ((string, string)[])[("Heure du", "20"), ("Résumé", "Jamais"), ("silence", "20 h"), ("Résumé", "Chaque jour")])
        {
            await _anna.Press("Modifier");
            await _anna.Press(field);
            await _anna.Press(choice);
        }

        Assert.Contains("8:00", _anna.Last.Text, StringComparison.Ordinal);
        await _anna.Press("Enregistrer");
        Assert.Contains("enregistré", _anna.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("affiche", "poster-")]
    [InlineData("courses", "errand")]
    public async Task Anonymous_IsLedWhereTheCommandLeads(string command, string start)
    {
        await _street.Happens(new FromNobody(command, _town.NextMessage()));
        Assert.StartsWith(start, Assert.Single(_street.Last.Buttons).Start, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upgrade_IntoANumberThatWasSetUp_WithAVolunteer_IsMoved()
    {
        var up = new Circle(_town, "-100777");
        await up.SetUp(_anna, decides: "règlent ce groupe");
        await _street.RemoveBot();
        await _alice.PublishesNeed();
        var bob = _town.Person("Bob");
        await up.Follow(bob, "Je peux aider");
        await bob.Press("J'accepte");
        await bob.Press("Oui, je propose mon aide");
        await _street.Upgrade("-100777");
        Assert.Equal("-100777", (await _town.Read(s => s.Groups.Get(1))).Chat);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Card_OfWhatClosedWhileTheBotCouldNotWrite_Follows(bool removed)
    {
        await _alice.PublishesNeed();
        Assert.Equal(1, Cards());
        if (removed) await _street.RemoveBot();
        else await _street.AddBot(mayWrite: false);
        await _alice.Say("/mes");
        await _alice.Press("Voir N1");
        await _alice.Press("Fermer");
        await _alice.Press("Oui, fermer");
        await _street.AddBot();
        await _town.WaitAsync(TimeSpan.FromMinutes(5));
        await _town.WaitAsync(TimeSpan.FromDays(1));
        Assert.Equal(0, Cards());
    }

    [Fact]
    public async Task ErrandCard_OfWhoLeftWhileTheBotCouldNotWrite_Follows()
    {
        await _alice.Say("/courses boulangerie 15h", chat: _street.Id);
        await _street.AddBot(mayWrite: false);
        await _alice.Say("/courses");
        await _alice.Press("boulangerie");
        await _alice.Press("Je pars");
        await _street.AddBot();
        await _town.WaitAsync(TimeSpan.FromMinutes(5));
        Assert.DoesNotContain(_street.Screen, d => d.Buttons.Any(b => b.Start?.StartsWith("add-", StringComparison.Ordinal) == true));
    }
}
