using Solidarity.Core.Organisations;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>Associations that are verified, and who publishes in their name.</summary>
public sealed class OrganisationTests
{
    private const string Friends = "Les Amis du Port";

    private static async Task VerifyAsync(Resident administrator, string name = Friends)
    {
        await administrator.Say("/association");
        await administrator.Press("Nouvelle");
        await administrator.Say(name);
        await administrator.Press("registre");
    }

    private static async Task JoinAsync(Desk desk, Resident who, string reference = "V1")
    {
        await desk.Mona.Say("/association");
        await desk.Mona.Press(reference);
        await desk.Mona.Press("Inviter");
        await who.Say("/start " + desk.Mona.LastInvitation);
    }

    private static async Task AskForAsync(Resident who, string press)
    {
        await who.ReachesSummary("Trois colis à porter");
        await who.Press(press);
    }

    private static Task<Post?> Newest(Desk desk) => desk.Town.Read(s => Enumerable.Range(1, 9).Select(id => s.Posts.Find(id)).OfType<Post>().LastOrDefault());

    [Fact]
    public async Task Member_PublishesInItsName_AndBothSidesAndTheTeamReadItBeforeAnyName()
    {
        await using var desk = await Desk.OpenAsync();
        await VerifyAsync(desk.Mona);
        var carl = desk.Town.Person("Carl");
        await JoinAsync(desk, carl);
        await carl.AgreeTo();
        await AskForAsync(carl, "au nom de " + Friends);
        Assert.Equal(Friends, (await Newest(desk))!.InNameOf!.Name);
        Assert.Contains("Au nom de " + Friends, carl.Everything, StringComparison.Ordinal);
        var dora = desk.Town.Person("Dora");
        await dora.AgreeTo();
        await dora.PublishesOffer();
        Assert.Contains("Au nom de " + Friends, desk.Mona.Everything, StringComparison.Ordinal);
        await desk.Mona.Press("Approuver", under: "Au nom de");
        await desk.Town.WaitAsync(TimeSpan.FromMinutes(10));
        Assert.Contains("Au nom de " + Friends, dora.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("Carl", dora.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Member_MayStillPublishInTheirOwnName()
    {
        await using var desk = await Desk.OpenAsync();
        await VerifyAsync(desk.Mona);
        await JoinAsync(desk, desk.Alice);
        await AskForAsync(desk.Alice, "✅ Publier");
        Assert.Null((await Newest(desk))!.InNameOf);
    }

    [Fact]
    public async Task SomebodyElse_SeesNoSuchButtonAndCannotForgeOne()
    {
        await using var desk = await Desk.OpenAsync();
        await VerifyAsync(desk.Mona);
        var before = await Newest(desk);
        await AskForAsync(desk.Alice, "Modifier");
        await desk.Alice.Press("Retour");
        Assert.DoesNotContain(desk.Alice.Last.Buttons, button => button.Label.Contains("au nom de", StringComparison.Ordinal));
        var publish = desk.Alice.Last.Buttons.Single(button => button.Label == "✅ Publier");
        await desk.Alice.PressWith(publish.Data!.Replace("publish", "publish-for-1", StringComparison.Ordinal), desk.Alice.Last.MessageId);
        Assert.Contains("membre d", desk.Alice.Last.Text, StringComparison.Ordinal);
        Assert.Equal(before!.Id, (await Newest(desk))!.Id);
    }

    [Fact]
    public async Task MemberWhoIsTakenOff_IsToldAndWhatTheyPublishedIsTheirsAlone()
    {
        await using var desk = await Desk.OpenAsync();
        await VerifyAsync(desk.Mona);
        await JoinAsync(desk, desk.Alice);
        await AskForAsync(desk.Alice, "au nom de");
        var post = (await Newest(desk))!.Id;
        Assert.NotNull((await desk.Town.Read(s => s.Posts.Find(post)))!.InNameOf);
        await desk.Mona.Say("/association");
        await desk.Mona.Press("V1");
        await desk.Mona.Press("Retirer Alice");
        Assert.Null((await desk.Town.Read(s => s.Posts.Find(post)))!.InNameOf);
        Assert.Contains("plus membre", desk.Alice.Last.Text, StringComparison.Ordinal);
        Assert.Contains("Mona a retiré Alice", desk.Nora.Last.Text, StringComparison.Ordinal);
        // The draft that she was at is not published in anybody's name.
        Assert.Equal(PostState.Open, (await desk.Town.Read(s => s.Posts.Find(post)))!.State);
    }

    [Fact]
    public async Task MembershipThatEndsBeforeThePress_PublishesNothing()
    {
        await using var desk = await Desk.OpenAsync();
        await VerifyAsync(desk.Mona);
        await JoinAsync(desk, desk.Alice);
        await AskForAsync(desk.Alice, "Modifier");
        await desk.Alice.Press("Retour");
        var before = (await Newest(desk))!.Id;
        await desk.Mona.Say("/association");
        await desk.Mona.Press("V1");
        await desk.Mona.Press("Retirer Alice");
        await desk.Alice.PressLate("au nom de");
        Assert.Contains("rien n'a été publié", desk.Alice.Last.Text, StringComparison.Ordinal);
        Assert.Equal(before, (await Newest(desk))!.Id);
    }

    /// <summary>An old button names what it named: who has joined another since publishes nothing by it.</summary>
    [Fact]
    public async Task ButtonOfAnOrganisationThatWasLeftForAnother_PublishesInNobodysName()
    {
        await using var desk = await Desk.OpenAsync();
        await VerifyAsync(desk.Mona);
        await VerifyAsync(desk.Mona, "Entraide du Plateau");
        await JoinAsync(desk, desk.Alice);
        await AskForAsync(desk.Alice, "Modifier");
        await desk.Alice.Press("Retour");
        var before = (await Newest(desk))!.Id;
        await JoinAsync(desk, desk.Alice, "V2");
        Assert.Contains("a quitté " + Friends, desk.Nora.Everything, StringComparison.Ordinal);
        await desk.Alice.PressLate("au nom de " + Friends);
        Assert.Equal(before, (await Newest(desk))!.Id);
        Assert.Equal(["organisation-verify", "invite", "organisation-join", "organisation-leave"], await desk.Audit("V1"));
    }

    /// <summary>A card never says longer than it is true in whose name something is.</summary>
    [Fact]
    public async Task CardsOfAMatch_LoseTheNameWithTheMembership()
    {
        await using var desk = await Desk.OpenAsync();
        await VerifyAsync(desk.Mona);
        await JoinAsync(desk, desk.Alice);
        await AskForAsync(desk.Alice, "au nom de");
        var dora = desk.Town.Person("Dora");
        await dora.AgreeTo();
        await dora.PublishesOffer();
        Assert.Contains(desk.Nora.Screen, m => m.Text.Contains("Au nom de " + Friends, StringComparison.Ordinal));
        await desk.Mona.Say("/association");
        await desk.Mona.Press("V1");
        await desk.Mona.Press("🗄 Retirer");
        await desk.Mona.Press("Oui, la retirer");
        Assert.DoesNotContain(desk.Nora.Screen, m => m.Text.Contains("Au nom de " + Friends, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Link_IsForOneMemberAndTheOtherAdministratorHears()
    {
        await using var desk = await Desk.OpenAsync();
        await VerifyAsync(desk.Mona);
        Assert.Contains("Mona a vérifié " + Friends, desk.Nora.Last.Text, StringComparison.Ordinal);
        await JoinAsync(desk, desk.Alice);
        Assert.Contains("Alice", desk.Nora.Last.Text, StringComparison.Ordinal);
        await desk.Bob.Say("/start " + desk.Mona.LastInvitation);
        Assert.Contains("ne fonctionne pas", desk.Bob.Last.Text, StringComparison.Ordinal);
        Assert.Null(await desk.Town.Read(s => s.Organisations.MembershipOf(s.People.Find("telegram", desk.Bob.Id)!.Id)));
        await desk.Mona.Say("/equipe");
        Assert.Contains("1 association", desk.Mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retired_LeavesItsMembersAndItsPostsInTheirOwnName()
    {
        await using var desk = await Desk.OpenAsync();
        await VerifyAsync(desk.Mona);
        await JoinAsync(desk, desk.Alice);
        await AskForAsync(desk.Alice, "au nom de");
        var post = (await Newest(desk))!.Id;
        await desk.Mona.Say("/association");
        await desk.Mona.Press("V1");
        await desk.Mona.Press("Inviter");
        await desk.Mona.Press("🗄 Retirer");
        await desk.Mona.Press("Oui, la retirer");
        Assert.Null((await desk.Town.Read(s => s.Posts.Find(post)))!.InNameOf);
        await desk.Bob.Say("/start " + desk.Mona.LastInvitation);
        Assert.Contains("ne fonctionne pas", desk.Bob.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Say("/association");
        Assert.Contains("Aucune association", desk.Mona.Last.Text, StringComparison.Ordinal);
        Assert.Equal(["organisation-verify", "invite", "organisation-join", "invite", "organisation-leave", "organisation-retire"], await desk.Audit("V1"));
        // Its name is free again.
        await VerifyAsync(desk.Mona);
        Assert.Contains("V2", desk.Mona.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("les amis du  port")]
    [InlineData("LES AMIS DU PORT")]
    [InlineData("Les Amis-du-Port")]
    public async Task NameThatReadsAlike_IsRefused(string name)
    {
        await using var desk = await Desk.OpenAsync();
        await VerifyAsync(desk.Mona);
        await VerifyAsync(desk.Nora, name);
        Assert.Contains("a déjà ce nom", desk.Nora.Last.Text, StringComparison.Ordinal);
        Assert.Single(await desk.Town.Read(s => s.Organisations.All()));
    }

    [Theory]
    [InlineData("=HYPERLINK(1)")]
    [InlineData("<b>Port</b>")]
    [InlineData("a")]
    [InlineData("Port\u202Etrop")]
    [InlineData("--- ---")]
    public void Name_ThatAnAppOrASpreadsheetTakesForMore_IsNone(string name) => Assert.False(Organisation.IsName(name));

    /// <summary>A moderator reads the list; every press that changes something is an administrator's.</summary>
    [Fact]
    public async Task Moderator_ReadsTheListAndChangesNothing()
    {
        await using var desk = await Desk.OpenAsync();
        await VerifyAsync(desk.Mona);
        await JoinAsync(desk, desk.Alice);
        await desk.Mona.Say("/moderation ajouter @bob");
        await desk.Bob.Say("/association");
        await desk.Bob.Press("V1");
        Assert.Contains("Alice", desk.Bob.Last.Text, StringComparison.Ordinal);
        foreach (var data in (string[])["og:1:0", "og:2:1", "og:3:1", "og:4:1", "og:5:1", "om:4", "om:3"])
            Assert.Equal("Seule l'administration change les associations.", await desk.Bob.PressWith(data, desk.Bob.Last.MessageId));
        Assert.Equal(["organisation-verify", "invite", "organisation-join"], await desk.Audit("V1"));
        Assert.Single(await desk.Town.Read(s => s.Organisations.MembersOf(1)));
    }
}
