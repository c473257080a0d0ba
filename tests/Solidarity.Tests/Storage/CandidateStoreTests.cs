using Dapper;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Matching.Words;
using Solidarity.Core.Organisations;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Tests.Storage;

public sealed class SqliteCandidateStoreTests() : CandidateStoreTests("sqlite");

public sealed class PostgresCandidateStoreTests() : CandidateStoreTests("postgres");

/// <summary>Whom a post finds around it, and what is known of them.</summary>
public abstract class CandidateStoreTests(string provider) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Cell Here = new(10841, 355);
    private static readonly Category Shopping = Categories.BuiltIn.Find("shopping")!;

    private Engine _engine = null!;
    private System.Data.Common.DbConnection _connection = null!;
    private Stores _stores = null!;
    private int _people;

    public async ValueTask InitializeAsync()
    {
        _engine = await Engine.NewAsync(provider);
        _connection = _engine.Database.Open();
        _stores = new Stores(_connection, Categories.Shared);
    }

    public ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        _engine?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Place At(int rows, string insee = "94081") => new(insee, "Vitry-sur-Seine", "94", new Cell(Here.Row + rows, Here.Column), Precision.Cell);

    private long Person() => _stores.People.Add("telegram", (++_people).ToString(System.Globalization.CultureInfo.InvariantCulture), "Someone", null, "fr", Now).Id;

    private Need Need(When? when = null, int rows = 0) => (Need)_stores.Posts.Add(
        new Need(0, Person(), PostState.Open, "Du pain", At(rows), 1, Now, Now.AddDays(9), null, 1, Shopping, when ?? When.Soonest, Beneficiary.Self));

    private Offer Offer(int rows = 0, Radius? radius = null, WeeklyTimes? times = null, string insee = "94081", Travel travel = Travel.OnFoot, PostState state = PostState.Open) => (Offer)_stores.Posts.Add(
        new Offer(0, Person(), state, null, At(rows, insee), 1, Now, Now.AddDays(9), null, 1, [Shopping, Categories.BuiltIn.Find("meals")!], radius ?? new Radius(10_000), times ?? WeeklyTimes.Any)
        { Travel = travel });

    private FindPartners Partners => new(new Change(
        _stores, Now, new Timings(default, default, default, default, default, default, TimeZoneInfo.Utc), Weights.Usual));

    private long[] Around(Post post, int cells, int inner = -1, bool fitting = true) =>
        [.. _stores.Candidates.Around(post, post.Place.Cell!.Value, cells, inner, fitting).Select(spot => spot.Id).Order()];

    [Fact]
    public void Around_FindsEachOnce_RingByRing()
    {
        var (near, far, farther) = (Offer(1), Offer(-3), Offer(9));
        Offer(2, state: PostState.Paused);
        var need = Need();
        Assert.Equal([near.Id], Around(need, 1));
        Assert.Equal([near.Id, far.Id], Around(need, 3));
        Assert.Equal([far.Id], Around(need, 3, inner: 1));
        Assert.Equal([farther.Id], Around(need, 21, inner: 3));
        Assert.Equal([need.Id], Around(near, 1));
    }

    [Fact]
    public void Around_LeavesOutWhatCannotFit_UnlessAllAreWanted()
    {
        var saturdays = Offer(1, times: WeeklyTimes.None.With(DayOfWeek.Saturday, DayPart.Morning));
        var short_ = Offer(5, new Radius(500));
        var wholeTown = Offer(5, Radius.WholeTown);
        var otherTown = Offer(5, Radius.WholeTown, insee: "94041");
        var need = Need(When.OnDate(new DateOnly(2026, 11, 25), Today));
        Assert.Equal([wholeTown.Id], Around(need, 8, inner: 3));
        Assert.Equal([short_.Id, wholeTown.Id, otherTown.Id], Around(need, 8, inner: 3, fitting: false));
        Assert.Empty(Around(need, 1));
        Assert.Equal([saturdays.Id], Around(Need(When.Weekly(Days.Saturday)), 1));
        // The other way round it is the same.
        Assert.DoesNotContain(need.Id, Around(saturdays, 1));
    }

    [Fact]
    public void Changed_IsFoundByWhatItSaysNow()
    {
        var (offer, need) = (Offer(1, times: WeeklyTimes.Weekends), Need(When.OnDate(new DateOnly(2026, 11, 25), Today)));
        Assert.Empty(Around(need, 1));
        Assert.True(_stores.Posts.Save(offer with { Times = WeeklyTimes.Any, Version = 2 }, Now));
        Assert.Equal([offer.Id], Around(need, 1));
    }

    [Fact]
    public void Of_TellsWhatIsJudged()
    {
        var offer = Offer(1, travel: Travel.ByCar);
        var need = Need();
        var organisation = _stores.Organisations.Add(new Organisation(0, "Les Voisins", Proof.Register, 1, Now, null));
        _stores.Organisations.Join(new Membership(offer.PersonId, organisation.Id, 1, Now));
        _connection.Execute("update post set organisation_id = @id where id = @post", new { id = organisation.Id, post = offer.Id });
        var earlier = Need();
        _connection.Execute("update post set person_id = @person where id = @id", new { person = need.PersonId, id = earlier.Id });
        Match(earlier with { PersonId = need.PersonId }, offer, MatchState.Done, Now.AddDays(-20));
        Match(Need(), offer, MatchState.Failed, Now.AddDays(-100));
        Match(Need(), offer, MatchState.Introduced, Now.AddDays(-2));
        var found = Assert.Single(_stores.Candidates.Of(need, _stores.Candidates.Around(need, Here, 1, -1, fitting: true), Now));
        Assert.Equal((1, 2, 1, Now.AddDays(-2), "Les Voisins", Travel.ByCar), (found.Taken, found.Calls, found.DoneTogether, found.LastHelped, found.Post.InNameOf?.Name, ((Offer)found.Post).Travel));
        // "Why?" reads the same of the one pair.
        var pair = Partners.PairOf(need, offer);
        Assert.Equal((2, 1, Now.AddDays(-2)), (pair.HelperCalls, pair.DoneTogether, pair.HelperLastHelped));
    }

    /// <summary>The same where an offer looks: who has helped whom, and how often its own person was called, doesn't turn round.</summary>
    [Fact]
    public void For_AnOfferThatLooks_JudgesTheSamePair()
    {
        var (offer, need) = (Offer(1, travel: Travel.ByBike), Need());
        var earlier = Need();
        Match(earlier with { PersonId = need.PersonId }, offer, MatchState.Done, Now.AddDays(-20));
        // What the asker has done for others is not the helper's.
        var theirs = Offer(30, new Radius(500));
        Match(Need(rows: 30), theirs with { PersonId = need.PersonId }, MatchState.Done, Now.AddDays(-1));
        var (byNeed, byOffer) = (Partners.For(need).Single(one => one.Pair.Offer.Id == offer.Id), Partners.For(offer).Single(one => one.Pair.Need.Id == need.Id));
        Assert.Equal((1, 1, Now.AddDays(-20)), (byOffer.Pair.HelperCalls, byOffer.Pair.DoneTogether, byOffer.Pair.HelperLastHelped));
        Assert.Equal(byNeed.Reasons, byOffer.Reasons);
    }

    /// <summary>What the index leaves out is what the rule says, and nothing else.</summary>
    [Fact]
    public void Around_Fitting_IsWhatCouldFit()
    {
        var random = new Random(11);
        WeeklyTimes Times() => WeeklyTimes.FromBits(random.Next(1, 64));
        for (var i = 0; i < 60; i++)
        {
            Offer(random.Next(-20, 21), random.Next(5) == 0 ? Radius.WholeTown : new Radius(Radius.Choices[random.Next(4)]), Times(), random.Next(3) == 0 ? "94041" : "94081");
        }

        for (var i = 0; i < 12; i++)
        {
            var need = Need(When.Weekly((Days)(1 << random.Next(7))));
            foreach (var (cells, inner) in (ReadOnlySpan<(int, int)>)[(1, -1), (3, 1), (8, 3), (21, 8)])
            {
                var expected = Around(need, cells, inner, fitting: false).Where(id => SearchAround.CouldFit(need, _stores.Posts.Find(id)!, inner));
                Assert.Equal(expected, Around(need, cells, inner));
            }
        }
    }

    /// <summary>Ten kilometres off, in another commune: the widest ring is looked at.</summary>
    [Fact]
    public void For_HelperTenKilometresOff_IsFound()
    {
        var far = Offer(19, insee: "94041");
        Assert.Equal([far.Id], Partners.For(Need()).Select(one => one.Pair.Offer.Id));
    }

    /// <summary>However many live in one street, all have their chance: the first who came are not always the ones who are seen.</summary>
    [Fact]
    public void For_ManyInOneCell_SeesNotAlwaysTheOldest()
    {
        var offers = Enumerable.Range(0, 120).Select(_ => Offer()).ToArray();
        var seen = Enumerable.Range(0, 12).SelectMany(_ => Partners.For(Need()).Select(one => one.Pair.Offer.Id)).ToHashSet();
        Assert.True(seen.Count > 100, $"{seen.Count} of {offers.Length}");
        var need = Need();
        Assert.Equal(Partners.For(need).Select(one => one.Pair.Offer.Id), Partners.For(need).Select(one => one.Pair.Offer.Id));
    }

    /// <summary>Whoever is nearer is seen before somebody farther off, however many there are.</summary>
    [Fact]
    public void For_WithEnoughAround_LooksNoFartherThanItMust()
    {
        var near = Enumerable.Range(0, 30).Select(_ => Offer(1)).ToArray();
        foreach (var _ in near) Offer(3);
        var found = Partners.For(Need());
        Assert.True(found.Count >= SearchAround.Enough, $"{found.Count} found");
        Assert.All(found, one => Assert.Contains(one.Pair.Offer.Id, near.Select(offer => offer.Id)));
    }

    [Fact]
    public void Words_CountedAndKept_AreRead()
    {
        Assert.Same(WordCounts.None, _stores.Wording.Read());
        Need();
        Offer();
        Need();
        Need();
        var lines = _stores.Wording.Sentences(0, 10);
        Assert.Equal(["Du pain", "Du pain", "Du pain"], lines.Select(line => line.Sentence));
        Assert.Equal([lines[1]], _stores.Wording.Sentences(lines[0].PostId, 1));
        var counting = new WordCounts.Counting();
        foreach (var line in lines) counting.Add(line.PersonId, line.Sentence, line.Language, Categories.BuiltIn);
        _stores.Wording.Save(WordCounts.None, Now.AddDays(-1));
        _stores.Wording.Save(counting.Done(), Now);
        Assert.Equal((3, 3), (_stores.Wording.Read().Posts, _stores.Wording.Read().Of["pain"]));
        Assert.Equal(Now, _stores.Wording.CountedAt());
    }

    private void Match(Need need, Offer offer, MatchState state, DateTimeOffset introduced)
    {
        var match = _stores.Matches.Add(new Match(
            0, need.Id, offer.Id, need.PersonId, offer.PersonId, MatchState.Proposed, 50, [], 1, introduced, null, null, null, null, null, null, null, null, null, false, 0, 1));
        _connection.Execute("update match set state = @state, introduced_at = @at where id = @Id", new { state = state.ToString(), at = introduced.ToUnixTimeMilliseconds(), match.Id });
    }
}
