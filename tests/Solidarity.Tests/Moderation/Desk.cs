using Solidarity.Core.Matching;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>Two of the team, somebody who asked and somebody who offered, with M1 proposed between N2 and O1.</summary>
internal sealed record Desk(Town Town, Resident Mona, Resident Nora, Resident Alice, Resident Bob) : IAsyncDisposable
{
    public static async Task<Desk> OpenAsync(string category = "Courses", params (string, string?)[] settings)
    {
        var town = await Town.OpenAsync(null, [("Moderation:Administrators:0", "9001"), ("Moderation:Administrators:1", "9002"), .. settings]);
        var (mona, nora) = (town.Person("Mona", id: 9001), town.Person("Nora", id: 9002));
        var (alice, bob) = (town.Person("Alice"), town.Person("Bob", userName: "bob"));
        foreach (var one in (Resident[])[mona, nora]) await one.Say("/start");
        foreach (var one in (Resident[])[alice, bob]) await one.AgreeTo();
        if (category != "Courses") await mona.Say("/confiance @bob");
        await bob.PublishesOffer(category);
        await alice.PublishesNeed(category: category);
        return new Desk(town, mona, nora, alice, bob);
    }

    public async Task<Match> Match(long id = 1) => (await Town.Read(s => s.Matches.Find(id)))!;

    /// <summary>The newest look of the first card of a match in somebody's chat.</summary>
    public Delivered Card(Resident whose, string reference = "M1") => whose.Screen.First(m => m.Text.Contains($"Mise en relation {reference}", StringComparison.Ordinal));

    /// <summary>What everybody of the team sees on the first card of a match, which is the same for all; with plain spaces.</summary>
    public string Shared(string reference = "M1")
    {
        var (one, other) = (Card(Mona, reference), Card(Nora, reference));
        Assert.Equal(one.Text, other.Text);
        Assert.Equal(one.Buttons, other.Buttons);
        return one.Text.Replace('\u00a0', ' ');
    }

    public async Task<IReadOnlyList<string>> Audit(string subject = "M1") => [.. (await Town.Read(s => s.Audit.Of(subject))).Select(r => r.Action)];

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}
