using Solidarity.Bot.Turns;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Groups;

/// <summary>Whoever asks in a group goes on in private, and a cry for help there is heard at once.</summary>
public sealed class GroupNeedTests : StreetStory
{
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
    public async Task Asked_OpensForNobodyElse()
    {
        await _alice.Say("/besoin du pain", chat: _street.Id);
        await _street.Follow(_bob, "Continuer en privé");
        Assert.DoesNotContain("du pain", _bob.Everything, StringComparison.Ordinal);
        Assert.Contains("autre personne", _bob.Last.Text, StringComparison.Ordinal);
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
}
