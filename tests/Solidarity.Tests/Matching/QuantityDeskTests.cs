using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Matching.MakersTown;

namespace Solidarity.Tests.Matching;

/// <summary>Pieces where the team undoes and passes over, and where the planner looks at all together.</summary>
public class QuantityDeskTests
{
    [Fact]
    public async Task Undo_OfARejection_TakesWhatThereIsLeft()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        await MakerAsync(town, "Bob", 40);
        await MakerAsync(town, "Carl", 25);
        await alice.WantsPieces(40);
        await mona.Say("/reject M1");
        await AssertSharesAsync(town, 25);
        await mona.Say("/approve M2");
        await mona.Say("/undo M1");
        await AssertSharesAsync(town, 15, 25);
    }

    [Fact]
    public async Task Next_PutsAsManyBesideANeedAsItsPiecesWant()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        await MakerAsync(town, "Bob", 40);
        await alice.WantsPieces(40);
        await MakerAsync(town, "Carl", 25);
        await MakerAsync(town, "Dora", 25);
        await mona.Say("/next M1");
        await AssertSharesAsync(town, 25, 15);
    }

    /// <summary>Fabric isn't counted against masks: they are put in touch, and one is not five hundred.</summary>
    [Fact]
    public async Task RelatedKind_IsNotCountedAgainstPieces()
    {
        var (town, _, alice) = await TownAsync();
        await using var _t = town;
        var bob = town.Person("Bob");
        await bob.AgreeTo();
        await bob.OffersPieces(50, "Don de tissu");
        await alice.WantsPieces(500);
        await AssertSharesAsync(town, 1);
    }

    /// <summary>A maker who fits only one need is spent on another that others could fill; the plan gives both all they want.</summary>
    [Fact]
    public async Task Plan_FillsMorePieces_WithSharesOfWhatThereIs()
    {
        var (town, _, alice) = await TownAsync();
        await using var _t = town;
        var bob = town.Person("Bob");
        await bob.AgreeTo();
        await bob.Say("/offre");
        await bob.Press("Masques");
        await bob.Press("Don de meubles");
        await bob.Press("Terminé");
        await bob.Press("Passer");
        foreach (var typed in (string[])["50", "94400"]) await bob.Say(typed);
        foreach (var button in (string[])["3 km", "À pied", "N'importe quand", "Publier"]) await bob.Press(button);
        await alice.WantsPieces(50);
        await MakerAsync(town, "Carl", 30);
        var dora = town.Person("Dora");
        await dora.AgreeTo();
        await dora.WantsPieces(20, "Don de meubles");
        await AssertSharesAsync(town, 50);
        await town.SweepAsync();
        var live = (await MatchesAsync(town)).Where(match => match.IsLive).ToArray();
        Assert.Equal([(2, 50), (4, 20)], live.GroupBy(match => match.NeedId).Select(need => ((int)need.Key, need.Sum(match => match.Share))).Order());
        Assert.Equal(50, live.Where(match => match.OfferId == 1).Sum(match => match.Share));
        // And then it stays.
        await town.SweepAsync();
        Assert.Equal(live.Select(match => match.Id), (await MatchesAsync(town)).Where(match => match.IsLive).Select(match => match.Id));
    }

    /// <summary>One helper of three times two, and two of one: a need for three gets three people, not one of them three times.</summary>
    [Fact]
    public async Task Plan_GivesOnePlaceOfANeedToOnePerson()
    {
        var (town, _, alice) = await TownAsync();
        await using var _t = town;
        var bob = town.Person("Bob");
        await bob.AgreeTo();
        await bob.PublishesOffer(atATime: 3);
        await alice.PublishesNeed(helpers: 3);
        await town.SweepAsync();
        await AssertSharesAsync(town, 1);
    }
}
