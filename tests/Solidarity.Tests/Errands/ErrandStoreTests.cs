using Solidarity.Core.Errands;
using Solidarity.Core.Groups;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;
using Solidarity.Tests.Storage;
using Xunit;

namespace Solidarity.Tests.Errands;

public sealed class SqliteErrandStoreTests() : ErrandStoreTests("sqlite");

public sealed class PostgresErrandStoreTests() : ErrandStoreTests("postgres");

public abstract class ErrandStoreTests(string provider) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private Engine _engine = null!;
    private System.Data.Common.DbConnection _connection = null!;
    private Stores _stores = null!;
    private long _anna, _bob, _group;

    public async ValueTask InitializeAsync()
    {
        _engine = await Engine.NewAsync(provider);
        _connection = _engine.Database.Open();
        _stores = new Stores(_connection, Categories.Shared);
        (_anna, _bob) = (_stores.People.Add("telegram", "1", "Anna", null, "fr", Now).Id, _stores.People.Add("telegram", "2", "Bob", null, "fr", Now).Id);
        _group = _stores.Groups.Add(new Group(0, "telegram", "-1", "Rue", GroupStanding.Present, "g", null), Now).Id;
    }

    public ValueTask DisposeAsync()
    {
        _connection.Dispose();
        _engine.Dispose();
        return ValueTask.CompletedTask;
    }

    private Errand New(string token = "t") => _stores.Errands.Add(new Errand(0, _group, _anna, token, ErrandState.Waiting, "boulangerie", null, false, Now, null, Now.AddDays(1), false, null));

    [Fact]
    public void Errand_SavedAndRead_IsTheSameInEveryField()
    {
        var changed = New() with { State = ErrandState.Done, What = "marché", At = Now.AddHours(1), ShowsName = true, OpenedAt = Now.AddMinutes(1), DueAt = Now.AddDays(7), Reminded = true, End = ErrandEnd.Bring };
        Assert.True(_stores.Errands.Save(changed, ErrandState.Waiting));
        Assert.Equal(changed, _stores.Errands.Find(changed.Id));
        Assert.Equal(changed, _stores.Errands.WithToken("t"));
    }

    [Fact]
    public void Errand_ThatStandsElsewhere_IsNotSaved()
    {
        var errand = New();
        Assert.False(_stores.Errands.Save(errand with { State = ErrandState.Gone }, ErrandState.Gathering));
        Assert.Equal(ErrandState.Waiting, _stores.Errands.Find(errand.Id)!.State);
    }

    [Fact]
    public void Line_SavedAndRead_IsTheSameInEveryField()
    {
        var line = _stores.ErrandLines.Add(new ErrandLine(0, New().Id, _bob, "du pain", LineState.Asked, Now));
        Assert.Equal(line, _stores.ErrandLines.Find(line.Id));
        Assert.True(_stores.ErrandLines.Save(line with { Words = "du lait", State = LineState.Found }, LineState.Asked));
        Assert.False(_stores.ErrandLines.Save(line, LineState.Asked));
        Assert.Equal(line with { Words = "du lait", State = LineState.Found }, Assert.Single(_stores.ErrandLines.Of(line.ErrandId)));
        _stores.ErrandLines.Forget(line.ErrandId);
        Assert.Empty(_stores.ErrandLines.Of(line.ErrandId));
    }

    [Fact]
    public void Errands_AreFoundByWhatIsAskedOfThem()
    {
        var errand = New() with { State = ErrandState.Gathering, At = Now.AddHours(1), OpenedAt = Now, DueAt = Now.AddHours(1) };
        Assert.True(_stores.Errands.Save(errand, ErrandState.Waiting));
        var line = _stores.ErrandLines.Add(new ErrandLine(0, errand.Id, _bob, "du pain", LineState.Asked, Now));
        Assert.Equal([errand], _stores.Errands.UnderWay(_group));
        Assert.Equal([errand], _stores.Errands.Of(_anna));
        Assert.Equal([errand], _stores.Errands.AskedBy(_bob));
        Assert.Empty(_stores.Errands.Due(Now, 9, ErrandState.Waiting, ErrandState.Gathering));
        Assert.Empty(_stores.Errands.Due(Now.AddHours(1), 9, ErrandState.Gone));
        Assert.Equal([errand], _stores.Errands.Due(Now.AddHours(1), 9, ErrandState.Waiting, ErrandState.Gathering));
        Assert.Equal((1, 0), (_stores.Errands.Begun(_anna, Now), _stores.Errands.Begun(_anna, Now.AddMinutes(1))));
        Assert.Equal((1, 0), (_stores.Errands.Opened(_anna, Now), _stores.Errands.Opened(_bob, Now)));
        _stores.ErrandLines.Save(line with { State = LineState.Withdrawn }, LineState.Asked);
        Assert.Empty(_stores.Errands.AskedBy(_bob));
    }

    [Fact]
    public void Stranded_IsWhatNobodyCanBringAnyMore()
    {
        var errand = New() with { State = ErrandState.Gathering, At = Now.AddHours(1), OpenedAt = Now };
        _stores.Errands.Save(errand, ErrandState.Waiting);
        Assert.Empty(_stores.Errands.Stranded(Now, 9));
        _stores.People.SetUnreachable(_anna, Now);
        Assert.Equal([errand], _stores.Errands.Stranded(Now, 9));
    }

    [Fact]
    public void MoveChat_SaysTheCardAgain_AndLosesNothing()
    {
        var early = _stores.Groups.Add(new Group(0, "telegram", "-2", "Rue", GroupStanding.Present, "early", null), Now).Id;
        var errand = New();
        var other = _stores.Errands.Add(errand with { GroupId = early, Token = "u" });
        _stores.MoveChat("telegram", "-1", "-2");
        Assert.Equal([errand.Id], _stores.Errands.ToSayAgain(9).Select(one => one.Id));
        Assert.Equal(_group, _stores.Errands.Find(other.Id)!.GroupId);
        _stores.Errands.SaidAgain(errand.Id);
        Assert.Empty(_stores.Errands.ToSayAgain(9));
    }
}
