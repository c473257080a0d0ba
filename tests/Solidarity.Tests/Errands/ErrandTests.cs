using System.Globalization;
using Solidarity.Bot.Turns;
using Solidarity.Core.Errands;
using Solidarity.Tests.Chats;
using Xunit;

namespace Solidarity.Tests.Errands;

/// <summary>"I'm going to the bakery at eleven", from the command in the group to the thanks at the end.</summary>
public sealed class ErrandTests : ErrandStory
{
    [Fact]
    public async Task Errand_FromTheCommandToTheEnd_GoesItsWay()
    {
        await AliceGoes();
        Assert.Single(_street.Removed);
        Assert.Contains("boulangerie", Card.Text, StringComparison.Ordinal);
        Assert.Contains("11:00", Card.Text, StringComparison.Ordinal);
        Assert.Contains("affiché dans le groupe", _alice.Last.Text, StringComparison.Ordinal);
        await Asks(_bob, "une baguette");
        await Asks(_carl, "deux croissants");
        Assert.Contains("2 choses", Card.Text, StringComparison.Ordinal);
        Assert.Contains("1. Bob", _alice.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Alice", _bob.Everything, StringComparison.Ordinal);
        await _alice.Press("Je pars");
        Assert.Contains("C'est parti", Card.Text, StringComparison.Ordinal);
        Assert.Empty(Card.Buttons);
        Assert.Contains("Alice est en route", _bob.Last.Text, StringComparison.Ordinal);
        await _alice.Press("1. Trouvé");
        Assert.Contains("✅ une baguette", _bob.Last.Text, StringComparison.Ordinal);
        await _alice.Press("2. Pas trouvé");
        Assert.Contains("❌ deux croissants", _carl.Last.Text, StringComparison.Ordinal);
        await _alice.Press("Je suis de retour");
        await _alice.Press("On vient les chercher");
        Assert.Contains("venir chercher", _bob.Last.Text, StringComparison.Ordinal);
        Assert.Contains("n'a rien trouvé", _carl.Last.Text, StringComparison.Ordinal);
        Assert.Contains("C'est fait", Card.Text, StringComparison.Ordinal);
    }

    /// <summary>Neither names nor numbers nor words of anybody but where the errand goes.</summary>
    [Fact]
    public async Task Group_NeverReadsWhoOrWhatFor()
    {
        await AliceGoes();
        await Asks(_bob, "une baguette");
        await _alice.Press("Je pars");
        await _alice.Press("1. Trouvé");
        await _alice.Press("Je suis de retour");
        await _alice.Press("Je les apporte");
        foreach (var secret in (string[])["Alice", "Bob", "canary", "baguette", "Vitry", _alice.Id, _bob.Id]) Assert.DoesNotContain(secret, _street.Everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("canary", _bob.Everything + _alice.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstName_IsShown_OnlyWhileTheGoerWishes()
    {
        await AliceGoes();
        await _alice.Press("Montrer mon prénom");
        Assert.Contains("Alice va faire une course", Card.Text, StringComparison.Ordinal);
        await _alice.Press("Ne plus montrer");
        Assert.Contains("Quelqu'un du groupe", Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errand_OfSomebodyNew_WaitsForThemInPrivate()
    {
        await _alice.Say("/courses boulangerie", chat: _street.Id);
        Assert.DoesNotContain("boulangerie", _street.Everything, StringComparison.Ordinal);
        await _street.Follow(_bob, "Continuer en privé");
        Assert.Contains("autre personne", _bob.Last.Text, StringComparison.Ordinal);
        await _street.Follow(_alice, "Continuer en privé");
        await _alice.Press("J'accepte");
        await _alice.Say("je sais pas");
        Assert.Contains("pas compris l'heure", _alice.Last.Text, StringComparison.Ordinal);
        await _alice.Say("jeudi 9h");
        Assert.Contains("trop loin", _alice.Last.Text, StringComparison.Ordinal);
        await _alice.Say("9");
        Assert.Contains("24 novembre à 09:00", Card.Text, StringComparison.Ordinal);
        Assert.Contains("J'ai compris : mardi 24 novembre", _alice.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("Ajouter", Assert.Single(Card.Buttons).Label, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hour_Comes_AndTheListGoesByItself_ThenARemark_ThenTheEnd()
    {
        await AliceGoes();
        await Asks(_bob, "une baguette");
        await _town.WaitAsync(TimeSpan.FromHours(1));
        Assert.Contains("C'est l'heure", _alice.Last.Text, StringComparison.Ordinal);
        Assert.Contains("une baguette", _alice.Last.Text, StringComparison.Ordinal);
        Assert.Contains("en route", _bob.Last.Text, StringComparison.Ordinal);
        await _town.WaitAsync(TimeSpan.FromHours(2));
        Assert.Contains("Êtes-vous de retour", _alice.Last.Text, StringComparison.Ordinal);
        await _town.WaitAsync(TimeSpan.FromHours(1));
        Assert.Single(_alice.Screen, d => d.Text.Contains("Êtes-vous de retour", StringComparison.Ordinal));
        await _town.WaitAsync(TimeSpan.FromHours(3));
        Assert.Contains("pas eu de nouvelles de Alice", _bob.Last.Text, StringComparison.Ordinal);
        Assert.Contains("pas eu de vos nouvelles", _alice.Last.Text, StringComparison.Ordinal);
        Assert.Contains("terminée", Card.Text, StringComparison.Ordinal);
        await _town.WaitAsync(TimeSpan.FromDays(7));
        Assert.Equal((0, 0), await _town.Read(stores => (stores.Errands.Of(1).Count + stores.Errands.Of(3).Count, stores.ErrandLines.Of(1).Count)));
    }

    [Fact]
    public async Task NobodyAsks_TheGoerHearsIt_AndThatIsAll()
    {
        await AliceGoes();
        await _town.WaitAsync(TimeSpan.FromHours(1));
        Assert.Contains("Personne n'a rien demandé", _alice.Last.Text, StringComparison.Ordinal);
        await _town.WaitAsync(TimeSpan.FromHours(3));
        Assert.DoesNotContain("Êtes-vous de retour", _alice.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_IsChangedAndTakenBack_UntilTheGoerIsOff()
    {
        await AliceGoes();
        await Asks(_bob, "une baguette");
        await _bob.Press("Voir cette course");
        await _bob.Press("✏️ une baguette");
        await _bob.Say("un pain complet");
        Assert.Contains("un pain complet", _alice.Last.Text, StringComparison.Ordinal);
        await _bob.Press("Voir cette course");
        Assert.Equal("C'est retiré de la liste.", await _bob.Press("Retirer"));
        Assert.Contains("vide", Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pain complet", _alice.Last.Text, StringComparison.Ordinal);
        await Asks(_bob, "du lait");
        await _bob.Press("Voir cette course");
        await _alice.Press("Je pars");
        Assert.Contains("trop tard", await _bob.PressLate("✏️ du lait"), StringComparison.Ordinal);
        Assert.Contains("trop tard", await _bob.PressLate("Retirer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_ToTheCard_AddsALine_AndIsAnsweredInPrivate()
    {
        await AliceGoes();
        await _bob.AgreeTo();
        var removed = _street.Removed.Count();
        await _street.Reply(_bob, "🛒", "une baguette");
        Assert.Equal(removed + 1, _street.Removed.Count());
        Assert.Contains("C'est sur la liste", _bob.Last.Text, StringComparison.Ordinal);
        Assert.Contains("1 chose", Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("baguette", _street.Everything, StringComparison.Ordinal);
        await _street.Reply(_bob, "Je montre ici", "deux baguettes");
        Assert.Contains("1 chose", Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_OfSomebodyNew_IsNotKept_AndShownTheWayOnce()
    {
        await AliceGoes();
        await _street.Reply(_bob, "Où", "une baguette");
        await _street.Reply(_carl, "Où", "un pain");
        Assert.Single(_street.Screen, d => d.Text.Contains("d'abord me parler", StringComparison.Ordinal));
        Assert.Contains("vide", _street.Screen.Last(d => d.Text.Contains("Où", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        await _alice.Press("Je pars");
        Assert.DoesNotContain(_street.Screen, d => d.Text.Contains("d'abord me parler", StringComparison.Ordinal));
    }

    [Fact]
    public async Task BotPutOut_InTheMiddle_EverybodyHears_AndItGoesOnInPrivate()
    {
        await AliceGoes();
        await Asks(_bob, "une baguette");
        var link = Card.Buttons.Single().Start;
        await _street.RemoveBot();
        Assert.Contains("plus dans le groupe", _alice.Last.Text, StringComparison.Ordinal);
        Assert.Contains("une baguette", _alice.Last.Text, StringComparison.Ordinal);
        Assert.Contains("continue quand même", _bob.Last.Text, StringComparison.Ordinal);
        await _carl.AgreeTo();
        await _carl.Say("/start " + link);
        Assert.Contains("trop tard", _carl.Last.Text, StringComparison.Ordinal);
        await _bob.Press("Demander autre chose");
        await _bob.Say("du lait");
        await _alice.Press("Je pars");
        Assert.Contains("en route", _bob.Last.Text, StringComparison.Ordinal);
        await _alice.Press("1. Trouvé");
        await _alice.Press("2. Trouvé");
        await _alice.Press("Je suis de retour");
        await _alice.Press("Je les apporte");
        Assert.Contains("vous apporte", _bob.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upgraded_WithAnOpenCard_ShowsItAgain_AndItFollows()
    {
        await AliceGoes();
        await _street.Upgrade("-100777");
        await _town.SweepAsync();
        await Asks(_bob, "une baguette");
        Assert.Contains("1 chose", Assert.Single(_street.Screen).Text, StringComparison.Ordinal);
        await _alice.Press("Je pars");
        Assert.Contains("C'est parti", Assert.Single(_street.Screen).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CalledOff_EverybodyWhoAskedHears()
    {
        await AliceGoes();
        await Asks(_bob, "une baguette");
        await _alice.Press("Annuler la course");
        await _alice.Press("Oui, annuler");
        Assert.Contains("annulée", Card.Text, StringComparison.Ordinal);
        Assert.Contains("annulée", _bob.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Alice", _bob.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HourChanged_TheCardAndTheAskersKnow()
    {
        await AliceGoes();
        await Asks(_bob, "une baguette");
        await _alice.Press("Changer l'heure");
        await _alice.Say("9h");
        Assert.Contains("24 novembre à 09:00", Card.Text, StringComparison.Ordinal);
        Assert.Contains("09:00", _bob.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GoerGone_TheErrandIsCalledOff()
    {
        await AliceGoes();
        await Asks(_bob, "une baguette");
        await _alice.Do(new Removed());
        await _town.SweepAsync();
        Assert.Contains("annulée", _bob.Last.Text, StringComparison.Ordinal);
        Assert.Contains("annulée", Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errand_InEnglish_ReadsAsWell()
    {
        var (emma, oscar) = (_town.Person("Emma", "en"), _town.Person("Oscar", "en"));
        await emma.Say("/need");
        await emma.Press("I agree");
        await emma.Press("Cancel");
        await emma.Say("/errand bakery 11am", chat: _street.Id);
        await _street.Follow(oscar, "Ajouter à la liste");
        await oscar.Press("I agree");
        await oscar.Say("a loaf of bread");
        Assert.Contains("It is on the list: a loaf of bread", oscar.Last.Text, StringComparison.Ordinal);
        await emma.Press("I'm off");
        Assert.Contains("Emma is on the way", oscar.Last.Text, StringComparison.Ordinal);
        await emma.Press("1. Found");
        await emma.Press("I'm back");
        await emma.Press("They come and get it");
        Assert.Contains("Emma is back", oscar.Last.Text, StringComparison.Ordinal);
        await emma.Say("/errand");
        Assert.Contains("no errand under way", emma.Last.Text, StringComparison.Ordinal);
    }
}
