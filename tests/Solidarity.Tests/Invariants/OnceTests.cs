using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Invariants;

/// <summary>Design §7.3, §7.6: an update takes effect once, a match is decided once, and what the team does leaves a trace.</summary>
public class OnceTests
{
    [Fact]
    public async Task Update_BroughtTwice_TakesEffectOnce()
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await alice.AgreeTo();
        await alice.Say("/besoin");
        await alice.Press("Courses");
        var before = town.Delivered.Count;
        await alice.Do(new Text("Du pain", 77), updateId: 4711);
        await alice.Do(new Text("Du pain", 77), updateId: 4711);
        Assert.Equal(before + 1, town.Delivered.Count);
    }

    [Fact]
    public async Task Publish_PressedTwice_PublishesOnce()
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await alice.AgreeTo();
        await alice.PublishesNeed();
        await alice.PressLate("Publier");
        Assert.Null(await town.Read(s => s.Posts.Find(2)));
    }

    [Fact]
    public async Task Moderators_PressingAtOnce_DecideOnceAndTheLoserIsToldWho()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"), ("Moderation:Administrators:1", "9002"));
        var (mona, nora) = (town.Person("Mona", id: 9001), town.Person("Nora", id: 9002));
        var (alice, bob) = (town.Person("Alice"), town.Person("Bob"));
        foreach (var who in (Resident[])[mona, nora, alice, bob]) await who.AgreeTo();
        await bob.PublishesOffer();
        await alice.PublishesNeed();

        var toasts = await Task.WhenAll(mona.PressWith("m:approve:1", mona.Last.MessageId), nora.PressWith("m:reject:1", nora.Last.MessageId));

        var match = (await town.Read(s => s.Matches.Find(1)))!;
        Assert.Single(await town.Read(s => s.Audit.Of("M1")));
        var loser = match.State == MatchState.Approved ? toasts[1] : toasts[0];
        Assert.Contains(match.State == MatchState.Approved ? "Mona" : "Nora", loser);
        // Both cards show the same present state, and no button that would no longer work.
        Assert.Equal(mona.Screen.Last(m => m.Text.Contains("M1", StringComparison.Ordinal)).Text, nora.Screen.Last(m => m.Text.Contains("M1", StringComparison.Ordinal)).Text);
        Assert.DoesNotContain(mona.Screen.Last(m => m.Text.Contains("M1", StringComparison.Ordinal)).Buttons, b => b.Data is "m:approve:1" or "m:reject:1" or "m:next:1");
    }

    [Fact]
    public async Task Turn_ThatFailsAlways_IsPutAsideAndTheNextGoesOn()
    {
        await using var town = await Town.OpenAsync();
        town.ToleratesErrors = true;
        var alice = town.Person("Alice");
        await alice.AgreeTo();
        await town.Read(s => Drop(s.Connection, "post_category"));
        await alice.PublishesNeed();
        Assert.Equal(1, await town.Read(s => s.Inbox.Poisoned()));
        Assert.Null(await town.Read(s => s.Posts.Find(1)));
        Assert.Contains("pas marché", alice.Last.Text, StringComparison.Ordinal);
        await alice.Say("/aide");
        Assert.Contains("/besoin", alice.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decision_OfEachKind_IsAudited()
    {
        var (town, mona, _, _) = await Stories.Proposed();
        await using var _t = town;
        await mona.Say("/reject M1 trop loin");
        await mona.Say("/trust O1");
        var audit = await town.Read(s => s.Audit.Of("M1"));
        Assert.Equal(("reject", "trop loin"), (audit[0].Action, audit[0].Detail));
        Assert.Equal("trust", (await town.Read(s => s.Audit.Of("P3")))[0].Action);
    }

    private static bool Drop(System.Data.Common.DbConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "drop table " + table;
        command.ExecuteNonQuery();
        return true;
    }
}
