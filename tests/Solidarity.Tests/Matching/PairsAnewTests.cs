using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Matching.MakersTown;

namespace Solidarity.Tests.Matching;

public sealed class SqlitePairsAnewTests() : PairsAnewTests("sqlite");

public sealed class PostgresPairsAnewTests() : PairsAnewTests("postgres");

/// <summary>Pairs that are put together a second time, and words that answer one question alone.</summary>
public abstract class PairsAnewTests(string provider) : PairsTown(provider)
{
    /// <summary>Bob is alone in touch and Dora joins him, Emil waits: when Bob says he has helped, Dora and Emil are a pair, and stay one when Alice says so too.</summary>
    [Fact]
    public async Task NewPair_IsNotTornApart_ByTheOneBefore()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 4, inPairs: true);
        await Agree("Bob", "Carl");
        await SaysYesToBoth();
        await StepsBack("Carl");
        await _town.WaitAsync(_town.Settings.Timings.FirstFollowUpAfter + TimeSpan.FromHours(1));
        await Offer("Dora", "Emil", "Fred");
        await Agree("Dora");
        await Stands("Dora", MatchState.Accepted, "Bob");
        await Agree(Name((await Live()).First(match => match.State == MatchState.Proposed)));
        var waits = Name((await Live()).Single(match => match.State == MatchState.Waiting));
        await _helpers["Bob"].PressWith($"f:yes:{(await Of("Bob")).Id}", 1);
        await Stands("Dora", MatchState.Accepted, waits);
        Assert.Null((await Of("Bob")).PartnerId);
        await _alice.PressWith($"f:yes:{(await Of("Bob")).Id}", 1);
        await Stands("Dora", MatchState.Accepted, waits);
        await Stands(waits, MatchState.Accepted, "Dora");
    }

    /// <summary>Taken back by an edit is not the same as having waited in vain.</summary>
    [Fact]
    public async Task WhoWasTakenBackByEdits_MayComeAgain()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        for (var i = 0; i < 3; i++)
        {
            await Approve("Bob", "Carl");
            var said = "Du pain, " + i;
            await Do(_town, change =>
            {
                var need = change.Stores.Posts.GetNeed(3);
                return ChangePost.Edit(change, need.PersonId, 3, new NeedDraft(need.Category, said, need.When, need.Place, need.Beneficiary, 2) { InPairs = true });
            });
            Assert.Equal(2, (await Live()).Length);
        }
    }

    [Fact]
    public async Task Card_SaysBeforehand_ThatSomebodyWouldComeAlone()
    {
        await Introduce("Bob", "Carl");
        await _town.WaitAsync(TimeSpan.FromDays(3));
        await _alice.PressWith($"f:yes:{(await Of("Bob")).Id}", 1);
        await _alice.PressWith($"f:no:{(await Of("Carl")).Id}", 1);
        await Offer("Dora");
        Assert.Contains("viendrait seule", Plain(_mona), StringComparison.Ordinal);
    }

    /// <summary>Nobody agrees to be put in touch by a word that was said of something else.</summary>
    [Fact]
    public async Task TypedWord_AnswersNothing_WhereItCouldMeanTwoQuestions_OrIsOnlyPolite()
    {
        await Introduce("Bob", "Carl");
        await _town.WaitAsync(_town.Settings.Timings.FirstFollowUpAfter + TimeSpan.FromHours(1));
        // One question waits for Bob: how it went.
        await _helpers["Bob"].Say("oui");
        Assert.Equal(FollowUpAnswer.Yes, (await Of("Bob")).HelperSays);
        // Two wait for Carl: how it went, and whether he wants to be put in touch for something of his own.
        await _helpers["Carl"].PublishesNeed();
        await Offer("Dora");
        await Approve("Dora");
        await _helpers["Dora"].Say("d'accord");
        Assert.Contains("appuyez sur un des boutons", _helpers["Dora"].Last.Text, StringComparison.OrdinalIgnoreCase);
        await Stands("Dora", MatchState.Approved);
        await _helpers["Dora"].SaysYesToHelp();
        await Stands("Dora", MatchState.Accepted);
        await _helpers["Carl"].Say("oui");
        Assert.Contains("Plusieurs questions vous attendent", _helpers["Carl"].Last.Text, StringComparison.Ordinal);
        await Stands("Dora", MatchState.Accepted);
        Assert.Null((await Of("Carl")).HelperSays);
    }
}
