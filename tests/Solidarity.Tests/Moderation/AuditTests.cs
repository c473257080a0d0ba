using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>Who did what, and when: to be read by the team, and not by the one it is about.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task Audit_OfAMatch_TellsWhoDidWhatInWords()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Nora.Say("/prendre M1");
        await desk.Nora.Say("/refuser M1 déjà vu <i>");
        await desk.Mona.Say("/historique m1");
        var text = desk.Mona.Last.Text.Replace('\u00a0', ' ');
        Assert.Contains("prise en charge · Nora", text, StringComparison.Ordinal);
        Assert.Contains("refusée · Nora · « déjà vu <i> »", text, StringComparison.Ordinal);
        Assert.Contains("lundi 23 novembre à 10:00", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_NeverTellsOfADanger_NorOfOneselfNorOnesOwnMatch()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Alice.Say("je veux mourir");
        await desk.Mona.Say("/historique P3");
        Assert.Contains("Rien n'est noté", desk.Mona.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Say("/moderation ajouter @bob");
        await desk.Mona.Say("/note M1 Secret");
        await desk.Bob.Say("/historique P4");
        Assert.Contains("une autre personne de l'équipe", desk.Bob.Last.Text, StringComparison.Ordinal);
        await desk.Bob.Say("/historique M1");
        Assert.Contains("vous concerne", desk.Bob.Last.Text, StringComparison.Ordinal);
        await desk.Alice.Say("/historique M1");
        Assert.DoesNotContain("Historique", desk.Alice.Last.Text, StringComparison.Ordinal);
    }

    /// <summary>Bob was warned as a neighbour, and is of the team now. All of it is about him, however he spells it.</summary>
    [Theory]
    [InlineData("P4")]
    [InlineData("P04")]
    [InlineData("p0000004")]
    [InlineData("S1")]
    [InlineData("s01")]
    [InlineData("O1")]
    [InlineData("o01")]
    public async Task Audit_OfWhatWasDoneToOneself_IsAnothersToRead(string typed)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/avertir O1");
        await desk.Mona.Say("Vous avez demandé 20 €.");
        await desk.Mona.Press("Envoyer");
        await desk.Mona.Say("/moderation ajouter @bob");
        await desk.Bob.Say($"/historique {typed}");
        Assert.Contains("une autre personne de l'équipe", desk.Bob.Last.Text, StringComparison.Ordinal);
        await desk.Nora.Say("/historique P04");
        Assert.Contains("Historique : P4", desk.Nora.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("20 €", desk.Nora.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("M01", "vous concerne")]
    [InlineData("R01", "Rien n'est noté")]
    public async Task Audit_OfWhatOneIsPartOf_IsFoundUnderEverySpelling(string typed, string said)
    {
        await using var desk = await ReportTests.IntroducedAsync();
        await ReportTests.ReportsAsync(desk.Alice);
        await desk.Mona.Say("/moderation ajouter @bob");
        await desk.Bob.Say($"/historique {typed}");
        Assert.Contains(said, desk.Bob.Last.Text, StringComparison.Ordinal);
    }

    /// <summary>Whom the team knew by her number reads nothing of that time either.</summary>
    [Fact]
    public async Task Audit_OfWhomOneWasBeforeBothWereJoined_IsAnothersToRead()
    {
        var (town, mona, _, _) = await ByPhone.RegisteredAsync();
        await using var _t = town;
        var byPhone = (await ByPhone.Jeanne(town)).Reference;
        var jane = town.Person("Jane", userName: "jane");
        await jane.Say("/contact");
        await jane.Press("téléphone");
        await jane.SharePhone(ByPhone.Number);
        await mona.Press("Oui, c'est la même personne");
        await mona.Say("/moderation ajouter @jane");
        await jane.Say($"/historique {byPhone}");
        Assert.Contains("une autre personne de l'équipe", jane.Last.Text, StringComparison.Ordinal);
        await mona.Say($"/historique {byPhone}");
        Assert.Contains("enregistrement par téléphone", mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_OfOnesOwnPost_WhereNobodyElseIsOfTheTeam_CanBeRead()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var mona = town.Person("Mona", id: 9001);
        await mona.AgreeTo();
        await mona.PublishesOffer();
        await mona.Say("/historique O1");
        Assert.Contains("Rien n'est noté", mona.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("X3")]
    [InlineData("M")]
    [InlineData("M-1")]
    public async Task Audit_OfNothing_SaysHow(string typed)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say($"/historique {typed}");
        Assert.Contains("/historique M31", desk.Mona.Last.Text, StringComparison.Ordinal);
    }

    /// <summary>Somebody who joins an organisation is a neighbour, whose name no history prints.</summary>
    [Fact]
    public async Task Audit_OfWhatANeighbourDid_PrintsNoName()
    {
        await using var desk = await Desk.OpenAsync();
        var bob = (await desk.Town.Read(s => s.People.Find("telegram", desk.Bob.Id)!)).Id;
        await WrittenAsync(desk, bob, "organisation-join", "V1");
        await desk.Mona.Say("/historique P4");
        Assert.Contains("la personne elle-même", desk.Mona.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bob", desk.Mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_OfAnActionThatNobodyListed_ShowsNothingOfIt()
    {
        await using var desk = await Desk.OpenAsync();
        await WrittenAsync(desk, 1, "of-another-version", "Secret");
        await desk.Mona.Say("/historique P4");
        Assert.Contains("Rien n'est noté", desk.Mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_OfAReasonFromAButton_SaysItInWords()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Press("Refuser", under: "relation M1");
        await desk.Mona.Press("Trop loin", under: "relation M1");
        await desk.Mona.Say("/historique M1");
        Assert.Contains("raison donnée · Mona · « Trop loin »", desk.Mona.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    private static Task WrittenAsync(Desk desk, long by, string action, string detail) => desk.Town.Read(s =>
    {
        s.Audit.Write(desk.Town.Clock.GetUtcNow(), by, action, "P4", detail);
        return 0;
    });

    /// <summary>What an administrator does to the whole service stands in one place, with what it was done to.</summary>
    [Fact]
    public async Task Platform_ShowsKindsOfHelpAndLinksToo()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/categorie courses mots commissions");
        await desk.Mona.Say("/inviter");
        await desk.Mona.Press("Modération");
        await desk.Nora.Say("/historique plateforme");
        Assert.Contains("Courses · Mona", desk.Nora.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("lien d'invitation fait · modération · Mona", desk.Nora.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }
}
