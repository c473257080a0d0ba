using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.Safety;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Matching.MakersTown;

namespace Solidarity.Tests.Matching;

public sealed class SqlitePairsAttackedTests() : PairsAttackedTests("sqlite");

public sealed class PostgresPairsAttackedTests() : PairsAttackedTests("postgres");

/// <summary>What somebody could try, or run into, with helpers who come two by two.</summary>
public abstract class PairsAttackedTests(string provider) : PairsTown(provider)
{
    private Task<bool> KeepApart(long one, long other) => Do(_town, change => change.Stores.Blocks.Add(one, other, change.Now));

    /// <summary>Bob and Carl were asked about together; then Carl left and Dora came.</summary>
    private async Task<string[]> DoraInsteadOfCarl()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        await Agree("Bob", "Carl");
        string[] old = [.. ((string[])["Oui, les deux", "ni l'une ni l'autre", "Plus tard"]).Select(label => _alice.Last.Buttons.First(b => b.Label.Contains(label, StringComparison.Ordinal)).Data!)];
        await StepsBack("Carl");
        await Offer("Dora");
        await Agree("Dora");
        Assert.Equal((await Of("Bob")).Id, (await Of("Dora")).PartnerId);
        return old;
    }

    [Fact]
    public async Task WhatAnOldCardSays_IsNotSaidOfWhomItNeverShowed()
    {
        foreach (var data in await DoraInsteadOfCarl())
        {
            await _alice.PressWith(data, 1);
            Assert.Equal((MatchState.Accepted, MatchState.Accepted), ((await Of("Bob")).State, (await Of("Dora")).State));
            Assert.Contains("ensemble", _alice.Last.Text, StringComparison.Ordinal);
        }

        // A card about one alone says nothing of two either.
        await _alice.PressWith($"c:yes:{(await Of("Bob")).Id}", 1);
        Assert.Equal(MatchState.Accepted, (await Of("Dora")).State);
        await _alice.Press("Oui, les deux");
        await ByTelegram();
        Assert.Equal((MatchState.Introduced, MatchState.Introduced), ((await Of("Bob")).State, (await Of("Dora")).State));
    }

    [Fact]
    public async Task WhoChoosesHowToBeReached_SaidYesToThoseAlone_WhomTheyWereShown()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        await Agree("Bob", "Carl");
        await _alice.Press("Oui, les deux");
        var way = _alice.Last.Buttons.First(b => b.Label.Contains("Par Telegram", StringComparison.Ordinal)).Data!;
        var at = _alice.Last.MessageId;
        await StepsBack("Carl");
        await Offer("Dora");
        await Agree("Dora");
        await _alice.PressWith(way, at);
        Assert.Equal((MatchState.Accepted, MatchState.Accepted), ((await Of("Bob")).State, (await Of("Dora")).State));
    }

    [Fact]
    public async Task HelpThatWasGiven_IsNoHalfOfAnotherPair()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 4, inPairs: true);
        await Agree("Bob", "Carl");
        await _alice.Press("Oui, les deux");
        await ByTelegram();
        await _town.WaitAsync(TimeSpan.FromDays(3));
        await _alice.PressWith($"f:yes:{(await Of("Bob")).Id}", 1);
        await _alice.PressWith($"f:no:{(await Of("Carl")).Id}", 1);
        // Three places are left: two come together, the third last and alone.
        await Offer("Dora");
        Assert.Empty(await Live());
        await Offer("Emil");
        Assert.Equal(2, (await Live()).Length);
        await Offer("Fred");
        Assert.Equal(2, (await Live()).Length);
        var first = (await Live()).Select(Name).ToArray();
        await Agree(first);
        Assert.Equal((await Of(first[0])).Id, (await Of(first[1])).PartnerId);
        Assert.Equal(3, (await Live()).Length);
    }

    [Fact]
    public async Task WhoIsKeptApart_IsNotIntroducedTogether()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        await Agree("Bob", "Carl");
        await KeepApart((await Of("Bob")).HelperId, (await Of("Carl")).HelperId);
        await _alice.Press("Oui, les deux");
        await ByTelegram();
        Assert.DoesNotContain(await Live(), match => match.State is MatchState.Introduced or MatchState.Accepted);
        Assert.Single(await Live(), match => match.State == MatchState.Waiting);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhoBlocksTheOther_IsNoLongerAskedAboutWithThem(bool asked)
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        await Agree(asked ? ["Bob", "Carl"] : ["Bob"]);
        var (bob, carl) = (await Of("Bob"), await Of("Carl"));
        await Do(_town, change =>
        {
            // Between the two themselves there was something once.
            var once = change.Stores.Matches.Add(bob with { AskerId = carl.HelperId, State = MatchState.Declined, PartnerId = null });
            change.Stores.Matches.Save(once with { AskedAt = change.Now, Version = once.Version + 1 }, change.Now);
            return BlockPerson.Block(change, bob.HelperId, once.Id);
        });
        var left = Assert.Single(await Live());
        Assert.Equal((MatchState.Waiting, (long?)null), (left.State, left.PartnerId));
        Assert.Equal(asked ? "Carl" : "Bob", Name(left));
    }

    [Fact]
    public async Task WhoComesWithSomebody_DoesNotDecideAboutThem()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        await Agree("Bob");
        var (bob, carl) = (await Of("Bob"), await Of("Carl"));
        Assert.IsType<DecideMatch.Outcome.OwnMatch>(await Do(_town, change => DecideMatch.Approve(change, bob.HelperId, carl.Id, anotherCould: true)));
        Assert.IsType<DecideMatch.Outcome.OwnMatch>(await Do(_town, change => DecideMatch.Reject(change, bob.HelperId, carl.Id, null, anotherCould: true)));
        await _mona.Say("/reject M" + carl.Id);
        Assert.IsType<UndoDecision.Outcome.OwnMatch>(await Do(_town, change => UndoDecision.By(change, bob.HelperId, carl.Id, anotherCould: true)));
    }

    [Fact]
    public async Task WhoWaits_WhileASecondIsDecidedAbout_WaitsOnceMore_AndIsNotAskedForEver()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        await Agree("Bob");
        var bob = await Of("Bob");
        await _town.WaitAsync(_town.Settings.Timings.TimeOutConsentAfter + TimeSpan.FromHours(1));
        Assert.Equal((bob.Id, MatchState.Waiting), ((await Of("Bob")).Id, (await Of("Bob")).State));
        await _town.WaitAsync(_town.Settings.Timings.TimeOutConsentAfter + TimeSpan.FromHours(1));
        Assert.Equal((bob.Id, MatchState.Superseded), ((await Of("Bob")).Id, (await Of("Bob")).State));
        await Offer("Dora");
        Assert.Equal(2, (await Live()).Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhoTurnsOutToBeOne_IsNotTwo(bool inPairs)
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: inPairs);
        await Agree("Bob");
        var (bob, carl) = (await Of("Bob"), await Of("Carl"));
        await Do(_town, change =>
        {
            change.Stores.Posts.Give(carl.HelperId, bob.HelperId);
            change.Stores.Matches.Give(carl.HelperId, bob.HelperId);
            PartPairs.Of(change, bob.HelperId);
            return true;
        });
        Assert.Equal((bob.Id, inPairs ? MatchState.Waiting : MatchState.Accepted), (Assert.Single(await Live()).Id, (await Live())[0].State));
    }

    [Fact]
    public async Task Undo_PutsNobodyBeside_WhomTheyAreKeptApartFrom()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        var (bob, carl) = (await Of("Bob"), await Of("Carl"));
        await _mona.Say("/reject M" + bob.Id);
        await KeepApart(bob.HelperId, carl.HelperId);
        await _mona.Say("/undo M" + bob.Id);
        Assert.Equal(MatchState.Rejected, (await Of("Bob")).State);
        Assert.Single(await Live());
    }

    [Fact]
    public async Task NeedThatGoesInPairsNoMore_LeavesNobodyWaitingForASecond()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        await Agree("Bob", "Carl");
        await Do(_town, change =>
        {
            var need = change.Stores.Posts.GetNeed(3);
            return change.Stores.Posts.Save(need with { InPairs = false, Version = need.Version + 1 }, change.Now);
        });
        await StepsBack("Carl");
        // They said yes to being two: they are asked again, as for one.
        await Stands("Bob", MatchState.Approved);
        await _alice.PressWith($"c:yes:{(await Of("Bob")).Id}", 1);
        await Stands("Bob", MatchState.Approved);
        await _helpers["Bob"].PressWith($"c:yes:{(await Of("Bob")).Id}", 1);
        await _alice.PressWith($"c:yes:{(await Of("Bob")).Id}", 1);
        await ByTelegram();
        Assert.Equal(MatchState.Introduced, (await Of("Bob")).State);
    }
}
