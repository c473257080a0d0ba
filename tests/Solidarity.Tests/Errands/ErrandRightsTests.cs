using System.Globalization;
using Solidarity.Bot.Turns;
using Solidarity.Core.Errands;
using Solidarity.Tests.Chats;
using Xunit;

namespace Solidarity.Tests.Errands;

/// <summary>Who may go, ask and press, and what is not taken: limits, blocks, outsiders, buttons of others, words that must not stand there.</summary>
public sealed class ErrandRightsTests : ErrandStory
{
    [Fact]
    public async Task Blocked_FindsTheListFull()
    {
        await AliceGoes();
        await _bob.AgreeTo();
        await _town.Loop.Run(scope =>
        {
            var (alice, bob) = (scope.Stores.People.Find("telegram", _alice.Id)!.Id, scope.Stores.People.Find("telegram", _bob.Id)!.Id);
            return scope.Stores.Blocks.Add(alice, bob, scope.Now);
        });
        await _street.Follow(_bob, "Ajouter à la liste");
        Assert.Contains("plus de place", _bob.Last.Text, StringComparison.Ordinal);
        await _street.Reply(_bob, "🛒", "une baguette");
        Assert.Contains("plus de place", _bob.Last.Text, StringComparison.Ordinal);
        Assert.Contains("vide", Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_OfOnePersonAndTheGroup_AreKept_AndNotToldToTheGroup()
    {
        await AliceGoes();
        await _alice.Say("/courses marché 12h", chat: _street.Id);
        Assert.Contains("déjà une course en cours", _alice.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("marché", _street.Everything, StringComparison.Ordinal);
        for (var i = 0; i < ErrandLine.MostOfOne; i++) await Asks(_bob, "chose " + i.ToString(CultureInfo.InvariantCulture));
        await _street.Follow(_bob, "Ajouter à la liste");
        Assert.Contains("beaucoup demandé", _bob.Last.Text, StringComparison.Ordinal);
        Assert.Contains("5 choses", Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_WhoHasTheLink_IsNotLetOntoTheList()
    {
        await AliceGoes();
        await _bob.AgreeTo();
        _town.Outsiders.Add((_street.Id, _bob.Id));
        await _street.Follow(_bob, "Ajouter à la liste");
        Assert.Contains("pour les personnes du groupe", _bob.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SwitchedOff_SaysSo()
    {
        await _anna.Say("/reglages");
        await _anna.Press("Modifier");
        await _anna.Press("Courses");
        await _anna.Press("Enregistrer");
        await AliceGoes();
        Assert.Contains("ne sont pas permises", _street.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PressesOfOthers_AreTheirs_AndChangeNothing()
    {
        await AliceGoes();
        await Asks(_bob, "une baguette");
        await _carl.AgreeTo();
        foreach (var verb in Enum.GetValues<ErrandVerb>())
            Assert.Contains("pas pour vous", await _carl.PressWith($"er:{(int)verb}:1", 1), StringComparison.Ordinal);
        foreach (var verb in Enum.GetValues<LineVerb>())
            Assert.Contains("pas pour vous", await _carl.PressWith($"el:{(int)verb}:1", 1), StringComparison.Ordinal);
        // Whoever asked can't go in the goer's stead, and whoever goes can't change what was asked for.
        foreach (var verb in (ErrandVerb[])[ErrandVerb.GoOff, ErrandVerb.CallOff, ErrandVerb.AskCallOff, ErrandVerb.ChangeHour, ErrandVerb.TurnName, ErrandVerb.ComeBack, ErrandVerb.Fetch, ErrandVerb.Bring])
            Assert.Contains("pas pour vous", await _bob.PressWith($"er:{(int)verb}:1", 1), StringComparison.Ordinal);
        foreach (var verb in Enum.GetValues<LineVerb>())
            Assert.Contains("trop tard", await _alice.PressWith($"el:{(int)verb}:1", 1), StringComparison.Ordinal);
        await _alice.Press("Je pars");
        Assert.Contains("trop tard", await _bob.PressWith("el:0:1", 1), StringComparison.Ordinal);
        Assert.Equal("une baguette", (await _town.Read(stores => stores.ErrandLines.Find(1)!)).Words);
        Assert.DoesNotContain("baguette", _carl.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("Alice", _carl.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suspended_CanNeitherGoNorAsk()
    {
        await AliceGoes();
        await Asks(_bob, "une baguette");
        await _town.Loop.Run(scope =>
        {
            scope.Stores.People.SetBanned(scope.Stores.People.Find("telegram", _alice.Id)!.Id, scope.Now.AddDays(7));
            return true;
        });
        await _town.SweepAsync();
        Assert.Contains("annulée", _bob.Last.Text, StringComparison.Ordinal);
        await _alice.Say("/courses marché 12h", chat: _street.Id);
        Assert.DoesNotContain("marché", _street.Everything, StringComparison.Ordinal);
        await _street.Follow(_alice, "Continuer en privé");
        Assert.Contains("ne pouvez pas publier", _alice.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("appelez-moi au 06 12 34 56 78, 11h")]
    [InlineData("11h")]
    public async Task What_ThatCantStandInTheGroup_IsAskedInPrivate(string words)
    {
        await AliceGoes(words);
        Assert.DoesNotContain("06 12", _street.Everything, StringComparison.Ordinal);
        await _street.Follow(_alice, "Continuer en privé");
        await _alice.Say("marché, appelez le 06 12 34 56 78");
        Assert.Contains("ne peuvent pas aller dans le groupe", _alice.Last.Text, StringComparison.Ordinal);
        await _alice.Say("marché");
        Assert.Contains("marché", Card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mon numéro : 06 12 34 56 78", "pas de numéro de téléphone")]
    [InlineData("du pain, je paie 50 € cash", "on ne parle pas d'argent")]
    public async Task Line_WithMoneyOrContact_IsRefused(string words, string answer)
    {
        await AliceGoes();
        await Asks(_bob, words);
        Assert.Contains(answer, _bob.Last.Text, StringComparison.Ordinal);
        Assert.Contains("vide", Card.Text, StringComparison.Ordinal);
        await _bob.Say("du pain");
        Assert.Contains("1 chose", Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_ThatTellsOfADanger_IsNoLine_AndGetsTheNumbers()
    {
        await AliceGoes();
        await _bob.AgreeTo();
        await _street.Reply(_bob, "🛒", "au secours, mon mari me frappe");
        Assert.Contains("17", _bob.Last.Text, StringComparison.Ordinal);
        Assert.Contains("vide", Card.Text, StringComparison.Ordinal);
    }
}
