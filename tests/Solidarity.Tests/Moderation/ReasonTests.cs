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
        Assert.Equal(["reject", "reject.reason"], await desk.Audit());
    }

    [Fact]
    public async Task Reason_InOnesOwnWords_TakesThePlaceOfTheButton()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Press("Refuser");
        await desk.Mona.Press("Un doute");
        await desk.Mona.Press("Autre raison");
        // What a moderator writes about others is no cry for help.
        await desk.Mona.Say("Elle parle de suicide <b>");
        Assert.Contains("« Elle parle de suicide <b> »", desk.Shared(), StringComparison.Ordinal);
        Assert.DoesNotContain("3114", desk.Mona.Everything, StringComparison.Ordinal);
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
