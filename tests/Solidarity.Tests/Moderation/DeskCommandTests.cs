using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>Commands of the team in the wrong place, by the wrong person, or with a word too many: each is answered with what is true.</summary>
public sealed class DeskCommandTests
{
    private const string Team = "-1007", Neighbours = "-2001";

    private static string Plain(Delivered message) => message.Text.Replace('\u00a0', ' ');

    private static async Task<Desk> WithBobAsync()
    {
        var desk = await Desk.OpenAsync(settings: ("Moderation:ChatId", Team));
        await desk.Mona.Say("/moderation ajouter @bob");
        return desk;
    }

    [Fact]
    public async Task InAGroupOfNeighbours_AModeratorIsLedIntoPrivateChat_AndANeighbourIsNotAnswered()
    {
        await using var desk = await WithBobAsync();
        await desk.Alice.Say("/file", chat: Neighbours);
        Assert.DoesNotContain(desk.Town.Delivered, d => d.Chat == Neighbours);
        await desk.Bob.Say("/file", chat: Neighbours);
        var answer = Assert.Single(desk.Town.Delivered, d => d.Chat == Neighbours);
        Assert.Contains("en privé", answer.Text, StringComparison.Ordinal);
        Assert.Equal("start", Assert.Single(answer.Buttons).Start);
        Assert.DoesNotContain("M1", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfAdministrators_AModeratorReadsThatTheyAloneMay()
    {
        await using var desk = await WithBobAsync();
        await desk.Bob.Say("/fermer");
        Assert.Contains("réservée aux personnes qui administrent", Plain(desk.Bob.Last), StringComparison.Ordinal);
        Assert.Equal("q:::0", Assert.Single(desk.Bob.Last.Buttons).Data);
        await desk.Bob.Say("/fermer", chat: Team);
        Assert.Contains("réservée aux personnes qui administrent", Plain(desk.Town.Delivered.Last(d => d.Chat == Team)), StringComparison.Ordinal);
        Assert.Null(await desk.Town.Read(s => s.Closure.Now()));
    }

    [Fact]
    public async Task ThatIsNotOne_ShowsAModeratorTheQueue_AndANeighbourTheDoors()
    {
        await using var desk = await WithBobAsync();
        await desk.Bob.Say("/xyzzy");
        Assert.Equal("q:::0", Assert.Single(desk.Bob.Last.Buttons).Data);
        await desk.Alice.Say("/xyzzy");
        Assert.Equal(["go:need", "go:offer", "go:mine"], desk.Alice.Last.Buttons.Select(b => b.Data));
        await desk.Bob.Say("/xyzzy", chat: Neighbours);
        Assert.DoesNotContain(desk.Town.Delivered, d => d.Chat == Neighbours);
    }

    [Theory]
    [InlineData("/chiffres xlsx", "Je ne connais pas cette forme")]
    [InlineData("/permanence lundi", "appuyez sur le jour")]
    public async Task WithAWordTooMany_SayWhatThereIs(string typed, string said)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say(typed);
        Assert.Contains(said, Plain(desk.Mona.Last), StringComparison.Ordinal);
        Assert.Empty(await desk.Town.Read(s => s.Duty.All()));
    }

    [Fact]
    public async Task Team_SaysUntilWhenSomebodyIsAway()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Nora.Say("/absence 5");
        await desk.Mona.Say("/equipe");
        Assert.Contains("en congé jusqu'au vendredi 27 novembre compris", Plain(desk.Mona.Last), StringComparison.Ordinal);
    }

    /// <summary>"Nothing was saved" would frighten whoever has a request waiting behind it.</summary>
    [Fact]
    public async Task Cancel_BesideAKeptRequest_SaysThatItIsKept()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.AgreeTo();
        await desk.Mona.Say("/besoin");
        await desk.Mona.Press("Papiers");
        await desk.Mona.Say("/annoncer");
        await desk.Mona.Say("/annuler");
        Assert.Contains("Pour votre demande, vos réponses sont gardées", Plain(desk.Mona.Last), StringComparison.Ordinal);
        Assert.DoesNotContain("Rien n'a été enregistré", desk.Mona.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Press("Continuer votre demande");
        await desk.Mona.Say("/annuler");
        Assert.Contains("Rien n'a été enregistré", desk.Mona.Last.Text, StringComparison.Ordinal);
    }
}
