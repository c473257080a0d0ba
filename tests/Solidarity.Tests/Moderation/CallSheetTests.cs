using Solidarity.Core.Matching;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Moderation.ByPhone;

namespace Solidarity.Tests.Moderation;

/// <summary>The sheet that says whom to ring and what about: who of the team gets it, and who answers by it.</summary>
public sealed class CallSheetTests
{
    [Fact]
    public async Task CallSheet_OnTheCard_SaysWhomToRingAndWhat_ToWhoeverOfTheTeamRings()
    {
        var (town, mona, nora, bob) = await RegisteredAsync();
        await using var _ = town;
        await bob.PublishesOffer();
        await PublishesNeedForHer(mona);
        await nora.Press("Fiche d'appel");
        Assert.Contains(Number, nora.Last.Text, StringComparison.Ordinal);
        Assert.Contains("Entend mal, parler fort", nora.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bob", nora.Last.Text, StringComparison.Ordinal);
        await nora.Press("Approuver");
        await bob.SaysYesToHelp();
        await nora.Say("/appeler M1");
        await nora.Press("Oui, mettez-nous en contact", under: "À appeler");
        Assert.Equal(MatchState.Introduced, (await town.Read(s => s.Matches.Find(1)))!.State);
        // Nobody else may, nor where others read it, nor where nobody has only a phone.
        await bob.PressWith("m:call:1", 1);
        await nora.Say("/appeler M1", chat: "-100");
        Assert.Contains("en privé", Assert.Single(town.Delivered, d => d.Chat == "-100").Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Entend mal", bob.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallSheet_WhenTheAgentIsGone_GoesToOneOfTheOthers()
    {
        var (town, mona, nora, bob) = await RegisteredAsync();
        await using var _ = town;
        await mona.Say("/moderation ajouter @bob");
        await Register(bob, "06 00 00 00 05", "Louis");
        await bob.Press("Proposer de l'aide pour elle");
        await bob.Press("Courses");
        await bob.Press("Terminé");
        await bob.Press("Passer");
        await bob.Say("94400");
        await bob.Press("3 km");
        await bob.Press("À pied");
        await bob.Press("N'importe quand");
        await bob.Say("1");
        await bob.Press("Publier");
        await mona.Say("/moderation retirer @bob");
        var alice = town.Person("Alice");
        await alice.AgreeTo();
        await alice.PublishesNeed();
        await mona.Press("Approuver");
        // One of them, so that two don't ring.
        Assert.Contains("Louis", Sheet(mona), StringComparison.Ordinal);
        Assert.DoesNotContain("À appeler", bob.Everything + nora.Everything, StringComparison.Ordinal);
        await mona.Press("Oui, je peux aider");
        Assert.Equal(MatchState.Accepted, (await town.Read(s => s.Matches.Find(1)))!.State);
    }

    [Fact]
    public async Task CallSheet_WithATeamsGroup_StaysPrivateAndIsAnsweredThere()
    {
        var (town, mona, _, bob) = await RegisteredAsync(("Moderation:ChatId", "-1000000000001"));
        await using var _t = town;
        await bob.PublishesOffer();
        await PublishesNeedForHer(mona);
        await mona.Say("/demander M1 N Avez-vous un sac ?");
        Assert.Contains("Avez-vous un sac", Sheet(mona), StringComparison.Ordinal);
        await mona.Press("Répondre");
        await mona.Say("Oui, deux");
        Assert.Equal(2, await town.Read(s => s.Notes.Count("M1")));
        Assert.DoesNotContain(town.Delivered, d => d.Chat == "-1000000000001" && (d.Text.Contains("Jeanne", StringComparison.Ordinal) || d.Text.Contains(Number, StringComparison.Ordinal)));
        await mona.PressWith("pp:4", 1, "-1000000000001");
        Assert.DoesNotContain(town.Delivered, d => d.Chat == "-1000000000001" && d.Text.Contains("Jeanne", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Agent_WhoIsTheOtherSide_NeitherReadsNorAnswersForHer()
    {
        var (town, mona, nora, _) = await RegisteredAsync();
        await using var _t = town;
        await PublishesNeedForHer(mona);
        await mona.AgreeTo();
        await mona.PublishesOffer();
        await nora.Press("Approuver");
        await mona.SaysYesToHelp();
        // The sheet goes to Nora.
        Assert.DoesNotContain(mona.Screen, m => m.Text.Contains("À appeler", StringComparison.Ordinal));
        Assert.Contains("Jeanne", Sheet(nora), StringComparison.Ordinal);
        Assert.Contains("vous concerne", await mona.PressWith("b:4:c:yes:1", 1), StringComparison.Ordinal);
        Assert.Equal(MatchState.Accepted, (await town.Read(s => s.Matches.Find(1)))!.State);
        await nora.Press("Oui, mettez-nous en contact");
        Assert.Equal(MatchState.Introduced, (await town.Read(s => s.Matches.Find(1)))!.State);
    }
}
