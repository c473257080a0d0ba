using Solidarity.Tests.Chats;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Tests.Groups;

/// <summary>Whoever presses "I can help" on a group's card: how they are proposed, and what else they are told.</summary>
public sealed class GroupVolunteerTests : StreetStory
{
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
}
