using Solidarity.Core.People;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>Jeanne, who has only a phone, and what somebody of the team does for her.</summary>
internal static class ByPhone
{
    public const string Number = "+33600000001";

    public static async Task<(Town Town, Resident Mona, Resident Nora, Resident Bob)> RegisteredAsync(params (string, string?)[] settings)
    {
        var town = await Town.OpenAsync(null, [("Moderation:Administrators:0", "9001"), ("Moderation:Administrators:1", "9002"), .. settings]);
        var (mona, nora, bob) = (town.Person("Mona", id: 9001), town.Person("Nora", id: 9002), town.Person("Bob", userName: "bob"));
        await mona.Say("/start");
        await nora.Say("/start");
        await bob.AgreeTo();
        await Register(mona);
        return (town, mona, nora, bob);
    }

    /// <summary>Up to the words that the person agrees to.</summary>
    public static async Task ReadAloud(Resident agent, string number, string name)
    {
        await agent.Say("/enregistrer");
        await agent.Say(number);
        await agent.Say(name);
        await agent.Press("Français");
        await agent.Say("94400");
    }

    public static async Task Register(Resident agent, string number = "06 00 00 00 01", string name = "Jeanne")
    {
        await ReadAloud(agent, number, name);
        await agent.Press("La personne a dit oui");
        await agent.Say("Entend mal, parler fort");
    }

    public static async Task PublishesNeedForHer(Resident agent)
    {
        await agent.Press("Demander de l'aide pour elle");
        await agent.Press("Courses");
        await agent.Say("Du pain");
        await agent.Press("Dès que possible");
        await agent.Say("94400");
        await agent.Press("Pour Jeanne");
        await agent.Press("Publier");
    }

    /// <summary>The newest call sheet in somebody's chat.</summary>
    public static string Sheet(Resident agent) => agent.Screen.Last(m => m.Text.Contains("À appeler", StringComparison.Ordinal)).Text;

    public static Task<Person> Jeanne(Town town) => town.Read(s => s.People.Find(Person.PhoneChannel, Number)!);
}
