using Solidarity.Core;
using Solidarity.Core.FollowUps;
using Solidarity.Core.Matching;
using Solidarity.Core.Matching.Planning;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Matching.MakersTown;

namespace Solidarity.Tests.Matching;

public sealed class SqliteGivingWayTests() : GivingWayTests("sqlite");

public sealed class PostgresGivingWayTests() : GivingWayTests("postgres");

/// <summary>Who comes no more is not proposed to the same need again, and who has come farthest is the last to give way.</summary>
public abstract class GivingWayTests(string provider) : IAsyncLifetime
{
    private readonly Dictionary<string, Resident> _helpers = [];
    private Town _town = null!;
    private Resident _mona = null!, _alice = null!;

    public async ValueTask InitializeAsync() => (_town, _mona, _alice) = await TownAsync(provider);

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private async Task Offer(params string[] names)
    {
        foreach (var name in names)
        {
            _helpers[name] = _town.Person(name, userName: name.ToLowerInvariant());
            await _helpers[name].AgreeTo();
            await _helpers[name].PublishesOffer();
        }
    }

    private async Task<Match> Of(string name)
    {
        var matches = await MatchesAsync(_town);
        return await _town.Read(stores => matches.Last(match => stores.People.Get(match.HelperId).Name == name));
    }

    private async Task<MatchState[]> States(params string[] names)
    {
        var states = new List<MatchState>();
        foreach (var name in names) states.Add((await Of(name)).State);
        return [.. states];
    }

    private static NeedDraft Draft(Need need, int helpers) => new(need.Category, need.Sentence, need.When, need.Place, need.Beneficiary, helpers) { InPairs = need.InPairs };

    private Task Edit(long id, int helpers) => Do(_town, change =>
    {
        var need = change.Stores.Posts.GetNeed(id);
        return Assert.IsType<ChangePost.Outcome.Changed>(ChangePost.Edit(change, need.PersonId, id, Draft(need, helpers)));
    });

    [Theory]
    [InlineData(Side.Helper, false)]
    [InlineData(Side.Asker, false)]
    [InlineData(Side.Helper, true)]
    [InlineData(Side.Asker, true)]
    public async Task WhoCalledItOff_IsNotProposedToTheSameNeedAgain(Side by, bool failed)
    {
        await Offer("Bob");
        await _alice.PublishesNeed();
        await Meet(_mona, _helpers["Bob"], _alice, 1);
        var ended = await Of("Bob");
        Assert.Equal(MatchState.Introduced, ended.State);
        await Do(_town, change => failed
            ? AnswerFollowUp.Give(change, ended.PersonOn(by), ended.Id, FollowUpAnswer.No)
            : WithdrawMatch.By(change, ended.PersonOn(by), ended.Id) as object);
        // The need's search, that of their offer and of another one, and the plan of the whole board.
        await _helpers["Bob"].PublishesOffer();
        await Do(_town, change => ProposeMatches.For(change, 2).Concat(ProposeMatches.For(change, 1)).Concat(ProposeMatches.For(change, 3)).ToArray());
        var row = await Do(_town, change => Assert.Single(OpenBoard.Read(change, new GivenBack(change.Stores.Matches.Untouched(change.Now)), 0, 10)));
        Assert.Empty(row.Fits);
        Assert.Single(await MatchesAsync(_town));
        await Offer("Carl");
        Assert.Equal([MatchState.Proposed], await States("Carl"));
    }

    [Fact]
    public async Task WhoWaitedInVainTwice_IsLeftInPeaceAboutThatNeed()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        for (var time = 1; time <= ProposeMatches.MostWaitsInVain; time++)
        {
            var (bob, other) = (await Of("Bob"), _helpers.Keys.Last());
            Assert.Equal(MatchState.Proposed, bob.State);
            await _mona.Say("/approve M" + bob.Id);
            await _helpers["Bob"].SaysYesToHelp();
            await _mona.Say("/reject M" + (await Of(other)).Id);
            for (var hours = 0; hours < 120; hours += 12) await _town.WaitAsync(TimeSpan.FromHours(12));
            Assert.Equal(MatchState.Superseded, (await Of("Bob")).State);
            await Offer("Other" + time);
        }

        Assert.DoesNotContain(await MatchesAsync(_town), match => match.IsLive);
        // Others go on, and so does Bob elsewhere.
        await Offer("Last");
        Assert.Equal([MatchState.Proposed, MatchState.Superseded], await States("Last", "Bob"));
    }

    [Fact]
    public async Task FewerHelpers_TheLeastAdvancedGiveWay_NewestFirst()
    {
        await Offer("Bob", "Carl", "Dora", "Emil");
        await _alice.PublishesNeed(helpers: 4);
        var order = (await MatchesAsync(_town)).Select(match => match.Id).ToArray();
        Assert.Equal(4, order.Length);
        var names = await _town.Read(stores => order.Select(id => stores.People.Get(stores.Matches.Find(id)!.HelperId).Name).ToArray());
        // The newest said yes, the one before was asked; two are only proposed.
        foreach (var id in order[2..]) await _mona.Say("/approve M" + id);
        await _helpers[names[3]].SaysYesToHelp();
        await Edit(5, 3);
        Assert.Equal([MatchState.Proposed, MatchState.Superseded, MatchState.Approved, MatchState.Accepted], await States(names));
        await Edit(5, 2);
        Assert.Equal([MatchState.Superseded, MatchState.Superseded, MatchState.Approved, MatchState.Accepted], await States(names));
        await Edit(5, 1);
        Assert.Equal([MatchState.Superseded, MatchState.Superseded, MatchState.Superseded, MatchState.Accepted], await States(names));
    }

    [Fact]
    public async Task FewerHelpers_OfPairs_APairThatIsAskedAboutStays()
    {
        await Offer("Bob", "Carl", "Dora", "Emil");
        await _alice.PublishesNeed(helpers: 4, inPairs: true);
        var order = (await MatchesAsync(_town)).Select(match => match.Id).ToArray();
        var names = await _town.Read(stores => order.Select(id => stores.People.Get(stores.Matches.Find(id)!.HelperId).Name).ToArray());
        foreach (var at in (int[])[0, 3, 1])
        {
            await _mona.Say("/approve M" + order[at]);
            await _helpers[names[at]].SaysYesToHelp();
        }

        Assert.Equal([MatchState.Accepted, MatchState.Waiting, MatchState.Proposed, MatchState.Accepted], await States(names));
        var asked = _alice.Screen.Count;
        await Edit(5, 2);
        Assert.Equal([MatchState.Accepted, MatchState.Superseded, MatchState.Superseded, MatchState.Accepted], await States(names));
        Assert.Equal(asked, _alice.Screen.Count);
    }

    [Fact]
    public async Task MoreHelpers_NobodyWhoSaidYesIsPutOut()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed();
        var first = Assert.Single(await MatchesAsync(_town));
        var name = await _town.Read(stores => stores.People.Get(first.HelperId).Name);
        await _mona.Say("/approve M1");
        await _helpers[name].SaysYesToHelp();
        await Edit(3, 3);
        Assert.Equal([MatchState.Accepted], await States(name));
        Assert.Equal(2, (await MatchesAsync(_town)).Count(match => match.IsLive));
    }
}
