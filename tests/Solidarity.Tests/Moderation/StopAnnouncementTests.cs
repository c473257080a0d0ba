using Solidarity.Core.Moderation;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Moderation.Announcing;

namespace Solidarity.Tests.Moderation;

/// <summary>What was put to everybody can be taken back, and goes on only while two of the team stand by it.</summary>
public sealed class StopAnnouncementTests
{
    [Fact]
    public async Task Author_TakesItBackBeforeTheSecondYes()
    {
        await using var desk = await Desk.OpenAsync();
        await WriteAsync(desk.Mona);
        await desk.Mona.Press("Reprendre");
        Assert.Equal(AnnouncementState.Stopped, (await Read(desk.Town)).State);
        Assert.Contains("a été reprise", await desk.Nora.PressWith("an:yes:1", 1), StringComparison.Ordinal);
        await desk.Town.SweepAsync();
        Assert.Equal(0, Got(desk.Alice));
        Assert.Contains("Arrêtée par Mona", desk.Nora.Last.Text, StringComparison.Ordinal);
        Assert.Empty(desk.Nora.Last.Buttons);
    }

    [Fact]
    public async Task Administrator_StopsItWhileItGoesOut_AndItsAuthorHearsHowManyHaveIt()
    {
        await using var desk = await Desk.OpenAsync(settings: ("Pace:Overall", "1"));
        for (var i = 0; i < 60; i++) await desk.Town.Person("Zoé", id: 20_000 + i).AgreeTo();
        await WriteAsync(desk.Mona, area: null);
        await desk.Nora.Press("Confirmer");
        await desk.Town.Sweeps.AnnouncementsAsync();
        // No more at a time than can go out until the next sweep.
        Assert.Equal(50, (await Read(desk.Town)).Reached);
        Assert.Contains("50 personnes", (await desk.Nora.Press("Arrêter"))!.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await desk.Town.SweepAsync();
        await desk.Town.SweepAsync();
        Assert.Equal((AnnouncementState.Stopped, 50), ((await Read(desk.Town)).State, (await Read(desk.Town)).Reached));
        Assert.Contains("Nora a arrêté votre annonce A1", desk.Mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moderator_WhoDidNotWriteIt_CannotStopIt()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/moderation ajouter @bob");
        await WriteAsync(desk.Mona);
        Assert.Contains("Seules la personne", await desk.Bob.PressWith("an:stop:1", 1), StringComparison.Ordinal);
        Assert.Equal(AnnouncementState.Waiting, (await Read(desk.Town)).State);
    }

    /// <summary>A second account of the author's own, taken into the team for the purpose.</summary>
    [Fact]
    public async Task SecondYes_OfWhoTheAuthorHasJustTakenIn_CountsFromTomorrow()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/moderation ajouter @bob");
        await WriteAsync(desk.Mona);
        Assert.Contains("moins d'un jour", await desk.Bob.PressWith("an:yes:1", 1), StringComparison.Ordinal);
        Assert.Equal(AnnouncementState.Waiting, (await Read(desk.Town)).State);
        desk.Town.Clock.Advance(Announcement.NewFor);
        await desk.Bob.PressWith("an:yes:1", 1);
        Assert.Equal(AnnouncementState.Confirmed, (await Read(desk.Town)).State);
    }

    [Fact]
    public async Task SecondWhoLeavesTheTeamBeforeItGoes_StopsItAndTheAdministratorsHear()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Nora.Say("/moderation ajouter @bob");
        desk.Town.Clock.Advance(Announcement.NewFor);
        await WriteAsync(desk.Mona);
        await desk.Bob.PressWith("an:yes:1", 1);
        await desk.Nora.Say("/moderation retirer @bob");
        await desk.Town.SweepAsync();
        Assert.Equal((AnnouncementState.Stopped, 0), ((await Read(desk.Town)).State, Got(desk.Alice)));
        foreach (var one in (Resident[])[desk.Mona, desk.Nora]) Assert.Contains(one.Screen, m => m.Text.Contains("s'est arrêtée", StringComparison.Ordinal));
        Assert.Contains("announce-stopped", await desk.Audit("A1"));
    }

    /// <summary>Neither does an account that another new account has taken in.</summary>
    [Fact]
    public async Task SecondYes_OfWhoAnotherHasJustTakenIn_CountsFromTomorrowToo()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Nora.Say("/moderation ajouter @bob");
        await WriteAsync(desk.Mona);
        await desk.Bob.PressWith("an:yes:1", 1);
        Assert.Equal(AnnouncementState.Waiting, (await Read(desk.Town)).State);
    }

    /// <summary>Stopped halfway it has still reached somebody: it counts among the day's.</summary>
    [Fact]
    public async Task StoppedHalfway_CountsAmongThoseOfTheDay()
    {
        await using var desk = await Desk.OpenAsync(settings: ("Pace:Overall", "1"));
        for (var i = 0; i < 60; i++) await desk.Town.Person("Zoé", id: 20_000 + i).AgreeTo();
        foreach (var words in (string[])["Un", "Deux"])
        {
            await WriteAsync(desk.Mona, words, area: null);
            await desk.Nora.Press("Confirmer", under: words);
            await desk.Town.Sweeps.AnnouncementsAsync();
            await desk.Nora.Press("Arrêter", under: words);
            await desk.Town.SweepAsync();
        }

        await WriteAsync(desk.Mona, "Trois", area: null);
        Assert.Contains("demain", await desk.Nora.Press("Confirmer", under: "Trois"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queue_ShowsWhatWaitsForASecondYes_AndBringsItsCardBack()
    {
        await using var desk = await Desk.OpenAsync();
        await WriteAsync(desk.Mona);
        await desk.Nora.Say("/file");
        Assert.Contains("1 annonce à confirmer", desk.Nora.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await desk.Nora.Press("A1");
        await desk.Nora.Press("Confirmer");
        Assert.Equal(AnnouncementState.Confirmed, (await Read(desk.Town)).State);
    }

    [Fact]
    public async Task Preview_ForCommunesWhereNobodyIsRegistered_SaysSo()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/annoncer");
        await desk.Mona.Say("38000");
        await desk.Mona.Say(Masks);
        Assert.Contains("Personne d'autre que l'équipe", desk.Mona.Last.Text, StringComparison.Ordinal);
    }

    /// <summary>One at ten to midnight and one at ten past go out on the same morning: they are of one day.</summary>
    [Fact]
    public async Task TwoADay_AreCountedByTheDayOnWhichTheyGoOut()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Town.WaitAsync(TimeSpan.FromHours(12));
        foreach (var words in (string[])["Un", "Deux"])
        {
            await WriteAsync(desk.Mona, words);
            await desk.Nora.Press("Confirmer", under: words);
        }

        await desk.Town.WaitAsync(TimeSpan.FromHours(4));
        await WriteAsync(desk.Mona, "Trois");
        Assert.Contains("demain", await desk.Nora.Press("Confirmer", under: "Trois"), StringComparison.Ordinal);
    }
}
