using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;
using Xunit;

namespace Solidarity.Tests.Groups;

/// <summary>A group that decides about its own introductions.</summary>
public sealed class OwnApprovalTests : IAsyncLifetime
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
        await _street.SetUp(_anna, decides: "règlent ce groupe");
        await _alice.AgreeTo();
        await _alice.PublishesNeed();
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private async Task BobOffers(Resident? instead = null)
    {
        var who = instead ?? _bob;
        await _street.Follow(who, "Je peux aider");
        if (who.Last.Buttons.Any(b => b.Label.Contains("J'accepte", StringComparison.Ordinal))) await who.Press("J'accepte");
        await who.Press("Oui, je propose mon aide");
    }

    private Task<MatchState> StateAsync() => _town.Read(stores => stores.Matches.Find(1)!.State);

    [Fact]
    public async Task Proposal_GoesToTheKeeper_WhoLearnsNoName_AndNotToTheTeam()
    {
        var before = _mona.Screen.Count;
        await BobOffers();
        Assert.Contains("dans votre groupe", _anna.Last.Text, StringComparison.Ordinal);
        foreach (var name in (string[])["Alice", "Bob", "canary"]) Assert.DoesNotContain(name, _anna.Last.Text, StringComparison.Ordinal);
        Assert.Equal(before, _mona.Screen.Count);
    }

    /// <summary>Of two who come together one began in the group, and the town's own team decided about the other.</summary>
    [Fact]
    public async Task OfTwo_ItIsSaidWhoAgreedToEach()
    {
        await Matching.MakersTown.Do(_town, change =>
        {
            var need = change.Stores.Posts.GetNeed(1);
            return ChangePost.Edit(change, need.PersonId, 1, new NeedDraft(need.Category, need.Sentence, need.When, need.Place, need.Beneficiary, 2, need.Showing) { InPairs = true });
        });
        var carl = _town.Person("Carl");
        await carl.AgreeTo();
        await carl.PublishesOffer();
        await BobOffers();
        await _anna.Press("Approuver");
        await _mona.Press("Approuver");
        await _bob.SaysYesToHelp();
        await carl.SaysYesToHelp();
        Assert.Contains("L'équipe de modération et une personne qui règle votre groupe sont d'accord. Si vous dites oui", _alice.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approved_ByTheKeeper_GoesOnAsEverywhere_AndIsAudited()
    {
        await BobOffers();
        await _anna.Press("Approuver");
        Assert.Contains("Accord donné", _anna.Last.Text, StringComparison.Ordinal);
        await _bob.SaysYesToHelp();
        await _alice.SaysYesToMeet();
        Assert.Equal(MatchState.Introduced, await StateAsync());
        Assert.Contains("en contact", _anna.Last.Text, StringComparison.Ordinal);
        var anna = await _town.Read(stores => stores.People.Find("telegram", _anna.Id)!.Id);
        Assert.Equal(anna, await _town.Read(stores => stores.Matches.Find(1)!.DecidedBy));
    }

    [Fact]
    public async Task Pressed_ByWhoAdministersItNoLonger_DecidesNothing()
    {
        await BobOffers();
        _town.Administrators.Clear();
        await _anna.Press("Approuver");
        Assert.Equal(MatchState.Proposed, await StateAsync());
        // From now on they are no keeper, whatever they are called again.
        _town.Administrators.Add((_street.Id, _anna.Id));
        await _anna.Press("Approuver");
        Assert.Equal(MatchState.Proposed, await StateAsync());
    }

    [Fact]
    public async Task Pressed_ByAnybodyElse_DecidesNothing()
    {
        await BobOffers();
        foreach (var other in (Resident[])[_alice, _bob]) await other.PressWith("gm:yes:1", 0);
        // Nor by others who administer the group, but don't keep it here.
        var carl = _town.Person("Carl");
        await carl.Say("/start");
        foreach (var administrator in (Resident[])[_bob, carl])
        {
            _town.Administrators.Add((_street.Id, administrator.Id));
            await administrator.PressWith("gm:yes:1", 0);
        }

        Assert.Equal(MatchState.Proposed, await StateAsync());
    }

    [Fact]
    public async Task WhereTheKeeperIsTheHelper_TheTeamDecides()
    {
        await BobOffers(_anna);
        Assert.Contains("M1", _mona.Last.Text, StringComparison.Ordinal);
        await _anna.PressWith("gm:yes:1", 0);
        Assert.Equal(MatchState.Proposed, await StateAsync());
    }

    [Fact]
    public async Task WhereTheLastKeeperLeaves_TheTeamIsAskedAtOnce_AndOnce()
    {
        await BobOffers();
        await _town.SweepAsync();
        Assert.DoesNotContain("M1", _mona.Everything, StringComparison.Ordinal);
        await _street.Happens(new Left(new Address("telegram", _anna.Id)));
        await _town.SweepAsync();
        Assert.Contains("M1", _mona.Last.Text, StringComparison.Ordinal);
        var cards = _mona.Screen.Count;
        await _town.SweepAsync();
        Assert.Equal(cards, _mona.Screen.Count);
        await _mona.Press("Approuver");
        Assert.Equal(MatchState.Approved, await StateAsync());
    }

    [Fact]
    public async Task WhereTheGroupLeavesItToTheTown_TheTeamIsAsked()
    {
        await BobOffers();
        await _anna.Say("/reglages");
        await _anna.Press("Modifier");
        await _anna.Press("Qui donne");
        await _anna.Press("équipe");
        await _anna.Press("Enregistrer");
        await _town.SweepAsync();
        Assert.Contains("M1", _mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereNobodyOfTheGroupAnswers_TheTeamIsReminded()
    {
        await BobOffers();
        await _town.WaitAsync(TimeSpan.FromHours(5));
        Assert.Contains("attend", _mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereTheNeedHasBecomeSensitive_TheTeamDecides()
    {
        await BobOffers();
        await _mona.Say("/categorie shopping sensible oui");
        await _anna.Press("Approuver");
        Assert.Equal(MatchState.Proposed, await StateAsync());
        Assert.DoesNotContain("M1", _mona.Everything, StringComparison.Ordinal);
        await _town.SweepAsync();
        Assert.Contains("M1", _mona.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhereOneOfTheTwoIsNotInTheGroup_TheTeamDecides(bool asker)
    {
        _town.Outsiders.Add((_street.Id, asker ? _alice.Id : _bob.Id));
        await BobOffers();
        Assert.DoesNotContain("dans votre groupe", _anna.Everything, StringComparison.Ordinal);
        Assert.Contains("M1", _mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheKeeperReads_HoldsNoneOfTheAskersWords()
    {
        await BobOffers();
        Assert.DoesNotContain("pain", _anna.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("Vitry", _anna.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheBoardFoundByItself_IsTheTeams()
    {
        var carl = _town.Person("Carl");
        await carl.AgreeTo();
        await carl.PublishesOffer();
        Assert.Contains("M1", _mona.Last.Text, StringComparison.Ordinal);
        await _anna.PressWith("gm:yes:1", 0);
        Assert.Equal(MatchState.Proposed, await StateAsync());
    }
}
