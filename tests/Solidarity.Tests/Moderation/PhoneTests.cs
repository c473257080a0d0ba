using Solidarity.Core.Matching;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Moderation.ByPhone;

namespace Solidarity.Tests.Moderation;

/// <summary>People who have only a phone: the team acts for them, and nobody else does.</summary>
public sealed class PhoneTests
{
    [Fact]
    public async Task Story_OfAPersonWithAPhone_GoesByCallSheetsFromNeedToThanks()
    {
        var (town, mona, nora, bob) = await RegisteredAsync();
        await using var _ = town;
        await bob.PublishesOffer();
        await PublishesNeedForHer(mona);
        var jeanne = await Jeanne(town);
        Assert.Equal(jeanne.Id, (await town.Read(s => s.Matches.Find(1)))!.AskerId);
        await nora.Press("Approuver");
        Assert.DoesNotContain("Jeanne", bob.Everything, StringComparison.Ordinal);
        await bob.SaysYesToHelp();
        // Only who registered her rings her.
        var sheet = Sheet(mona);
        Assert.Contains("Jeanne", sheet, StringComparison.Ordinal);
        Assert.Contains(Number, sheet, StringComparison.Ordinal);
        Assert.Contains("Entend mal, parler fort", sheet, StringComparison.Ordinal);
        Assert.Contains("Français", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("Jeanne", nora.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("bob", sheet, StringComparison.OrdinalIgnoreCase);
        // Whoever helps doesn't say her yes for her.
        await bob.PressWith("b:4:c:yes:1", 1);
        Assert.Equal(MatchState.Accepted, (await town.Read(s => s.Matches.Find(1)))!.State);
        await mona.Press("Oui, mettez-nous en contact");
        Assert.Contains("Jeanne", bob.Last.Text, StringComparison.Ordinal);
        Assert.Contains(Number, bob.Last.Text, StringComparison.Ordinal);
        Assert.Contains("@bob", Sheet(mona), StringComparison.Ordinal);
        await town.WaitAsync(TimeSpan.FromDays(1.1));
        await mona.Press("Oui", under: "À appeler");
        Assert.Equal(MatchState.Done, (await town.Read(s => s.Matches.Find(1)))!.State);
        Assert.Contains("on-behalf", (await town.Read(s => s.Audit.Of(jeanne.Reference))).Select(r => r.Action));
    }

    [Theory]
    [InlineData("b:4:go:mine")]
    [InlineData("pp:4")]
    [InlineData("j:yes:4:3")]
    public async Task Press_ForHer_ByAnybodyElse_IsRefused(string data)
    {
        var (town, mona, _, bob) = await RegisteredAsync();
        await using var _t = town;
        Assert.Equal(4, (await Jeanne(town)).Id);
        // The number is his, as far as Telegram knows: still it isn't his to say.
        await bob.Say("/contact");
        await bob.Press("téléphone");
        await bob.SharePhone(Number);
        var said = bob.Everything.Length;
        await bob.PressWith(data, 1);
        Assert.DoesNotContain(Number, bob.Everything[said..], StringComparison.Ordinal);
        await bob.Say("/personnes P4");
        await bob.Say("/enregistrer");
        Assert.DoesNotContain("Jeanne", bob.Everything, StringComparison.Ordinal);
        Assert.NotNull(await Jeanne(town));
        // The team acts only for people with a phone: never for somebody who has a chat.
        var before = await town.Read(s => s.Audit.Of("P3").Count);
        await mona.PressWith("b:3:go:mine", 1);
        Assert.Equal(before, await town.Read(s => s.Audit.Of("P3").Count));
    }

    [Fact]
    public async Task Draft_ForHer_AfterTheRoleIsTakenBack_IsNotPublished()
    {
        var (town, mona, _, bob) = await RegisteredAsync();
        await using var _t = town;
        await mona.Say("/moderation ajouter @bob");
        await Register(bob, "06 00 00 00 05", "Louis");
        await bob.Press("Demander de l'aide pour elle");
        await bob.Press("Courses");
        await mona.Say("/moderation retirer @bob");
        await bob.Say("Du pain");
        Assert.Contains("Seule l'équipe", bob.Last.Text, StringComparison.Ordinal);
        Assert.Equal(0, await town.Read(s => s.Posts.Of(s.People.FindByPhone("+33600000005")!.Id, town.Clock.GetUtcNow()).Count));
    }

    [Fact]
    public async Task Draft_ForHer_AndOnesOwn_AreNotMixedUp()
    {
        var (town, mona, _, _) = await RegisteredAsync();
        await using var _t = town;
        await mona.AgreeTo();
        await mona.Say("/besoin");
        await mona.Press("Papiers");
        await mona.Say("Une lettre");
        await mona.Press("Demander de l'aide pour elle");
        await mona.Press("Continuer ma demande");
        await mona.Press("Dès que possible");
        await mona.PublishesFromThePlaceOn();
        Assert.Equal(0, await town.Read(s => s.Posts.Of(s.People.FindByPhone(Number)!.Id, town.Clock.GetUtcNow()).Count));
        Assert.Equal(1, await town.Read(s => s.Posts.Of(s.People.Find("telegram", mona.Id)!.Id, town.Clock.GetUtcNow()).Count));
    }

    [Fact]
    public async Task Danger_InWhatIsWrittenForHer_IsHersAndTakenOnlyWhenSentOnceMore()
    {
        var (town, mona, nora, _) = await RegisteredAsync();
        await using var _t = town;
        await mona.Press("Demander de l'aide pour elle");
        await mona.Press("Courses");
        await mona.Say("Mon mari me frappe");
        Assert.Contains("3919", mona.Everything, StringComparison.Ordinal);
        Assert.Contains("Jeanne", nora.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Pour quand", mona.Last.Text, StringComparison.Ordinal);
    }
}
