using Solidarity.Core.CheckIns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.CheckIns;

/// <summary>Who is told where no answer comes: by a link, once, and by their own yes.</summary>
public sealed class BuddyTests
{
    private static string Plain(string? text) => (text ?? "").Replace('\u00a0', ' ');

    private static Task<long?> BuddyOf(Roses all) => all.Town.Read(s => s.CheckIns.Of(s.People.Find("telegram", all.Rose.Id)!.Id)?.BuddyId);

    private static Task<long> IdOf(Roses all, Resident who) => all.Town.Read(s => s.People.Find("telegram", who.Id)!.Id);

    [Fact]
    public async Task Link_WorksOnce_AndOnlyAfterAYes()
    {
        await using var all = await Roses.OpenAsync(buddy: false);
        var link = await all.LinkAsync();
        var carl = all.Town.Person("Carl");
        await all.Bob.Say("/start " + link);
        await carl.Say("/start " + link);
        Assert.Null(await BuddyOf(all));
        await all.Bob.Press("J'accepte");
        Assert.Equal(await IdOf(all, all.Bob), await BuddyOf(all));
        Assert.Contains("Bob a dit oui", Plain(all.Rose.Last.Text), StringComparison.Ordinal);
        await carl.Press("J'accepte");
        Assert.Contains("ne fonctionne pas", carl.Last.Text, StringComparison.Ordinal);
        Assert.Equal(await IdOf(all, all.Bob), await BuddyOf(all));
    }

    [Fact]
    public async Task Link_AfterSevenDaysOrReplaced_OpensNothing()
    {
        await using var all = await Roses.OpenAsync(buddy: false);
        var old = await all.LinkAsync();
        var link = await all.LinkAsync();
        await all.Bob.Say("/start " + old);
        Assert.Contains("ne fonctionne pas", all.Bob.Last.Text, StringComparison.Ordinal);
        await all.Bob.Say("/start " + link);
        all.Town.Clock.Advance(CheckIn.LinkLasts);
        await all.Bob.Press("J'accepte");
        Assert.Null(await BuddyOf(all));
    }

    [Fact]
    public async Task Link_IsNotKeptInTheDatabase_NorInALog()
    {
        await using var all = await Roses.OpenAsync(buddy: false);
        var secret = (await all.LinkAsync())["hello-".Length..];
        await all.Bob.Say("/start hello-" + secret);
        Assert.Null(await all.Town.Read(s => s.CheckInLinks.Of(secret, all.Town.Clock.GetUtcNow())));
        Assert.NotNull(await all.Town.Read(s => s.CheckInLinks.Of(Invitation.FingerprintOf(secret), all.Town.Clock.GetUtcNow())));
        Assert.DoesNotContain(all.Town.Log.All, line => line.Line.Contains(secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hello-")]
    [InlineData("hello-AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("hello-' or 1=1 --")]
    public async Task Link_ThatWasNeverMade_OpensNothing(string typed)
    {
        await using var all = await Roses.OpenAsync(buddy: false);
        await all.Bob.Say("/start " + typed);
        Assert.Contains("ne fonctionne pas", all.Bob.Last.Text, StringComparison.Ordinal);
        await all.Bob.PressWith("hi:y:AAAAAAAAAAAAAAAAAAAAAA", 1);
        Assert.Null(await BuddyOf(all));
    }

    /// <summary>A link into the team is none to a person, nor the other way round.</summary>
    [Fact]
    public async Task Link_OfOneKind_IsNoneOfTheOther()
    {
        await using var all = await Roses.OpenAsync(buddy: false);
        var secret = (await all.LinkAsync())["hello-".Length..];
        await all.Bob.Say("/start team-" + secret);
        Assert.Equal(Role.None, await all.Town.Read(s => s.Roles.Of(s.People.Find("telegram", all.Bob.Id)!.Id)));
        await all.Mona.Say("/inviter");
        await all.Mona.Press("Modération");
        await all.Bob.Say("/start hello-" + all.Mona.LastInvitation["team-".Length..]);
        Assert.Contains("ne fonctionne pas", all.Bob.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_OfOnesOwn_IsLeftForTheOther()
    {
        await using var all = await Roses.OpenAsync(buddy: false);
        var link = await all.LinkAsync();
        await all.Rose.Say("/start " + link);
        Assert.Contains("votre propre lien", all.Rose.Last.Text, StringComparison.Ordinal);
        await all.Rose.PressWith("hi:y:" + link["hello-".Length..], 1);
        Assert.Null(await BuddyOf(all));
        await all.Bob.Say("/start " + link);
        await all.Bob.Press("J'accepte");
        Assert.NotNull(await BuddyOf(all));
    }

    [Fact]
    public async Task Link_WhoSaysNo_IsNotNamedToAnybody()
    {
        await using var all = await Roses.OpenAsync(buddy: false);
        await all.Bob.Say("/start " + await all.LinkAsync());
        await all.Bob.Press("Non merci");
        Assert.Contains("préfère ne pas", all.Rose.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bob", all.Rose.Everything, StringComparison.Ordinal);
        await all.Bob.PressLate("J'accepte");
        Assert.Null(await BuddyOf(all));
    }

    [Fact]
    public async Task Link_ToWhoIsSuspendedOrBlocked_MakesNobodyABuddy()
    {
        await using var all = await Roses.OpenAsync(buddy: false);
        var link = await all.LinkAsync();
        await all.Bob.Say("/start");
        var (rose, bob) = (await IdOf(all, all.Rose), await IdOf(all, all.Bob));
        await all.Town.Read(s => { s.People.SetBanned(bob, Sanction.ForEver); return 0; });
        await all.Bob.Say("/start " + link);
        await all.Bob.PressWith("hi:y:" + link["hello-".Length..], 1);
        await all.Town.Read(s => { s.People.SetBanned(bob, null); s.Blocks.Add(rose, bob, all.Town.Clock.GetUtcNow()); return 0; });
        await all.Bob.Say("/start " + link);
        await all.Bob.PressWith("hi:y:" + link["hello-".Length..], 1);
        Assert.Null(await BuddyOf(all));
        Assert.DoesNotContain("Rose", all.Bob.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buddy_OfFive_IsNobodysSixth()
    {
        await using var all = await Roses.OpenAsync();
        for (var i = 0; i < CheckIn.MostOfOneBuddy; i++)
        {
            var other = all.Town.Person("Ada");
            await other.AgreeTo();
            await Roses.SetUp(other);
            await other.PressWith("hc:8", 1);
            await all.Bob.Say("/start " + other.LastInvitation);
            if (i < CheckIn.MostOfOneBuddy - 1) await all.Bob.Press("J'accepte");
        }

        Assert.Contains("5 personnes", Plain(all.Bob.Last.Text), StringComparison.Ordinal);
        Assert.Equal(5, await all.Town.Read(s => s.CheckIns.CountOfBuddy(s.People.Find("telegram", all.Bob.Id)!.Id)));
    }

    [Fact]
    public async Task Buttons_ThatAreSomebodyElses_DoNothing()
    {
        await using var all = await Roses.OpenAsync();
        var carl = all.Town.Person("Carl");
        await all.Nine();
        await all.Silence(4);
        var rose = await IdOf(all, all.Rose);
        foreach (var forged in (string[])["he:0:1", "he:2:1", "he:3:1", "he:4:1", "hb:0:1", "hb:1:1", "hb:2:1", $"hl:{rose}", "al:0:1", "al:1:1", "al:2:1", "cs:take:C1", $"b:{rose}:he:0:1", $"b:{rose}:hc:12"])
        {
            await carl.PressWith(forged, 1);
            await all.Mona.PressWith(forged, 1);
        }

        // The person can't say what only a buddy, or whoever rings, can say, nor close what is about them.
        Assert.Equal(RoundState.WithBuddy, await all.State());
        Assert.NotNull(await BuddyOf(all));
        Assert.DoesNotContain("Rose", carl.Everything + all.Mona.Everything, StringComparison.Ordinal);
    }

    /// <summary>What each learns is what was said that they learn.</summary>
    [Fact]
    public async Task Buddy_LearnsTheFirstNameAndTheSilence_TheTeamTheWayToReachThem()
    {
        await using var all = await Roses.OpenAsync();
        await all.Rose.PublishesNeed("Du pain canari");
        await all.Nine();
        await all.Rose.Press("Pas très bien");
        await all.Town.WaitAsync(TimeSpan.FromDays(1));
        await all.Silence(6);
        await all.Bob.Press("J'ai de ses nouvelles");
        foreach (var secret in (string[])["rose_canary", all.Rose.Id, "94400", "Vitry", "canari", "Pas très bien", "pas très bien", "C1", "P4"])
            Assert.DoesNotContain(secret, all.Bob.Everything, StringComparison.Ordinal);
        var card = all.Mona.Screen.First(m => m.Text.Contains("C2", StringComparison.Ordinal));
        Assert.DoesNotContain("rose_canary", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pas très bien", card.Text, StringComparison.Ordinal);
        var open = all.Town.Delivered.First(d => d.Chat == all.Mona.Id && d.Text.Contains("C2", StringComparison.Ordinal));
        Assert.Contains("@rose_canary", open.Text, StringComparison.Ordinal);
        Assert.Contains("pas très bien", open.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bob", open.Text + card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("bob_canary", all.Mona.Everything + all.Rose.Everything, StringComparison.Ordinal);
    }
}
