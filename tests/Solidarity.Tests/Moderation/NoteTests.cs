using Solidarity.Core.Matching;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>Notes for the team, and questions to one side: the other side never hears of either.</summary>
public sealed class NoteTests
{
    [Fact]
    public async Task Note_IsOnAllCardsAndNowhereElse()
    {
        await using var desk = await Desk.OpenAsync();
        var before = desk.Alice.Everything + desk.Bob.Everything;
        await desk.Mona.Press("Note");
        Assert.Contains("peut demander à lire", desk.Mona.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Say("Préfère le matin");
        Assert.Contains("Mona, lundi 23 novembre : « Préfère le matin »", desk.Shared(), StringComparison.Ordinal);
        Assert.Equal(before, desk.Alice.Everything + desk.Bob.Everything);
        Assert.Equal(["note"], await desk.Audit());
    }

    [Fact]
    public async Task Notes_ManyOfThem_TheCardShowsTheNewestAndCountsTheRest()
    {
        await using var desk = await Desk.OpenAsync();
        for (var i = 1; i <= 5; i++) await desk.Nora.Say($"/note M1 Remarque {i}");
        var card = desk.Shared();
        Assert.Contains("2 notes plus anciennes", card, StringComparison.Ordinal);
        Assert.Contains("Remarque 5", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Remarque 2", card, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("helper")]
    [InlineData("asker")]
    public async Task Question_ToOneSide_IsAnsweredOntoTheCard(string side)
    {
        await using var desk = await Desk.OpenAsync();
        var (asked, other) = side == "helper" ? (desk.Bob, desk.Alice) : (desk.Alice, desk.Bob);
        var before = other.Everything;
        await desk.Mona.Press("Poser une question");
        await desk.Mona.Press(side == "helper" ? "qui aide" : "qui demande");
        await desk.Mona.Say("Samedi vous irait-il ?");
        Assert.Contains("Samedi vous irait-il ?", asked.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mona", asked.Last.Text, StringComparison.Ordinal);
        await asked.Press("Répondre");
        await asked.Say("Oui, avec plaisir");
        Assert.Contains("« Oui, avec plaisir »", desk.Shared(), StringComparison.Ordinal);
        Assert.Contains(desk.Mona.Screen, m => m.Text.Contains("Réponse à votre question sur M1", StringComparison.Ordinal));
        Assert.DoesNotContain(desk.Nora.Screen, m => m.Text.Contains("Réponse à votre question", StringComparison.Ordinal));
        Assert.Equal(before, other.Everything);
        // A second press finds it answered.
        Assert.Contains("déjà répondu", await asked.Press("Répondre"), StringComparison.Ordinal);
        Assert.Equal(["ask"], await desk.Audit());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answer_TypedWithoutPressing_IsSaidBackBeforeItIsSent(bool meant)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/demander M1 N Samedi matin ?");
        await desk.Alice.Say("Oui samedi je suis là");
        Assert.Contains("« Oui samedi je suis là »", desk.Alice.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await desk.Alice.Press(meant ? "Oui, l'envoyer" : "Non, autre chose");
        Assert.Equal(meant ? 2 : 1, await desk.Town.Read(s => s.Notes.Count("M1")));
        // Once it is answered, what is typed is nobody's answer any more.
        if (!meant) return;
        await desk.Alice.Say("et dimanche aussi");
        Assert.DoesNotContain("Est-ce votre réponse", desk.Alice.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_WhileTheLastOneWaits_IsNotSent()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/demander M1 O Première ?");
        await desk.Nora.Say("/demander M1 O Deuxième ?");
        Assert.Contains("n'a pas été envoyée", desk.Nora.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Deuxième", desk.Bob.Everything, StringComparison.Ordinal);
        await desk.Nora.Say("/demander M1 N Et vous ?");
        Assert.Contains("Et vous ?", desk.Alice.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_OfAnotherPerson_CannotBeAnswered()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/demander M1 O Samedi ?");
        foreach (var stranger in (Resident[])[desk.Alice, desk.Nora, desk.Town.Person("Mallory")])
        {
            await stranger.PressWith("a:1", 1);
            Assert.DoesNotContain("Écrivez votre réponse", stranger.Last.Text, StringComparison.Ordinal);
        }
        Assert.Equal(1, await desk.Town.Read(s => s.Notes.Count("M1")));
    }

    [Fact]
    public async Task Answer_InTheMiddleOfADraft_KeepsTheDraft()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Bob.Say("/besoin");
        await desk.Bob.Press("Papiers");
        await desk.Mona.Say("/demander M1 O Samedi ?");
        await desk.Bob.Press("Répondre");
        await desk.Bob.Say("Oui");
        await desk.Bob.Press("Continuer");
        Assert.Contains("Papiers", desk.Bob.Last.Text, StringComparison.Ordinal);
        Assert.Contains("« Oui »", desk.Shared(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Note_OfSomebodyWhoLostTheirRoleMeanwhile_IsNotKept()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/moderation ajouter @bob");
        // Bob's own match is another's to decide; a second pair is none of his.
        var (carl, dora) = (desk.Town.Person("Carl"), desk.Town.Person("Dora"));
        foreach (var one in (Resident[])[carl, dora]) await one.AgreeTo();
        await carl.PublishesOffer("Papiers");
        await dora.PublishesNeed(category: "Papiers");
        await desk.Bob.Press("Note", under: "relation M2");
        await desk.Mona.Say("/moderation retirer @bob");
        await desk.Bob.Say("Ma note");
        Assert.Equal(0, await desk.Town.Read(s => s.Notes.Count("M2")));
        Assert.Contains("votre rôle a changé", desk.Bob.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Note_OnOnesOwnMatch_IsAnothersToWrite()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/moderation ajouter @bob");
        await desk.Bob.Say("/note M1 Je suis quelqu'un de bien");
        Assert.Equal(0, await desk.Town.Read(s => s.Notes.Count("M1")));
        Assert.Contains("vous concerne", desk.Bob.Last.Text, StringComparison.Ordinal);
    }
}
