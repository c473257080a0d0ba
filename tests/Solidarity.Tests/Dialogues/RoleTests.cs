using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Core.People;
using Solidarity.Tests.Chats;
using Solidarity.Tests.Moderation;

namespace Solidarity.Tests.Dialogues;

/// <summary>Who may answer in a dialogue, and what becomes of one whose role was taken back in the middle.</summary>
public sealed class RoleTests
{
    /// <summary>Whoever adds a dialogue says here whose it is.</summary>
    private static readonly Dictionary<string, Role> Whose = new()
    {
        ["need"] = Role.None,
        ["offer"] = Role.None,
        ["consent"] = Role.None,
        ["door"] = Role.None,
        ["interrupt"] = Role.None,
        ["reach"] = Role.None,
        ["reply"] = Role.None,
        ["report"] = Role.None,
        ["appeal"] = Role.None,
        ["group"] = Role.None,
        ["checkin"] = Role.None,
        ["bulletin"] = Role.None,
        ["birthday"] = Role.None,
        ["errand"] = Role.None,
        ["errand-line"] = Role.None,
        ["fewer"] = Role.None,
        ["part"] = Role.None,
        ["volunteer"] = Role.None,
        ["desk"] = Role.Moderator,
        ["register"] = Role.Moderator,
        ["sanction"] = Role.Moderator,
        ["verdict"] = Role.Moderator,
        ["announce"] = Role.Moderator,
        ["close"] = Role.Administrator,
        ["area"] = Role.Administrator,
        ["organisation"] = Role.Administrator,
    };

    [Fact]
    public void Dialogue_OfTheTeam_SaysWhichRoleItNeeds()
    {
        var all = typeof(Dialogue).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Dialogue)) && !type.IsAbstract)
            .Select(type => (Dialogue)Activator.CreateInstance(type)!).ToDictionary(dialogue => dialogue.Name, dialogue => dialogue.Needs);
        Assert.Equal(Whose.OrderBy(one => one.Key, StringComparer.Ordinal), all.OrderBy(one => one.Key, StringComparer.Ordinal));
    }

    private const string Gone = "votre rôle a changé", Jeanne = "06 12 34 56 78";

    private static async Task<(Desk Desk, Resident Carl)> OpenAsync()
    {
        var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/enregistrer");
        await desk.Mona.Say(Jeanne);
        await desk.Mona.Say("Jeanne");
        await desk.Mona.Press("Français");
        await desk.Mona.Say("94400");
        await desk.Mona.Press("a dit oui");
        await desk.Mona.Press("Rien à ajouter");
        var carl = desk.Town.Person("Carl", userName: "carl");
        await carl.Say("/start");
        await desk.Mona.Say("/moderation ajouter @carl");
        return (desk, carl);
    }

    [Fact]
    public async Task Register_AfterTheRoleWasTakenBack_TellsNothingOfANumber()
    {
        var (desk, carl) = await OpenAsync();
        await using var _ = desk;
        await carl.Say("/enregistrer");
        await carl.Say("06 99 99 99 99");
        await desk.Mona.Say("/moderation retirer @carl");
        await carl.Press("Retour");
        Assert.Contains(Gone, carl.Last.Text, StringComparison.Ordinal);
        var before = carl.Everything.Length;
        await carl.Say(Jeanne);
        Assert.DoesNotContain("Jeanne", carl.Everything[before..], StringComparison.Ordinal);
        Assert.Contains("pas compris", carl.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Announce_AfterTheRoleWasTakenBack_CountsNobody()
    {
        var (desk, carl) = await OpenAsync();
        await using var _ = desk;
        await carl.Say("/annoncer");
        await carl.Press("Tout le monde");
        await desk.Mona.Say("/moderation retirer @carl");
        await carl.Say("La mairie est ouverte.");
        Assert.Contains(Gone, carl.Last.Text, StringComparison.Ordinal);
    }

    /// <summary>An administrator's dialogue isn't a moderator's, nor is its question put to one again.</summary>
    [Fact]
    public async Task Close_WhereOnlyAModeratorIsLeft_IsLeft()
    {
        var (desk, carl) = await OpenAsync();
        await using var _ = desk;
        await desk.Mona.Say("/inviter");
        await desk.Mona.Press("dministra");
        await carl.Say("/start " + desk.Mona.LastInvitation);
        await carl.Say("/fermer");
        Assert.NotNull(await Snapshot(desk, carl));
        await desk.Town.Read(s => { s.Roles.Set(s.People.Find("telegram", carl.Id)!.Id, Role.Moderator, 1, desk.Town.Clock.GetUtcNow()); return 0; });
        await carl.Send(Bot.Turns.MediaKind.Photo);
        Assert.Contains(Gone, carl.Last.Text, StringComparison.Ordinal);
        Assert.Null(await Snapshot(desk, carl));
    }

    /// <summary>Whoever still has the role goes on.</summary>
    [Fact]
    public async Task Register_WithTheRole_GoesOn()
    {
        var (desk, carl) = await OpenAsync();
        await using var _ = desk;
        await carl.Say("/enregistrer");
        await carl.Say(Jeanne);
        Assert.Contains("Jeanne", carl.Last.Text, StringComparison.Ordinal);
    }

    private static Task<string?> Snapshot(Desk desk, Resident who) =>
        desk.Town.Read(s => s.Conversations.Get(s.People.Find("telegram", who.Id)!.Id).Snapshot);
}
