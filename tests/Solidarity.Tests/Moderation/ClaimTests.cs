using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>"I'll take it": so that two don't phone the same person.</summary>
public sealed class ClaimTests
{
    [Fact]
    public async Task Take_ShowsOnAllCards_AndNobodyElseDecidesUntilItEnds()
    {
        await using var desk = await Desk.OpenAsync();
        Assert.Contains("jusqu'à 10:30", await desk.Mona.Press("Je m'en occupe"), StringComparison.Ordinal);
        Assert.Contains("Mona s'en occupe jusqu'à 10:30", desk.Shared(), StringComparison.Ordinal);
        foreach (var label in (string[])["Approuver", "Refuser", "Rendre"])
            Assert.Contains("Mona s'occupe de M1", await desk.Nora.Press(label), StringComparison.Ordinal);
        Assert.Equal(MatchState.Proposed, (await desk.Match()).State);
        desk.Town.Clock.Advance(ClaimMatch.Lasts);
        await desk.Nora.Press("Approuver");
        Assert.Equal(MatchState.Approved, (await desk.Match()).State);
        Assert.Equal(["take", "approve"], await desk.Audit());
    }

    [Fact]
    public async Task GiveBack_LetsTheOthersDecide()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/prendre M1");
        await desk.Mona.Press("Rendre");
        Assert.DoesNotContain("s'en occupe", desk.Shared(), StringComparison.Ordinal);
        await desk.Nora.Press("Approuver");
        Assert.Equal(MatchState.Approved, (await desk.Match()).State);
        Assert.Equal(["take", "give-back", "approve"], await desk.Audit());
    }

    [Fact]
    public async Task Take_ByWhoeverHasIt_StartsTheTimeAnew()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/prendre M1");
        desk.Town.Clock.Advance(TimeSpan.FromMinutes(20));
        await desk.Mona.Say("/prendre M1");
        Assert.Equal(desk.Town.Clock.GetUtcNow() + ClaimMatch.Lasts, (await desk.Match()).Claim!.Until);
    }

    [Fact]
    public async Task Take_OfADecidedMatch_SaysWhoDecided()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Nora.Press("Refuser");
        await desk.Mona.Say("/prendre M1");
        Assert.Contains(desk.Mona.Screen, m => m.Text.Contains("Nora a déjà décidé", StringComparison.Ordinal));
        Assert.Null((await desk.Match()).Claim);
    }

    /// <summary>Whoever is one side never sees the card, whichever way they ask for it.</summary>
    [Theory]
    [InlineData("/prendre M1")]
    [InlineData("/rendre M1")]
    [InlineData("/rapprochement M1")]
    [InlineData("/defaire M1")]
    [InlineData("/approuver M1")]
    public async Task Card_OfOnesOwnMatch_IsNotShown(string command)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Nora.Say("/note M1 Secret");
        await desk.Mona.Say("/moderation ajouter @bob");
        await desk.Bob.Say(command);
        await desk.Bob.PressWith("m:" + "give" + ":1", 1);
        Assert.DoesNotContain("Secret", desk.Bob.Everything, StringComparison.Ordinal);
        Assert.Contains("vous concerne", desk.Bob.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_ByANeighbourWithAForgedButton_DoesNothing()
    {
        await using var desk = await Desk.OpenAsync();
        foreach (var verb in (string[])["take", "give", "undo", "note", "ask", "words"]) await desk.Bob.PressWith($"m:{verb}:1", 1);
        Assert.Null((await desk.Match()).Claim);
        Assert.Empty(await desk.Audit());
        await desk.Mona.Press("Refuser");
        await desk.Bob.PressWith("mr:0:1", 1);
        Assert.Null((await desk.Match()).RejectedFor);
        Assert.Null(desk.Bob.Screen.FirstOrDefault(m => m.Text.Contains("M1", StringComparison.Ordinal)));
    }
}
