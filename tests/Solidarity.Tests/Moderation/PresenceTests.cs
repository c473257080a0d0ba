using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>Who is reminded of what waits, in which order, and who is left in peace.</summary>
public sealed class PresenceTests
{
    private static int Reminders(Resident one) => one.Screen.Count(m => m.Text.Contains("de mise en relation attend", StringComparison.Ordinal));

    /// <summary>To the next morning at ten, when the desk is open.</summary>
    private static Task TomorrowAsync(Town town) => town.WaitAsync(TimeSpan.FromHours(24));

    [Fact]
    public async Task Reminders_GoToWhoIsOnDutyThenTheTeamThenTheAdministratorsThenThePersonWhoWaits()
    {
        await using var desk = await Desk.OpenAsync();
        var bertha = desk.Town.Person("Bertha", userName: "bertha");
        await bertha.Say("/start");
        await desk.Mona.Say("/moderation ajouter @bertha");
        await bertha.Say("/permanence");
        await bertha.Press("mar");
        Assert.Contains("Bertha", bertha.Last.Text, StringComparison.Ordinal);
        (int, int, int) Counts() => (Reminders(bertha), Reminders(desk.Mona), Reminders(desk.Nora));
        // Tuesday: she alone is on duty.
        await TomorrowAsync(desk.Town);
        Assert.Equal((1, 0, 0), Counts());
        // Then everybody.
        await TomorrowAsync(desk.Town);
        Assert.Equal((2, 1, 1), Counts());
        // Then the administrators.
        await TomorrowAsync(desk.Town);
        Assert.Equal((2, 2, 2), Counts());
        Assert.DoesNotContain("attend encore l'accord", desk.Alice.Everything, StringComparison.Ordinal);
        // Then the person who waits is told, once, and the team goes on being reminded.
        await TomorrowAsync(desk.Town);
        Assert.Equal((3, 3, 3), Counts());
        Assert.Contains("attend encore l'accord", desk.Alice.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("attend encore l'accord", desk.Bob.Everything, StringComparison.Ordinal);
        await desk.Town.WaitAsync(TimeSpan.FromHours(72));
        Assert.Equal((4, 4, 4), Counts());
        Assert.Single(desk.Alice.Screen, m => m.Text.Contains("attend encore l'accord", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Away_NothingIsSentUntilTheyAreBack()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Nora.Say("/absence 3");
        Assert.Contains("mercredi 25 novembre", desk.Nora.Last.Text, StringComparison.Ordinal);
        var before = desk.Nora.Screen.Count;
        await PairAsync(desk, "Carl", "Dora");
        await TomorrowAsync(desk.Town);
        Assert.Equal(before, desk.Nora.Screen.Count);
        Assert.True(Reminders(desk.Mona) > 0);
        await desk.Mona.Say("/permanence");
        await desk.Town.WaitAsync(TimeSpan.FromHours(48));
        await PairAsync(desk, "Emil", "Frida");
        Assert.Contains("M3", desk.Nora.Screen[^1].Text + desk.Nora.Screen[^2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Away_OfTheWholeTeam_KeepsNobodyWaiting()
    {
        await using var desk = await Desk.OpenAsync();
        foreach (var one in (Resident[])[desk.Mona, desk.Nora])
        {
            await one.Say("/absence");
            await one.Press("7 jours");
        }

        await PairAsync(desk, "Carl", "Dora");
        foreach (var one in (Resident[])[desk.Mona, desk.Nora]) Assert.Contains("M2", one.Last.Text, StringComparison.Ordinal);
        await desk.Nora.Say("/absence");
        await desk.Nora.Press("de retour");
        Assert.Empty(await desk.Town.Read(s => s.Duty.Away(desk.Town.Clock.GetUtcNow()).Keys.Where(id => id == 2)));
        Assert.Contains("away.end", await desk.Audit("P2"));
    }

    [Theory]
    [InlineData("/absence 61")]
    [InlineData("/absence -1")]
    [InlineData("/absence demain")]
    public async Task Away_ForNoNumberOfDays_SaysHow(string typed)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Nora.Say(typed);
        Assert.Contains("/absence 5", desk.Nora.Last.Text, StringComparison.Ordinal);
        Assert.Empty(await desk.Town.Read(s => s.Duty.Away(desk.Town.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task DutyAndAway_ByANeighbourWithForgedButtons_DoNothing()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Bob.PressWith("du:1", 1);
        await desk.Bob.PressWith("aw:7", 1);
        await desk.Bob.Say("/permanence");
        Assert.Empty(await desk.Town.Read(s => s.Duty.All()));
        Assert.Empty(await desk.Town.Read(s => s.Duty.Away(desk.Town.Clock.GetUtcNow())));
        Assert.DoesNotContain("Mona", desk.Bob.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Duty_PressedTwice_IsGivenUp()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Nora.Say("/permanence");
        Assert.Contains("permanence : lundi", (await desk.Nora.Press("lun"))!.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("plus de permanence", await desk.Nora.Press("✓ lun"), StringComparison.Ordinal);
        Assert.Equal(["duty.take", "duty.give-up"], await desk.Audit("P2"));
    }

    private static async Task PairAsync(Desk desk, string helper, string asker)
    {
        var (one, other) = (desk.Town.Person(helper), desk.Town.Person(asker));
        foreach (var each in (Resident[])[one, other]) await each.AgreeTo();
        await one.PublishesOffer("Papiers");
        await other.PublishesNeed(category: "Papiers");
    }
}
