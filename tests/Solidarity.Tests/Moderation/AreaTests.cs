using Solidarity.Core.Moderation;

namespace Solidarity.Tests.Moderation;

/// <summary>Where each of the team decides, and what becomes of communes that are nobody's.</summary>
public sealed class AreaTests
{
    [Fact]
    public void With_OthersWhoHaveCommunesOfTheirOwn_HoldsWhatIsNobodys()
    {
        var area = Area.Of("94081").With([Area.Of("94073", "94081")]);
        Assert.True(area.Contains("94081"));
        Assert.True(area.Contains("38185"));
        Assert.False(area.Contains("94073"));
    }

    [Fact]
    public void With_SomebodyWhoDecidesEverywhere_HoldsOnesOwnAlone() => Assert.Equal(Area.Of("94081"), Area.Of("94081").With([Area.Of("94073"), Area.Everywhere]));

    [Fact]
    public void With_NobodyElse_IsEverywhere() => Assert.True(Area.Of("94081").With([]).IsEverywhere);

    [Theory]
    [InlineData("1' or 1")]
    [InlineData("9408")]
    [InlineData("940é1")]
    public void Of_WhatIsNoCommune_IsRefused(string code) => Assert.Throws<ArgumentException>(() => Area.Of(code));

    /// <summary>A commune that nobody was named for waits in everybody's queue, and can be decided there.</summary>
    [Fact]
    public async Task Queue_WhereTheCommuneIsNobodys_ShowsWhatWaits()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/secteur P1 38000");
        await desk.Mona.Say("/secteur P2 69001");
        foreach (var one in (Tests.Chats.Resident[])[desk.Mona, desk.Nora])
        {
            await one.Say("/file");
            Assert.Contains(one.Last.Buttons, button => button.Label.Contains("M1", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Area_OfAnAdministrator_SaysThatTheyDecideEverywhereAllTheSame()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/secteur P2 94400");
        Assert.Contains("Nora administre le service et décide donc partout", Plain(desk.Mona), StringComparison.Ordinal);
        Assert.Contains("décidez toujours partout", Plain(desk.Nora), StringComparison.Ordinal);
        await desk.Mona.Say("/moderation ajouter @bob");
        await desk.Mona.Say("/secteur P4 94400");
        Assert.Contains("Bob décide dans 1 commune", Plain(desk.Mona), StringComparison.Ordinal);
        Assert.Contains("vous décidez maintenant dans 1 commune", Plain(desk.Bob), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P4", "P4 n'est pas dans l'équipe")]
    [InlineData("P999", "Je ne connais pas P999")]
    public async Task Area_OfSomebodyWhoIsNotOnTheTeam_SaysSo(string who, string said)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say($"/secteur {who} 94400");
        Assert.Contains(said, Plain(desk.Mona), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7 km")]
    [InlineData("7")]
    [InlineData("7km")]
    public async Task Area_AfterAPointOfTheMap_ReadsKilometresThatAreTyped(string typed)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/moderation ajouter @bob");
        await desk.Mona.Say("/secteur P4");
        await desk.Mona.SharePlace(48.7876, 2.3928);
        await desk.Mona.Say("70 km");
        Assert.Contains("de 1 à 50", Plain(desk.Mona), StringComparison.Ordinal);
        await desk.Mona.Say(typed);
        var seven = await desk.Town.Read(s => s.Team.AreaOf(4).Communes.Count);
        await desk.Mona.Say("/secteur P4");
        await desk.Mona.SharePlace(48.7876, 2.3928);
        await desk.Mona.Press("5 km");
        Assert.InRange(await desk.Town.Read(s => s.Team.AreaOf(4).Communes.Count), 2, seven - 1);
    }

    /// <summary>What isn't clear is asked, as /queue asks.</summary>
    [Theory]
    [InlineData("Ivry", 1)]
    [InlineData("Ivry 5 km", 10)]
    public async Task Area_OfAPlaceThatMayBeSeveral_OffersThem(string typed, int atLeast)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/moderation ajouter @bob");
        await desk.Mona.Say("/secteur P4 " + typed);
        await desk.Mona.Press("Ivry-sur-Seine");
        Assert.Contains("Bob décide dans", Plain(desk.Mona), StringComparison.Ordinal);
        var area = await desk.Town.Read(s => s.Team.AreaOf(4));
        Assert.True(area.Contains("94041") && area.Communes.Count >= atLeast);
        // The same where it is typed as an answer.
        await desk.Mona.Say("/secteur P4");
        await desk.Mona.Say(typed);
        await desk.Mona.Press("Ivry-sur-Seine");
        Assert.Equal(area, await desk.Town.Read(s => s.Team.AreaOf(4)));
    }

    [Theory]
    [InlineData("Thiais, Ivry", "« Ivry » peut être : Ivry-sur-Seine (94)")]
    [InlineData("Thiais 70 km", "« Thiais 70 km » est trop grand : 50 km au plus")]
    [InlineData("xyzzy", "Je n'ai pas trouvé « xyzzy »")]
    public async Task Area_OfPlacesThatAreNotClear_SaysWhy(string typed, string said)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/secteur P2 " + typed);
        Assert.Contains(said, Plain(desk.Mona), StringComparison.Ordinal);
        Assert.True(await desk.Town.Read(s => s.Team.AreaOf(2).IsEverywhere));
    }

    private static string Plain(Tests.Chats.Resident who) => who.Last.Text.Replace('\u00a0', ' ');

    /// <summary>What is another's is not in one's own queue, and one press away.</summary>
    [Fact]
    public async Task Queue_WhereTheCommuneIsAnothers_SaysSoAndOffersAllOfIt()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/secteur P1 38000");
        await desk.Mona.Say("/secteur P2 94400");
        await desk.Mona.Say("/file");
        Assert.DoesNotContain(desk.Mona.Last.Buttons, button => button.Label.Contains("M1", StringComparison.Ordinal));
        Assert.Contains("Rien n'attend l'équipe ici", desk.Mona.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Press("Partout");
        Assert.Contains(desk.Mona.Last.Buttons, button => button.Label.Contains("M1", StringComparison.Ordinal));
        Assert.DoesNotContain(desk.Mona.Last.Buttons, button => button.Label == "Partout");
        await desk.Mona.Press("Toute la file");
        Assert.DoesNotContain(desk.Mona.Last.Buttons, button => button.Label.Contains("M1", StringComparison.Ordinal));
    }
}
