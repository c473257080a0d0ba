using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Moderation.Announcing;

namespace Solidarity.Tests.Moderation;

/// <summary>What the team has to say to a whole area: written by one, confirmed by another, sent to each once.</summary>
public sealed class AnnouncementTests
{
    [Fact]
    public async Task Announcement_ConfirmedByAnother_ReachesEverybodyOfTheAreaOnce()
    {
        await using var desk = await Desk.OpenAsync();
        var (carl, dora) = (desk.Town.Person("Carl"), desk.Town.Person("Dora"));
        await carl.AgreeTo();
        await carl.PublishesNeed(place: "94320", category: "Papiers");
        await dora.AgreeTo();
        await WriteAsync(desk.Mona);
        Assert.Contains("A1", desk.Mona.Last.Text, StringComparison.Ordinal);
        Assert.Contains("4 personnes", desk.Nora.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await desk.Town.SweepAsync();
        Assert.Equal(0, Got(desk.Alice));
        Assert.Contains("Merci", await desk.Nora.Press("Confirmer"), StringComparison.Ordinal);
        Assert.Contains("Confirmée par Nora", desk.Nora.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("Nora a confirmé", desk.Mona.Last.Text, StringComparison.Ordinal);
        for (var i = 0; i < 3; i++) await desk.Town.SweepAsync();
        Assert.Equal((1, 1, 1, 1), (Got(desk.Alice), Got(desk.Bob), Got(desk.Mona), Got(desk.Nora)));
        Assert.Equal((0, 0), (Got(carl), Got(dora)));
        var sent = desk.Alice.Last;
        Assert.Equal((OutboxKind.Reminder, desk.Town.Clock.GetUtcNow() + Announcement.IsNewsFor), (sent.Kind, sent.GoodUntil));
        Assert.Equal((AnnouncementState.Sent, 4), ((await Read(desk.Town)).State, (await Read(desk.Town)).Reached));
        Assert.Equal(["announce", "announce-confirmed", "announce-sent"], await desk.Audit("A1"));
        await desk.Mona.Say("/historique a1");
        Assert.Contains("annonce confirmée · Nora", desk.Mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Announcement_ConfirmedAtNight_WaitsForTheMorning()
    {
        await using var desk = await Desk.OpenAsync();
        await WriteAsync(desk.Mona);
        await desk.Town.WaitAsync(TimeSpan.FromHours(12));
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        Assert.Equal(0, Got(desk.Alice));
        await desk.Town.WaitAsync(TimeSpan.FromHours(11));
        Assert.Equal(1, Got(desk.Alice));
    }

    [Fact]
    public async Task Announcement_Refused_IsSentToNobody_AndGivenBackToItsAuthor()
    {
        await using var desk = await Desk.OpenAsync();
        await WriteAsync(desk.Mona);
        await desk.Nora.Press("Pas comme ça");
        await desk.Town.SweepAsync();
        Assert.Equal(0, Got(desk.Alice));
        Assert.Contains("Nora ne veut pas", desk.Mona.Last.Text, StringComparison.Ordinal);
        Assert.Contains(Masks, desk.Mona.Last.Text, StringComparison.Ordinal);
        Assert.Equal(["announce", "announce-refused"], await desk.Audit("A1"));
        Assert.Contains("déjà dit non", await desk.Nora.PressWith("an:yes:1", 1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Announcement_WaitingTooLong_Lapses(bool bySweep)
    {
        await using var desk = await Desk.OpenAsync();
        await WriteAsync(desk.Mona);
        if (bySweep) await desk.Town.WaitAsync(Announcement.WaitsFor);
        else desk.Town.Clock.Advance(Announcement.WaitsFor);
        Assert.Contains("plus de deux jours", await desk.Nora.PressWith("an:yes:1", 1), StringComparison.Ordinal);
        await desk.Town.SweepAsync();
        Assert.Equal(0, Got(desk.Alice));
        Assert.Contains(desk.Mona.Screen, m => m.Text.Contains("en deux jours", StringComparison.Ordinal));
        Assert.Contains(desk.Nora.Screen, m => m.Text.Contains("n'est pas partie", StringComparison.Ordinal) && !m.Buttons.Any());
        Assert.Equal(["announce", "announce-lapsed"], await desk.Audit("A1"));
    }

    [Theory]
    [InlineData("an:yes:1")]
    [InlineData("an:no:1")]
    public async Task Announcement_PressedByItsAuthorOrANeighbour_StaysAsItIs(string data)
    {
        await using var desk = await Desk.OpenAsync();
        await WriteAsync(desk.Mona);
        Assert.Contains("votre annonce", await desk.Mona.PressWith(data, 1), StringComparison.Ordinal);
        await desk.Alice.PressWith(data, 1);
        await desk.Alice.Say("/annoncer");
        Assert.DoesNotContain("annonce", desk.Alice.Last.Text, StringComparison.Ordinal);
        Assert.Equal(AnnouncementState.Waiting, (await Read(desk.Town)).State);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Announcement_PressedByManyAtOnce_IsDecidedOnce_AndTheOthersAreTold(string provider)
    {
        await using var town = await Town.OpenOnAsync(provider, null, [.. Enumerable.Range(0, 8).Select(i => ($"Moderation:Administrators:{i}", (string?)$"{9001 + i}"))]);
        var team = Enumerable.Range(0, 8).Select(i => town.Person($"Moderator{i}", id: 9001 + i)).ToArray();
        foreach (var one in team) await one.Say("/start");
        await WriteAsync(team[0]);
        var presses = team[1..].Select((one, i) => new Incoming("telegram", town.NextUpdate(), one.Speaker, one.Speaker.Address, true, new Press(i % 2 == 0 ? "an:yes:1" : "an:no:1", 1, $"q{i}"), town.Clock.GetUtcNow())).ToArray();
        await town.TakeTogetherAsync(presses);
        await town.SweepAsync();
        await town.SweepAsync();
        var audit = (await town.Read(s => s.Audit.Of("A1"))).Select(row => row.Action).ToArray();
        var confirmed = audit.Contains("announce-confirmed");
        Assert.Equal(confirmed ? ["announce", "announce-confirmed", "announce-sent"] : ["announce", "announce-refused"], audit);
        Assert.All(team, one => Assert.Equal(confirmed ? 1 : 0, Got(one)));
        Assert.Equal(6, town.Toasts.Count(t => t.Text?.Contains("tout de même", StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task Announcement_OfATeamOfOne_IsNotBegun()
    {
        var (town, mona, _, _) = await Stories.Proposed();
        await using var _t = town;
        await mona.Say("/annoncer");
        Assert.Contains("deuxième personne", mona.Last.Text, StringComparison.Ordinal);
        await mona.Say(Masks);
        Assert.Null(await town.Read(s => s.Announcements.Find(1)));
    }

    [Fact]
    public async Task Announcement_OfWhoHasLeftTheTeam_CannotBeConfirmed()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/moderation ajouter @bob");
        await WriteAsync(desk.Bob);
        await desk.Mona.Say("/moderation retirer @bob");
        Assert.Contains("ne décide plus", await desk.Nora.Press("Confirmer"), StringComparison.Ordinal);
        await desk.Nora.Press("Pas comme ça");
        Assert.DoesNotContain("ne veut pas", desk.Bob.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Announcements_UnwantedByANeighbour_EndUntilTheyWantThemAgain()
    {
        await using var desk = await Desk.OpenAsync();
        await WriteAsync(desk.Mona, "Un");
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        await desk.Alice.Press("Plus d'annonces");
        Assert.Contains(desk.Alice.Screen, m => m.Text.Contains("Un", StringComparison.Ordinal) && m.Buttons.Any(b => b.Data == "ns:off"));
        await WriteAsync(desk.Mona, "Deux");
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        Assert.Equal((0, 1), (Got(desk.Alice, "Deux"), Got(desk.Bob, "Deux")));
        await desk.Alice.Press("Recevoir de nouveau");
        desk.Town.Clock.Advance(TimeSpan.FromDays(1));
        await WriteAsync(desk.Mona, "Trois");
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        Assert.Equal(1, Got(desk.Alice, "Trois"));
    }

    [Fact]
    public async Task Announcement_InAGroupOfTheTeam_IsConfirmedThereByAnother()
    {
        await using var desk = await Desk.OpenAsync(settings: ("Moderation:ChatId", "-100"));
        await WriteAsync(desk.Mona);
        await desk.Mona.Say("/annoncer", chat: "-100");
        await desk.Mona.Press("Confirmer", chat: "-100");
        Assert.Equal(AnnouncementState.Waiting, (await Read(desk.Town)).State);
        await desk.Alice.PressWith("an:yes:1", 1, chat: "-100");
        Assert.Equal(AnnouncementState.Waiting, (await Read(desk.Town)).State);
        await desk.Nora.Press("Confirmer", chat: "-100");
        await desk.Town.SweepAsync();
        Assert.Equal(1, Got(desk.Alice));
    }
}
