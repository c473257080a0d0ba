using Solidarity.Bot.Turns;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Invariants;

/// <summary>Design §7.1: who somebody is, how to reach them and where exactly they are is told at the introduction, not before.</summary>
public class SecrecyTests
{
    private static readonly string[] Alices = ["Alice", "alice_canary", "33611111111", "48.795", "2.399", "5001"];
    private static readonly string[] Bobs = ["Bob", "bob_canary", "33622222222", "48.787", "2.392", "5002"];

    [Fact]
    public async Task Story_BeforeBothSaidYes_TellsNeitherWhoTheOtherIs()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var (mona, alice, bob) = await PlayUntilAccepted(town);

        AssertNothingOf(Alices, bob.Everything);
        AssertNothingOf(Bobs, alice.Everything);
        AssertNothingOf([.. Alices, .. Bobs], mona.Everything);
    }

    [Fact]
    public async Task Story_AfterBothSaidYes_TellsEachTheWayTheOtherChose()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var (_, alice, bob) = await PlayUntilAccepted(town);
        await alice.Press("Oui, mettez-nous en contact");
        await alice.Press("téléphone");
        await alice.SharePhone("+33611111111");

        Assert.Contains("Alice", bob.Everything, StringComparison.Ordinal);
        Assert.Contains("33611111111", bob.Everything, StringComparison.Ordinal);
        Assert.Contains("Bob", alice.Everything, StringComparison.Ordinal);
        Assert.Contains("33622222222", alice.Everything, StringComparison.Ordinal);
        // Alice chose her phone, and so did Bob: neither is told the user name.
        Assert.DoesNotContain("alice_canary", bob.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("bob_canary", alice.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("48.7", alice.Everything + bob.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_AfterPlacesWereShared_HoldsNoExactPoint()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        await PlayUntilAccepted(town);
        using var connection = town.Database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select group_concat(sql) from sqlite_master";
        var schema = (string)command.ExecuteScalar()!;
        Assert.DoesNotContain("latitude", schema, StringComparison.OrdinalIgnoreCase);
        command.Dispose();
        using var dump = connection.CreateCommand();
        dump.CommandText = "select coalesce(group_concat(coalesce(snapshot, '')), '') from conversation";
        Assert.DoesNotContain("48.79", (string)dump.ExecuteScalar()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_OfAWholeStory_HoldsNoNamePhoneOrText()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        await PlayUntilAccepted(town);
        AssertNothingOf([.. Alices, .. Bobs, "Du pain"], string.Join("\n", town.Log.All.Select(l => l.Line)));
    }

    private static async Task<(Resident Mona, Resident Alice, Resident Bob)> PlayUntilAccepted(Town town)
    {
        var mona = town.Person("Mona", id: 9001);
        var (alice, bob) = (town.Person("Alice", userName: "alice_canary", id: 5001), town.Person("Bob", userName: "bob_canary", id: 5002));
        await mona.Say("/start");
        await bob.AgreeTo();
        await alice.AgreeTo();
        await bob.Say("/offre");
        await bob.Press("Courses");
        await bob.Press("Terminé");
        await bob.Press("Passer");
        await bob.SharePlace(48.7876, 2.3928);
        await bob.Press("3 km");
        await bob.Press("À pied");
        await bob.Press("N'importe quand");
        await bob.Press("1");
        await bob.Press("Publier");
        await alice.Say("/besoin");
        await alice.Press("Courses");
        await alice.Say("Du pain");
        await alice.Press("Dès que possible");
        await alice.SharePlace(48.7950, 2.3990);
        await alice.Press("Pour moi");
        await alice.Press("Publier");
        await mona.Say("/queue");
        await mona.Press("Approuver");
        await bob.Press("Oui, je peux aider");
        await bob.Press("téléphone");
        await bob.SharePhone("+33622222222");
        await alice.Say("/mes");
        await bob.Say("/mes");
        Assert.Contains(alice.Screen, m => m.Buttons.Any(b => b.Label.Contains("mettez-nous en contact", StringComparison.Ordinal)));
        return (mona, alice, bob);
    }

    /// <summary>Their own chats show their own names; these texts are somebody else's.</summary>
    private static void AssertNothingOf(string[] canaries, string text)
    {
        foreach (var canary in canaries) Assert.DoesNotContain(canary, text, StringComparison.OrdinalIgnoreCase);
    }
}
