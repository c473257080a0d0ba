using System.Data.Common;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Tests.Storage;

public sealed class SqliteExportStoreTests() : ExportStoreTests("sqlite");

public sealed class PostgresExportStoreTests() : ExportStoreTests("postgres");

/// <summary>What leaves the program, and the figures by week and commune, on both engines.</summary>
public abstract class ExportStoreTests(string provider) : IAsyncLifetime
{
    /// <summary>A Monday at ten in Paris.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly Timings Timings = new(
        TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromHours(6), TimeSpan.FromHours(48), TimeSpan.FromDays(30), TimeSpan.FromHours(4),
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));

    private static readonly Place Vitry = new("94081", "Vitry-sur-Seine", "94", new Cell(10841, 355), Precision.Cell), Grenoble = new("38185", "Grenoble", "38", null, Precision.Town);

    private Engine _engine = null!;
    private DbConnection _connection = null!;
    private DbTransaction _transaction = null!;
    private Stores _stores = null!;
    private long _alice, _bob;

    public async ValueTask InitializeAsync()
    {
        _engine = await Engine.NewAsync(provider);
        _connection = _engine.Database.Open();
        _transaction = _connection.BeginTransaction();
        _stores = new Stores(_connection, Categories.Shared);
        _alice = _stores.People.Add("telegram", "1", "Alice", "alice", "fr", Now).Id;
        _bob = _stores.People.Add("telegram", "2", "Bob", null, "fr", Now).Id;
        _stores.People.SetReach(_bob, Reach.Phone, "+33622222222");
    }

    [Fact]
    public void Posts_AreNewestFirst_AndAsManyAsWanted()
    {
        var (first, second) = (Need(Vitry, Now), Offer(Vitry, Now));
        Assert.Equal([second.Id, first.Id], _stores.Exports.Posts(Area.Everywhere, false, 10).Select(p => p.Id));
        Assert.Equal(second.Id, Assert.Single(_stores.Exports.Posts(Area.Everywhere, false, 1)).Id);
    }

    [Fact]
    public void Posts_InAnArea_AreThoseOfItsCommunes()
    {
        Need(Vitry, Now);
        var there = Need(Grenoble, Now);
        Assert.Equal(there.Id, Assert.Single(_stores.Exports.Posts(Area.Of("38185"), false, 10)).Id);
        Assert.Throws<ArgumentException>(() => _stores.Exports.Posts(Area.Of("1' or 1"), false, 10));
    }

    [Fact]
    public void Posts_HoldTheirContactOnlyWhereItIsAskedFor()
    {
        Offer(Vitry, Now);
        Assert.Null(Assert.Single(_stores.Exports.Posts(Area.Everywhere, false, 10)).Contact);
        Assert.Equal(new ExportedContact("Bob", null, "+33622222222"), Assert.Single(_stores.Exports.Posts(Area.Everywhere, true, 10)).Contact);
    }

    [Fact]
    public void Matches_TellTheirTimes()
    {
        var match = Introduced(Need(Vitry, Now), Offer(Vitry, Now), Now.AddHours(1), Now.AddHours(3), Now.AddHours(10));
        var row = Assert.Single(_stores.Exports.Matches(Area.Of("94081"), 0, 10));
        Assert.Equal((match.Id, MatchState.Introduced, 1.5, TimeSpan.FromHours(2), TimeSpan.FromHours(10)), (row.Id, row.State, row.Kilometres, row.ToDecision, row.ToIntroduction));
        Assert.Empty(_stores.Exports.Matches(Area.Of("38185"), 0, 10));
    }

    /// <summary>Where the centre stands for a place, "0 km" would claim what nobody knows; two cells that are one say it truly.</summary>
    [Theory]
    [InlineData("reason.same-town", null)]
    [InlineData("reason.very-near", 0.0)]
    public void Matches_TellADistanceWhereItIsKnown(string reason, double? expected)
    {
        var (need, offer) = (Need(Vitry, Now), Offer(Vitry, Now));
        _stores.Matches.Add(new Match(
            0, need.Id, offer.Id, _alice, _bob, MatchState.Proposed, 50, [new Reason(reason, 15)], 0, Now, null, null, null, null, null, null, null, null, null, false, 0, 1));
        Assert.Equal(expected, Assert.Single(_stores.Exports.Matches(Area.Everywhere, 0, 10)).Kilometres);
    }

    [Fact]
    public void Figures_OfWhatIsOpen_LeaveOutWhatIsFilled_AndCountWhatWaitsForAnAnswer()
    {
        var (need, offer) = (Need(Vitry, Now), Offer(Vitry, Now));
        Need(Vitry, Now, PostState.Filled);
        Need(Vitry, Now, PostState.Paused);
        Need(Vitry, Now, PostState.Held);
        var match = Introduced(need, offer, Now, Now, Now);
        Assert.Equal(0, _stores.Statistics.Read(Timings, Now).WaitingForAnswers);
        Assert.True(_stores.Matches.Save(match with { State = MatchState.Accepted, Version = 3 }, Now));
        var stats = _stores.Statistics.Read(Timings, Now);
        Assert.Equal((1, 1, 4, 1), (stats.OpenNeeds, stats.OpenOffers, stats.AllNeeds, stats.WaitingForAnswers));
    }

    [Fact]
    public void Figures_ByWeek_BeginOnMondaysInTheTownsOwnTime()
    {
        // Sunday 22:59 and 23:00 in universal time are 23:59 on Sunday and midnight in Paris.
        var midnight = new DateTimeOffset(2026, 11, 22, 23, 0, 0, TimeSpan.Zero);
        Need(Vitry, midnight.AddMinutes(-1));
        Need(Vitry, midnight);
        // Seven weeks earlier it was summer time there.
        var first = midnight.AddDays(-49).AddHours(-1);
        Need(Vitry, first.AddSeconds(-1));
        Introduced(Need(Vitry, first), Offer(Grenoble, Now), Now, Now, Now);
        var weeks = _stores.Statistics.Read(Timings, Now).ByWeek;
        Assert.Equal((8, new DateOnly(2026, 10, 5), new DateOnly(2026, 11, 23)), (weeks.Count, weeks[0].Monday, weeks[^1].Monday));
        Assert.Equal([1, 0, 0, 0, 0, 0, 1, 1], weeks.Select(w => w.Needs));
        Assert.Equal((1, 1), (weeks[^1].Offers, weeks[^1].Introductions));
    }

    [Fact]
    public void Figures_ByCommune_CountNeedsAndTheirIntroductions_AndKeepNoOrderAmongTheSmall()
    {
        var need = Need(Vitry, Now);
        Introduced(need, Offer(Grenoble, Now), Now, Now, Now);
        Introduced(need, Offer(Grenoble, Now), Now, Now, Now);
        Need(Vitry, Now);
        Need(Grenoble, Now);
        Assert.Equal([new AreaCount("38185", null, 0), new AreaCount("94081", null, null)], _stores.Statistics.Read(Timings, Now).ByArea);
        for (var i = 0; i < 3; i++) Need(Vitry, Now);
        // Five and one: either would tell the other.
        Assert.Equal([new AreaCount("38185", null, 0), new AreaCount("94081", null, null)], _stores.Statistics.Read(Timings, Now).ByArea);
        for (var i = 0; i < 4; i++) Need(Grenoble, Now);
        Need(Vitry, Now);
        Assert.Equal([new AreaCount("94081", 6, null), new AreaCount("38185", 5, 0)], _stores.Statistics.Read(Timings, Now).ByArea);
    }

    private Post Need(Place place, DateTimeOffset at, PostState state = PostState.Open) => _stores.Posts.Add(new Need(
        0, _alice, state, "Secret", place, 1, at, at.AddDays(30), null, 1, Categories.Shared.Find("shopping")!, When.Soonest, Beneficiary.Self));

    private Post Offer(Place place, DateTimeOffset at) => _stores.Posts.Add(new Offer(
        0, _bob, PostState.Open, null, place, 1, at, at.AddDays(30), null, 1, [Categories.Shared.Find("shopping")!], new Radius(3000), WeeklyTimes.Evenings));

    private Match Introduced(Post need, Post offer, DateTimeOffset proposed, DateTimeOffset decided, DateTimeOffset introduced)
    {
        var match = _stores.Matches.Add(new Match(
            0, need.Id, offer.Id, _alice, _bob, MatchState.Proposed, 50, [], 1.5, proposed, null, null, null, null, null, null, null, null, null, false, 0, 1));
        var moved = match with { State = MatchState.Introduced, DecidedAt = decided, AskedAt = decided, IntroducedAt = introduced, Version = 2 };
        Assert.True(_stores.Matches.Save(moved, introduced));
        return moved;
    }

    public ValueTask DisposeAsync()
    {
        _transaction?.Dispose();
        _connection?.Dispose();
        _engine?.Dispose();
        return ValueTask.CompletedTask;
    }
}
