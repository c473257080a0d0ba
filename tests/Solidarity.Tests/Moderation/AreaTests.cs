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
