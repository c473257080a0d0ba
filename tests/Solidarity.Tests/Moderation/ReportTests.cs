using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>What one side tells the team about the other, and never to be put beside each other again.</summary>
public sealed class ReportTests
{
    private static string Plain(string? text) => (text ?? "").Replace('\u00a0', ' ');

    internal static async Task<Desk> IntroducedAsync()
    {
        var desk = await Desk.OpenAsync();
        await desk.Mona.Press("Approuver", under: "relation M1");
        await desk.Bob.SaysYesToHelp();
        await desk.Alice.SaysYesToMeet();
        return desk;
    }

    internal static async Task ReportsAsync(Resident who, string what = "On me demande de l'argent", string? words = "20 € pour venir", bool block = false)
    {
        await who.Press("Signaler ou bloquer");
        await who.Press(what);
        if (words is null) await who.Press("Passer");
        else await who.Say(words);
        await who.Press(block ? "Oui, ne plus" : "Non");
    }

    private static Delivered Card(Resident whose) => whose.Screen.Last(m => m.Text.Contains("R1", StringComparison.Ordinal) && m.Text.Contains("Dit par", StringComparison.Ordinal));

    private static async Task<Report> ReportAsync(Desk desk, long id = 1) => (await desk.Town.Read(s => s.Reports.Find(id)))!;

    [Fact]
    public async Task Report_ReachesTheTeamWithContext_AndTheOtherSideNeverHearsOfIt()
    {
        await using var desk = await IntroducedAsync();
        var before = desk.Bob.Everything;
        await ReportsAsync(desk.Alice);
        Assert.Contains("a reçu votre signalement", Plain(desk.Alice.Last.Text), StringComparison.Ordinal);
        var card = Plain(Card(desk.Mona).Text);
        Assert.Contains("argent demandé", card, StringComparison.Ordinal);
        Assert.Contains("« 20 € pour venir »", card, StringComparison.Ordinal);
        Assert.Contains("N2", card, StringComparison.Ordinal);
        Assert.Contains("1 signalement, 0 avertissement", card, StringComparison.Ordinal);
        // Whose it is stands on no card.
        Assert.DoesNotContain("Alice", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Bob", card, StringComparison.Ordinal);
        Assert.Equal(before, desk.Bob.Everything);
        await desk.Mona.Say("/file");
        Assert.Contains("1 signalement", Plain(desk.Mona.Last.Text), StringComparison.Ordinal);
        await desk.Nora.Press("Lu, rien", under: "R1");
        Assert.Contains("Lu par Nora", Plain(Card(desk.Mona).Text), StringComparison.Ordinal);
        await desk.Town.SweepAsync();
        Assert.Contains("a lu votre signalement", Plain(desk.Alice.Last.Text), StringComparison.Ordinal);
        Assert.Equal(before, desk.Bob.Everything);
        Assert.Equal(["report", "report.seen"], await desk.Audit("R1"));
    }

    [Fact]
    public async Task Worry_IsReadByModeratorsAlone_AndIsNoReproach()
    {
        await using var desk = await IntroducedAsync();
        await ReportsAsync(desk.Bob, "Je m'inquiète", "Le frigo était vide, et Alice ne se lève plus");
        Assert.Contains("Personne d'autre ne le verra", Plain(desk.Bob.Last.Text), StringComparison.Ordinal);
        Assert.Contains("ce n'est pas un reproche", Plain(Card(desk.Mona).Text), StringComparison.Ordinal);
        Assert.DoesNotContain("frigo", desk.Alice.Everything, StringComparison.Ordinal);
        Assert.Equal(0, await desk.Town.Read(s => s.Reports.About(s.Matches.Find(1)!.AskerId)));
        await desk.Mona.Press("Lu", under: "R1");
        await desk.Town.SweepAsync();
        Assert.Contains("Merci d'avoir prévenu", Plain(desk.Bob.Last.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Block_EndsWhatIsUnderWay_AndHoldsBothWays_UntilItIsUndone()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Press("Approuver", under: "relation M1");
        await desk.Bob.Press("Signaler ou bloquer");
        await desk.Bob.Press("Ne plus me proposer");
        await desk.Bob.Press("Oui, ne plus");
        Assert.Contains("ne vous sera plus proposée", Plain(desk.Bob.Last.Text), StringComparison.Ordinal);
        Assert.Equal(MatchState.Withdrawn, (await desk.Match()).State);
        Assert.DoesNotContain("bloqu", desk.Alice.Everything, StringComparison.Ordinal);
        // The other way round, too: now Alice offers and Bob asks.
        await desk.Alice.PublishesOffer("Papiers");
        await desk.Bob.PublishesNeed(category: "Papiers");
        Assert.Empty(await desk.Town.Read(s => s.Matches.LiveOfPerson(s.Matches.Find(1)!.HelperId)));
        await desk.Bob.Press("Annuler le blocage");
        Assert.Contains("annulé", desk.Bob.Last.Text, StringComparison.Ordinal);
        await desk.Alice.PublishesOffer("Papiers");
        Assert.Single(await desk.Town.Read(s => s.Matches.LiveOfPerson(s.Matches.Find(1)!.HelperId)));
    }

    [Fact]
    public async Task WhoWasShownNothing_HasNothingToReport()
    {
        await using var desk = await Desk.OpenAsync();
        var carl = desk.Town.Person("Carl");
        await carl.AgreeTo();
        foreach (var who in (Resident[])[carl, desk.Alice, desk.Bob])
            Assert.Contains("pas", await who.PressWith("rp:1", 1), StringComparison.Ordinal);
        await carl.PressWith("ub:1", 1);
        Assert.Null(await desk.Town.Read(s => s.Reports.Find(1)));
    }

    [Fact]
    public async Task AModeratorWhomItConcerns_NeitherSeesNorDecidesIt()
    {
        var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"), ("Moderation:Administrators:1", "9002"));
        await using var _ = town;
        var (mona, nora, alice) = (town.Person("Mona", id: 9001), town.Person("Nora", id: 9002), town.Person("Alice"));
        foreach (var one in (Resident[])[mona, nora, alice]) await one.AgreeTo();
        await nora.PublishesOffer();
        await alice.PublishesNeed();
        await mona.Press("Approuver", under: "relation M1");
        await nora.SaysYesToHelp();
        await alice.SaysYesToMeet();
        await ReportsAsync(alice);
        Assert.DoesNotContain("20 € pour venir", nora.Everything, StringComparison.Ordinal);
        // To her it doesn't exist, whatever she presses or writes.
        Assert.Equal(await nora.PressWith("r:0:99", 1), await nora.PressWith("r:0:1", 1));
        Assert.Equal(await nora.PressWith("r:1:99", 1), await nora.PressWith("r:1:1", 1));
        foreach (var command in (string[])["/file", "/historique R1", "/suspendre R1"])
        {
            await nora.Say(command);
            Assert.DoesNotContain("ignalement", nora.Last.Text, StringComparison.Ordinal);
        }

        // Nor does she suspend whoever reported her, whatever she calls them.
        await nora.Say("/suspendre N2");
        Assert.Contains("quelqu'un d'autre", Plain(nora.Last.Text), StringComparison.Ordinal);
        Assert.Null((await town.Read(s => s.Reports.Find(1)))!.Decision);
    }

    [Fact]
    public async Task Reports_AreLimitedADay_AndNobodyElseMayDecide()
    {
        await using var desk = await IntroducedAsync();
        for (var i = 0; i < 5; i++) await ReportsAsync(desk.Alice, words: $"encore {i}");
        await ReportsAsync(desk.Alice, words: "de trop");
        Assert.Contains("déjà envoyé 5 signalements", Plain(desk.Alice.Last.Text), StringComparison.Ordinal);
        Assert.Null(await desk.Town.Read(s => s.Reports.Find(6)));
        await desk.Bob.PressWith("r:1:1", 1);
        await desk.Alice.PressWith("r:0:1", 1);
        Assert.Null((await ReportAsync(desk)).Decision);
        Assert.DoesNotContain("Dit par", desk.Alice.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoAtOnce_OneDecides_AndWhoReportedIsToldOnce()
    {
        await using var desk = await IntroducedAsync();
        await ReportsAsync(desk.Alice);
        await desk.Mona.Press("Lu, rien", under: "R1");
        Assert.Contains("déjà traité", Plain(await desk.Nora.PressWith("r:1:1", Card(desk.Nora).MessageId)), StringComparison.Ordinal);
        await desk.Town.SweepAsync();
        Assert.Single(desk.Alice.Screen, m => m.Text.Contains("a lu votre signalement", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WordsOfDanger_InAReport_BringTheNumbersAndAreTaken()
    {
        await using var desk = await IntroducedAsync();
        await desk.Alice.Press("Signaler ou bloquer");
        await desk.Alice.Press("Je ne me sens pas");
        await desk.Alice.Say("Il m'a frappée");
        Assert.Contains("17", desk.Alice.Everything, StringComparison.Ordinal);
        await desk.Alice.Press("Oui, ne plus");
        Assert.Equal("Il m'a frappée", (await ReportAsync(desk)).Words);
        Assert.Equal(MatchState.Withdrawn, (await desk.Match()).State);
    }

    [Fact]
    public async Task WordsOfDanger_AboutAModerator_ReachTheOthersAlone()
    {
        var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"), ("Moderation:Administrators:1", "9002"));
        await using var _ = town;
        var (mona, nora, alice) = (town.Person("Mona", id: 9001), town.Person("Nora", id: 9002), town.Person("Alice"));
        foreach (var one in (Resident[])[mona, nora, alice]) await one.AgreeTo();
        await nora.PublishesOffer();
        await alice.PublishesNeed();
        await mona.Press("Approuver", under: "relation M1");
        await nora.SaysYesToHelp();
        await alice.Press("Signaler ou bloquer");
        await alice.Press("Je ne me sens pas");
        await alice.Say("Elle m'a frappée");
        Assert.Contains("m'a frappée", mona.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("m'a frappée", nora.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("Alice", nora.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoeverAsked_CanReportAHelperWhoSteppedBack()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Press("Approuver", under: "relation M1");
        await desk.Bob.SaysYesToHelp();
        await desk.Bob.Say("/mes");
        await desk.Bob.Press("O1");
        await desk.Bob.Press("Je ne peux plus");
        await desk.Bob.Press("Oui");
        Assert.False((await desk.Match()).IsLive);
        await ReportsAsync(desk.Alice, block: true);
        Assert.NotNull(await desk.Town.Read(s => s.Reports.Find(1)));
        Assert.True(await desk.Town.Read(s => s.Blocks.Holds(s.Matches.Find(1)!.AskerId, s.Matches.Find(1)!.HelperId)));
    }

    [Fact]
    public async Task Undo_OfARejection_DoesNotBringABlockedPairBack()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Press("Approuver", under: "relation M1");
        await desk.Bob.PublishesOffer("Papiers");
        await desk.Alice.PublishesNeed(category: "Papiers");
        await desk.Mona.Press("Refuser", under: "relation M2");
        await desk.Bob.Press("Signaler ou bloquer");
        await desk.Bob.Press("Ne plus me proposer");
        await desk.Bob.Press("Oui, ne plus");
        await desk.Mona.Say("/defaire M2");
        Assert.Equal(MatchState.Rejected, (await desk.Match(2)).State);
        // Nor does the list of those who don't fit name them.
        await desk.Mona.Say("/rapprochement M2");
        Assert.DoesNotContain("ne veut plus", desk.Mona.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_ThatNobodyReads_TheAdministratorsAreRemindedOnce()
    {
        await using var desk = await IntroducedAsync();
        await ReportsAsync(desk.Alice);
        for (var hours = 0; hours < 48; hours += 6) await desk.Town.WaitAsync(TimeSpan.FromHours(6));
        Assert.Single(desk.Nora.Screen, m => m.Text.Contains("signalement R1 attend depuis", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NoShows_AreAskedFor_AndShownOnlyWhenTwoPeopleSayIt()
    {
        await using var desk = await IntroducedAsync();
        await desk.Town.WaitAsync(TimeSpan.FromDays(1.1));
        await desk.Alice.Press("Non", under: "eu lieu");
        await desk.Alice.Press("La personne n'était pas là");
        Assert.Equal(FailReason.NobodyCame, (await desk.Match()).FailedFor);
        Assert.Contains("La personne n'était pas là", Plain(desk.Card(desk.Mona).Text), StringComparison.Ordinal);
        Assert.Contains("déjà dit", Plain(await desk.Alice.PressWith("wf:1:1", 1)), StringComparison.Ordinal);
        // What can still be asked of whoever told it.
        await desk.Mona.Say("/demander M1 N Aviez-vous convenu d'une heure ?");
        Assert.Contains("Aviez-vous convenu", desk.Alice.Last.Text, StringComparison.Ordinal);
        await desk.Bob.PressWith("wf:0:1", 1);
        var carl = desk.Town.Person("Carl");
        await carl.AgreeTo();
        await carl.PublishesNeed();
        Assert.DoesNotContain("rendez-vous", Plain(desk.Mona.Last.Text), StringComparison.Ordinal);
        await desk.Mona.Press("Approuver", under: "relation M2");
        await desk.Bob.SaysYesToHelp();
        await carl.SaysYesToMeet();
        await desk.Town.WaitAsync(TimeSpan.FromDays(1.1));
        await carl.Press("Non", under: "eu lieu");
        await carl.Press("La personne n'était pas là");
        var dora = desk.Town.Person("Dora");
        await dora.AgreeTo();
        await dora.PublishesNeed();
        Assert.Contains("Qui propose : 2 personnes disent", Plain(desk.Card(desk.Mona, "M3").Text), StringComparison.Ordinal);
    }
}
