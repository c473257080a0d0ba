using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Errands;

/// <summary>How an errand ends for whoever isn't told of by a tick: taken back, forgotten, or begun twice.</summary>
public sealed class ErrandEndTests : IAsyncLifetime
{
    private Town _town = null!;
    private Circle _street = null!;
    private Resident _anna = null!, _alice = null!, _bob = null!, _carl = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenAsync();
        _street = new Circle(_town, "-1001");
        (_anna, _alice, _bob, _carl) = (_town.Person("Anna"), _town.Person("Alice"), _town.Person("Bob"), _town.Person("Carl"));
        await _street.SetUp(_anna, mayRemove: true);
        foreach (var one in (Resident[])[_alice, _bob, _carl]) await one.AgreeTo();
        await _alice.Say("/courses boulangerie 11h", chat: _street.Id);
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private async Task Asks(Resident who, string what)
    {
        await _street.Follow(who, "Ajouter à la liste");
        await who.Say(what);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TakenBack_LearnsNeitherWhoWentNorThatTheyDid(bool another)
    {
        if (another) await Asks(_carl, "deux croissants");
        await Asks(_bob, "une baguette");
        await _bob.Press("Voir cette course");
        await _bob.Press("Retirer");
        await _town.WaitAsync(TimeSpan.FromHours(1));
        Assert.DoesNotContain("Alice", _bob.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("retour", _bob.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Pas trouvé", "rien trouvé")]
    [InlineData("Trouvé", "venir chercher")]
    public async Task Back_WithLinesThatNobodyTicked_AsksFirst(string press, string reads)
    {
        await Asks(_bob, "une baguette");
        await Asks(_carl, "un éclair");
        await _alice.Press("Je pars");
        await _alice.Press("1. Trouvé");
        await _alice.Press("Je suis de retour");
        Assert.Contains("un éclair", _alice.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("baguette", _alice.Last.Text, StringComparison.Ordinal);
        await _alice.Press(press, under: "sans réponse");
        await _alice.Press("On vient les chercher");
        Assert.Contains(reads, _carl.Last.Text, StringComparison.Ordinal);
        Assert.Contains("venir chercher", _bob.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_OfTheSamePerson_LeavesNothingBehind()
    {
        await _alice.Say("/courses pharmacie 12h", chat: _street.Id);
        Assert.Contains("déjà une course", _alice.Last.Text, StringComparison.Ordinal);
        await _street.RemoveBot();
        await _street.AddBot();
        await _town.SweepAsync();
        Assert.DoesNotContain(_street.Screen, d => d.Buttons.Any(b => b.Start?.StartsWith("errand-", StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task Reply_ThatIsTalk_IsNotOnTheList()
    {
        await _street.Reply(_bob, "va faire une course", "merci, trop gentil !");
        Assert.DoesNotContain("liste", _bob.Last.Text, StringComparison.Ordinal);
        await _street.Reply(_bob, "va faire une course", "tu rentres à quelle heure ?");
        Assert.Contains("Je n'ai rien mis sur la liste", _bob.Last.Text, StringComparison.Ordinal);
        Assert.Contains("encore vide", _alice.Last.Text, StringComparison.Ordinal);
        await _street.Reply(_bob, "va faire une course", "une baguette");
        await _bob.Press("Retirer");
        Assert.Contains("encore vide", _alice.Last.Text, StringComparison.Ordinal);
    }

    /// <summary>Whoever administers the group and hides it is known once they have followed the button.</summary>
    [Fact]
    public async Task Anonymous_BeginsOneInPrivate_AndTheGroupReadsIt()
    {
        await _street.Happens(new Bot.Turns.FromNobody("courses", _town.NextMessage()));
        await _street.Follow(_bob, "Continuer en privé");
        await _bob.Say("pharmacie");
        await _bob.Say("midi");
        Assert.Contains(_street.Screen, d => d.Text.Contains("pharmacie", StringComparison.Ordinal));
    }
}
