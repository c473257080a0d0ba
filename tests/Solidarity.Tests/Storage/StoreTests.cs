using Solidarity.Core.Matching;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Tests.Storage;

public sealed class SqliteStoreTests() : StoreTests("sqlite");

public sealed class PostgresStoreTests() : StoreTests("postgres");

public abstract class StoreTests(string provider) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly Place Vitry = new("94081", "Vitry-sur-Seine", "94", new Cell(10841, 355), Precision.Cell);

    private Engine _engine = null!;
    private System.Data.Common.DbConnection _connection = null!;
    private Stores _stores = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await Engine.NewAsync(provider);
        _connection = _engine.Database.Open();
        _stores = new Stores(_connection, Categories.Shared);
    }

    [Fact]
    public void Need_SavedAndRead_IsTheSameInEveryField()
    {
        var person = _stores.People.Add("telegram", "1", "Alice", "alice", "fr", Now);
        var need = (Need)_stores.Posts.Add(new Need(
            0, person.Id, PostState.Open, "Du pain", Vitry, 3, Now, Now.AddDays(9), null, 1,
            Categories.Shared.Find("garden")!, When.Weekly(Days.Monday | Days.Friday), Beneficiary.SomeoneElse));
        Assert.Equal(need, _stores.Posts.Find(need.Id));
        var changed = need with
        {
            State = PostState.Closed,
            Sentence = null,
            Place = Vitry with { Insee = "94041", Town = "Ivry-sur-Seine", Cell = null, Precision = Precision.Town },
            Places = 2,
            ExpiresAt = Now.AddDays(1),
            Closing = Closing.Withdrawn,
            Version = 2,
            Category = Categories.Shared.Find("meals")!,
            When = When.Soonest,
            Beneficiary = Beneficiary.Self,
        };
        Assert.True(_stores.Posts.Save(changed, Now));
        // Since when it rests the store knows by itself.
        Assert.Equal(changed with { RestsSince = Now }, _stores.Posts.Find(need.Id));
    }

    [Fact]
    public void Offer_SavedAndRead_IsTheSameInEveryField()
    {
        var person = _stores.People.Add("telegram", "1", "Bob", null, "fr", Now);
        var offer = new Offer(
            0, person.Id, PostState.Open, "Avec plaisir", Vitry, 2, Now, Now.AddDays(9), null, 1,
            [Categories.Shared.Find("garden")!, Categories.Shared.Find("meals")!], new Radius(3000), WeeklyTimes.Evenings);
        var saved = (Offer)_stores.Posts.Add(offer);
        var read = Assert.IsType<Offer>(_stores.Posts.Find(saved.Id));
        Assert.Equal(saved.ToString(), (read with { Categories = saved.Categories }).ToString());
        Assert.Equal(saved.Categories, read.Categories);
        Assert.Equal((saved.Radius, saved.Times, saved.Places), (read.Radius, read.Times, read.Places));
        Assert.True(_stores.Posts.Save(read with { Radius = Radius.WholeTown, Times = WeeklyTimes.Any, Version = 2 }, Now));
        var changed = (Offer)_stores.Posts.Find(saved.Id)!;
        Assert.Equal((Radius.WholeTown, WeeklyTimes.Any), (changed.Radius, changed.Times));
    }

    [Fact]
    public void Post_SavedTwiceFromOneReading_IsTakenOnce()
    {
        var person = _stores.People.Add("telegram", "1", "Alice", null, "fr", Now);
        var need = _stores.Posts.Add(new Need(0, person.Id, PostState.Open, null, Vitry, 1, Now, Now.AddDays(9), null, 1, Categories.Shared.All[0], When.Soonest, Beneficiary.Self));
        Assert.True(_stores.Posts.Save(need with { State = PostState.Paused, Version = 2 }, Now));
        Assert.False(_stores.Posts.Save(need with { State = PostState.Closed, Version = 2 }, Now));
        Assert.Equal(PostState.Paused, _stores.Posts.Find(need.Id)!.State);
    }

    [Fact]
    public void Match_SavedTwiceFromOneReading_IsTakenOnce()
    {
        var match = Match();
        Assert.True(_stores.Matches.Save(match with { State = MatchState.Approved, DecidedBy = 7, Version = 2 }, Now));
        Assert.False(_stores.Matches.Save(match with { State = MatchState.Rejected, DecidedBy = 8, Version = 2 }, Now));
        Assert.Equal((MatchState.Approved, 7L), (_stores.Matches.Find(match.Id)!.State, _stores.Matches.Find(match.Id)!.DecidedBy!.Value));
    }

    [Fact]
    public void Match_SavedAndRead_IsTheSameInEveryField()
    {
        var changed = Match() with
        {
            State = MatchState.Introduced,
            DecidedBy = 7,
            DecidedAt = Now.AddHours(1),
            DecisionReason = "why",
            AskedAt = Now.AddHours(2),
            IntroducedAt = Now.AddHours(3),
            AskerSays = FollowUpAnswer.NotYet,
            HelperSays = FollowUpAnswer.Yes,
            ThankedAt = Now.AddHours(4),
            DueAt = Now.AddHours(5),
            Reminded = true,
            FollowUps = 2,
            Version = 2,
        };
        Assert.True(_stores.Matches.Save(changed, Now));
        var read = _stores.Matches.Find(changed.Id)!;
        Assert.Equal(changed.Reasons, read.Reasons);
        Assert.Equal(changed.ToString(), (read with { Reasons = changed.Reasons }).ToString());
    }

    [Fact]
    public void UserName_SeenWithSomebodyElse_IsTheirsAlone()
    {
        var first = _stores.People.Add("telegram", "1", "Evil", "anne", "fr", Now);
        var second = _stores.People.Add("telegram", "2", "Anne", null, "fr", Now);
        _stores.People.Rename(second, "Anne", "ANNE");
        Assert.Equal(second.Id, _stores.People.FindByUserName("telegram", "anne")!.Id);
        Assert.Null(_stores.People.Get(first.Id).UserName);
    }

    [Fact]
    public void Inbox_ForgettingTheOld_KeepsTheNew()
    {
        Assert.True(_stores.Inbox.Claim("telegram", 1, Now.AddDays(-4)));
        Assert.True(_stores.Inbox.Claim("telegram", 2, Now));
        Assert.Equal(1, _stores.Inbox.ForgetBefore(Now.AddDays(-3)));
        Assert.False(_stores.Inbox.Claim("telegram", 2, Now));
        Assert.True(_stores.Inbox.Claim("telegram", 1, Now));
    }

    [Fact]
    public void Card_ChangedOnItsWay_IsToBeDrawnAnewOnArrival()
    {
        var card = _stores.Cards.Promise("match:1", "telegram", "5", look: 1);
        Assert.Empty(_stores.Cards.Changed("match:1", long.MaxValue));
        Assert.True(_stores.Cards.Arrived(card, 77)!.IsStale);
        Assert.Equal(77, Assert.Single(_stores.Cards.Changed("match:1", long.MaxValue)).MessageId);
        Assert.True(_stores.Cards.Show(card, 2));
        Assert.False(_stores.Cards.Show(card, 2));
    }

    [Fact]
    public void Card_PressedBeforeItsArrivalIsWrittenDown_IsKnownByTheMessage()
    {
        var card = _stores.Cards.Promise("match:1", "telegram", "5", look: 1);
        _stores.Cards.Pressed("match:1", "telegram", "5", 77);
        Assert.Equal(77, Assert.Single(_stores.Cards.Changed("match:1", long.MaxValue)).MessageId);
        Assert.False(_stores.Cards.Arrived(card, 77)!.IsStale);
    }

    [Fact]
    public void Outbox_NumberOfAForgottenRow_IsNotUsedAgain()
    {
        var first = _stores.Outbox.Add("telegram", "1", OutboxKind.Answer, "{}", null, Now);
        _stores.Outbox.Forget([first.Id]);
        Assert.NotEqual(first.Id, _stores.Outbox.Add("telegram", "1", OutboxKind.Answer, "{}", null, Now).Id);
    }

    /// <summary>Time comes back when the help was given, pieces don't.</summary>
    [Theory]
    [InlineData(null, 1, 0)]
    [InlineData(40, 40, 40)]
    public void Taken_ByAMatch_IsItsShare_AndWhatWasGivenStaysGiven(int? pieces, int share, int keeps)
    {
        var first = Match();
        var match = _stores.Matches.Add(first with { Pieces = pieces });
        Assert.True(_stores.Matches.Save(first with { State = MatchState.Rejected, Version = 2 }, Now));
        Assert.Equal(pieces, _stores.Matches.Find(match.Id)!.Pieces);
        var (need, offer) = (_stores.Posts.GetNeed(match.NeedId), _stores.Posts.GetOffer(match.OfferId));
        (int, int, Progress, Progress) Held() => (_stores.Matches.Taken(need), _stores.Matches.Taken(offer), _stores.Matches.ProgressOf(need), _stores.Matches.ProgressOf(offer));
        Assert.Equal((share, share, new Progress(0, 0), new Progress(0, 0)), Held());
        match = match with { State = MatchState.Introduced, Version = 2 };
        Assert.True(_stores.Matches.Save(match, Now));
        Assert.Equal((share, share, new Progress(share, 0), new Progress(share, 0)), Held());
        Assert.Equal((share, share), (_stores.Matches.Introduced(need), _stores.Matches.Introduced(offer)));
        Assert.True(_stores.Matches.Save(match with { State = MatchState.Done, Version = 3 }, Now));
        Assert.Equal((share, keeps, new Progress(share, share), new Progress(share, share)), Held());
        Assert.Equal((share, keeps, share), (_stores.Matches.Introduced(need), _stores.Matches.Introduced(offer), _stores.Matches.Done(need)));
    }

    private Match Match()
    {
        var (alice, bob) = (_stores.People.Add("telegram", "1", "Alice", null, "fr", Now), _stores.People.Add("telegram", "2", "Bob", null, "fr", Now));
        var need = _stores.Posts.Add(new Need(0, alice.Id, PostState.Open, null, Vitry, 1, Now, Now.AddDays(9), null, 1, Categories.Shared.All[0], When.Soonest, Beneficiary.Self));
        var offer = _stores.Posts.Add(new Offer(0, bob.Id, PostState.Open, null, Vitry, 1, Now, Now.AddDays(9), null, 1, [Categories.Shared.All[0]], new Radius(500), WeeklyTimes.Any));
        return _stores.Matches.Add(new Match(
            0, need.Id, offer.Id, alice.Id, bob.Id, MatchState.Proposed, 71.5, [new Reason("reason.language", 10), new Reason("reason.distance", 3.5, 1.2)],
            1.2, Now, null, null, null, null, null, null, null, null, Now.AddHours(4), false, 0, 1));
    }

    public ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        _engine?.Dispose();
        return ValueTask.CompletedTask;
    }
}
