using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>What the team does leaves a trace, and nobody of the team vouches for themselves.</summary>
public sealed class TeamTests
{
    [Fact]
    public async Task Next_ToAnotherHelper_IsAuditedWithBothMatches()
    {
        var (town, mona, _, _) = await Stories.Proposed();
        await using var _t = town;
        var carl = town.Person("Carl");
        await carl.AgreeTo();
        await carl.PublishesOffer();
        await mona.Say("/next M1");
        Assert.Equal(MatchState.Superseded, (await town.Read(s => s.Matches.Find(1)))!.State);
        var row = Assert.Single(await town.Read(s => s.Audit.Of("M1")));
        Assert.Equal(("next", "M2", await IdOf(town, mona)), (row.Action, row.Detail, row.ActorId));
    }

    [Fact]
    public async Task Next_WithoutAnotherHelper_ChangesNothingAndLeavesNoTrace()
    {
        var (town, mona, _, _) = await Stories.Proposed();
        await using var _t = town;
        await mona.Say("/next M1");
        Assert.Equal(MatchState.Proposed, (await town.Read(s => s.Matches.Find(1)))!.State);
        Assert.Empty(await town.Read(s => s.Audit.Of("M1")));
    }

    [Fact]
    public async Task Roles_GivenAndTaken_AreAuditedOnceEach()
    {
        var (town, mona, _, bob) = await Stories.Proposed();
        await using var _t = town;
        foreach (var command in new[] { "/moderator add", "/moderator add", "/moderator remove", "/moderator remove", "/trust", "/trust", "/untrust", "/untrust" })
            await mona.Say(command + " @bob_canary");
        var rows = await town.Read(s => s.Audit.Of("P3"));
        Assert.Equal(["moderator.add", "moderator.remove", "trust", "untrust"], rows.Select(r => r.Action));
        var me = await IdOf(town, mona);
        Assert.All(rows, r => Assert.Equal(me, r.ActorId));
        Assert.Equal(3, await IdOf(town, bob));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Moderator_WhoVouchesForThemselves_IsSentToAnotherIfThereIsOne(bool another)
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"), ("Moderation:Administrators:1", "9002"));
        var mona = town.Person("Mona", userName: "mona", id: 9001);
        await mona.AgreeTo();
        await mona.PublishesOffer();
        if (another) await town.Person("Nora", id: 9002).Say("/start");
        await mona.Say("/trust O1");
        Assert.Equal(another, mona.Last.Text.Contains("vous-même", StringComparison.Ordinal));
        await mona.Say("/trust @mona");
        Assert.Equal(!another, await town.Read(s => s.People.Find("telegram", "9001")!.Trusted));
        Assert.Equal(another ? 0 : 1, (await town.Read(s => s.Audit.Of("P1"))).Count);
    }

    /// <summary>Whoever blocked the bot can't be asked: their posts wait until they write again.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_OfSomebodyUnreachable_IsProposedOnlyWhenTheyAreBack(bool asker)
    {
        await using var town = await Town.OpenAsync();
        var (first, second) = (town.Person("Alice"), town.Person("Bob"));
        await first.AgreeTo();
        await second.AgreeTo();
        await (asker ? first.PublishesNeed() : first.PublishesOffer());
        await first.Do(new Removed());
        await (asker ? second.PublishesOffer() : second.PublishesNeed());
        Assert.Null(await town.Read(s => s.Matches.Find(1)));
        await first.Say("/mes");
        Assert.Equal(MatchState.Proposed, (await town.Read(s => s.Matches.Find(1)))!.State);
    }

    private static Task<long> IdOf(Town town, Resident who) => town.Read(s => s.People.Find("telegram", who.Id)!.Id);

    [Fact]
    public async Task Area_AsACircleOnTheMap_HoldsTheCommunesInIt_AndEverybodyConcernedHearsOfIt()
    {
        await using var desk = await Desk.OpenAsync();
        var omar = desk.Town.Person("Omar", userName: "omar");
        await omar.Say("/start");
        await desk.Mona.Say("/moderation ajouter @omar");
        var id = await IdOf(desk.Town, omar);
        await desk.Mona.Say($"/secteur P{id}");
        await desk.Mona.Say("Nulle-part-sur-Rien");
        Assert.Contains("pas trouvé ce lieu", desk.Mona.Last.Text, StringComparison.Ordinal);
        await desk.Mona.SharePlace(48.7876, 2.3928);
        await desk.Mona.Press("5 km");
        var area = (await desk.Town.Read(s => s.Team.AreaOf(id))).Communes;
        Assert.Contains("94081", area);
        Assert.InRange(area.Count, 5, 40);
        Assert.Contains("Mona a changé votre secteur", omar.Last.Text, StringComparison.Ordinal);
        Assert.Contains("a changé le secteur de Omar", desk.Nora.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Area_AskedByAModerator_IsNotTheirs()
    {
        await using var desk = await Desk.OpenAsync();
        var omar = desk.Town.Person("Omar", userName: "omar");
        await omar.Say("/start");
        await desk.Mona.Say("/moderation ajouter @omar");
        await omar.Say("/secteur P1");
        Assert.Contains("réservée aux personnes qui administrent", omar.Last.Text, StringComparison.Ordinal);
    }
}
