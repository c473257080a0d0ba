using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.People;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Moderation.ByPhone;

namespace Solidarity.Tests.Moderation;

/// <summary>People who have only a phone: somebody of the team registers them, acts for them, and rings them when the bot has to say something.</summary>
public sealed class PhoneTests
{
    [Fact]
    public async Task Story_OfAPersonWithAPhone_GoesByCallSheetsFromNeedToThanks()
    {
        var (town, mona, nora, bob) = await RegisteredAsync();
        await using var _ = town;
        await bob.PublishesOffer();
        await PublishesNeedForHer(mona);
        var jeanne = await Jeanne(town);
        Assert.Equal(jeanne.Id, (await town.Read(s => s.Matches.Find(1)))!.AskerId);
        await nora.Press("Approuver");
        Assert.DoesNotContain("Jeanne", bob.Everything, StringComparison.Ordinal);
        await bob.SaysYesToHelp();
        // Only who registered her rings her.
        var sheet = Sheet(mona);
        Assert.Contains("Jeanne", sheet, StringComparison.Ordinal);
        Assert.Contains(Number, sheet, StringComparison.Ordinal);
        Assert.Contains("Entend mal, parler fort", sheet, StringComparison.Ordinal);
        Assert.Contains("Français", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("Jeanne", nora.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("bob", sheet, StringComparison.OrdinalIgnoreCase);
        await mona.Press("Oui, mettez-nous en contact");
        Assert.Contains("Jeanne", bob.Last.Text, StringComparison.Ordinal);
        Assert.Contains(Number, bob.Last.Text, StringComparison.Ordinal);
        Assert.Contains("@bob", Sheet(mona), StringComparison.Ordinal);
        await town.WaitAsync(TimeSpan.FromDays(1.1));
        await mona.Press("Oui", under: "À appeler");
        Assert.Equal(MatchState.Done, (await town.Read(s => s.Matches.Find(1)))!.State);
        Assert.Contains("on-behalf", (await town.Read(s => s.Audit.Of(jeanne.Reference))).Select(r => r.Action));
    }

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
    public async Task Registering_KeepsWhatWasAgreedAndByWhom()
    {
        var (town, mona, _, _) = await RegisteredAsync();
        await using var _t = town;
        var jeanne = await Jeanne(town);
        Assert.Equal((Reach.Phone, Number, "fr", "Jeanne", "spoken-2026-11", town.Clock.GetUtcNow()), (jeanne.Reach, jeanne.Phone, jeanne.Language, jeanne.Name, jeanne.Consent!.Wording, jeanne.Consent.At));
        Assert.Equal(await town.Read(s => s.People.Find("telegram", mona.Id)!.Id), jeanne.RegisteredBy);
        Assert.Equal("94081", jeanne.LastPlace!.Insee);
        Assert.Contains("Entend mal, parler fort", mona.Last.Text, StringComparison.Ordinal);
        Assert.Contains("entendu par Mona", mona.Last.Text, StringComparison.Ordinal);
        Assert.Equal(["register"], (await town.Read(s => s.Audit.Of(jeanne.Reference))).Select(r => r.Action));
    }

    [Fact]
    public async Task Registering_ANumberThatIsKnown_OpensThatPersonInsteadOfASecond()
    {
        var (town, mona, nora, _) = await RegisteredAsync();
        await using var _t = town;
        await nora.Say("/enregistrer");
        await nora.Say("+33 6 00 00 00 01");
        Assert.Contains("déjà connu", nora.Screen[^2].Text, StringComparison.Ordinal);
        Assert.Contains("Jeanne", nora.Last.Text, StringComparison.Ordinal);
        await mona.Say("/personnes 0600000001");
        Assert.Contains("Jeanne", mona.Last.Text, StringComparison.Ordinal);
        Assert.Equal((1, 0), (await town.Read(s => s.People.RegisteredBy(1, 10).Count), await town.Read(s => s.People.RegisteredBy(2, 10).Count)));
    }

    [Fact]
    public async Task Registering_ANumberOfSomebodyInChat_NamesNobody()
    {
        var (town, mona, _, bob) = await RegisteredAsync();
        await using var _t = town;
        await bob.Say("/contact");
        await bob.Press("téléphone");
        await bob.SharePhone("+33600000002");
        await mona.Say("/enregistrer");
        await mona.Say("06 00 00 00 02");
        Assert.Contains("utilise déjà le bot", mona.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bob", mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registering_WhoeverSaysNo_IsNotKept()
    {
        var (town, mona, _, _) = await RegisteredAsync();
        await using var _t = town;
        await ReadAloud(mona, "06 00 00 00 03", "Louis");
        await mona.Press("La personne a dit non");
        Assert.Null(await town.Read(s => s.People.FindByPhone("+33600000003")));
        Assert.Contains("rien n'a été gardé", mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registering_WithoutAnAgreement_KeepsNothing()
    {
        var (town, mona, _, _) = await RegisteredAsync();
        await using var _t = town;
        await ReadAloud(mona, "06 00 00 00 03", "Louis");
        await mona.Press("Annuler");
        Assert.Null(await town.Read(s => s.People.FindByPhone("+33600000003")));
    }

    [Theory]
    [InlineData("b:4:go:mine")]
    [InlineData("b:4:c:yes:1")]
    [InlineData("pp:4")]
    [InlineData("j:yes:4:3")]
    public async Task Press_ForHer_ByAnybodyElse_IsRefused(string data)
    {
        var (town, mona, _, bob) = await RegisteredAsync();
        await using var _t = town;
        Assert.Equal(4, (await Jeanne(town)).Id);
        // The number is his, as far as Telegram knows: still it isn't his to say.
        await bob.Say("/contact");
        await bob.Press("téléphone");
        await bob.SharePhone(Number);
        var said = bob.Everything.Length;
        await bob.PressWith(data, 1);
        Assert.DoesNotContain(Number, bob.Everything[said..], StringComparison.Ordinal);
        await bob.Say("/personnes P4");
        await bob.Say("/enregistrer");
        Assert.DoesNotContain("Jeanne", bob.Everything, StringComparison.Ordinal);
        Assert.NotNull(await Jeanne(town));
        // The team acts only for people with a phone: never for somebody who has a chat.
        var before = await town.Read(s => s.Audit.Of("P3").Count);
        await mona.PressWith("b:3:go:mine", 1);
        Assert.Equal(before, await town.Read(s => s.Audit.Of("P3").Count));
    }

    [Fact]
    public async Task Draft_ForHer_AfterTheRoleIsTakenBack_IsNotPublished()
    {
        var (town, mona, _, bob) = await RegisteredAsync();
        await using var _t = town;
        await mona.Say("/moderation ajouter @bob");
        await Register(bob, "06 00 00 00 05", "Louis");
        await bob.Press("Demander de l'aide pour elle");
        await bob.Press("Courses");
        await mona.Say("/moderation retirer @bob");
        await bob.Say("Du pain");
        Assert.Contains("Seule l'équipe", bob.Last.Text, StringComparison.Ordinal);
        Assert.Equal(0, await town.Read(s => s.Posts.Of(s.People.FindByPhone("+33600000005")!.Id, town.Clock.GetUtcNow()).Count));
    }

    [Fact]
    public async Task Draft_ForHer_AndOnesOwn_AreNotMixedUp()
    {
        var (town, mona, _, _) = await RegisteredAsync();
        await using var _t = town;
        await mona.AgreeTo();
        await mona.Say("/besoin");
        await mona.Press("Papiers");
        await mona.Say("Une lettre");
        await mona.Press("Demander de l'aide pour elle");
        await mona.Press("Continuer ma demande");
        await mona.Press("Dès que possible");
        await mona.PublishesFromThePlaceOn();
        Assert.Equal(0, await town.Read(s => s.Posts.Of(s.People.FindByPhone(Number)!.Id, town.Clock.GetUtcNow()).Count));
        Assert.Equal(1, await town.Read(s => s.Posts.Of(s.People.Find("telegram", mona.Id)!.Id, town.Clock.GetUtcNow()).Count));
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

    [Fact]
    public async Task Registering_WithoutANote_KeepsNone_AndOneCanBeAdded()
    {
        var (town, mona, nora, _) = await RegisteredAsync();
        await using var _t = town;
        await ReadAloud(mona, "06 00 00 00 08", "Louis");
        await mona.Press("La personne a dit oui");
        await mona.Press("Rien à ajouter");
        var louis = await town.Read(s => s.People.FindByPhone("+33600000008")!);
        Assert.Equal(0, await town.Read(s => s.Notes.Count(louis.Reference)));
        await nora.Say($"/note {louis.Reference} Rappeler lundi");
        await mona.Say($"/personnes {louis.Reference}");
        Assert.Contains("Rappeler lundi", mona.Last.Text, StringComparison.Ordinal);
        await nora.Say("/note P3 Sur quelqu'un qui a sa discussion");
        Assert.Equal(0, await town.Read(s => s.Notes.Count("P3")));
        Assert.Contains("note", (await town.Read(s => s.Audit.Of(louis.Reference))).Select(r => r.Action));
    }

    [Fact]
    public async Task Danger_InWhatIsWrittenForHer_IsHersAndTakenOnlyWhenSentOnceMore()
    {
        var (town, mona, nora, _) = await RegisteredAsync();
        await using var _t = town;
        await mona.Press("Demander de l'aide pour elle");
        await mona.Press("Courses");
        await mona.Say("Mon mari me frappe");
        Assert.Contains("3919", mona.Everything, StringComparison.Ordinal);
        Assert.Contains("Jeanne", nora.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Pour quand", mona.Last.Text, StringComparison.Ordinal);
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
    public async Task Registering_InTheTeamsGroup_IsSentToPrivateChat()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"), ("Moderation:ChatId", "-1000000000001"));
        var mona = town.Person("Mona", id: 9001);
        await mona.Say("/start");
        await mona.Say("/enregistrer", chat: "-1000000000001");
        Assert.Contains("discussion privée", town.Delivered.Last(d => d.Chat == "-1000000000001").Text, StringComparison.Ordinal);
    }

    /// <summary>A note in between is a question of a moment: what was told of the person is not lost with it.</summary>
    [Fact]
    public async Task Register_WithANoteInBetween_GoesOnWhereItWas()
    {
        await using var desk = await Desk.OpenAsync();
        await ByPhone.ReadAloud(desk.Mona, "06 00 00 00 01", "Jeanne");
        await desk.Mona.Press("La personne a dit oui");
        await desk.Mona.Press("Note", under: "relation M1");
        await desk.Mona.Say("Une note");
        await desk.Mona.Say("Entend mal");
        Assert.NotNull(await ByPhone.Jeanne(desk.Town));
    }
}
