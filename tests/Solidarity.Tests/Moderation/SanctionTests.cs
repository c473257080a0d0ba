using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>Warned, suspended, banned; and the one answer to it, about which another moderator decides.</summary>
public sealed class SanctionTests
{
    private static string Plain(string? text) => (text ?? "").Replace('\u00a0', ' ');

    private static async Task ActsAsync(Resident moderator, string penalty, string reason = "Vous avez demandé 20 €.", string? under = null)
    {
        if (under is not null) await moderator.Press("Avertir ou suspendre", under: under);
        await moderator.Press(penalty);
        await moderator.Say(reason);
        Assert.Contains(reason, Plain(moderator.Last.Text), StringComparison.Ordinal);
        await moderator.Press("Envoyer");
    }

    private static Task<long> BobAsync(Desk desk) => desk.Town.Read(s => s.Matches.Find(1)!.HelperId);

    private static async Task<Sanction> SanctionAsync(Desk desk) => (await desk.Town.Read(s => s.Sanctions.Find(1)))!;

    [Fact]
    public async Task Suspended_WhatIsOpenIsWithdrawn_AndEachHearsWhatTheyNeedToKnow()
    {
        await using var desk = await ReportTests.IntroducedAsync();
        await ReportTests.ReportsAsync(desk.Alice);
        await ActsAsync(desk.Mona, "Suspendre une semaine", under: "R1");
        Assert.Equal(MatchState.Withdrawn, (await desk.Match()).State);
        var told = Plain(desk.Bob.Last.Text);
        Assert.Contains("suspend votre accès jusqu'au", told, StringComparison.Ordinal);
        Assert.Contains("« Vous avez demandé 20 €. »", told, StringComparison.Ordinal);
        Assert.Contains("Votre annonce ouverte a été retirée", told, StringComparison.Ordinal);
        // He knows her already, and must not go.
        Assert.Contains("La mise en relation avec Alice (🛒 Courses) s'arrête", told, StringComparison.Ordinal);
        Assert.DoesNotContain("signal", told, StringComparison.Ordinal);
        await desk.Town.SweepAsync();
        var alice = Plain(string.Join("\n", desk.Alice.Screen.TakeLast(2).Select(m => m.Text)));
        Assert.Contains("a lu votre signalement et a agi", alice, StringComparison.Ordinal);
        Assert.Contains("n'est plus disponible", alice, StringComparison.Ordinal);
        Assert.DoesNotContain("suspen", alice, StringComparison.Ordinal);
        // While it lasts nothing can be published, whatever is pressed.
        await desk.Bob.Say("/offre");
        Assert.Contains("Vous ne pouvez pas publier jusqu'au", Plain(desk.Bob.Last.Text), StringComparison.Ordinal);
        await desk.Town.WaitAsync(TimeSpan.FromDays(9));
        Assert.Contains("suspension est terminée", Plain(string.Join("\n", desk.Bob.Screen.TakeLast(3).Select(m => m.Text))), StringComparison.Ordinal);
        await desk.Bob.PublishesOffer();
        Assert.Equal(["week"], (await desk.Audit("P" + await BobAsync(desk))).Where(a => a is "week" or "ban"));
    }

    [Fact]
    public async Task Suspended_InTheMiddleOfADraft_PublishesNothing()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Bob.Say("/besoin");
        await desk.Bob.Press("Papiers");
        await desk.Bob.Say("Une lettre");
        await desk.Bob.Press("Dès que possible");
        await desk.Bob.Say("94400");
        await desk.Bob.Press("Pour moi");
        await desk.Mona.Say("/suspendre O1");
        await ActsAsync(desk.Mona, "Exclure");
        await desk.Bob.Press("Publier");
        Assert.Contains("Vous ne pouvez plus publier ici", Plain(desk.Bob.Last.Text), StringComparison.Ordinal);
        Assert.DoesNotContain(await desk.Town.Read(s => s.Posts.Of(s.Matches.Find(1)!.HelperId, desk.Town.Clock.GetUtcNow())), p => p.IsLive);
    }

    [Fact]
    public async Task Warned_NothingElseChanges()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/avertir O1");
        await desk.Mona.Say("Restez poli, s'il vous plaît.");
        await desk.Mona.Press("Envoyer");
        Assert.Contains("vous adresse un avertissement", Plain(desk.Bob.Last.Text), StringComparison.Ordinal);
        Assert.True((await desk.Match()).IsLive);
        await desk.Bob.PublishesNeed(category: "Papiers");
        await desk.Mona.Say("/rapprochement M1");
        Assert.Contains("Qui propose : 0 signalement, 1 avertissement", Plain(desk.Mona.Everything), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Appeal_IsAnsweredOnce_ByAnotherThanWhoDecided_WithAReason()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/suspendre O1");
        await ActsAsync(desk.Mona, "Exclure");
        await desk.Bob.Press("Répondre à l'équipe");
        await desk.Bob.Say("C'était un malentendu, le ticket de caisse.");
        await desk.Bob.Press("Envoyer");
        Assert.Contains("Votre réponse est envoyée", Plain(desk.Bob.Last.Text), StringComparison.Ordinal);
        await desk.Bob.PressWith("as:1", 1);
        Assert.Contains("déjà répondu", Plain(desk.Bob.Last.Text), StringComparison.Ordinal);
        Assert.Contains("« C'était un malentendu", Plain(desk.Nora.Last.Text), StringComparison.Ordinal);
        // Not the one who decided, nor anybody outside the team.
        Assert.Contains("quelqu'un d'autre", Plain(await desk.Mona.Press("Lever", under: "Réponse S1")), StringComparison.Ordinal);
        await desk.Alice.PressWith("ap:4:1", 1);
        Assert.Null((await SanctionAsync(desk)).Verdict);
        await desk.Nora.Press("Lever", under: "Réponse S1");
        await desk.Nora.Say("Le ticket a été montré.");
        await desk.Nora.Press("Envoyer");
        Assert.Equal(Verdict.Lifted, (await SanctionAsync(desk)).Verdict);
        Assert.Contains("« Le ticket a été montré. »", Plain(desk.Bob.Last.Text), StringComparison.Ordinal);
        Assert.Contains("Levé par Nora", Plain(desk.Mona.Everything), StringComparison.Ordinal);
        await desk.Bob.PublishesOffer();
        Assert.Equal(["appeal", "take", "appeal.is-lifted"], await desk.Audit("S1"));
    }

    [Fact]
    public async Task Appeal_Upheld_TheSuspensionGoesOn()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/suspendre O1");
        await ActsAsync(desk.Mona, "Suspendre un mois");
        await AppealAsync(desk.Bob);
        await desk.Nora.Press("Maintenir", under: "Réponse S1");
        await desk.Nora.Say("Trois personnes disent la même chose.");
        await desk.Nora.Press("Envoyer");
        Assert.Contains("La mesure est maintenue", Plain(desk.Bob.Last.Text), StringComparison.Ordinal);
        await desk.Bob.Say("/offre");
        Assert.Contains("Vous ne pouvez pas publier", Plain(desk.Bob.Last.Text), StringComparison.Ordinal);
    }

    private static async Task AppealAsync(Resident who)
    {
        await who.Press("Répondre à l'équipe");
        await who.Say("Je ne suis pas d'accord.");
        await who.Press("Envoyer");
    }

    [Fact]
    public async Task Appeal_NotDecidedInTime_TheOthersAreRemindedOnce_AndThePersonIsToldHonestly()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/suspendre O1");
        await ActsAsync(desk.Mona, "Exclure");
        await AppealAsync(desk.Bob);
        for (var day = 0; day < 6; day++) await desk.Town.WaitAsync(TimeSpan.FromDays(1));
        Assert.Single(desk.Nora.Screen, m => m.Text.Contains("attend depuis trop longtemps", StringComparison.Ordinal));
        Assert.DoesNotContain("attend depuis trop longtemps", desk.Mona.Everything, StringComparison.Ordinal);
        Assert.Single(desk.Bob.Screen, m => m.Text.Contains("plus de retard que prévu", StringComparison.Ordinal));
        await desk.Nora.Press("Voir", under: "attend depuis trop longtemps");
        Assert.Contains("Le délai est passé", Plain(desk.Nora.Last.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoSuspensions_LiftingTheSecond_LeavesTheFirst()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Nora.Say("/suspendre O1");
        await ActsAsync(desk.Nora, "Suspendre un mois");
        await desk.Mona.Say("/suspendre O1");
        await ActsAsync(desk.Mona, "Exclure");
        await AppealAsync(desk.Bob);
        await desk.Nora.Press("Lever", under: "Réponse S2");
        await desk.Nora.Say("Un mois suffit.");
        await desk.Nora.Press("Envoyer");
        var bob = await desk.Town.Read(s => s.People.Get(s.Matches.Find(1)!.HelperId));
        Assert.Equal((await SanctionAsync(desk)).Until, bob.BannedUntil);
    }

    [Fact]
    public async Task TwoWhoAct_OnOneReport_TheSecondIsToldAndNothingIsSentTwice()
    {
        await using var desk = await ReportTests.IntroducedAsync();
        await ReportTests.ReportsAsync(desk.Alice);
        await desk.Mona.Press("Avertir ou suspendre", under: "R1");
        await desk.Mona.Press("Suspendre un mois");
        await desk.Mona.Say("Vous avez demandé 20 €.");
        // She was long about it: her hold on it has ended.
        desk.Town.Clock.Advance(ClaimMatch.Lasts);
        await ActsAsync(desk.Nora, "Suspendre une semaine", under: "R1");
        await desk.Mona.Press("Envoyer");
        Assert.Contains("déjà traité", Plain(desk.Mona.Last.Text), StringComparison.Ordinal);
        Assert.Null(await desk.Town.Read(s => s.Sanctions.Find(2)));
    }

    [Fact]
    public async Task Suspended_WhoeverWasBesideThem_IsLookedAfterAgain()
    {
        await using var desk = await Desk.OpenAsync();
        var carl = desk.Town.Person("Carl");
        await carl.AgreeTo();
        await carl.PublishesOffer();
        await desk.Mona.Say("/suspendre O1");
        await ActsAsync(desk.Mona, "Exclure");
        Assert.Single(await desk.Town.Read(s => s.Matches.LiveOf(2)));
    }

    [Fact]
    public async Task Appeal_IsNotJudgedByWhoeverReported()
    {
        var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"), ("Moderation:Administrators:1", "9002"));
        await using var _ = town;
        var (mona, nora, bob) = (town.Person("Mona", id: 9001), town.Person("Nora", id: 9002), town.Person("Bob"));
        foreach (var one in (Resident[])[mona, nora, bob]) await one.AgreeTo();
        await bob.PublishesOffer();
        await nora.PublishesNeed();
        await mona.Press("Approuver", under: "relation M1");
        await bob.SaysYesToHelp();
        await nora.SaysYesToMeet();
        await ReportTests.ReportsAsync(nora);
        await ActsAsync(mona, "Exclure", under: "R1");
        await AppealAsync(bob);
        Assert.Contains("Il n'y a pas de réponse", Plain(await nora.PressWith("ap:3:1", 1)), StringComparison.Ordinal);
        Assert.Null((await town.Read(s => s.Sanctions.Find(1)))!.Verdict);
    }

    [Fact]
    public async Task TheTeamItself_AndWhatIsNobodys_AreRefusedInWords()
    {
        await using var desk = await Desk.OpenAsync();
        var mona = await desk.Town.Read(s => s.People.Find("telegram", "9001")!.Id);
        await desk.Nora.Say($"/suspendre P{mona}");
        Assert.Contains("est de l'équipe", Plain(desk.Nora.Last.Text), StringComparison.Ordinal);
        foreach (var nobody in (string[])["P999", "N1", "O2", "R1", "O99999999999999999999"])
        {
            await desk.Nora.Say("/suspendre " + nobody);
            Assert.Matches("Je ne trouve personne|Écrivez par exemple", desk.Nora.Last.Text);
        }
        await desk.Bob.Say("/suspendre N2");
        Assert.Contains("ne connais pas", Plain(desk.Bob.Last.Text), StringComparison.Ordinal);
        Assert.Null(await desk.Town.Read(s => s.Sanctions.Find(1)));
    }
}
