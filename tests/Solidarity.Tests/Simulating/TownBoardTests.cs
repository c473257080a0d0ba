using Solidarity.Bot.Maintenance;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Matching.Planning;
using Solidarity.Core.Matching.Words;
using Solidarity.Core.Posts;
using Solidarity.Core.Simulating;
using Solidarity.Core.Storage;
using Solidarity.Tests.Storage;

namespace Solidarity.Tests.Simulating;

/// <summary>The board of a simulated town beside the product's own, in a database: the same town, the same partners, scores, reasons and plans.</summary>
public sealed class TownBoardTests : IDisposable
{
    private static readonly MatchState[] Becomes =
        [MatchState.Proposed, MatchState.Declined, MatchState.Introduced, MatchState.Superseded, MatchState.Done, MatchState.Proposed, MatchState.TimedOut, MatchState.Rejected];

    private readonly Timings _timings = RulesFile.Usual.Timings;
    private readonly Weights _weights = Weights.Usual with { Nearness = 40 };
    private readonly SimulatedTown _town = SimulateTown.Town(new SimulateTown.Request(Scenario.Vitry.Times(12), 40_000, 10, 3, 1, null, []), 0);
    private readonly Dictionary<long, long> _people = [];
    private Engine? _engine;

    public void Dispose() => _engine?.Dispose();

    [Fact]
    public async Task SimulatedTown_FindsWhatTheDatabaseFinds()
    {
        _engine = await Engine.NewAsync("sqlite");
        using var connection = _engine.Database.Open();
        var stores = new Stores(connection, Categories.BuiltIn);
        var board = new TownBoard(_town);
        var scorer = new Scorer(_weights, WordCounts.None, Categories.BuiltIn);
        var (found, plans) = (0, 0);
        foreach (var draft in _town.Posts)
        {
            var now = draft.PublishedAt;
            var change = new Change(stores, now, _timings, _weights);
            // Organisations are rows of their own in the database, and of no weight here.
            var post = draft with { State = PostState.Open, InNameOf = null, ExpiresAt = PublishPost.Ends(_timings, now, (draft as Need)?.When) };
            var kept = stores.Posts.Add(post with { Id = 0, PersonId = PersonOf(stores, draft.PersonId, now) });
            Assert.Equal(post.Id, kept.Id);
            var standing = board.Publish(draft);
            board.Save(standing, post);

            var there = ProposeMatches.For(change, kept);
            var here = ProposeMatches.Chosen(post, new SearchAround(board, scorer, now).For(post, board.Seeking(standing, now), one => one), post.Places - standing.Taken).Select(one => one.Scored).ToArray();
            Assert.Equal(there.Select(match => (match.NeedId, match.OfferId, match.Score)), here.Select(one => (one.Pair.Need.Id, one.Pair.Offer.Id, one.Score)));
            Assert.Equal(there.SelectMany(match => match.Reasons), here.SelectMany(one => one.Reasons));
            foreach (var match in there)
            {
                found++;
                var state = Becomes[match.Id % Becomes.Length];
                var moved = match with { State = state, Version = 2, IntroducedAt = state is MatchState.Introduced or MatchState.Done ? now : null };
                Assert.True(stores.Matches.Save(moved, now));
                board.Save(moved with { AskerId = board[match.NeedId].Post.PersonId, HelperId = board[match.OfferId].Post.PersonId });
            }

            if (post.Id % 25 == 0) plans += PlansAgree(change, board, scorer, now);
        }

        Assert.True(found > 60, $"{found} proposals");
        Assert.True(plans > 0, "no plan changed anything");
    }

    /// <returns>How many swaps both of them found.</returns>
    private static int PlansAgree(Change change, TownBoard board, Scorer scorer, DateTimeOffset now)
    {
        var there = new GivenBack(change.Stores.Matches.Untouched(now));
        var here = new GivenBack([.. board.Matches.Where(match => match.IsUntouched(now))]);
        var search = new SearchAround(board, scorer, now);
        var rows = board.OpenNeeds.Where(need => need.Post.ExpiresAt > now).Select(need => OpenBoard.RowOf((Need)need.Post, search.Without(here, (Need)need.Post, board.Seeking(need, now))));
        var (one, other) = (OpenBoard.Of(OpenBoard.Read(change, there, 0, 10_000), there), OpenBoard.Of(rows, here));
        Assert.Equal(one.Needs, other.Needs);
        Assert.Equal(one.Offers, other.Offers);
        Assert.Equal(one.Board.Places.Concat(one.Board.Capacities), other.Board.Places.Concat(other.Board.Capacities));
        Assert.Equal(one.Board.Pairs, other.Board.Pairs);
        var (swaps, same) = (PlanOpenPosts.Decide(one), PlanOpenPosts.Decide(other));
        Assert.Equal(swaps.SelectMany(swap => swap.Begins), same.SelectMany(swap => swap.Begins));
        return swaps.Count;
    }

    private long PersonOf(Stores stores, long townsperson, DateTimeOffset now)
    {
        if (_people.TryGetValue(townsperson, out var known)) return known;
        var person = _town.Person(townsperson);
        var added = stores.People.Add("telegram", $"{townsperson}", $"Person {townsperson}", null, person.Language, now);
        if (person.Trusted) stores.People.SetTrusted(added.Id, added.Id, now, now.AddDays(365));
        return _people[townsperson] = added.Id;
    }
}
