using Solidarity.Core.CheckIns;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;
using Solidarity.Tests.Storage;

namespace Solidarity.Tests.CheckIns;

public sealed class SqliteCheckInStoreTests() : CheckInStoreTests("sqlite");

public sealed class PostgresCheckInStoreTests() : CheckInStoreTests("postgres");

public abstract class CheckInStoreTests(string provider) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private Engine _engine = null!;
    private System.Data.Common.DbConnection _connection = null!;
    private Stores _stores = null!;
    private long _rose, _bob;

    public async ValueTask InitializeAsync()
    {
        _engine = await Engine.NewAsync(provider);
        _connection = _engine.Database.Open();
        _stores = new Stores(_connection, Categories.Shared);
        _rose = _stores.People.Add("telegram", "1", "Rose", null, "fr", Now).Id;
        _bob = _stores.People.Add("telegram", "2", "Bob", null, "fr", Now).Id;
    }

    private CheckIn Of(long person, DateTimeOffset? next) => new(person, new Rhythm(Days.Monday | Days.Sunday, 9), next, null, null, Agreed.InChat, Now, null);

    [Fact]
    public void CheckIn_SavedAndRead_IsTheSameInEveryField()
    {
        var checkIn = new CheckIn(_rose, new Rhythm(Days.Tuesday, 19), Now.AddDays(1), null, null, Agreed.ByGuardian, Now, _bob);
        _stores.CheckIns.Start(checkIn);
        Assert.Equal(checkIn, _stores.CheckIns.Of(_rose));
        var changed = checkIn with { Rhythm = new Rhythm(Days.All, 8), NextAt = null, PausedUntil = CheckIn.WithoutEnd };
        _stores.CheckIns.Save(changed);
        _stores.CheckIns.SetBuddy(_rose, _bob);
        Assert.Equal(changed with { BuddyId = _bob }, _stores.CheckIns.Of(_rose));
        Assert.Equal((1, _rose), (_stores.CheckIns.CountOfBuddy(_bob), Assert.Single(_stores.CheckIns.OfBuddy(_bob)).PersonId));
        // Begun anew: who is told stays.
        _stores.CheckIns.Start(checkIn);
        Assert.Equal(checkIn with { BuddyId = _bob }, _stores.CheckIns.Of(_rose));
        _stores.CheckIns.Stop(_rose);
        Assert.Null(_stores.CheckIns.Of(_rose));
    }

    [Fact]
    public void Claim_OfADueHello_IsOnesAlone()
    {
        _stores.CheckIns.Start(Of(_rose, Now));
        _stores.CheckIns.Start(Of(_bob, null));
        Assert.Equal(_rose, Assert.Single(_stores.CheckIns.Due(Now, 10)).PersonId);
        Assert.True(_stores.CheckIns.Claim(_rose, Now, Now.AddDays(1)));
        Assert.False(_stores.CheckIns.Claim(_rose, Now, Now.AddDays(1)));
        Assert.Empty(_stores.CheckIns.Due(Now, 10));
    }

    [Fact]
    public void Round_SavedAndRead_IsTheSameInEveryField()
    {
        var round = _stores.CheckInRounds.Ask(_rose, Now, Now.AddHours(2))!;
        Assert.Equal(new CheckInRound(round.Id, _rose, RoundState.Asked, Now, Now.AddHours(2), 1), round);
        var changed = round with
        {
            State = RoundState.Reached,
            DueAt = null,
            BuddyId = _bob,
            LookingAt = Now.AddHours(1),
            UnansweredCalls = 2,
            Answer = HelloAnswer.NotWell,
            HeardAt = Now.AddHours(3),
            TeamToldAt = Now.AddHours(2),
            ClosedBy = _bob,
            HelpCalled = true,
        };
        Assert.True(_stores.CheckInRounds.Save(changed));
        Assert.Equal(changed with { Version = 2 }, _stores.CheckInRounds.Find(round.Id));
        // Somebody was faster.
        Assert.False(_stores.CheckInRounds.Save(changed with { State = RoundState.Ended }));
        Assert.Equal(RoundState.Reached, _stores.CheckInRounds.Newest(_rose)!.State);
    }

    [Fact]
    public void Ask_WhileOneIsAsked_AsksNobodyTwice()
    {
        var round = _stores.CheckInRounds.Ask(_rose, Now, Now.AddHours(2))!;
        Assert.Null(_stores.CheckInRounds.Ask(_rose, Now, Now.AddHours(2)));
        Assert.NotNull(_stores.CheckInRounds.Ask(_bob, Now, Now.AddHours(2)));
        _stores.CheckInRounds.Save(round with { State = RoundState.WithTeam });
        // What waits for the team keeps nobody from being asked the next day.
        Assert.NotNull(_stores.CheckInRounds.Ask(_rose, Now.AddDays(1), Now.AddDays(1)));
        Assert.Equal(2, _stores.CheckInRounds.OpenOf(_rose).Count);
        Assert.Equal(2, _stores.CheckInRounds.Due(Now.AddHours(2), 10).Count);
    }

    [Fact]
    public void Answers_OfLongAgo_AreForgotten_AndTheirNumberIsNoOthers()
    {
        var old = _stores.CheckInRounds.Ask(_rose, Now.AddDays(-91), Now)!;
        _stores.CheckInRounds.Save(old with { State = RoundState.Answered, DueAt = null, Answer = HelloAnswer.Well });
        _stores.CheckInRounds.ForgetBefore(Now - CheckIn.AnswersKept);
        Assert.Null(_stores.CheckInRounds.Find(old.Id));
        var kept = _stores.CheckInRounds.Ask(_rose, Now.AddDays(-89), Now)!;
        Assert.True(kept.Id > old.Id);
        _stores.CheckInRounds.Save(kept with { State = RoundState.Answered, DueAt = null, Answer = HelloAnswer.Help });
        _stores.CheckInRounds.ForgetBefore(Now - CheckIn.AnswersKept);
        _stores.CheckInRounds.ForgetAnswers(_rose);
        Assert.Null(Assert.Single(_stores.CheckInRounds.Latest(_rose, 10)).Answer);
    }

    [Fact]
    public void Link_IsGoodForOneUntilItsEnd()
    {
        _stores.CheckInLinks.Make(_rose, "first", Now.AddDays(7));
        _stores.CheckInLinks.Make(_rose, "second", Now.AddDays(7));
        // One is open at a time.
        Assert.Null(_stores.CheckInLinks.Of("first", Now));
        Assert.Equal(_rose, _stores.CheckInLinks.Of("second", Now));
        Assert.Null(_stores.CheckInLinks.Of("second", Now.AddDays(7)));
        Assert.True(_stores.CheckInLinks.Use("second"));
        Assert.False(_stores.CheckInLinks.Use("second"));
        _stores.CheckInLinks.Make(_rose, "third", Now);
        _stores.CheckInLinks.ForgetEnded(Now);
        Assert.False(_stores.CheckInLinks.IsOpen(_rose, Now.AddDays(-1)));
    }

    [Fact]
    public void Give_ToSomebodyElse_KeepsWhatThatOneWished()
    {
        _stores.CheckIns.Start(Of(_rose, Now));
        var asked = _stores.CheckInRounds.Ask(_rose, Now, Now)!;
        _stores.CheckInRounds.Give(_rose, _bob);
        _stores.CheckIns.Give(_rose, _bob);
        Assert.Equal((RoundState.Ended, _bob), (_stores.CheckInRounds.Find(asked.Id)!.State, _stores.CheckInRounds.Find(asked.Id)!.PersonId));
        Assert.Equal(Now, _stores.CheckIns.Of(_bob)!.NextAt);
        _stores.CheckIns.Start(Of(_rose, Now.AddDays(1)));
        _stores.CheckIns.Give(_rose, _bob);
        Assert.Null(_stores.CheckIns.Of(_rose));
        Assert.Equal(Now, _stores.CheckIns.Of(_bob)!.NextAt);
    }

    public ValueTask DisposeAsync()
    {
        _connection.Dispose();
        _engine.Dispose();
        return ValueTask.CompletedTask;
    }
}
