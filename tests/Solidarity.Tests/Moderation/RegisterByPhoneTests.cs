using Solidarity.Core.People;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Moderation.ByPhone;

namespace Solidarity.Tests.Moderation;

/// <summary>Somebody of the team registers a person who has only a phone: what is kept, and only with a spoken yes.</summary>
public sealed class RegisterByPhoneTests
{
    [Fact]
    public async Task Registering_KeepsWhatWasAgreedAndByWhom()
    {
        var (town, mona, _, _) = await RegisteredAsync();
        await using var _t = town;
        var jeanne = await Jeanne(town);
        Assert.Equal((Reach.Phone, Number, "fr", "Jeanne", "spoken-2026-11", town.Clock.GetUtcNow()), (jeanne.Reach, jeanne.Phone, jeanne.Language, jeanne.Name, jeanne.Consent!.Wording, jeanne.Consent.At));
        Assert.Equal(await town.Read(s => s.People.Find("telegram", mona.Id)!.Id), jeanne.RegisteredBy);
        Assert.Equal("94081", jeanne.LastPlace!.Insee);
        Assert.Contains("Entend mal, parler fort", mona.Last.Text, StringComparison.Ordinal);
        Assert.Contains("entendu par Mona", mona.Last.Text, StringComparison.Ordinal);
        Assert.Equal(["register"], (await town.Read(s => s.Audit.Of(jeanne.Reference))).Select(r => r.Action));
    }

    [Fact]
    public async Task Registering_ANumberThatIsKnown_OpensThatPersonInsteadOfASecond()
    {
        var (town, mona, nora, _) = await RegisteredAsync();
        await using var _t = town;
        await nora.Say("/enregistrer");
        await nora.Say("+33 6 00 00 00 01");
        Assert.Contains("déjà connu", nora.Screen[^2].Text, StringComparison.Ordinal);
        Assert.Contains("Jeanne", nora.Last.Text, StringComparison.Ordinal);
        await mona.Say("/personnes 0600000001");
        Assert.Contains("Jeanne", mona.Last.Text, StringComparison.Ordinal);
        Assert.Equal((1, 0), (await town.Read(s => s.People.RegisteredBy(1, 10).Count), await town.Read(s => s.People.RegisteredBy(2, 10).Count)));
    }

    [Fact]
    public async Task Registering_ANumberOfSomebodyInChat_NamesNobody()
    {
        var (town, mona, _, bob) = await RegisteredAsync();
        await using var _t = town;
        await bob.Say("/contact");
        await bob.Press("téléphone");
        await bob.SharePhone("+33600000002");
        await mona.Say("/enregistrer");
        await mona.Say("06 00 00 00 02");
        Assert.Contains("utilise déjà le bot", mona.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bob", mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registering_WhoeverSaysNo_IsNotKept()
    {
        var (town, mona, _, _) = await RegisteredAsync();
        await using var _t = town;
        await ReadAloud(mona, "06 00 00 00 03", "Louis");
        await mona.Press("La personne a dit non");
        Assert.Null(await town.Read(s => s.People.FindByPhone("+33600000003")));
        Assert.Contains("rien n'a été gardé", mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registering_WithoutAnAgreement_KeepsNothing()
    {
        var (town, mona, _, _) = await RegisteredAsync();
        await using var _t = town;
        await ReadAloud(mona, "06 00 00 00 03", "Louis");
        await mona.Press("Annuler");
        Assert.Null(await town.Read(s => s.People.FindByPhone("+33600000003")));
    }

    [Fact]
    public async Task Registering_WithoutANote_KeepsNone_AndOneCanBeAdded()
    {
        var (town, mona, nora, _) = await RegisteredAsync();
        await using var _t = town;
        await ReadAloud(mona, "06 00 00 00 08", "Louis");
        await mona.Press("La personne a dit oui");
        await mona.Press("Rien à ajouter");
        var louis = await town.Read(s => s.People.FindByPhone("+33600000008")!);
        Assert.Equal(0, await town.Read(s => s.Notes.Count(louis.Reference)));
        await nora.Say($"/note {louis.Reference} Rappeler lundi");
        await mona.Say($"/personnes {louis.Reference}");
        Assert.Contains("Rappeler lundi", mona.Last.Text, StringComparison.Ordinal);
        await nora.Say("/note P3 Sur quelqu'un qui a sa discussion");
        Assert.Equal(0, await town.Read(s => s.Notes.Count("P3")));
        Assert.Contains("note", (await town.Read(s => s.Audit.Of(louis.Reference))).Select(r => r.Action));
    }

    [Fact]
    public async Task Registering_InTheTeamsGroup_IsSentToPrivateChat()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"), ("Moderation:ChatId", "-1000000000001"));
        var mona = town.Person("Mona", id: 9001);
        await mona.Say("/start");
        await mona.Say("/enregistrer", chat: "-1000000000001");
        Assert.Contains("discussion privée", town.Delivered.Last(d => d.Chat == "-1000000000001").Text, StringComparison.Ordinal);
    }

    /// <summary>A note in between is a question of a moment: what was told of the person is not lost with it.</summary>
    [Fact]
    public async Task Register_WithANoteInBetween_GoesOnWhereItWas()
    {
        await using var desk = await Desk.OpenAsync();
        await ByPhone.ReadAloud(desk.Mona, "06 00 00 00 01", "Jeanne");
        await desk.Mona.Press("La personne a dit oui");
        await desk.Mona.Press("Note", under: "relation M1");
        await desk.Mona.Say("Une note");
        await desk.Mona.Say("Entend mal");
        Assert.NotNull(await ByPhone.Jeanne(desk.Town));
    }
}
