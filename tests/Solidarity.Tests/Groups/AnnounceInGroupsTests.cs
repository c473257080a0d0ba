using Solidarity.Core.Groups;
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

    private static int Got(Circle group) => group.Screen.Count(d => d.Text.Contains(Announcing.Masks, StringComparison.Ordinal));

    [Fact]
    public async Task Announcement_IsSaidOnceInTheGroupsOfItsCommunes()
    {
        var (desk, street, far) = await OpenAsync();
        await using var _ = desk;
        await Announcing.WriteAsync(desk.Mona);
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
        await Announcing.WriteAsync(desk.Mona, area: null);
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        Assert.Equal((1, 1), (Got(street), Got(far)));
    }

    [Fact]
    public async Task Announcement_InQuietHours_Waits_AndStoppedMeanwhile_IsNotSaid()
    {
        var (desk, street, far) = await OpenAsync();
        await using var _ = desk;
        await Quieten(desk, new QuietHours(new TimeOnly(9, 0), new TimeOnly(12, 0)));
        await Announcing.WriteAsync(desk.Mona);
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        Assert.Equal((1, 0), (Announcing.Got(desk.Alice), Got(street)));
        await desk.Mona.Press("Arrêter");
        await desk.Town.WaitAsync(TimeSpan.FromHours(3));
        Assert.Equal(0, Got(street));
        await Announcing.WriteAsync(desk.Mona, area: "94320");
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        Assert.Equal(1, Got(far));
    }

    /// <summary>Two of the team said yes to it, and must still be two of the team when a group hears it.</summary>
    [Theory]
    [InlineData(true, false, 1)]
    [InlineData(true, true, 0)]
    [InlineData(false, true, 0)]
    public async Task Announcement_WaitingInAGroup_GoesWithWhoeverLeavesTheTeam(bool author, bool leaves, int said)
    {
        var (desk, street, _) = await OpenAsync();
        await using var _d = desk;
        var omar = desk.Town.Person("Omar", userName: "omar");
        await omar.Say("/start");
        await desk.Mona.Say("/moderation ajouter @omar");
        // Before that they confirm nothing.
        desk.Town.Clock.Advance(TimeSpan.FromDays(1));
        await Quieten(desk, new QuietHours(new TimeOnly(9, 0), new TimeOnly(12, 0)));
        await Announcing.WriteAsync(author ? omar : desk.Mona);
        await (author ? desk.Mona : omar).Press("Confirmer");
        await desk.Town.SweepAsync();
        Assert.Equal((1, 0), (Announcing.Got(desk.Alice), Got(street)));
        if (leaves) await desk.Mona.Say("/moderation retirer @omar");
        await desk.Town.WaitAsync(TimeSpan.FromHours(3));
        Assert.Equal(said, Got(street));
    }

    [Fact]
    public async Task Announcement_InTheEvening_IsSaidAtEight_AlsoWhereTheGroupIsNeverQuiet()
    {
        var (desk, street, _) = await OpenAsync();
        await using var _d = desk;
        await Quieten(desk, QuietHours.None);
        desk.Town.Clock.Advance(TimeSpan.FromHours(11));
        await Announcing.WriteAsync(desk.Mona);
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        await desk.Town.WaitAsync(TimeSpan.FromHours(11) - TimeSpan.FromMinutes(1));
        Assert.Equal(0, Got(street));
        await desk.Town.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(1, Got(street));
    }

    [Fact]
    public async Task Announcement_IsNotMeantForGroupsThatCameLater()
    {
        var (desk, street, far) = await OpenAsync();
        await using var _d = desk;
        await Announcing.WriteAsync(desk.Mona, area: null);
        await desk.Nora.Press("Confirmer");
        desk.Town.Clock.Advance(TimeSpan.FromMinutes(1));
        var late = new Circle(desk.Town, "-1003");
        await late.SetUp(desk.Town.Person("Yves"));
        for (var i = 0; i < 2; i++) await desk.Town.SweepAsync();
        Assert.Equal((1, 1, 0), (Got(street), Got(far), Got(late)));
    }

    private static Task<bool> Quieten(Desk desk, QuietHours quiet) => desk.Town.Read(s =>
    {
        foreach (var id in (long[])[1, 2]) s.Groups.SaveSetup(id, s.Groups.Get(id).Setup! with { Quiet = quiet }, null);
        return true;
    });

    [Fact]
    public async Task Announcement_WhereTheBotIsMuted_IsDroppedWhenItIsNoNews()
    {
        var (desk, street, far) = await OpenAsync();
        await using var _ = desk;
        await street.AddBot(mayWrite: false);
        await Announcing.WriteAsync(desk.Mona, area: null);
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        Assert.Equal((0, 1), (Got(street), Got(far)));
        await desk.Town.WaitAsync(TimeSpan.FromDays(4));
        await street.AddBot();
        await desk.Town.SweepAsync();
        Assert.Equal(0, Got(street));
    }
}
