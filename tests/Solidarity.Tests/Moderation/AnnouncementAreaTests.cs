using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Moderation.Announcing;

namespace Solidarity.Tests.Moderation;

/// <summary>Whom an announcement is for: the communes that its author names and may decide for, and how often each.</summary>
public sealed class AnnouncementAreaTests
{
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
}
