using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>Why a match was rejected: a press after the press, or words of one's own.</summary>
public sealed class ReasonTests
{
    [Fact]
    public async Task Reason_ByButton_StandsOnAllCardsAndReachesNobodyOutside()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Press("Refuser");
        await desk.Mona.Press("Trop loin");
        Assert.Equal(RejectReason.TooFar, (await desk.Match()).RejectedFor);
        Assert.Contains("Refusée par Mona : Trop loin.", desk.Shared(), StringComparison.Ordinal);
        Assert.DoesNotContain("Trop loin", desk.Alice.Everything + desk.Bob.Everything, StringComparison.Ordinal);
        Assert.Equal(["reject", "because"], await desk.Audit());
    }

    [Fact]
    public async Task Reason_InOnesOwnWords_StandsBesideTheButton()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Press("Refuser");
        await desk.Mona.Press("Un doute");
        await desk.Mona.Press("Autre raison");
        // What a moderator writes about others is taken as it is; they get the numbers, to pass them on, and nobody is alarmed.
        await desk.Mona.Say("Elle parle de suicide <b>");
        Assert.Contains("« Elle parle de suicide <b> »", desk.Shared(), StringComparison.Ordinal);
        Assert.Contains("3114", desk.Mona.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("🆘", desk.Nora.Everything, StringComparison.Ordinal);
        // The reason pressed before stands beside the words.
        Assert.Equal(RejectReason.Doubt, (await desk.Match()).RejectedFor);
    }

    [Fact]
    public async Task Reason_PressedAfterWords_KeepsThem()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/refuser M1 déjà vu ensemble");
        await desk.Nora.Press("Dates", under: "relation M1");
        Assert.Equal(("déjà vu ensemble", RejectReason.Dates), ((await desk.Match()).DecisionReason, (await desk.Match()).RejectedFor));
        Assert.Contains("Dates. « déjà vu ensemble »", desk.Shared(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reason_OfOnesOwnMatch_IsAnothersToGive()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/moderation ajouter @bob");
        await desk.Nora.Press("Refuser", under: "relation M1");
        Assert.Contains("vous concerne", await desk.Bob.PressWith("mr:4:1", 1), StringComparison.Ordinal);
        Assert.Null((await desk.Match()).RejectedFor);
    }

    [Fact]
    public async Task Reason_AfterTenMinutes_NoLongerChanges()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Press("Refuser");
        desk.Town.Clock.Advance(UndoDecision.Within);
        Assert.Contains("ne change plus", await desk.Mona.Press("Dates"), StringComparison.Ordinal);
        Assert.Null((await desk.Match()).RejectedFor);
    }
}
