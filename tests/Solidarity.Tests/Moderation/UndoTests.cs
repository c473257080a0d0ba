using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>What the team decided is taken back, as long as nobody outside has heard of it.</summary>
public sealed class UndoTests
{
    [Fact]
    public async Task Undo_OfARejection_PutsTheMatchBackAndWhatTookItsPlaceAway()
    {
        await using var desk = await Desk.OpenAsync();
        var carl = desk.Town.Person("Carl");
        await carl.AgreeTo();
        await carl.PublishesOffer();
        await desk.Mona.Press("Refuser");
        Assert.Equal(MatchState.Proposed, (await desk.Match(2)).State);
        var toast = await desk.Nora.Press("Annuler la décision");
        Assert.Contains("attend de nouveau", toast, StringComparison.Ordinal);
        Assert.Contains("est retirée : M2", toast!.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains(desk.Mona.Screen, m => m.Text.Contains("relation M2", StringComparison.Ordinal) && m.Text.Contains("Retirée pour rendre sa place à M1, dont Nora", StringComparison.Ordinal));
        Assert.Equal((MatchState.Proposed, null, null), ((await desk.Match()).State, (await desk.Match()).DecidedBy, (await desk.Match()).DecisionReason));
        Assert.Equal(MatchState.Superseded, (await desk.Match(2)).State);
        Assert.Contains("attend une décision", desk.Shared(), StringComparison.Ordinal);
        Assert.Equal(["reject", "undo"], await desk.Audit());
        // Whoever gave way was not refused: passed on or rejected once more, they come next.
        await desk.Nora.Say("/suivant M1");
        Assert.Equal((MatchState.Superseded, MatchState.Proposed), ((await desk.Match()).State, (await desk.Match(3)).State));
        Assert.Equal((await desk.Match(2)).HelperId, (await desk.Match(3)).HelperId);
    }

    [Fact]
    public async Task Undo_ForWhichNothingGivesWay_SpeaksOfNothingElse()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Press("Refuser");
        Assert.DoesNotContain("retirée", await desk.Mona.Press("Annuler la décision"), StringComparison.Ordinal);
        Assert.DoesNotContain("rendre sa place", desk.Shared(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_OfWhatAHelperWasAskedAbout_IsRefusedHoweverItEnded()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Press("Approuver");
        await desk.Alice.Say("/mes");
        await desk.Alice.Press("Voir N2");
        await desk.Alice.Press("pause");
        await desk.Mona.Say("/defaire M1");
        Assert.Contains(desk.Mona.Screen, m => m.Text.Contains("déjà reçu la question", StringComparison.Ordinal));
        Assert.DoesNotContain(desk.Card(desk.Mona).Buttons, b => b.Data == "m:undo:1");
        Assert.NotEqual(MatchState.Proposed, (await desk.Match()).State);
    }

    [Theory]
    [InlineData("take")]
    [InlineData("note")]
    public async Task Undo_LeavesAloneWhatAColleagueHasInHand(string hand)
    {
        await using var desk = await Desk.OpenAsync();
        var carl = desk.Town.Person("Carl");
        await carl.AgreeTo();
        await carl.PublishesOffer();
        await desk.Mona.Press("Refuser", under: "relation M1");
        if (hand == "take") await desk.Nora.Say("/prendre M2");
        else await desk.Nora.Say("/note M2 vu");
        await desk.Mona.Say("/defaire M1");
        Assert.Equal(hand == "take" ? MatchState.Rejected : MatchState.Proposed, (await desk.Match()).State);
        Assert.Equal(hand == "take" ? MatchState.Proposed : MatchState.Superseded, (await desk.Match(2)).State);
    }

    [Fact]
    public async Task Undo_OfPassingOn_PutsTheFirstHelperBack()
    {
        await using var desk = await Desk.OpenAsync();
        var carl = desk.Town.Person("Carl");
        await carl.AgreeTo();
        await carl.PublishesOffer();
        await desk.Mona.Press("Suivant");
        await desk.Mona.Say("/defaire M1");
        Assert.Equal((MatchState.Proposed, MatchState.Superseded), ((await desk.Match()).State, (await desk.Match(2)).State));
        // The board holds: one place, one live match.
        Assert.Single(await desk.Town.Read(s => s.Matches.LiveOf((s.Matches.Find(1))!.NeedId)));
    }

    [Fact]
    public async Task Undo_AfterTenMinutes_ComesTooLateAndTheButtonGoes()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Press("Refuser");
        desk.Town.Clock.Advance(UndoDecision.Within);
        Assert.Contains("trop tard", await desk.Mona.Press("Annuler la décision"), StringComparison.Ordinal);
        Assert.Equal(MatchState.Rejected, (await desk.Match()).State);
        Assert.Empty(desk.Card(desk.Mona).Buttons);
    }

    [Fact]
    public async Task Undo_OfAnApprovalThatTheHelperHasSeen_IsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Press("Approuver");
        await desk.Mona.Say("/defaire M1");
        Assert.Equal(MatchState.Approved, (await desk.Match()).State);
        Assert.Contains(desk.Mona.Screen, m => m.Text.Contains("déjà reçu la question", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Approval_HeldBack_IsUndoneAndTheHelperNeverHears()
    {
        await using var desk = await Desk.OpenAsync(settings: ("Moderation:AskHelperAfter", "00:05:00"));
        var before = desk.Bob.Everything;
        await desk.Mona.Press("Approuver");
        Assert.Contains("reçoit la question à 10:05", desk.Shared(), StringComparison.Ordinal);
        await desk.Bob.PressWith("c:yes:1", 1);
        Assert.Equal(MatchState.Approved, (await desk.Match()).State);
        foreach (var one in (Resident[])[desk.Bob, desk.Alice])
        {
            await one.Say("/mes");
            Assert.DoesNotContain("répondre", one.Last.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("posé la question", one.Last.Text, StringComparison.Ordinal);
        }

        await desk.Mona.Press("Annuler la décision");
        await desk.Town.WaitAsync(TimeSpan.FromMinutes(6));
        Assert.Equal(MatchState.Proposed, (await desk.Match()).State);
        Assert.DoesNotContain("Pouvez-vous", desk.Bob.Everything[before.Length..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approval_HeldBack_ReachesTheHelperWhenItsTimeHasCome()
    {
        await using var desk = await Desk.OpenAsync(settings: ("Moderation:AskHelperAfter", "00:05:00"));
        await desk.Mona.Press("Approuver");
        await desk.Town.WaitAsync(TimeSpan.FromMinutes(5));
        await desk.Bob.SaysYesToHelp();
        Assert.Equal(MatchState.Accepted, (await desk.Match()).State);
        Assert.Contains("déjà reçu", await desk.Mona.PressWith("m:undo:1", desk.Card(desk.Mona).MessageId), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_WhenThePlaceIsSomebodyElsesByNow_ChangesNothing()
    {
        await using var desk = await Desk.OpenAsync();
        var carl = desk.Town.Person("Carl");
        await carl.AgreeTo();
        await carl.PublishesOffer();
        await desk.Mona.Press("Refuser", under: "relation M1");
        await desk.Nora.Press("Approuver", under: "relation M2");
        Assert.Contains("déjà prise", await desk.Mona.Press("Annuler la décision", under: "relation M1"), StringComparison.Ordinal);
        Assert.Equal((MatchState.Rejected, MatchState.Approved), ((await desk.Match()).State, (await desk.Match(2)).State));
        Assert.Equal(["reject"], await desk.Audit());
    }

    [Fact]
    public async Task Undo_WhenTheNeedWasClosedMeanwhile_ChangesNothing()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Press("Refuser");
        await desk.Alice.Say("/mes");
        await desk.Alice.Press("Voir N2");
        await desk.Alice.Press("Fermer");
        await desk.Alice.Press("Oui");
        await desk.Mona.Say("/defaire M1");
        Assert.Equal(MatchState.Rejected, (await desk.Match()).State);
    }

    [Fact]
    public async Task Undo_OfWhatTheClockOrANeighbourDecided_IsNotTheTeams()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Alice.Say("/mes");
        await desk.Alice.Press("Voir N2");
        await desk.Alice.Press("pause");
        await desk.Mona.Say("/defaire M1");
        Assert.Contains(desk.Mona.Screen, m => m.Text.Contains("rien à annuler", StringComparison.Ordinal));
        Assert.NotEqual(MatchState.Proposed, (await desk.Match()).State);
    }
}
