using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>What the team has to say to a whole area: written by one, confirmed by another, sent to each once.</summary>
public sealed class AnnouncementTests
{
    internal const string Masks = "Des masques samedi, place du marché";

    /// <summary>Written and put to another; by default for those of Vitry-sur-Seine.</summary>
    internal static async Task WriteAsync(Resident author, string words = Masks, string? area = "94400")
    {
        await author.Say("/annoncer");
        if (area is null) await author.Press("Tout le monde");
        else await author.Say(area);
        await author.Say(words);
        await author.Press("Demander à une autre personne");
    }

    internal static int Got(Resident who, string words = Masks) =>
        who.Screen.Count(m => m.Text.Contains("Annonce de l'équipe", StringComparison.Ordinal) && m.Text.Contains(words, StringComparison.Ordinal) && m.Buttons.Any(b => b.Data == "ns:off"));

    internal static async Task<Announcement> Read(Town town, long id = 1) => (await town.Read(s => s.Announcements.Find(id)))!;

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

    [Theory]
    [InlineData("Ivry", "94041")]
    [InlineData("Ivry 2 km", "94041")]
    public async Task Announcement_ForAPlaceThatMayBeSeveral_OffersThem(string typed, string commune)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/annoncer");
        await desk.Mona.Say(typed);
        await desk.Mona.Press("Ivry-sur-Seine");
        await desk.Mona.Say(Masks);
        await desk.Mona.Press("Demander à une autre personne");
        Assert.Contains(commune, (await Read(desk.Town)).Communes);
    }

    [Theory]
    [InlineData("75000")]
    [InlineData("Thiais, 75000")]
    public async Task Announcement_ForAPlaceThatIsNotFound_SaysWhich(string typed)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/annoncer");
        await desk.Mona.Say(typed);
        TestContext.Current.TestOutputHelper?.WriteLine(desk.Mona.Last.Text + string.Join('|', desk.Mona.Last.Buttons.Select(b => b.Label)));
        Assert.Contains("75000", desk.Mona.Last.Text, StringComparison.Ordinal);
    }

    /// <summary>What stands behind the command is the area, asked about where it is not clear.</summary>
    [Theory]
    [InlineData("94400", "Écrivez l'annonce pour Vitry-sur-Seine")]
    [InlineData("Ivry", "Plusieurs communes ont ce nom")]
    [InlineData("xyzzy", "Je n'ai pas trouvé « xyzzy »")]
    public async Task Announce_WithAnArea_TakesIt(string typed, string said)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/annoncer " + typed);
        Assert.Contains(said, desk.Mona.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    /// <summary>Whoever chooses among several may choose only what is theirs.</summary>
    [Fact]
    public async Task Announcement_ForAChosenPlaceOfAnothers_IsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/moderation ajouter @bob");
        await desk.Mona.Say("/secteur P4 94400");
        await desk.Bob.Say("/annoncer");
        await desk.Bob.Say("Ivry");
        await desk.Bob.Press("Ivry-sur-Seine");
        Assert.Contains("seulement aux communes où vous décidez", desk.Bob.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Announcement_WithALink_IsSentAsItWasWritten()
    {
        await using var desk = await Desk.OpenAsync();
        const string Words = "Inscrivez-vous : https://ville.test/masques?a=1 ou 01 46 82 80 00\n\nMerci <3";
        await WriteAsync(desk.Mona, Words);
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        Assert.Equal(1, Got(desk.Alice, Words));
        Assert.Contains("Merci &lt;3", desk.Alice.Last.Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Announcement_ForEverybody_ReachesWhoHasNoPlaceToo_ButNobodyWhoHasNotAgreed()
    {
        await using var desk = await Desk.OpenAsync();
        var (carl, dora, eve) = (desk.Town.Person("Carl"), desk.Town.Person("Dora"), desk.Town.Person("Eve"));
        await carl.AgreeTo();
        await dora.Say("/start");
        await eve.AgreeTo();
        await eve.Do(new Removed());
        await desk.Mona.Say("/enregistrer");
        await desk.Mona.Say("06 12 34 56 78");
        await desk.Mona.Say("Jeanne");
        await desk.Mona.Press("Français");
        await desk.Mona.Say("94400");
        await desk.Mona.Press("a dit oui");
        await desk.Mona.Press("Rien à ajouter");
        await WriteAsync(desk.Mona, area: null);
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        Assert.Equal((1, 1, 0, 0), (Got(carl), Got(desk.Alice), Got(dora), Got(eve)));
        Assert.DoesNotContain("À appeler", desk.Mona.Last.Text, StringComparison.Ordinal);
        Assert.Equal(5, (await Read(desk.Town)).Reached);
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
    public async Task Announcement_OfAModeratorWithAnArea_StaysWithinIt()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/moderation ajouter @bob");
        await desk.Mona.Say("/secteur P4 94400");
        await desk.Bob.Say("/annoncer");
        await desk.Bob.Say("94400, Thiais");
        Assert.Contains("Thiais", desk.Bob.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Vitry", desk.Bob.Last.Text, StringComparison.Ordinal);
        await desk.Bob.Press("Ma commune");
        await desk.Bob.Say(Masks);
        // The area is taken away before the last press.
        await desk.Mona.Say("/secteur P4 Thiais");
        await desk.Bob.Press("Demander à une autre personne");
        Assert.Contains("plus dans votre secteur", desk.Bob.Last.Text, StringComparison.Ordinal);
        Assert.Null(await desk.Town.Read(s => s.Announcements.Find(1)));
        // Nor can they confirm one for elsewhere, nor get its card.
        await WriteAsync(desk.Mona);
        Assert.Contains("hors de votre secteur", await desk.Bob.PressWith("an:yes:1", 1), StringComparison.Ordinal);
        Assert.DoesNotContain("A1", desk.Bob.Everything, StringComparison.Ordinal);
        Assert.Equal(AnnouncementState.Waiting, (await Read(desk.Town)).State);
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
    public async Task Announcements_MoreThanTwoADayForACommune_WaitForTomorrow()
    {
        await using var desk = await Desk.OpenAsync();
        await WriteAsync(desk.Mona, "Un");
        await desk.Nora.Press("Confirmer");
        await WriteAsync(desk.Mona, "Deux", area: null);
        await desk.Nora.Press("Confirmer");
        await WriteAsync(desk.Mona, "Trois", "Thiais, 94400");
        Assert.Contains("demain", desk.Mona.Last.Text, StringComparison.Ordinal);
        Assert.Contains("demain", await desk.Nora.Press("Confirmer"), StringComparison.Ordinal);
        // Elsewhere only the one for everybody counts.
        await WriteAsync(desk.Mona, "Quatre", "Thiais");
        await desk.Nora.Press("Confirmer", under: "Quatre");
        Assert.Equal(AnnouncementState.Confirmed, (await Read(desk.Town, 4)).State);
        await desk.Town.WaitAsync(TimeSpan.FromDays(1));
        await desk.Nora.Press("Confirmer", under: "Trois");
        Assert.Equal(AnnouncementState.Confirmed, (await Read(desk.Town, 3)).State);
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
    public async Task Announcement_WithMarkupDangerAndSeveralLines_IsShownAsItWasWritten()
    {
        await using var desk = await Desk.OpenAsync();
        await WriteAsync(desk.Mona, "=1+1 <b>Attention</b>\n\n\n\nEn cas de violence conjugale, appelez le 3919\n/start");
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        var lines = desk.Alice.Last.Text.Split('\n');
        Assert.Equal("=1+1 <b>Attention</b>", lines[1]);
        Assert.Equal(["", "En cas de violence conjugale, appelez le 3919", "/start"], lines[2..]);
        // Words of danger in it are nobody's alarm.
        Assert.DoesNotContain("🆘", desk.Nora.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Announcement_LongerThanMayBe_IsAskedForAgain()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/annoncer");
        await desk.Mona.Say("nulle part ailleurs");
        Assert.Contains("nulle part", desk.Mona.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Press("Tout le monde");
        await desk.Mona.Say(new string('a', Announcement.LongestWords + 1));
        Assert.Contains("800", desk.Mona.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Say(new string('"', Announcement.LongestWords));
        await desk.Mona.Press("Demander à une autre personne");
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        Assert.Contains(new string('"', Announcement.LongestWords), desk.Alice.Last.Text, StringComparison.Ordinal);
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
