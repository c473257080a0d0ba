using Solidarity.Core.Matching;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>The whole platform is closed with a message, and starts again as it was.</summary>
public sealed class ClosureTests
{
    private static async Task CloseAsync(Resident administrator, string words = "Fermé jusqu'au 2 janvier <b>")
    {
        await administrator.Say("/fermer");
        await administrator.Say(words);
        Assert.Contains(words, administrator.Last.Text, StringComparison.Ordinal);
        await administrator.Press("Fermer le service");
    }

    [Fact]
    public async Task Closed_NothingNewIsTaken_WhatIsUnderWayGoesOn_AndWhoeverWishesIsTold()
    {
        await using var desk = await Desk.OpenAsync();
        var carl = desk.Town.Person("Carl");
        await carl.AgreeTo();
        await CloseAsync(desk.Mona);
        await carl.Say("/besoin");
        Assert.Contains("« Fermé jusqu'au 2 janvier <b> »", carl.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await carl.Press("Me prévenir");
        await carl.PressWith("wi", 1);
        await carl.PressWith("go:offer", 1);
        Assert.Contains("fermé", carl.Last.Text, StringComparison.Ordinal);
        // What is under way.
        await desk.Mona.Press("Approuver", under: "relation M1");
        await desk.Bob.SaysYesToHelp();
        await desk.Alice.SaysYesToMeet();
        Assert.Equal(MatchState.Introduced, (await desk.Match()).State);
        await desk.Town.SweepAsync();
        Assert.DoesNotContain("de nouveau ouvert", carl.Everything, StringComparison.Ordinal);
        await desk.Mona.Say("/ouvrir");
        Assert.Contains("1 personne", desk.Mona.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await desk.Town.SweepAsync();
        await desk.Town.SweepAsync();
        Assert.Single(carl.Screen, m => m.Text.Contains("de nouveau ouvert", StringComparison.Ordinal));
        Assert.DoesNotContain("de nouveau ouvert", desk.Alice.Everything, StringComparison.Ordinal);
        await carl.PublishesNeed(category: "Papiers");
        Assert.Equal(1, await desk.Town.Read(s => s.Posts.Of(s.People.Find("telegram", carl.Id)!.Id, desk.Town.Clock.GetUtcNow()).Count));
        Assert.Equal(["close", "open"], await desk.Audit("platform"));
    }

    [Fact]
    public async Task Closed_InTheMiddleOfADraft_TheLastPressPublishesNothing()
    {
        await using var desk = await Desk.OpenAsync();
        var carl = desk.Town.Person("Carl");
        await carl.AgreeTo();
        await carl.Say("/besoin");
        await carl.Press("Papiers");
        await carl.Say("Une lettre");
        await carl.Press("Dès que possible");
        await carl.Say("94400");
        await carl.Press("Pour moi");
        await CloseAsync(desk.Mona);
        await carl.Press("Publier");
        Assert.Contains("fermé", carl.Last.Text, StringComparison.Ordinal);
        Assert.Equal(0, await desk.Town.Read(s => s.Posts.Of(s.People.Find("telegram", carl.Id)!.Id, desk.Town.Clock.GetUtcNow()).Count));
    }

    [Fact]
    public async Task Close_ByAModeratorOrANeighbour_IsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/moderation ajouter @bob");
        foreach (var one in (Resident[])[desk.Bob, desk.Alice])
        {
            await one.Say("/fermer");
            await one.Say("/ouvrir");
        }

        Assert.Null(await desk.Town.Read(s => s.Closure.Now()));
        Assert.Empty(await desk.Audit("platform"));
    }

    [Fact]
    public async Task Close_ByWhoLosesTheRoleInTheMiddle_ClosesNothing()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/inviter");
        await desk.Mona.Press("Administration");
        await desk.Bob.Say("/start " + desk.Mona.Last.Text.Split("start=")[1].Split('\n')[0].Trim());
        await desk.Bob.Say("/fermer");
        await desk.Bob.Say("Pour toujours");
        await desk.Mona.Say("/moderation retirer @bob");
        await desk.Bob.Press("Fermer le service");
        Assert.Null(await desk.Town.Read(s => s.Closure.Now()));
    }

    /// <summary>Numbers for whoever is in danger belong into such a message; its author is in none.</summary>
    [Fact]
    public async Task Close_WithNumbersForEmergencies_TakesTheMessageAndAlarmsNobody()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/fermer");
        await desk.Mona.Say("Fermé. En cas de violence conjugale, appelez le 3919");
        await desk.Mona.Press("Fermer le service");
        Assert.NotNull(await desk.Town.Read(s => s.Closure.Now()));
        Assert.DoesNotContain("🆘", desk.Nora.Everything, StringComparison.Ordinal);
    }
}
