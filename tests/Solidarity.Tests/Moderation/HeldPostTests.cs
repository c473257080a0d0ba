using Solidarity.Bot.Turns;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>A post that speaks of money, holds a contact or insults is read by the team before anybody else.</summary>
public sealed class HeldPostTests
{
    private static async Task<Resident> AsksAsync(Desk desk, string sentence, string name = "Carl")
    {
        var carl = desk.Town.Person(name);
        await carl.AgreeTo();
        await carl.PublishesNeed(sentence: sentence);
        return carl;
    }

    private static Delivered Card(Resident whose, string reference = "N3") => whose.Screen.Last(m => m.Text.Contains("À relire", StringComparison.Ordinal) && m.Text.Contains(reference, StringComparison.Ordinal));

    private static string Plain(string text) => text.Replace('\u00a0', ' ');

    private static async Task<Need> NeedAsync(Desk desk, long id = 3) => (await desk.Town.Read(s => s.Posts.FindNeed(id)))!;

    private static Task<int> MatchesAsync(Desk desk, long need = 3) => desk.Town.Read(s => s.Matches.LiveOf(need).Count);

    [Theory]
    [InlineData("Du pain, je donne 20 € à qui vient", "argent")]
    [InlineData("Du pain, appelez-moi au 06 12 34 56 78", "un numéro")]
    public async Task Published_WithSomethingToLookAt_IsHeldUntilTheTeamPublishesIt(string sentence, string why)
    {
        await using var desk = await Desk.OpenAsync();
        var carl = await AsksAsync(desk, sentence);
        Assert.Contains("L'équipe de modération la lit d'abord", Plain(carl.Last.Text), StringComparison.Ordinal);
        Assert.Contains(why, Plain(carl.Last.Text), StringComparison.Ordinal);
        Assert.Equal(PostState.Held, (await NeedAsync(desk)).State);
        Assert.Equal(0, await MatchesAsync(desk));
        // Nobody but the team has read a word of it.
        Assert.DoesNotContain(sentence, desk.Bob.Everything + desk.Alice.Everything, StringComparison.Ordinal);
        Assert.Contains(sentence, Card(desk.Mona).Text, StringComparison.Ordinal);
        await desk.Mona.Say("/file");
        Assert.Contains("1 demande ou proposition à relire", Plain(desk.Mona.Last.Text), StringComparison.Ordinal);
        Assert.Contains("publiée", await desk.Nora.Press("Publier", under: "À relire"), StringComparison.Ordinal);
        Assert.Equal(PostState.Open, (await NeedAsync(desk)).State);
        Assert.Contains("Publiée par Nora", Plain(Card(desk.Mona).Text), StringComparison.Ordinal);
        Assert.Empty(Card(desk.Mona).Buttons);
        Assert.Contains("L'équipe a relu votre annonce. Elle est publiée", Plain(carl.Last.Text), StringComparison.Ordinal);
        Assert.Equal(["hold", "held.published"], await desk.Audit("N3"));
    }

    /// <summary>Its person closes it in the same breath: the card that was on its way shows that when it arrives.</summary>
    [Fact]
    public async Task Closed_WhileItsCardIsOnItsWay_OffersNothingToPress()
    {
        await using var desk = await Desk.OpenAsync();
        var carl = desk.Town.Person("Carl");
        await carl.AgreeTo();
        await carl.ReachesSummary("Du pain contre 3 euros");
        var publish = carl.Last.Buttons.First(b => b.Label.Contains("Publier", StringComparison.Ordinal)).Data!;
        await desk.Town.TakeTogetherAsync([Press(desk.Town, carl, publish), Press(desk.Town, carl, "p:sure:3:1")]);
        Assert.Equal(PostState.Closed, (await NeedAsync(desk)).State);
        Assert.Empty(Card(desk.Mona).Buttons);
    }

    internal static Incoming Press(Town town, Resident who, string data) => new(
        "telegram", town.NextUpdate(), who.Speaker, who.Speaker.Address, true, new Press(data, who.Last.MessageId, Guid.NewGuid().ToString("N")), town.Clock.GetUtcNow());

    /// <summary>Whoever wrote it for a person with a phone leaves it to another, whatever else that other has done for them meanwhile.</summary>
    [Fact]
    public async Task WrittenForSomebodyByPhone_IsReadByAnotherThanWhoWroteIt()
    {
        var (town, mona, nora, _) = await ByPhone.RegisteredAsync();
        await using var _t = town;
        await mona.Press("Demander de l'aide pour elle");
        await mona.Press("Courses");
        await mona.Say("Du pain, je paie 10 euros");
        await mona.Press("Dès que possible");
        await mona.Say("94400");
        await mona.Press("Pour Jeanne");
        await mona.Press("Publier");
        await nora.Say("/personnes P4");
        await nora.PressWith("b:4:go:mine", 1);
        await mona.PressWith("hp:0:1:1", 1);
        Assert.Equal(PostState.Held, (await town.Read(s => s.Posts.Find(1)))!.State);
        await nora.PressWith("hp:0:1:1", 1);
        Assert.Equal(PostState.Open, (await town.Read(s => s.Posts.Find(1)))!.State);
    }

    [Fact]
    public async Task Released_LooksForSomebodyAtOnce()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Press("Refuser", under: "relation M1");
        var carl = await AsksAsync(desk, "Du pain, je paie en espèces");
        await desk.Mona.Press("Publier", under: "À relire");
        Assert.Equal(1, await MatchesAsync(desk));
    }

    [Fact]
    public async Task SentBack_ItsPersonChangesIt_AndItIsPublishedByItself()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Press("Refuser", under: "relation M1");
        var carl = await AsksAsync(desk, "Du pain, mon numéro est le 06 12 34 56 78");
        await desk.Mona.Press("Faire modifier", under: "À relire");
        Assert.Contains("Renvoyée à la personne par Mona", Plain(Card(desk.Nora).Text), StringComparison.Ordinal);
        Assert.Contains("vous demande de la modifier", Plain(carl.Last.Text), StringComparison.Ordinal);
        await carl.Say("/mes");
        Assert.Contains("À vous", Plain(carl.Last.Text), StringComparison.Ordinal);
        await desk.Mona.Say("/file");
        Assert.DoesNotContain("à relire", Plain(desk.Mona.Last.Text), StringComparison.Ordinal);
        // Changed, but not enough: back to the team.
        await Rewrite(carl, "Du pain, écrivez à carl@exemple.fr");
        Assert.Equal(PostState.Held, (await NeedAsync(desk)).State);
        await desk.Mona.Say("/file");
        Assert.Contains("1 demande ou proposition à relire", Plain(desk.Mona.Last.Text), StringComparison.Ordinal);
        await Rewrite(carl, "Du pain, s'il vous plaît");
        Assert.Equal(PostState.Open, (await NeedAsync(desk)).State);
        Assert.Equal(1, await MatchesAsync(desk));
        Assert.Contains("La personne l'a modifiée", Plain(Card(desk.Nora).Text), StringComparison.Ordinal);
    }

    internal static async Task Rewrite(Resident whose, string sentence, string reference = "N3")
    {
        await whose.Say("/mes");
        await whose.Press(reference);
        await whose.Press("Modifier");
        await whose.Press("Votre phrase");
        await whose.Say(sentence);
        await whose.Press("Enregistrer");
    }

    [Fact]
    public async Task Removed_ItsPersonHearsWhy()
    {
        await using var desk = await Desk.OpenAsync();
        var carl = await AsksAsync(desk, "Je vends du pain 5 euros");
        await desk.Mona.Press("Retirer", under: "À relire");
        Assert.Equal((PostState.Closed, Closing.Removed), ((await NeedAsync(desk)).State, (await NeedAsync(desk)).Closing!.Value));
        Assert.Contains("a retiré votre annonce", Plain(carl.Last.Text), StringComparison.Ordinal);
        Assert.Contains("argent", Plain(carl.Last.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoAtOnce_TheSecondIsToldKindly_AndNobodyPublishesWhatTheyHaveNotRead()
    {
        await using var desk = await Desk.OpenAsync();
        var carl = await AsksAsync(desk, "Du pain contre 3 euros");
        await desk.Mona.Press("Publier", under: "À relire");
        Assert.Contains("a changé entre-temps", Plain(await desk.Nora.PressLate("Retirer") ?? ""), StringComparison.Ordinal);
        Assert.Equal(PostState.Open, (await NeedAsync(desk)).State);
        // The words change between the look and the press.
        await Rewrite(carl, "Du pain contre 4 euros");
        var seen = Card(desk.Mona);
        await Rewrite(carl, "Du pain contre 50 euros");
        await desk.Mona.PressWith(seen.Buttons.First(b => b.Label.Contains("Publier", StringComparison.Ordinal)).Data!, seen.MessageId);
        Assert.Equal(PostState.Held, (await NeedAsync(desk)).State);
    }

    [Fact]
    public async Task AnOpenPost_EditedToSpeakOfMoney_IsTakenOffTheBoardUntilItIsRead()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Alice.Say("/mes");
        await desk.Alice.Press("N2");
        await desk.Alice.Press("Modifier");
        await desk.Alice.Press("Votre phrase");
        await desk.Alice.Say("Du pain, je paie 10 euros");
        await desk.Alice.Press("Enregistrer");
        Assert.Equal(PostState.Held, (await NeedAsync(desk, 2)).State);
        Assert.False((await desk.Match()).IsLive);
        await desk.Mona.Press("Publier", under: "À relire");
        // What was read once is not held again for another change.
        await desk.Alice.Say("/mes");
        await desk.Alice.Press("N2");
        await desk.Alice.Press("Modifier");
        await desk.Alice.Press("Quand");
        await desk.Alice.Press("Demain");
        await desk.Alice.Press("Enregistrer");
        Assert.Equal(PostState.Open, (await NeedAsync(desk, 2)).State);
    }

    [Fact]
    public async Task Held_ThatExpires_IsReadBeforeItComesBack()
    {
        await using var desk = await Desk.OpenAsync();
        var carl = await AsksAsync(desk, "Du pain contre 3 euros");
        for (var day = 0; day < 32; day++) await desk.Town.WaitAsync(TimeSpan.FromDays(1));
        Assert.Equal(PostState.Closed, (await NeedAsync(desk)).State);
        await carl.Say("/mes");
        await carl.Press("N3");
        await carl.Press("Renouveler");
        Assert.Equal(PostState.Held, (await NeedAsync(desk)).State);
        Assert.Equal(0, await MatchesAsync(desk));
    }

    [Fact]
    public async Task Paused_AndEditedToSpeakOfMoney_StaysPaused_AndIsReadWhenItGoesOn()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Alice.Say("/mes");
        await desk.Alice.Press("N2");
        await desk.Alice.Press("pause");
        await desk.Alice.Say("/mes");
        await desk.Alice.Press("N2");
        await desk.Alice.Press("Modifier");
        await desk.Alice.Press("Votre phrase");
        await desk.Alice.Say("Du pain, je paie 10 euros");
        await desk.Alice.Press("Enregistrer");
        Assert.Equal(PostState.Paused, (await NeedAsync(desk, 2)).State);
        await desk.Alice.Say("/mes");
        await desk.Alice.Press("N2");
        await desk.Alice.Press("Reprendre");
        Assert.Equal(PostState.Held, (await NeedAsync(desk, 2)).State);
        await desk.Mona.Press("Publier", under: "À relire");
        await desk.Alice.Say("/mes");
        await desk.Alice.Press("N2");
        await desk.Alice.Press("pause");
        await desk.Alice.Say("/mes");
        await desk.Alice.Press("N2");
        await desk.Alice.Press("Reprendre");
        Assert.Equal(PostState.Open, (await NeedAsync(desk, 2)).State);
    }

    [Fact]
    public async Task OnesOwn_IsAnothersToRead_AndNeighboursHaveNoSay()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Nora.AgreeTo();
        await desk.Nora.PublishesNeed(sentence: "Du pain, je paie 10 euros");
        Assert.DoesNotContain("À relire", Plain(desk.Nora.Everything), StringComparison.Ordinal);
        Assert.Contains("une autre personne", Plain(await desk.Nora.PressWith("hp:0:3:1", 1) ?? ""), StringComparison.Ordinal);
        await desk.Alice.PressWith("hp:0:3:1", 1);
        await desk.Alice.PressWith("hs:3", 1);
        Assert.Equal(PostState.Held, (await NeedAsync(desk)).State);
        Assert.DoesNotContain("10 euros", desk.Alice.Everything, StringComparison.Ordinal);
        // A post that was never held is nobody's to look into.
        Assert.Contains("pas à relire", Plain(await desk.Mona.PressWith("hs:2", 1) ?? ""), StringComparison.Ordinal);
    }
}
