using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
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

    private static string Plain(Resident who) => who.Last.Text.Replace('\u00a0', ' ');

    private static Task<Closure?> NowAsync(Desk desk) => desk.Town.Read(s => s.Closure.Now());

    /// <summary>Nobody's message is replaced by somebody who hasn't read it.</summary>
    [Fact]
    public async Task Close_WhenAnotherHasClosed_SaysWhoAndHow_AndReplacesTheMessageOnlyOnAWish()
    {
        await using var desk = await Desk.OpenAsync();
        await CloseAsync(desk.Nora, "Fermé pour la fête");
        Assert.Contains("« Fermé pour la fête »", Plain(desk.Mona), StringComparison.Ordinal);
        desk.Town.Clock.Advance(TimeSpan.FromMinutes(5));
        await desk.Mona.Say("/fermer");
        Assert.Contains("déjà fermé, par Nora, depuis le lundi 23 novembre à 10:00. Les personnes lisent :\n« Fermé pour la fête »", Plain(desk.Mona), StringComparison.Ordinal);
        await desk.Mona.Press("Changer le message");
        await desk.Mona.Say("Fermé jusqu'à lundi");
        Assert.Equal("Fermé pour la fête", (await NowAsync(desk))!.Words);
        await desk.Mona.Press("Remplacer le message");
        Assert.Equal("Fermé jusqu'à lundi", (await NowAsync(desk))!.Words);
        Assert.Contains("Mona a changé le message", Plain(desk.Nora), StringComparison.Ordinal);
        Assert.Contains("« Fermé jusqu'à lundi »", Plain(desk.Nora), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Close_ByTwoAtOnce_TheSecondReadsWhatTheFirstWrote(bool anew)
    {
        await using var desk = await Desk.OpenAsync();
        if (anew) await CloseAsync(desk.Mona, "Le tout premier");
        await desk.Mona.Say("/fermer");
        if (anew) await desk.Mona.Press("Changer le message");
        await desk.Mona.Say("Le mien");
        desk.Town.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Nora.Say("/fermer");
        if (anew) await desk.Nora.Press("Changer le message");
        await desk.Nora.Say("Celui de Nora");
        await desk.Nora.Press(anew ? "Remplacer le message" : "Fermer le service");
        await desk.Mona.Press(anew ? "Remplacer le message" : "Fermer le service");
        Assert.Equal("Celui de Nora", (await NowAsync(desk))!.Words);
        Assert.Contains("par Nora", Plain(desk.Mona), StringComparison.Ordinal);
        Assert.Contains("« Celui de Nora »", Plain(desk.Mona), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_WithWords_ShowsThemAsTheMessage()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/fermer Fermé jusqu'à lundi");
        Assert.Contains("« Fermé jusqu'à lundi »", Plain(desk.Mona), StringComparison.Ordinal);
        Assert.Null(await NowAsync(desk));
        await desk.Mona.Press("Fermer le service");
        Assert.Equal("Fermé jusqu'à lundi", (await NowAsync(desk))!.Words);
    }

    [Fact]
    public async Task Close_WithMoreWordsThanMayBe_AsksForFewer()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/fermer " + new string('a', Closure.LongestWords + 1));
        Assert.Contains("un peu long", desk.Mona.Screen[^2].Text, StringComparison.Ordinal);
        await desk.Mona.Say("Fermé");
        await desk.Mona.Press("Fermer le service");
        Assert.Equal("Fermé", (await NowAsync(desk))!.Words);
    }

    /// <summary>Each is told what is true of them: of a draft who has one, of their wish who left it.</summary>
    [Fact]
    public async Task Closed_WhoComes_IsToldOfTheirDraftAndTheirWishWhereThereIsOne()
    {
        await using var desk = await Desk.OpenAsync();
        var carl = desk.Town.Person("Carl");
        await carl.AgreeTo();
        await carl.Say("/besoin");
        await carl.Press("Papiers");
        await CloseAsync(desk.Mona);
        await desk.Alice.Say("/besoin");
        Assert.DoesNotContain("est gardé", desk.Alice.Last.Text, StringComparison.Ordinal);
        await carl.Say("/offre");
        Assert.Contains("est gardé pendant deux jours", carl.Last.Text, StringComparison.Ordinal);
        Assert.Contains("entre 8 h et 21 h", (await Wished(carl)).Replace('\u00a0', ' '), StringComparison.Ordinal);
        await carl.Say("/offre");
        Assert.Contains("Vous aurez un message", Plain(carl), StringComparison.Ordinal);
        Assert.DoesNotContain(carl.Last.Buttons, b => b.Data == "wi");
        await desk.Alice.Press("Me prévenir");
        await desk.Mona.Say("/ouvrir");
        Assert.Contains("2 personnes voulaient être prévenues : elles le seront, entre 8 h et 21 h", Plain(desk.Mona), StringComparison.Ordinal);
        await desk.Town.SweepAsync();
        Assert.Equal(3, desk.Alice.Last.Buttons.Count());
        await carl.Press("Continuer votre demande", under: "de nouveau ouvert");
        Assert.Contains("Dites-en un peu plus", carl.Last.Text, StringComparison.Ordinal);
    }

    private static async Task<string> Wished(Resident who)
    {
        await who.Press("Me prévenir");
        return who.Last.Text;
    }

    /// <summary>"I didn't understand" would be a strange welcome at a closed door.</summary>
    [Fact]
    public async Task Closed_SomebodyWritesASentence_ReadsThatItIsClosed()
    {
        await using var desk = await Desk.OpenAsync();
        await CloseAsync(desk.Mona);
        await desk.Alice.Say("Il me faudrait du pain");
        Assert.Contains("« Fermé jusqu'au 2 janvier <b> »", Plain(desk.Alice), StringComparison.Ordinal);
        Assert.DoesNotContain("pas compris", desk.Alice.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Say("/ouvrir");
        await desk.Alice.Say("Il me faudrait du pain");
        Assert.Contains("vous demandez de l'aide", desk.Alice.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_WithALinkInTheMessage_ItCanBeTapped()
    {
        await using var desk = await Desk.OpenAsync();
        await CloseAsync(desk.Mona, "Voir https://ville.test/fermeture");
        await desk.Alice.Say("/besoin");
        Assert.Contains("« Voir https://ville.test/fermeture »", desk.Alice.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
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
