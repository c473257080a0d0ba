using Solidarity.Core.Matching;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>Children, a home, a ride: two of the team must say yes.</summary>
public sealed class SecondYesTests
{
    private const string Sensitive = "Garde d’enfants";

    [Fact]
    public async Task Approval_OfASensitiveNeed_WantsASecondPerson()
    {
        await using var desk = await Desk.OpenAsync(Sensitive);
        Assert.Contains("deux accords", await desk.Mona.Press("Approuver", under: "relation M1"), StringComparison.Ordinal);
        Assert.Contains("Premier accord : Mona", desk.Shared(), StringComparison.Ordinal);
        Assert.Contains("déjà noté", await desk.Mona.Press("Approuver", under: "relation M1"), StringComparison.Ordinal);
        Assert.Equal(MatchState.Proposed, (await desk.Match()).State);
        Assert.DoesNotContain("Pouvez-vous", desk.Bob.Everything, StringComparison.Ordinal);
        await desk.Nora.Press("Approuver", under: "relation M1");
        Assert.Equal(MatchState.Approved, (await desk.Match()).State);
        Assert.Equal(["approve.first", "approve"], await desk.Audit());
        Assert.Contains("Approuvée par Mona et Nora", desk.Shared(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstYes_IsTakenBack_AndTheOtherMayStillReject()
    {
        await using var desk = await Desk.OpenAsync(Sensitive);
        await desk.Mona.Press("Approuver", under: "relation M1");
        // It is hers to take back; a colleague may reject.
        Assert.Contains("d'une autre personne", await desk.Nora.Press("Annuler la décision", under: "relation M1"), StringComparison.Ordinal);
        Assert.NotNull((await desk.Match()).FirstYesBy);
        await desk.Mona.Press("Annuler la décision", under: "relation M1");
        Assert.Null((await desk.Match()).FirstYesBy);
        await desk.Nora.Press("Approuver", under: "relation M1");
        await desk.Mona.Press("Refuser", under: "relation M1");
        Assert.Equal(MatchState.Rejected, (await desk.Match()).State);
    }

    [Fact]
    public async Task FirstYes_OfWhoeverTookIt_LetsTheSecondCome()
    {
        await using var desk = await Desk.OpenAsync(Sensitive);
        await desk.Mona.Press("Je m'en occupe", under: "relation M1");
        await desk.Mona.Press("Approuver", under: "relation M1");
        await desk.Nora.Press("Approuver", under: "relation M1");
        Assert.Equal(MatchState.Approved, (await desk.Match()).State);
    }

    [Fact]
    public async Task FirstYes_OfSomebodyWhoLeftTheTeam_CountsNoMore()
    {
        await using var desk = await Desk.OpenAsync(Sensitive);
        var carl = desk.Town.Person("Carl", userName: "carl");
        await carl.Say("/start");
        await desk.Mona.Say("/moderation ajouter @carl");
        await carl.Say("/prendre M1");
        await carl.Say("/approuver M1");
        await desk.Mona.Say("/moderation retirer @carl");
        await desk.Nora.Press("Approuver", under: "relation M1");
        Assert.Equal(MatchState.Proposed, (await desk.Match()).State);
        await desk.Mona.Press("Approuver", under: "relation M1");
        Assert.Equal(MatchState.Approved, (await desk.Match()).State);
    }

    [Fact]
    public async Task FirstYes_WhileAnotherHasIt_IsNotUndone()
    {
        await using var desk = await Desk.OpenAsync(Sensitive);
        await desk.Mona.Press("Approuver", under: "relation M1");
        await desk.Nora.Press("Je m'en occupe", under: "relation M1");
        Assert.Contains("Nora s'occupe de M1", await desk.Mona.Press("Annuler la décision", under: "relation M1"), StringComparison.Ordinal);
        Assert.NotNull((await desk.Match()).FirstYesBy);
    }

    [Fact]
    public async Task Undo_AfterTrustWasTakenBack_IsRefused()
    {
        await using var desk = await Desk.OpenAsync(Sensitive);
        await desk.Mona.Press("Refuser", under: "relation M1");
        await desk.Mona.Say("/plusconfiance @bob");
        await desk.Mona.Say("/defaire M1");
        Assert.Equal(MatchState.Rejected, (await desk.Match()).State);
        Assert.Contains("ne convient plus", desk.Mona.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approval_ByTheOnlyOneThereIs_SaysThatAnotherMustJoin()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var (mona, alice, bob) = (town.Person("Mona", id: 9001), town.Person("Alice"), town.Person("Bob", userName: "bob"));
        await mona.Say("/start");
        await alice.AgreeTo();
        await bob.AgreeTo();
        await mona.Say("/confiance @bob");
        await bob.PublishesOffer(Sensitive);
        await alice.PublishesNeed(category: Sensitive);
        foreach (var _ in (int[])[1, 2]) Assert.Contains("rejoindre l'équipe", await mona.Press("Approuver"), StringComparison.Ordinal);
        Assert.Equal(MatchState.Proposed, (await town.Read(s => s.Matches.Find(1)))!.State);
    }
}
