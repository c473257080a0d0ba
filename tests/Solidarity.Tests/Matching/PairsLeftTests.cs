using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Matching.Planning;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Matching;

public sealed class SqlitePairsLeftTests() : PairsLeftTests("sqlite");

public sealed class PostgresPairsLeftTests() : PairsLeftTests("postgres");

/// <summary>One of two does not come, or has helped already: what the other hears, whoever asked, and who comes next.</summary>
public abstract class PairsLeftTests(string provider) : PairsTown(provider)
{
    [Fact]
    public async Task OneWhoDropsOut_BeforeTheAskerAnswered_IsReplaced()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        await Agree("Bob", "Carl");
        await _helpers["Carl"].PressWith($"w:sure:{(await Of("Carl")).Id}", 1);
        await Stands("Bob", MatchState.Waiting);
        Assert.Contains("Une des deux personnes", _alice.Last.Text, StringComparison.Ordinal);
        await _alice.Press("Oui, les deux");
        await Stands("Bob", MatchState.Waiting);
        // The half is completed by the next who offers, alone.
        await Offer("Dora");
        await Agree("Dora");
        await Stands("Bob", MatchState.Accepted, "Dora");
    }

    [Fact]
    public async Task OneWhoDropsOut_AfterTheIntroduction_IsReplacedByOneWhoJoins()
    {
        await Introduce("Bob", "Carl");
        await _helpers["Carl"].PressWith($"w:sure:{(await Of("Carl")).Id}", 1);
        await Stands("Bob", MatchState.Introduced);
        Assert.Contains("Carl n'est plus en contact avec Alice", _helpers["Bob"].Last.Text, StringComparison.Ordinal);
        Assert.Contains(_helpers["Bob"].Last.Buttons, button => button.Data == "w:ask:1");
        Assert.Contains("Carl", _alice.Last.Text, StringComparison.Ordinal);
        Assert.Contains("Bob vient toujours", _alice.Last.Text, StringComparison.Ordinal);
        await Offer("Dora");
        await Approve("Dora");
        Assert.Contains("est déjà en contact", _helpers["Dora"].Last.Text, StringComparison.Ordinal);
        await _helpers["Dora"].SaysYesToHelp();
        await Stands("Dora", MatchState.Accepted, "Bob");
        await _alice.Press("Oui, mettez-nous en contact");
        await Stands("Dora", MatchState.Introduced, "Bob");
        await Stands("Bob", MatchState.Introduced, "Dora");
        Assert.Contains("Dora vient avec vous", _helpers["Bob"].Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoWaitsTooLong_IsLetGo_AndMayComeAgainWithASecond()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        await Agree("Bob");
        await _mona.Say("/reject M" + (await Of("Carl")).Id);
        await _town.WaitAsync(_town.Settings.Timings.TimeOutConsentAfter - TimeSpan.FromHours(1));
        await Stands("Bob", MatchState.Waiting);
        await _town.WaitAsync(TimeSpan.FromHours(2));
        await _town.WaitAsync(TimeSpan.FromHours(12));
        await Stands("Bob", MatchState.Superseded);
        Assert.Empty(await Live());
        Assert.Contains("Vous êtes libre", _helpers["Bob"].Everything, StringComparison.Ordinal);
        Assert.Contains("je n'ai pas trouvé à temps la deuxième", _alice.Everything, StringComparison.Ordinal);
        await Offer("Dora");
        Assert.Equal(2, (await Live()).Length);
    }

    [Fact]
    public async Task AskerWhoSaysNothing_IsRemindedAndLetOffOnce_ForBoth()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        await Agree("Bob", "Carl");
        await _alice.Press("Plus tard");
        for (var day = 0; day < 12; day++) await _town.WaitAsync(TimeSpan.FromDays(1));
        Assert.Equal((MatchState.TimedOut, MatchState.TimedOut), ((await Of("Bob")).State, (await Of("Carl")).State));
        Assert.Equal(1, Asked("Petit rappel : deux personnes".Replace(" :", "\u00a0:", StringComparison.Ordinal)));
        Assert.Equal(1, Asked("est restée sans réponse"));
        Assert.DoesNotContain("ne vient pas", _helpers["Bob"].Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moderator_WhoUndoes_OrPassesOn_LeavesNobodyAlone()
    {
        await Offer("Bob", "Carl", "Dora");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        var first = await Live();
        await _mona.Say("/next M" + first[0].Id);
        Assert.Equal(2, (await Live()).Length);
        foreach (var match in await Live()) await _mona.Say("/reject M" + match.Id);
        // Who is left of two is looked for a second for.
        Assert.InRange((await Live()).Length, 0, 2);
        await _mona.Say("/undo M" + first[1].Id);
        Assert.Equal(2, (await Live()).Length);
    }

    [Fact]
    public async Task TheOtherHasHelped_TheLastOneIsAskedAlone()
    {
        await Introduce("Bob", "Carl");
        await _town.WaitAsync(TimeSpan.FromDays(3));
        await _alice.PressWith($"f:yes:{(await Of("Bob")).Id}", 1);
        await _alice.PressWith($"f:no:{(await Of("Carl")).Id}", 1);
        await Offer("Dora");
        await Approve("Dora");
        Assert.Contains("l'autre a dit avoir déjà aidé", _helpers["Dora"].Last.Text, StringComparison.Ordinal);
        await _helpers["Dora"].SaysYesToHelp();
        await Stands("Dora", MatchState.Accepted);
    }

    [Fact]
    public async Task OneWhoDidNotCome_IsToldOfToNobodyByName_AndTheOtherStillComes()
    {
        await Introduce("Bob", "Carl");
        await _alice.PressWith($"f:no:{(await Of("Carl")).Id}", 1);
        Assert.Contains("Bob vient toujours", _alice.Last.Text, StringComparison.Ordinal);
        Assert.Contains("Carl n'est plus en contact avec Alice", _helpers["Bob"].Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pas eu lieu", _helpers["Bob"].Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WordsAtTheDoor_AreThoseOfThePair_AndGoWithWhoeverGoes()
    {
        await Introduce("Bob", "Carl");
        var first = Words(_helpers["Bob"].Last.Text);
        Assert.Equal(first, Words(_helpers["Carl"].Last.Text));
        Assert.All(_alice.Screen.Where(shown => shown.Text.Contains("Pour vous reconnaître", StringComparison.Ordinal)), shown => Assert.Equal(first, Words(shown.Text)));
        await StepsBack("Carl");
        var alone = Words(_helpers["Bob"].Last.Text);
        Assert.NotEqual(first, alone);
        Assert.Equal(alone, Words(_alice.Last.Text));
        Assert.Contains("Les anciens ne comptent plus", _alice.Last.Text, StringComparison.Ordinal);
        await Offer("Dora");
        await Agree("Dora");
        await _alice.Press("Oui, mettez-nous en contact");
        var joined = Words(_helpers["Dora"].Last.Text);
        Assert.NotEqual(alone, joined);
        Assert.Equal((joined, joined), (Words(_helpers["Bob"].Last.Text), Words(_alice.Last.Text)));
        Assert.Contains("Vient avec Bob", _alice.Last.Text, StringComparison.Ordinal);
        // Who has helped leaves the words as they are.
        await _alice.PressWith($"f:yes:{(await Of("Bob")).Id}", 1);
        await _helpers["Dora"].Say("/mes");
        Assert.Equal(joined, Words(_helpers["Dora"].Last.Text));
    }

    private static string Words(string text)
    {
        var at = text.IndexOf("Pour vous reconnaître", StringComparison.Ordinal);
        Assert.True(at >= 0, text);
        return string.Join(' ', System.Text.RegularExpressions.Regex.Matches(text[at..], "«\u00a0([^»]*)\u00a0»").Select(word => word.Groups[1].Value).Take(2));
    }

    /// <summary>Bob is alone in touch, Dora has said yes to coming with Bob; then Bob has helped.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhoSaidYesToTwo_IsAskedAgain_BeforeTheyGoAlone(bool askerSays)
    {
        await Introduce("Bob", "Carl");
        // Said before anybody asked, it is no reason to send somebody alone.
        await _helpers["Bob"].PressWith($"f:yes:{(await Of("Bob")).Id}", 1);
        await StepsBack("Carl");
        Assert.Contains("Bob vient toujours", _alice.Last.Text, StringComparison.Ordinal);
        await _helpers["Bob"].PressWith($"f:notyet:{(await Of("Bob")).Id}", 1);
        await _town.WaitAsync(_town.Settings.Timings.NextFollowUpAfter + TimeSpan.FromHours(1));
        await Offer("Dora");
        await Agree("Dora");
        await Stands("Dora", MatchState.Accepted, "Bob");
        Assert.Contains("viendrait avec Bob", _alice.Last.Text, StringComparison.Ordinal);
        var (dora, bob) = ((await Of("Dora")).Id, (await Of("Bob")).Id);
        await (askerSays ? _alice : _helpers["Bob"]).PressWith($"f:yes:{bob}", 1);
        await Stands("Dora", MatchState.Approved);
        Assert.Contains("l'autre a dit avoir déjà aidé", _helpers["Dora"].Last.Text, StringComparison.Ordinal);
        Assert.Contains("Je lui demande si elle peut venir seule", _alice.Everything, StringComparison.Ordinal);
        // Neither what the asker was shown nor the old yes of the helper counts.
        await _alice.PressWith($"c:yes:{dora}", 1);
        await _helpers["Dora"].PressWith($"c:yes:{dora}", 1);
        await Stands("Dora", MatchState.Approved);
        await _helpers["Dora"].SaysYesToHelp();
        await Stands("Dora", MatchState.Accepted);
        Assert.Contains("celle-ci viendrait seule", _alice.Last.Text, StringComparison.Ordinal);
        await _alice.Press("Oui, mettez-nous en contact");
        await Stands("Dora", MatchState.Introduced);
        Assert.DoesNotContain("vient avec vous", _helpers["Dora"].Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoWasAskedForTwo_AndWouldNowGoAlone_IsShownTheQuestionAnew()
    {
        await Introduce("Bob", "Carl");
        await StepsBack("Carl");
        await Offer("Dora");
        await Approve("Dora");
        var yes = _helpers["Dora"].Last.Buttons.First().Data!;
        // What would be said of going alone is not said of coming with somebody.
        await _helpers["Dora"].PressWith(yes.Replace("yes", "alone", StringComparison.Ordinal), 1);
        await Stands("Dora", MatchState.Approved);
        await _alice.PressWith($"f:yes:{(await Of("Bob")).Id}", 1);
        await _helpers["Dora"].PressWith(yes, 1);
        await Stands("Dora", MatchState.Approved);
        Assert.Contains("Vous seriez seul", _helpers["Dora"].Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoWaits_AndIsLetGoForAnotherReason_IsNotToldThatNoSecondWasFound()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        await Agree("Bob");
        var bob = await Of("Bob");
        await _town.Loop.Run(scope =>
        {
            var change = _town.Settings.Begin(scope.Stores, scope.Now);
            Assert.NotNull(MoveMatch.End(change, bob, MatchTrigger.Supersede, null));
            new Bot.Cards.Announcer(change, scope.Mail, new Bot.Cards.Moderators(change, scope.Mail, _town.Settings)).Announce();
            return true;
        });
        await _town.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Contains("la situation a changé", _helpers["Bob"].Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("à temps", _alice.Everything, StringComparison.Ordinal);
    }
}
