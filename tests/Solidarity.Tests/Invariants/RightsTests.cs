using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Invariants;

/// <summary>Design §7.4 and §7.9: rights hang on the numeric id and the database, never on what a button or a name says.</summary>
public class RightsTests
{
    [Theory]
    [InlineData("m:approve:1")]
    [InlineData("m:reject:1")]
    [InlineData("m:next:1")]
    [InlineData("m:show:1")]
    [InlineData("q:0")]
    public async Task Press_OfAModeratorsButton_BySomebodyElse_DoesNothing(string data)
    {
        var (town, _, alice, bob) = await Stories.Proposed();
        await using var _t = town;
        var mallory = town.Person("Mona", userName: "mona");
        foreach (var who in (Resident[])[alice, bob, mallory])
        {
            await who.PressWith(data, 1);
            Assert.DoesNotContain("O1", who.Last.Text, StringComparison.Ordinal);
        }
        Assert.Equal(MatchState.Proposed, (await town.Read(s => s.Matches.Find(1)))!.State);
    }

    [Theory]
    [InlineData("/approve M1")]
    [InlineData("/reject M1 non")]
    [InlineData("/queue")]
    [InlineData("/match M1")]
    [InlineData("/stats")]
    [InlineData("/web")]
    [InlineData("/stats csv")]
    [InlineData("/export")]
    [InlineData("/export contacts To ring everybody")]
    [InlineData("/trust @bob_canary")]
    [InlineData("/moderator add @bob_canary")]
    public async Task Command_OfTheTeam_BySomebodyElse_IsNotKnown(string command)
    {
        var (town, _, _, bob) = await Stories.Proposed();
        await using var _t = town;
        await bob.Say("/nonsense");
        var unknown = bob.Last.Text;
        await bob.Say(command);
        Assert.Equal(unknown, bob.Last.Text);
        Assert.Equal(MatchState.Proposed, (await town.Read(s => s.Matches.Find(1)))!.State);
    }

    [Theory]
    [InlineData(1087968824)]
    [InlineData(777000)]
    [InlineData(136817688)]
    public async Task Administrator_WithAnIdOfNobody_HasNoRights(long id)
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var nobody = town.Person("Group", id: id);
        await nobody.Say("/stats");
        Assert.DoesNotContain("📊", nobody.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Press_AboutAMatchOfOthers_DoesNothing()
    {
        var (town, mona, _, _) = await Stories.Proposed();
        await using var _t = town;
        await mona.Press("Approuver");
        var mallory = town.Person("Mallory");
        foreach (var data in (string[])["c:yes:1", "c:no:1", "c:later:1", "c:show:1", "f:yes:1", "f:no:1", "t:1", "w:ask:1", "w:sure:1"])
            await mallory.PressWith(data, 1);
        Assert.Equal(MatchState.Approved, (await town.Read(s => s.Matches.Find(1)))!.State);
        Assert.DoesNotContain("pain", mallory.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Press_YesByTheSideThatIsNotAsked_DoesNothing()
    {
        var (town, mona, alice, _) = await Stories.Proposed();
        await using var _t = town;
        await alice.PressWith("c:yes:1", 1);
        Assert.Equal(MatchState.Proposed, (await town.Read(s => s.Matches.Find(1)))!.State);
        await mona.Press("Approuver");
        await alice.PressWith("c:yes:1", 1);
        Assert.Equal(MatchState.Approved, (await town.Read(s => s.Matches.Find(1)))!.State);
    }

    [Fact]
    public async Task Press_OnThePostOfSomebodyElse_DoesNothing()
    {
        var (town, _, alice, bob) = await Stories.Proposed();
        await using var _t = town;
        foreach (var verb in (string[])["show", "edit", "pause", "close", "sure", "renew", "resume"])
            await bob.PressWith($"p:{verb}:2:1", 1);
        Assert.Equal(PostState.Open, (await town.Read(s => s.Posts.Find(2)))!.State);
        Assert.DoesNotContain("pain", bob.Everything, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("d:")]
    [InlineData("d:999999999999999999999:x")]
    [InlineData("d:-1:publish")]
    [InlineData("m:approve:1:2:3")]
    [InlineData("p:sure:2:99999999999")]
    [InlineData("c:yes:'; drop table match; --")]
    [InlineData("l:zz")]
    [InlineData("q:99999999")]
    [InlineData("go:../../etc")]
    public async Task Press_WithForgedData_IsAnsweredAndHarmsNothing(string data)
    {
        var (town, mona, alice, _) = await Stories.Proposed();
        await using var _t = town;
        await alice.PressWith(data, 1);
        await mona.PressWith(data, 1);
        Assert.Equal(MatchState.Proposed, (await town.Read(s => s.Matches.Find(1)))!.State);
        Assert.Equal(0, await town.Read(s => s.Inbox.Poisoned()));
    }

    [Fact]
    public async Task DialogueButton_OfAnEarlierQuestion_DoesNotAnswerTheNextOne()
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await alice.AgreeTo();
        await alice.Say("/besoin");
        await alice.Press("Courses");
        await alice.Say("Du pain");
        await alice.PressLate("Passer");
        Assert.Contains("Pour quand", alice.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moderator_OfTheirOwnMatch_LeavesItToAnother()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"), ("Moderation:Administrators:1", "9002"));
        var (mona, nora, bob) = (town.Person("Mona", id: 9001), town.Person("Nora", id: 9002), town.Person("Bob"));
        foreach (var who in (Resident[])[mona, nora, bob]) await who.AgreeTo();
        await bob.PublishesOffer();
        await mona.PublishesNeed();
        await mona.Say("/approve M1");
        Assert.Equal(MatchState.Proposed, (await town.Read(s => s.Matches.Find(1)))!.State);
        await nora.Say("/approve M1");
        Assert.Equal(MatchState.Approved, (await town.Read(s => s.Matches.Find(1)))!.State);
    }

    [Fact]
    public async Task Contact_OfSomebodyElse_IsNotTakenAsOnesOwn()
    {
        var (town, mona, _, bob) = await Stories.Proposed();
        await using var _t = town;
        await mona.Press("Approuver");
        await bob.Press("Oui, je peux aider");
        await bob.Press("téléphone");
        await bob.SharePhone("+33699999999", own: false);
        Assert.Null((await town.Read(s => s.People.Find("telegram", bob.Id)))!.Phone);
    }
}
