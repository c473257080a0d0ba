using Solidarity.Core.CheckIns;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.CheckIns;

/// <summary>Rose, who is asked every day at nine, Bob, whom she named, and the team.</summary>
internal sealed record Roses(Town Town, Resident Mona, Resident Nora, Resident Rose, Resident Bob) : IAsyncDisposable
{
    /// <summary>A button that only a hello has.</summary>
    public const string Well = "Tout va bien";

    public static async Task<Roses> OpenAsync(bool buddy = true, params (string, string?)[] settings)
    {
        var town = await Town.OpenAsync(null, [("Moderation:Administrators:0", "9001"), ("Moderation:Administrators:1", "9002"), .. settings]);
        var all = new Roses(town, town.Person("Mona", id: 9001), town.Person("Nora", id: 9002), town.Person("Rose", userName: "rose_canary"), town.Person("Bob", userName: "bob_canary"));
        await all.Mona.Say("/start");
        await all.Nora.Say("/start");
        await all.Rose.AgreeTo();
        await SetUp(all.Rose, buddy);
        if (buddy) await all.BecomesBuddy(all.Bob);
        return all;
    }

    public static async Task SetUp(Resident who, bool buddy = false)
    {
        await who.Say("/nouvelles");
        await who.Press("Chaque jour");
        await who.Press("9 h");
        await who.Press(buddy ? "Une personne que je choisis" : "L'équipe de modération");
        await who.Press("Commencer");
    }

    public async Task<string> LinkAsync()
    {
        await Rose.PressWith("hc:8", 1);
        return Rose.LastInvitation;
    }

    public async Task BecomesBuddy(Resident who)
    {
        await who.Say("/start " + await LinkAsync());
        await who.Press("J'accepte");
    }

    /// <summary>Tuesday at nine.</summary>
    public Task Nine() => Town.WaitAsync(TimeSpan.FromHours(23));

    public async Task Silence(int hours)
    {
        for (var i = 0; i < hours; i += 2) await Town.WaitAsync(TimeSpan.FromHours(2));
    }

    public async Task<CheckInRound> Round(long id = 1) => (await Town.Read(s => s.CheckInRounds.Find(id)))!;

    public async Task<RoundState> State(long id = 1) => (await Round(id)).State;

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}
