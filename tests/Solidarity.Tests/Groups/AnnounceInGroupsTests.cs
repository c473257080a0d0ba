using Solidarity.Tests.Chats;
using Solidarity.Tests.Moderation;

namespace Solidarity.Tests.Groups;

/// <summary>What the team announces stands in the groups of its communes too.</summary>
public sealed class AnnounceInGroupsTests
{
    private static async Task<(Desk Desk, Circle Street, Circle Far)> OpenAsync()
    {
        var desk = await Desk.OpenAsync();
        var (street, far) = (new Circle(desk.Town, "-1001"), new Circle(desk.Town, "-1002"));
        await street.SetUp(desk.Town.Person("Anna"));
        await far.SetUp(desk.Town.Person("Zoé"), place: "94320");
        return (desk, street, far);
    }

    private static int Got(Circle group) => group.Screen.Count(d => d.Text.Contains(AnnouncementTests.Masks, StringComparison.Ordinal));

    [Fact]
    public async Task Announcement_IsSaidOnceInTheGroupsOfItsCommunes()
    {
        var (desk, street, far) = await OpenAsync();
        await using var _ = desk;
        await AnnouncementTests.WriteAsync(desk.Mona);
        Assert.Contains("1 groupe de voisins", desk.Mona.Everything.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await desk.Town.SweepAsync();
        Assert.Equal(0, Got(street));
        await desk.Nora.Press("Confirmer");
        for (var i = 0; i < 3; i++) await desk.Town.SweepAsync();
        Assert.Equal((1, 0), (Got(street), Got(far)));
        Assert.Empty(street.Last.Buttons);
    }

    [Fact]
    public async Task Announcement_ForEverybody_IsSaidInAllGroups()
    {
        var (desk, street, far) = await OpenAsync();
        await using var _ = desk;
        await AnnouncementTests.WriteAsync(desk.Mona, area: null);
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        Assert.Equal((1, 1), (Got(street), Got(far)));
    }

    [Fact]
    public async Task Announcement_InQuietHours_Waits_AndStoppedMeanwhile_IsNotSaid()
    {
        var (desk, street, far) = await OpenAsync();
        await using var _ = desk;
        await desk.Town.Read(s =>
        {
            foreach (var id in (long[])[1, 2]) s.Groups.SaveSetup(id, s.Groups.Get(id).Setup! with { Quiet = new(new(9, 0), new(12, 0)) }, null);
            return true;
        });
        await AnnouncementTests.WriteAsync(desk.Mona);
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        Assert.Equal((1, 0), (AnnouncementTests.Got(desk.Alice), Got(street)));
        await desk.Mona.Press("Arrêter");
        await desk.Town.WaitAsync(TimeSpan.FromHours(3));
        Assert.Equal(0, Got(street));
        await AnnouncementTests.WriteAsync(desk.Mona, area: "94320");
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        Assert.Equal(1, Got(far));
    }

    [Fact]
    public async Task Announcement_WhereTheBotIsMuted_IsDroppedWhenItIsNoNews()
    {
        var (desk, street, far) = await OpenAsync();
        await using var _ = desk;
        await street.AddBot(mayWrite: false);
        await AnnouncementTests.WriteAsync(desk.Mona, area: null);
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        Assert.Equal((0, 1), (Got(street), Got(far)));
        await desk.Town.WaitAsync(TimeSpan.FromDays(4));
        await street.AddBot();
        await desk.Town.SweepAsync();
        Assert.Equal(0, Got(street));
    }
}
