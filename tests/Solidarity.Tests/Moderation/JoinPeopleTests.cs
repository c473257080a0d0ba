using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.People;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Moderation.ByPhone;

namespace Solidarity.Tests.Moderation;

/// <summary>Somebody who was registered by phone comes to the chat with the same number: one person, by the word of whoever knows the voice.</summary>
public sealed class JoinPeopleTests
{
    [Fact]
    public async Task Person_WhoSharesTheSameNumberInChat_BecomesOneWithTheAgentsConfirmation()
    {
        var (town, mona, nora, _) = await RegisteredAsync();
        await using var _t = town;
        await PublishesNeedForHer(mona);
        var jane = town.Person("Jane");
        await jane.AgreeTo();
        await jane.Say("/contact");
        await jane.Press("téléphone");
        await jane.SharePhone(Number);
        await jane.Say("/mes");
        Assert.DoesNotContain("Du pain", jane.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("vient d'être partagé", nora.Everything, StringComparison.Ordinal);
        await mona.Press("Oui, c'est la même personne");
        Assert.Null(await town.Read(s => s.People.Find(Person.PhoneChannel, Number)));
        await jane.Say("/mes");
        Assert.Contains("Courses", jane.Last.Text, StringComparison.Ordinal);
        // A second press, and a page that still shows her, find nothing any more.
        await mona.PressLate("Oui, c'est la même personne");
        await mona.Say("/personnes P4");
        Assert.DoesNotContain("Jeanne", mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_WhoSharesTheSameNumber_AndIsSomebodyElse_StaysApart()
    {
        var (town, mona, _, _) = await RegisteredAsync();
        await using var _t = town;
        var jane = town.Person("Jane");
        await jane.Say("/contact");
        await jane.Press("téléphone");
        await jane.SharePhone(Number);
        await mona.Press("Non, c'est une autre personne");
        Assert.NotNull(await Jeanne(town));
        // Sharing it again and again doesn't ring the agent again and again.
        await jane.Say("/contact");
        await jane.Press("téléphone");
        await jane.SharePhone(Number);
        Assert.Single(mona.Screen, m => m.Text.Contains("vient d'être partagé", StringComparison.Ordinal) || m.Text.Contains("ce sont deux personnes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Joining_OfTheTwoSidesOfAMatch_EndsIt()
    {
        var (town, mona, nora, _) = await RegisteredAsync();
        await using var _t = town;
        var jane = town.Person("Jane");
        await jane.AgreeTo();
        await jane.PublishesOffer();
        await PublishesNeedForHer(mona);
        Assert.Equal(MatchState.Proposed, (await town.Read(s => s.Matches.Find(1)))!.State);
        await jane.Say("/contact");
        await jane.Press("téléphone");
        await jane.SharePhone(Number);
        await mona.Press("Oui, c'est la même personne");
        Assert.Equal(MatchState.Withdrawn, (await town.Read(s => s.Matches.Find(1)))!.State);
    }

    /// <summary>Both sides may know of each other already: they are told nothing odd, and the board stays sound.</summary>
    [Theory]
    [InlineData(MatchState.Approved)]
    [InlineData(MatchState.Accepted)]
    [InlineData(MatchState.Introduced)]
    public async Task Joining_OfTwoSidesWhoKnowOfTheMatch_EndsItAndKeepsTheBoardSound(MatchState upTo)
    {
        var (town, mona, nora, bob) = await RegisteredAsync();
        await using var _t = town;
        await bob.PublishesOffer();
        await PublishesNeedForHer(mona);
        await nora.Press("Approuver");
        if (upTo != MatchState.Approved) await bob.SaysYesToHelp();
        if (upTo == MatchState.Introduced) await mona.Press("Oui, mettez-nous en contact");
        Assert.Equal(upTo, (await town.Read(s => s.Matches.Find(1)))!.State);
        await bob.Say("/contact");
        await bob.Press("téléphone");
        await bob.SharePhone(Number);
        await mona.Press("Oui, c'est la même personne");
        Assert.Equal(MatchState.Withdrawn, (await town.Read(s => s.Matches.Find(1)))!.State);
        Assert.Empty(await town.Read(s => BoardCheck.Broken(s.Connection)));
    }

    [Fact]
    public async Task Joining_CarriesTrustAndPlace_AndItsNumberIsNeverAnothers()
    {
        var (town, mona, _, _) = await RegisteredAsync();
        await using var _t = town;
        await mona.Press("Proposer de l'aide pour elle");
        await mona.Press("Courses");
        await mona.Press("Terminé");
        await mona.Press("Passer");
        await mona.Say("94400");
        await mona.Press("3 km");
        await mona.Press("À pied");
        await mona.Press("N'importe quand");
        await mona.Say("1");
        await mona.Press("Publier");
        await mona.Say("/confiance O1");
        var jane = town.Person("Jane");
        await jane.Say("/contact");
        await jane.Press("téléphone");
        await jane.SharePhone(Number);
        await mona.Press("Oui, c'est la même personne");
        var one = await town.Read(s => s.People.Find("telegram", jane.Id)!);
        Assert.Equal((true, "94081", "spoken-2026-11"), (one.Trusted, one.LastPlace!.Insee, one.Consent!.Wording));
        Assert.Equal(0, await town.Read(s => s.Notes.Count("P4")));
        await Register(mona, "06 00 00 00 07", "Louis");
        Assert.NotEqual(4, await town.Read(s => s.People.FindByPhone("+33600000007")!.Id));
    }
}
