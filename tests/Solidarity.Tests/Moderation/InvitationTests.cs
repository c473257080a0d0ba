using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Places;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>Links into the team, and where each of it decides.</summary>
public sealed class InvitationTests
{
    private static async Task<string> InviteAsync(Resident administrator, string role = "Modération")
    {
        await administrator.Say("/inviter");
        await administrator.Press(role);
        return administrator.LastInvitation;
    }

    private static Task<Role> RoleOf(Town town, Resident who) => town.Read(s => s.Roles.Of(s.People.Find("telegram", who.Id)!.Id));

    [Fact]
    public async Task Link_GivesItsRoleOnceAndTheOtherAdministratorsHearOfIt()
    {
        await using var desk = await Desk.OpenAsync();
        var (carl, dora) = (desk.Town.Person("Carl"), desk.Town.Person("Dora"));
        var link = await InviteAsync(desk.Mona);
        await carl.Say("/start " + link);
        Assert.Equal(Role.Moderator, await RoleOf(desk.Town, carl));
        await dora.Say("/start " + link);
        Assert.Equal(Role.None, await RoleOf(desk.Town, dora));
        Assert.Contains("ne fonctionne pas", dora.Last.Text, StringComparison.Ordinal);
        foreach (var administrator in (Resident[])[desk.Mona, desk.Nora]) Assert.Contains("Carl a suivi un lien", administrator.Everything, StringComparison.Ordinal);
        await carl.Say("/equipe");
        Assert.Contains("Carl", carl.Last.Text, StringComparison.Ordinal);
        Assert.Contains("par Mona", carl.Last.Text, StringComparison.Ordinal);
        Assert.Contains("join-team", (await desk.Audit("P5")).Concat(await desk.Audit("P6")));
    }

    [Fact]
    public async Task Link_AfterADay_OpensNothing()
    {
        await using var desk = await Desk.OpenAsync();
        var link = await InviteAsync(desk.Mona);
        desk.Town.Clock.Advance(Invitation.Lasts);
        var carl = desk.Town.Person("Carl");
        await carl.Say("/start " + link);
        Assert.Equal(Role.None, await RoleOf(desk.Town, carl));
    }

    [Fact]
    public async Task Link_OfSomebodyWhoIsNoLongerAdministrator_OpensNothing()
    {
        await using var desk = await Desk.OpenAsync();
        var carl = desk.Town.Person("Carl", userName: "carl");
        await carl.Say("/start " + await InviteAsync(desk.Mona, "Administration"));
        Assert.Equal(Role.Administrator, await RoleOf(desk.Town, carl));
        var link = await InviteAsync(carl);
        await desk.Mona.Say("/moderation retirer @carl");
        var dora = desk.Town.Person("Dora");
        await dora.Say("/start " + link);
        Assert.Equal(Role.None, await RoleOf(desk.Town, dora));
    }

    [Fact]
    public async Task Link_FollowedByWhoHasTheRole_IsLeftForTheOther()
    {
        await using var desk = await Desk.OpenAsync();
        var link = await InviteAsync(desk.Mona);
        await desk.Nora.Say("/start " + link);
        Assert.Contains("déjà ce rôle", desk.Nora.Last.Text, StringComparison.Ordinal);
        var carl = desk.Town.Person("Carl");
        await carl.Say("/start " + link);
        Assert.Equal(Role.Moderator, await RoleOf(desk.Town, carl));
    }

    [Fact]
    public async Task Link_IsNotKeptInTheDatabase()
    {
        await using var desk = await Desk.OpenAsync();
        var secret = (await InviteAsync(desk.Mona))["team-".Length..];
        Assert.Equal(22, secret.Length);
        Assert.Null(await desk.Town.Read(s => s.Team.Find(secret)));
        Assert.NotNull(await desk.Town.Read(s => s.Team.Find(Invitation.FingerprintOf(secret))));
        Assert.DoesNotContain(desk.Town.Log.All, line => line.Line.Contains(secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("team-")]
    [InlineData("team-AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("team-' or 1=1 --")]
    public async Task Link_ThatWasNeverMade_OpensNothing(string typed)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Bob.Say("/start " + typed);
        Assert.Equal(Role.None, await RoleOf(desk.Town, desk.Bob));
        Assert.Contains("ne fonctionne pas", desk.Bob.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_ByAModeratorOrANeighbour_MakesNoLink()
    {
        await using var desk = await Desk.OpenAsync();
        var carl = desk.Town.Person("Carl");
        await carl.Say("/start " + await InviteAsync(desk.Mona));
        foreach (var one in (Resident[])[carl, desk.Bob])
        {
            await one.Say("/inviter");
            await one.PressWith("iv:admin", 1);
            await one.Say("/secteur P2 38000");
            Assert.DoesNotContain("start=team-", one.Everything, StringComparison.Ordinal);
        }

        Assert.Empty((await desk.Town.Read(s => s.Team.AreaOf(2))).Communes);
    }

    [Fact]
    public async Task Area_KeepsCardsAndDecisionsToItsCommunes()
    {
        await using var desk = await Desk.OpenAsync();
        var (carl, dora) = (desk.Town.Person("Carl"), desk.Town.Person("Dora"));
        await carl.Say("/start " + await InviteAsync(desk.Mona));
        await dora.Say("/start " + await InviteAsync(desk.Mona));
        await desk.Mona.Say($"/secteur {await Reference(desk, carl)} 38000");
        Assert.Contains("Carl décide dans 1 commune", desk.Mona.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        // M1 is in Vitry.
        Assert.Contains("hors de votre secteur", await carl.PressWith("m:approve:1", 1), StringComparison.Ordinal);
        await carl.Say("/note M1 Bonjour");
        await carl.Say("/refuser M1");
        Assert.Equal((MatchState.Proposed, 0), ((await desk.Match()).State, await desk.Town.Read(s => s.Notes.Count("M1"))));
        await carl.Say("/file");
        Assert.Contains("0 à décider", carl.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await PairAsync(desk, "94400");
        Assert.DoesNotContain("M2", carl.Everything, StringComparison.Ordinal);
        Assert.Contains("M2", dora.Everything, StringComparison.Ordinal);
        await PairAsync(desk, "38000");
        Assert.Contains("M3", carl.Last.Text, StringComparison.Ordinal);
        await carl.Press("Approuver");
        Assert.Equal(MatchState.Approved, (await desk.Match(3)).State);
        await desk.Mona.Say($"/secteur {await Reference(desk, carl)} tout");
        await carl.Say("/refuser M1");
        Assert.Equal(MatchState.Rejected, (await desk.Match()).State);
    }

    /// <summary>Nobody is kept waiting because nobody was named for their town.</summary>
    [Fact]
    public async Task Area_WhereNobodyIsNamed_IsEverybodys()
    {
        await using var desk = await Desk.OpenAsync();
        foreach (var one in (Resident[])[desk.Mona, desk.Nora]) await desk.Mona.Say($"/secteur {await Reference(desk, one)} 38000");
        await PairAsync(desk, "94400");
        foreach (var one in (Resident[])[desk.Mona, desk.Nora]) Assert.Contains("M2", one.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("94400", "Vitry-sur-Seine")]
    [InlineData("94400, 38000", "Vitry-sur-Seine", "Grenoble")]
    [InlineData("vitry-sur-seine 4 km", "Vitry-sur-Seine", "Thiais")]
    public void Reading_OfCommunesCodesAndCircles_FindsThem(string typed, params string[] among)
    {
        var communes = Assert.IsType<AreaReading.Read>(AreaReading.Of(typed)).Communes.Select(c => c.Name).ToArray();
        Assert.All(among, name => Assert.Contains(name, communes));
        Assert.DoesNotContain("Marseille", communes);
    }

    [Theory]
    [InlineData("nullepart-sur-rien", "nullepart-sur-rien")]
    [InlineData("94400, Saint-Martin", "Saint-Martin")]
    [InlineData("94400 51 km", "94400 51 km")]
    [InlineData(",", ",")]
    [InlineData("Thiais ٥ km", "Thiais ٥ km")]
    [InlineData("Thiais ５ km", "Thiais ５ km")]
    public void Reading_OfWhatIsNoArea_SaysWhichPart(string typed, string part) =>
        Assert.Equal(part, Assert.IsType<AreaReading.Unknown>(AreaReading.Of(typed)).Part);

    [Fact]
    public void Reading_OfMoreThanALineOfPlaces_IsNotBegun()
    {
        Assert.IsType<AreaReading.TooMuch>(AreaReading.Of(string.Join(',', Enumerable.Range(0, AreaReading.MostParts + 1).Select(_ => "94400"))));
        Assert.IsType<AreaReading.TooMuch>(AreaReading.Of("a" + new string(' ', AreaReading.LongestTyped - 1) + "x"));
        Assert.IsType<AreaReading.Read>(AreaReading.Of(string.Join(',', Enumerable.Range(0, AreaReading.MostParts).Select(_ => "94400"))));
    }

    /// <summary>In all three places where an area is typed.</summary>
    [Fact]
    public async Task Area_OfTooManyCircles_IsToldSo()
    {
        await using var desk = await Desk.OpenAsync();
        var typed = string.Concat(Enumerable.Repeat("Paris 50 km,", 340));
        await desk.Mona.Say("/secteur P2 " + typed);
        Assert.Contains("trop en une fois", desk.Mona.Last.Text, StringComparison.Ordinal);
        foreach (var command in (string[])["/secteur P2", "/annoncer"])
        {
            await desk.Mona.Say(command);
            await desk.Mona.Say(typed);
            Assert.StartsWith("C'est trop en une fois", desk.Mona.Last.Text, StringComparison.Ordinal);
            await desk.Mona.Press("Annuler");
        }

        await desk.Mona.Say("/secteur P2 Thiais ٥ km");
        Assert.Contains("Plusieurs communes", desk.Mona.Last.Text, StringComparison.Ordinal);
        Assert.Empty((await desk.Town.Read(s => s.Team.AreaOf(2))).Communes);
    }

    private static Task<string> Reference(Desk desk, Resident who) => desk.Town.Read(s => s.People.Find("telegram", who.Id)!.Reference);

    private static async Task PairAsync(Desk desk, string place)
    {
        var (helper, asker) = (desk.Town.Person("Helper"), desk.Town.Person("Asker"));
        foreach (var each in (Resident[])[helper, asker]) await each.AgreeTo();
        await helper.PublishesOffer("Papiers", place);
        await asker.PublishesNeed(category: "Papiers", place: place);
    }
}
