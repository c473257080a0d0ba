using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Tests.Chats;
using Solidarity.Tests.Moderation;
using Xunit;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Tests.Groups;

/// <summary>Asking in a group, the card there, and whoever presses "I can help".</summary>
public sealed class GroupCardTests : IAsyncLifetime
{
    private Town _town = null!;
    private Circle _street = null!;
    private Resident _mona = null!, _anna = null!, _alice = null!, _bob = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        _street = new Circle(_town, "-1001");
        (_mona, _anna, _alice, _bob) = (_town.Person("Mona", id: 9001), _town.Person("Anna"), _town.Person("Alice", userName: "alice_canary"), _town.Person("Bob", userName: "bob_canary"));
        await _mona.Say("/start");
        await _street.SetUp(_anna, mayRemove: true);
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private async Task AlicePublishes(string text = "/besoin du pain et du lait demain matin")
    {
        await _alice.Say(text, chat: _street.Id);
        await _street.Follow(_alice, "Continuer en privé");
        if (_alice.Last.Buttons.Any(b => b.Label.Contains("J'accepte", StringComparison.Ordinal))) await _alice.Press("J'accepte");
        await _alice.Press("Publier");
    }

    [Fact]
    public async Task Need_InTheGroup_OpensItsSummaryInPrivate_AndLeavesNothingBehind()
    {
        await _alice.Say("/besoin du pain et du lait demain matin", chat: _street.Id);
        Assert.Single(_street.Removed);
        await _street.Follow(_alice, "Continuer en privé");
        await _alice.Press("J'accepte");
        Assert.Contains("Courses", _alice.Last.Text, StringComparison.Ordinal);
        Assert.Contains("du pain et du lait", _alice.Last.Text, StringComparison.Ordinal);
        Assert.Contains("24 novembre", _alice.Last.Text, StringComparison.Ordinal);
        Assert.Contains("Publier", _alice.Last.Buttons.First().Label, StringComparison.Ordinal);
        Assert.DoesNotContain(_street.Screen, d => d.Text.Contains("C'est noté", StringComparison.Ordinal));
    }

    /// <summary>Whoever offers says how many; the card tells how far it has come.</summary>
    [Fact]
    public async Task NeedOfThings_InTheGroup_IsFilledPieceByPiece()
    {
        await AlicePublishes("/besoin il me faut 60 masques");
        Assert.Contains("Pièces promises : 0 sur 60", _street.Screen[^1].Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await _street.Follow(_bob, "Je peux aider");
        await _bob.Press("J'accepte");
        await _bob.Press("Oui, je propose");
        Assert.Contains("manque encore 60 pièces", _bob.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await _bob.Say("je ne sais pas");
        Assert.Null(await _town.Read(stores => stores.Matches.Find(1)));
        await _bob.Say("une quarantaine");
        Assert.Contains("Merci", _bob.Last.Text, StringComparison.Ordinal);
        Assert.Equal(40, (await _town.Read(stores => stores.Matches.Find(1)))!.Share);
        await _mona.Say("/approve M1");
        await _bob.SaysYesToHelp();
        Assert.Contains("Pièces promises : 40 sur 60", _street.Screen[^1].Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        // Another takes the rest, and no more than that.
        var carl = _town.Person("Carl");
        await _street.Follow(carl, "Je peux aider");
        await carl.Press("J'accepte");
        await carl.Press("Oui, je propose");
        await carl.Say("100");
        Assert.Equal(20, (await _town.Read(stores => stores.Matches.Find(2)))!.Share);
    }

    [Fact]
    public async Task NeedOfThings_InTheGroup_WithoutANumber_IsAskedHowMany()
    {
        await _alice.Say("/besoin des masques pour la résidence", chat: _street.Id);
        await _street.Follow(_alice, "Continuer en privé");
        await _alice.Press("J'accepte");
        Assert.Contains("Combien de pièces", _alice.Last.Text, StringComparison.Ordinal);
        await _alice.Say("30");
        await _alice.Press("Publier");
        Assert.Equal(30, (await _town.Read(stores => stores.Posts.GetNeed(1))).Places);
    }

    [Fact]
    public async Task Asked_OpensForNobodyElse()
    {
        await _alice.Say("/besoin du pain", chat: _street.Id);
        await _street.Follow(_bob, "Continuer en privé");
        Assert.DoesNotContain("du pain", _bob.Everything, StringComparison.Ordinal);
        Assert.Contains("autre personne", _bob.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Card_TellsWhatAndWhen_NeverWhoNorTheirWords()
    {
        await AlicePublishes();
        var card = _street.Last;
        Assert.Contains("Courses", card.Text, StringComparison.Ordinal);
        Assert.Contains("dans la commune", card.Text, StringComparison.Ordinal);
        foreach (var secret in (string[])["Alice", "alice_canary", "pain", "Vitry", _alice.Id]) Assert.DoesNotContain(secret, _street.Everything, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Je peux aider", Assert.Single(card.Buttons).Label, StringComparison.Ordinal);
    }

    /// <summary>Its person pauses it in the same breath.</summary>
    [Fact]
    public async Task Card_OfWhatIsPausedWhileItIsOnItsWay_ShowsThatWhenItArrives()
    {
        await _alice.AgreeTo();
        await _alice.ReachesSummary();
        var publish = _alice.Last.Buttons.First(b => b.Label.Contains("Publier", StringComparison.Ordinal)).Data!;
        await _town.TakeTogetherAsync([HeldPostTests.Press(_town, _alice, publish), HeldPostTests.Press(_town, _alice, new Action.ToPost("pause", 1, 1).Write())]);
        var (came, stands) = (_town.Delivered.Last(d => d.Chat == _street.Id && d.Message.Kind == OutgoingKind.Say), _street.Screen[^1]);
        Assert.Equal((came.MessageId, 1, 0), (stands.MessageId, came.Buttons.Count(), stands.Buttons.Count()));
        Assert.Contains("En pause", stands.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Volunteer_ForOnesOwnNeed_IsToldSo_AndNothingIsProposed()
    {
        await AlicePublishes();
        var help = Assert.Single(_street.Last.Buttons).Start!;
        await _street.Follow(_alice, "Je peux aider");
        Assert.Contains("votre propre demande", _alice.Last.Text, StringComparison.Ordinal);
        await _alice.PressWith(new Action.Volunteer(help["help-".Length..]).Write(), 0);
        Assert.Contains("votre propre demande", _alice.Last.Text, StringComparison.Ordinal);
        Assert.Empty(await _town.Read(stores => stores.Matches.LiveOf(1)));
    }

    [Fact]
    public async Task Volunteer_NewToTheBot_IsProposed_AndTheCardFollowsToTheEnd()
    {
        await AlicePublishes();
        await _street.Follow(_bob, "Je peux aider");
        await _bob.Press("J'accepte");
        Assert.Contains("Voulez-vous l'aider", _bob.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pain", _bob.Everything, StringComparison.Ordinal);
        await _bob.Press("Oui, je propose mon aide");
        Assert.Contains("Merci", _bob.Last.Text, StringComparison.Ordinal);
        await _mona.Press("Approuver");
        await _bob.SaysYesToHelp();
        await _alice.SaysYesToMeet();
        Assert.Contains("Quelqu'un a été trouvé", _street.Last.Text, StringComparison.Ordinal);
        Assert.Empty(_street.Last.Buttons);
        await _town.WaitAsync(TimeSpan.FromDays(2));
        await _alice.Press("Oui");
        Assert.Contains("C'est fait", _street.Screen[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Volunteer_GoesBeforeAProposalThatNobodyTouched()
    {
        var carl = _town.Person("Carl");
        await carl.AgreeTo();
        await carl.PublishesOffer();
        await AlicePublishes();
        await _street.Follow(_bob, "Je peux aider");
        await _bob.Press("J'accepte");
        await _bob.Press("Oui, je propose mon aide");
        var live = await _town.Read(stores => stores.Matches.LiveOf(1 + 1));
        var bob = await _town.Read(stores => stores.People.Find("telegram", _bob.Id)!.Id);
        Assert.Equal(bob, Assert.Single(live).HelperId);
    }

    [Fact]
    public async Task Volunteer_WhoMayOfferNoMore_TakesNobodysPlace()
    {
        var carl = _town.Person("Carl");
        await carl.AgreeTo();
        await carl.PublishesOffer();
        await AlicePublishes();
        await _bob.AgreeTo();
        for (var i = 0; i < 10; i++)
        {
            await _bob.PublishesOffer("Jardin");
            _town.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await _street.Follow(_bob, "Je peux aider");
        await _bob.Press("Oui, je propose mon aide");
        var carls = await _town.Read(stores => stores.People.Find("telegram", carl.Id)!.Id);
        Assert.Equal(carls, Assert.Single(await _town.Read(stores => stores.Matches.LiveOf(2))).HelperId);
    }

    [Fact]
    public async Task Volunteer_WhomTheTeamRefuses_HearsIt_AndSoDoesWhoeverPressesMeanwhile()
    {
        await AlicePublishes();
        await _street.Follow(_bob, "Je peux aider");
        await _bob.Press("J'accepte");
        await _bob.Press("Oui, je propose mon aide");
        await _street.Follow(_bob, "Je peux aider");
        Assert.Contains("déjà notée", _bob.Last.Text, StringComparison.Ordinal);
        var carl = _town.Person("Carl");
        await carl.AgreeTo();
        await _street.Follow(carl, "Je peux aider");
        Assert.Contains("déjà proposé", carl.Last.Text, StringComparison.Ordinal);
        await _mona.Press("Refuser");
        await _mona.Press("Autre");
        Assert.Contains("pas avec vous cette fois", _bob.Last.Text, StringComparison.Ordinal);
        await _street.Follow(_bob, "Je peux aider");
        Assert.Contains("pas avec vous cette fois", _bob.Last.Text, StringComparison.Ordinal);
        await _street.Follow(carl, "Je peux aider");
        Assert.Contains("Voulez-vous l'aider", carl.Last.Text, StringComparison.Ordinal);
        await carl.Press("Non, pas cette fois");
        Assert.Contains("Merci d'avoir regardé", carl.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/besoin courses pour ma mère demain")]
    [InlineData("/need groceries for my neighbour Mrs Martin tomorrow")]
    public async Task Need_ForSomebodyElse_AsksWhetherTheyAgree(string sentence)
    {
        await _alice.Say(sentence, chat: _street.Id);
        await _street.Follow(_alice, "Continuer en privé");
        await _alice.Press("J'accepte");
        Assert.Contains("Pour qui", _alice.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_ToTheCard_ShowsTheWay_Once()
    {
        await AlicePublishes();
        await _street.Reply(_bob, "demande un coup de main", "moi je peux y aller !");
        await _street.Reply(_bob, "demande un coup de main", "alors ?");
        Assert.Single(_street.Screen, d => d.Text.Contains("à la bonne personne", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Command_LedIntoPrivate_IsMeantThere()
    {
        await _bob.AgreeTo();
        await _bob.Say("/mes", chat: _street.Id);
        await _street.Follow(_bob, "Ouvrir la conversation");
        Assert.Contains("demande ni de proposition", _bob.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CommandsInALoop_FillNobodysGroup_AndACryForHelpIsHeardAllTheSame()
    {
        var before = _street.Screen.Count;
        for (var i = 0; i < 30; i++) await _bob.Say(i % 2 == 0 ? "/besoin" : "/aide", chat: _street.Id);
        Assert.Equal(before + GroupGate.AtOnce, _street.Screen.Count);
        await _bob.Say("/besoin je veux mourir", chat: _street.Id);
        Assert.Contains("3114", _street.Last.Text, StringComparison.Ordinal);
        await AlicePublishes();
        Assert.Contains("Je peux aider", Assert.Single(_street.Last.Buttons).Label, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CryForHelp_InACommand_IsAnsweredAtOnce_AndStays()
    {
        await _alice.Say("/besoin je veux mourir", chat: _street.Id);
        Assert.Contains("3114", _street.Last.Text, StringComparison.Ordinal);
        Assert.Empty(_street.Removed);
        Assert.Contains("mourir", _mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sensitive_And_Whispered_ReachNoGroup()
    {
        await AlicePublishes("/besoin du pain demain");
        var before = _street.Screen.Count;
        await _alice.PublishesNeed("Une visite le soir", "Visite");
        await _alice.ReachesSummary("Du sucre");
        await _alice.Press("Modifier");
        await _alice.Press("Dans les groupes");
        await _alice.Press("Dans aucun groupe");
        await _alice.Press("Publier");
        Assert.Equal(before, _street.Screen.Count);
    }

    [Fact]
    public async Task Withdrawn_LosesItsButton()
    {
        await AlicePublishes();
        await _alice.Say("/mes");
        await _alice.Press("Voir N1");
        await _alice.Press("Fermer");
        await _alice.Press("Oui, fermer");
        Assert.Contains("plus d'actualité", _street.Screen[^1].Text, StringComparison.Ordinal);
        Assert.Empty(_street.Screen[^1].Buttons);
    }

    [Fact]
    public async Task QuietHours_HoldCardsBack_UntilTheyEnd()
    {
        _town.Clock.Advance(TimeSpan.FromHours(12));
        var before = _street.Screen.Count;
        await AlicePublishes("/besoin du pain dès que possible");
        Assert.DoesNotContain(_street.Screen, d => d.Text.Contains("Courses", StringComparison.Ordinal));
        await _town.WaitAsync(TimeSpan.FromHours(11));
        Assert.Contains(_street.Screen, d => d.Text.Contains("Courses", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Upgraded_InTheMiddleOfAnOpenCard_ShowsItAgain_AndItFollows()
    {
        await AlicePublishes();
        await _street.Upgrade("-100777");
        await _town.SweepAsync();
        Assert.Contains("Je peux aider", Assert.Single(_street.Screen).Buttons.First().Label, StringComparison.Ordinal);
        await _alice.Say("/mes");
        await _alice.Press("Voir N1");
        await _alice.Press("pause");
        Assert.Contains("En pause", Assert.Single(_street.Screen).Text, StringComparison.Ordinal);
    }
}
