using System.Text.RegularExpressions;
using Solidarity.Core.Matching;
using Solidarity.Core.People;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Tests.Moderation;

public sealed class SqliteJoinTelegramTests() : JoinTelegramTests("sqlite");

public sealed class PostgresJoinTelegramTests() : JoinTelegramTests("postgres");

/// <summary>Somebody of the town's page and somebody in Telegram become one by the yes of both, with all that was theirs.</summary>
public abstract class JoinTelegramTests(string provider) : JoinTelegramStory(provider)
{
    private async Task Join(Resident onPage, Resident inTelegram)
    {
        await inTelegram.Say("/start " + await LinkOf(onPage));
        await inTelegram.Press("Oui, c'est moi");
        await onPage.Press("Oui, c'est moi");
    }

    private static string WordsIn(string text) => text.Split('\n').Last(line => line.Contains("Pour vous reconnaître", StringComparison.Ordinal)).Split(':', 2)[1].Split('«', 2)[1].Split('»')[0];

    [Fact]
    public async Task BothSidesSayYes_AllGoesToTelegram_AndThePageSaysSo()
    {
        await _odette.AgreeTo();
        await _odette.PublishesNeed();
        var link = await LinkOf(_odette);
        await _bob.Say("/start " + link);
        // Whoever opens it learns nothing of who made it.
        Assert.DoesNotMatch(@"\bOdette\b", _bob.Everything);
        Assert.DoesNotMatch(@"\bBob\b", _odette.Everything);
        await _bob.Press("Oui, c'est moi");
        Assert.Contains("Bob (@bob) dit", _odette.Last.Text, StringComparison.Ordinal);
        // Anybody can call themselves Bob: both read the same number.
        var number = Regex.Match(_bob.Last.Text, @"comparer\s: (?:<b>)?([1-9]\d)\b").Groups[1].Value;
        Assert.Equal(2, number.Length);
        Assert.Matches($@"comparer\s: (?:<b>)?{number}\b", _odette.Last.Text);
        Assert.NotNull(await Known(_odette));
        await _odette.Press("Oui, c'est moi");
        Assert.Contains("continue dans Telegram", _odette.Last.Text, StringComparison.Ordinal);
        await _bob.Say("/mes");
        Assert.Contains("Courses", _bob.Last.Text, StringComparison.Ordinal);
        Assert.Null(await Known(_odette));
        Assert.NotNull((await Known(_bob))!.Consent);
        Assert.Empty(await _town.Read(stores => BoardCheck.Broken(stores.Connection)));
        var audit = (await _town.Read(stores => stores.Audit.Of($"P{3}"))).Concat(await _town.Read(stores => stores.Audit.Of("P2"))).Select(row => row.Action);
        Assert.Contains("become-one", audit);
        // On the page nothing can be done any more, by whatever button.
        foreach (var data in new[] { new Action.Open("mine").Write(), new Action.Open("telegram").Write(), new Action.Open("new-code").Write() }) await _odette.PressWith(data, 1);
        await _odette.Say("/besoin");
        Assert.Contains("continue dans Telegram", _odette.Last.Text, StringComparison.Ordinal);
        Assert.Null(await Known(_odette));
    }

    [Fact]
    public async Task Matches_GoOn_WithTheOtherSideTold()
    {
        var cora = _town.Person("Cora");
        await cora.AgreeTo();
        await cora.PublishesOffer();
        await _odette.AgreeTo();
        await _odette.PublishesNeed();
        await _mona.Press("Approuver");
        await cora.SaysYesToHelp();
        await _odette.Press("Oui, mettez-nous en contact");
        Assert.Contains("Quel est votre numéro", _odette.Last.Text, StringComparison.Ordinal);
        await _odette.Say("06 12 34 56 78");
        Assert.Equal(MatchState.Introduced, (await _town.Read(stores => stores.Matches.Find(1)))!.State);
        var words = WordsIn(cora.Everything);
        Assert.Equal(words, WordsIn(_odette.Everything));
        await Join(_odette, _bob);
        var bob = (await Known(_bob))!;
        // The words that both were told go on; the other side hears where they are answered now.
        Assert.Contains("Odette vous répond maintenant ici", cora.Last.Text, StringComparison.Ordinal);
        Assert.Contains("@bob", cora.Last.Text, StringComparison.Ordinal);
        await cora.Say("/mes");
        Assert.Equal(words, WordsIn(cora.Last.Text));
        // A typed number is nobody's proof: they are written to in Telegram now.
        Assert.Equal((Reach.Telegram, null), (bob.Reach, bob.Phone));
        Assert.Equal((MatchState.Introduced, bob.Id), ((await _town.Read(stores => stores.Matches.Find(1)))!.State, (await _town.Read(stores => stores.Matches.Find(1)))!.AskerId));
        await _bob.Say("/mes");
        Assert.Contains("Cora", _bob.Everything, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MatchState.Proposed)]
    [InlineData(MatchState.Approved)]
    [InlineData(MatchState.Accepted)]
    public async Task TwoSidesOfAMatch_BecomeOne_AndItEnds(MatchState upTo)
    {
        await _bob.AgreeTo();
        await _bob.PublishesOffer();
        await _odette.AgreeTo();
        await _odette.PublishesNeed();
        if (upTo != MatchState.Proposed) await _mona.Press("Approuver");
        if (upTo == MatchState.Accepted) await _bob.SaysYesToHelp();
        Assert.Equal(upTo, (await _town.Read(stores => stores.Matches.Find(1)))!.State);
        await Join(_odette, _bob);
        Assert.Equal(MatchState.Withdrawn, (await _town.Read(stores => stores.Matches.Find(1)))!.State);
        Assert.Empty(await _town.Read(stores => BoardCheck.Broken(stores.Connection)));
    }

    [Fact]
    public async Task Blocks_HoldForTheOneTheyBecame()
    {
        var cora = _town.Person("Cora");
        await cora.AgreeTo();
        await _odette.AgreeTo();
        var (odette, other) = ((await Known(_odette))!, (await Known(cora))!);
        await _town.Read(stores => stores.Blocks.Add(odette.Id, other.Id, _town.Clock.GetUtcNow()));
        await Join(_odette, _bob);
        var bob = (await Known(_bob))!;
        Assert.True(await _town.Read(stores => stores.Blocks.Holds(bob.Id, other.Id)));
    }

    [Fact]
    public async Task FromTelegram_OrFromThePageItself_TheCommandSaysWhatItIsFor()
    {
        await _bob.Say("/telegram");
        Assert.Contains("déjà dans Telegram", _bob.Last.Text, StringComparison.Ordinal);
        await _bob.Say("/code");
        Assert.Contains("page de la ville", _bob.Last.Text, StringComparison.Ordinal);
        var karim = await _town.OnPage("karim", "Karim");
        await karim.Say("/start " + await LinkOf(_odette));
        Assert.Contains("ne marche pas", karim.Last.Text, StringComparison.Ordinal);
    }
}
