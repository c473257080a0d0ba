using Solidarity.Core.Moderation;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>A report, an answer to a sanction or a held post in one pair of hands, with what was noted; and a measure that is taken back.</summary>
public sealed class CaseTests
{
    private static string Plain(string? text) => (text ?? "").Replace('\u00a0', ' ');

    private static Delivered Card(Resident whose, string words) => whose.Screen.Last(m => m.Text.Contains(words, StringComparison.Ordinal) && m.Buttons.Any());

    [Fact]
    public async Task Report_ThatIsTaken_IsDecidedByNobodyElse_UntilItIsGivenBack()
    {
        await using var desk = await ReportTests.IntroducedAsync();
        await ReportTests.ReportsAsync(desk.Alice);
        Assert.Contains("Vous vous occupez de R1", Plain(await desk.Mona.Press("Je m'en occupe", under: "R1")), StringComparison.Ordinal);
        Assert.Contains("Mona s'en occupe jusqu'à", Plain(Card(desk.Nora, "R1").Text), StringComparison.Ordinal);
        Assert.Contains("Mona s'occupe de R1", Plain(await desk.Nora.Press("Lu, rien", under: "R1")), StringComparison.Ordinal);
        Assert.Contains("Mona s'occupe de R1", Plain(await desk.Nora.Press("Avertir ou suspendre", under: "R1")), StringComparison.Ordinal);
        Assert.Contains("Mona s'occupe de R1", Plain(await desk.Nora.PressWith("cs:take:R1", 1)), StringComparison.Ordinal);
        Assert.Contains("Mona s'occupe de R1", Plain(await desk.Nora.PressWith("cs:give:R1", 1)), StringComparison.Ordinal);
        await desk.Mona.Press("Rendre", under: "R1");
        await desk.Nora.Press("Lu, rien", under: "R1");
        Assert.Equal(["report", "take", "give-back", "report.seen"], await desk.Audit("R1"));
        Assert.Contains("déjà réglé", Plain(await desk.Mona.PressWith("cs:take:R1", 1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_ThatIsTakenAndLeft_IsFreeAgainByItself()
    {
        await using var desk = await ReportTests.IntroducedAsync();
        await ReportTests.ReportsAsync(desk.Alice);
        await desk.Mona.Say("/prendre R1");
        desk.Town.Clock.Advance(ClaimMatch.Lasts);
        await desk.Nora.Press("Lu, rien", under: "R1");
        Assert.Equal(ReportDecision.Seen, (await desk.Town.Read(s => s.Reports.Find(1)))!.Decision);
    }

    /// <summary>Words want time: whoever begins to write has it, and a second who had begun before sends nothing.</summary>
    [Fact]
    public async Task Report_BeingAnswered_IsInOnePairOfHands()
    {
        await using var desk = await ReportTests.IntroducedAsync();
        await ReportTests.ReportsAsync(desk.Alice);
        await desk.Mona.Press("Avertir ou suspendre", under: "R1");
        Assert.Contains("Mona s'occupe de R1", Plain(await desk.Nora.Press("Avertir ou suspendre", under: "R1")), StringComparison.Ordinal);
        await desk.Mona.Press("Suspendre une semaine");
        await desk.Mona.Say("Rien ne se paie ici.");
        desk.Town.Clock.Advance(ClaimMatch.Lasts);
        await desk.Nora.Say("/prendre R1");
        await desk.Mona.Press("Envoyer");
        Assert.Contains("Quelqu'un d'autre de l'équipe s'occupe de ce signalement", Plain(desk.Mona.Last.Text), StringComparison.Ordinal);
        Assert.Null(await desk.Town.Read(s => s.Sanctions.Find(1)));
    }

    /// <summary>What somebody has in hand who is no longer on the team is free at once.</summary>
    [Fact]
    public async Task Report_InTheHandsOfWhoHasLeft_IsFree()
    {
        await using var desk = await ReportTests.IntroducedAsync();
        var carl = desk.Town.Person("Carl", userName: "carl");
        await carl.Say("/start");
        await desk.Mona.Say("/moderation ajouter @carl");
        await ReportTests.ReportsAsync(desk.Alice);
        await carl.Say("/prendre R1");
        await desk.Mona.Say("/file");
        Assert.Contains("Carl", Plain(desk.Mona.Last.Text), StringComparison.Ordinal);
        await desk.Mona.Say("/moderation retirer @carl");
        Assert.DoesNotContain("Carl s'en occupe", Plain(Card(desk.Nora, "R1").Text), StringComparison.Ordinal);
        await desk.Nora.Press("Lu, rien", under: "R1");
        Assert.Equal(ReportDecision.Seen, (await desk.Town.Read(s => s.Reports.Find(1)))!.Decision);
    }

    /// <summary>Whoever decided can't keep the answer from the others.</summary>
    [Fact]
    public async Task Answer_IsNotHeldByWhoMayNotDecide()
    {
        await using var desk = await ReportTests.IntroducedAsync();
        await ReportTests.ReportsAsync(desk.Alice);
        await desk.Mona.Press("Avertir ou suspendre", under: "R1");
        await desk.Mona.Press("Suspendre une semaine");
        await desk.Mona.Say("Rien ne se paie ici.");
        await desk.Mona.Press("Envoyer");
        await desk.Bob.Press("Répondre");
        await desk.Bob.Say("Je n'ai rien demandé.");
        await desk.Bob.Press("Envoyer");
        Assert.Contains("C'était votre décision", Plain(await desk.Mona.PressWith("cs:take:S1", 1)), StringComparison.Ordinal);
        Assert.Null(await desk.Town.Read(s => s.Claims.Of("S1", desk.Town.Clock.GetUtcNow())));
        await desk.Nora.Press("Je m'en occupe", under: "Réponse S1");
        await desk.Nora.Press("Lever", under: "Réponse S1");
        await desk.Nora.Say("D'accord.");
        await desk.Nora.Press("Envoyer");
        Assert.Equal(Verdict.Lifted, (await desk.Town.Read(s => s.Sanctions.Find(1)))!.Verdict);
    }

    [Fact]
    public async Task HeldPost_ThatIsTaken_WaitsForWhoHasIt()
    {
        await using var desk = await Desk.OpenAsync();
        var carl = desk.Town.Person("Carl");
        await carl.AgreeTo();
        await carl.PublishesNeed(sentence: "Du pain, je donne 20 € à qui vient");
        await desk.Mona.Press("Je m'en occupe", under: "À relire");
        Assert.Contains("Mona s'occupe de N3", Plain(await desk.Nora.Press("Publier", under: "À relire")), StringComparison.Ordinal);
        Assert.Equal(PostState.Held, (await desk.Town.Read(s => s.Posts.Find(3)))!.State);
        await desk.Mona.Press("Publier", under: "À relire");
        Assert.Equal(PostState.Open, (await desk.Town.Read(s => s.Posts.Find(3)))!.State);
    }

    [Fact]
    public async Task Note_OnAReport_StandsOnEverybodysCard_AndConcernedModeratorsWriteNone()
    {
        await using var desk = await ReportTests.IntroducedAsync();
        await desk.Mona.Say("/moderation ajouter @bob");
        await ReportTests.ReportsAsync(desk.Alice);
        await desk.Mona.Say("/note R1 Appelée, elle préfère en parler demain");
        Assert.Contains("elle préfère en parler demain", Card(desk.Nora, "R1").Text, StringComparison.Ordinal);
        foreach (var command in (string[])["/note R1 rien", "/prendre R1", "/rendre R1", "/historique R1"]) await desk.Bob.Say(command);
        Assert.Equal(["report", "note"], await desk.Audit("R1"));
        Assert.DoesNotContain("préfère", desk.Bob.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suspension_LiftedByAnAdministrator_EndsAndThePersonReadsWhy()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/suspendre O1");
        await desk.Mona.Press("une semaine");
        await desk.Mona.Say("Une erreur");
        await desk.Mona.Press("Envoyer");
        await desk.Mona.Say("/lever S1");
        await desk.Mona.Say("Nous nous sommes trompés de personne.");
        Assert.Contains("L'équipe de modération lève la mesure", Plain(desk.Mona.Last.Text), StringComparison.Ordinal);
        await desk.Mona.Press("Envoyer");
        Assert.Contains("trompés de personne", Plain(desk.Bob.Last.Text), StringComparison.Ordinal);
        Assert.DoesNotContain("votre réponse", Plain(desk.Bob.Last.Text), StringComparison.Ordinal);
        // What was taken back needs no answer, and gets none.
        await desk.Bob.Press("Répondre");
        Assert.Null((await desk.Town.Read(s => s.Sanctions.Find(1)))!.AppealedAt);
        Assert.Contains("Mona a levé la mesure S1", Plain(desk.Nora.Last.Text), StringComparison.Ordinal);
        await desk.Bob.PublishesOffer();
        Assert.Contains(await desk.Town.Read(s => s.Posts.Of(s.People.Find("telegram", desk.Bob.Id)!.Id, desk.Town.Clock.GetUtcNow())), post => post.IsLive);
        Assert.Contains("sanction-lifted", await desk.Audit("S1"));
    }

    /// <summary>What the person has answered stays another's to decide, and a moderator lifts nothing by themselves.</summary>
    [Fact]
    public async Task Lift_OfWhatWasAnswered_OrByAModerator_IsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        var carl = desk.Town.Person("Carl", userName: "carl");
        await carl.Say("/start");
        await desk.Mona.Say("/moderation ajouter @carl");
        await desk.Mona.Say("/suspendre O1");
        await desk.Mona.Press("une semaine");
        await desk.Mona.Say("Une erreur");
        await desk.Mona.Press("Envoyer");
        await carl.Say("/lever S1");
        await desk.Bob.Press("Répondre");
        await desk.Bob.Say("Non.");
        await desk.Bob.Press("Envoyer");
        await desk.Mona.Say("/lever S1");
        Assert.Contains("La personne a répondu", Plain(desk.Mona.Last.Text), StringComparison.Ordinal);
        Assert.Null((await desk.Town.Read(s => s.Sanctions.Find(1)))!.Verdict);
    }
}
