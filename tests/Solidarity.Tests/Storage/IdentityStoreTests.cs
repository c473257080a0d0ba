using Dapper;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Tests.Storage;

public sealed class SqliteIdentityStoreTests() : IdentityStoreTests("sqlite");

public sealed class PostgresIdentityStoreTests() : IdentityStoreTests("postgres");

/// <summary>Browsers, codes and links of those who talk on the page.</summary>
public abstract class IdentityStoreTests(string provider) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private Engine _engine = null!;
    private System.Data.Common.DbConnection _connection = null!;
    private Stores _stores = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await Engine.NewAsync(provider);
        _connection = _engine.Database.Open();
        _stores = new Stores(_connection, Categories.Shared);
    }

    public ValueTask DisposeAsync()
    {
        _connection.Dispose();
        _engine.Dispose();
        return ValueTask.CompletedTask;
    }

    private global::Solidarity.Core.Storage.Visitor Come(string address, string device, int minutes = 0) => _stores.Visitors.Come(address, "Odette", "fr", device, Now.AddMinutes(minutes));

    [Fact]
    public void Browser_IsItsVisitorsAlone_UntilTheOthersAreEnded()
    {
        Come("odette", "tablet");
        Come("odette", "phone");
        Come("karim", "pc");
        Assert.NotNull(_stores.Visitors.Find("odette", "phone"));
        Assert.Null(_stores.Visitors.Find("karim", "phone"));
        _stores.Visitors.EndOtherDevices("odette", "tablet");
        Assert.NotNull(_stores.Visitors.Find("odette", "tablet"));
        Assert.Null(_stores.Visitors.Find("odette", "phone"));
        Assert.NotNull(_stores.Visitors.Find("karim", "pc"));
        // What was drawn for one is never another's.
        Come("karim", "tablet");
        Assert.Null(_stores.Visitors.Find("karim", "tablet"));
    }

    /// <summary>A new code ends a browser while its cookie is being looked at: it doesn't come in again by that.</summary>
    [Fact]
    public void Browser_ThatWasEnded_DoesNotComeAgain()
    {
        Come("odette", "tablet");
        Come("odette", "phone");
        Come("karim", "pc");
        Assert.Equal("de", _stores.Visitors.ComeAgain("odette", "de", "phone", Now.AddMinutes(1))?.Language);
        _stores.Visitors.EndOtherDevices("odette", "tablet");
        Assert.Null(_stores.Visitors.ComeAgain("odette", "fr", "phone", Now.AddMinutes(2)));
        Assert.Null(_stores.Visitors.ComeAgain("odette", "fr", "pc", Now.AddMinutes(2)));
        Assert.Null(_stores.Visitors.ComeAgain("nobody", "fr", "phone", Now.AddMinutes(2)));
        Assert.Null(_stores.Visitors.Find("odette", "phone"));
        Assert.Equal(2, _connection.ExecuteScalar<long>("select count(*) from visitor_device"));
    }

    /// <summary>Ten come by a code while one is in use: that one stays.</summary>
    [Fact]
    public void BrowserInUse_IsNotTheOneLongestUnseen()
    {
        Come("odette", "tablet");
        Come("odette", "old", 1);
        Assert.False(_stores.Visitors.WasSeenLongAgo("tablet", Now.AddMinutes(59)));
        _stores.Visitors.See("tablet", Now.AddMinutes(59));
        Assert.Equal(0, _connection.ExecuteScalar<long>("select count(*) from visitor_device where seen_at > @Now", new { Now = Now.AddMinutes(1).ToUnixTimeMilliseconds() }));
        Assert.True(_stores.Visitors.WasSeenLongAgo("tablet", Now.AddMinutes(60)));
        _stores.Visitors.See("tablet", Now.AddMinutes(60));
        Assert.False(_stores.Visitors.WasSeenLongAgo("tablet", Now.AddMinutes(60)));
        for (var i = 0; i < VisitorStore.MostDevices - 1; i++) Come("odette", $"d{i}", 30 + i);
        Assert.NotNull(_stores.Visitors.Find("odette", "tablet"));
        Assert.Null(_stores.Visitors.Find("odette", "old"));
    }

    [Fact]
    public void Browsers_AreSoManyAtMost_TheLongestUnseenGoes()
    {
        for (var i = 0; i <= VisitorStore.MostDevices; i++) Come("odette", $"d{i}", i == 0 ? 100 : i);
        Assert.NotNull(_stores.Visitors.Find("odette", "d0"));
        Assert.Null(_stores.Visitors.Find("odette", "d1"));
        Assert.NotNull(_stores.Visitors.Find("odette", "d2"));
    }

    [Fact]
    public void Code_IsGoodUntilReplacedOrEnded_AndLongerWithEachUse()
    {
        Come("odette", "tablet");
        _stores.ReturnCodes.Make("odette", "first", Now.AddDays(1));
        Assert.Equal("odette", _stores.ReturnCodes.Use("first", Now, Now.AddDays(3)));
        Assert.Equal(Now.AddDays(3), _stores.ReturnCodes.Until("odette", Now.AddDays(2)));
        _stores.ReturnCodes.Make("odette", "second", Now.AddDays(1));
        Assert.Null(_stores.ReturnCodes.Use("first", Now, Now.AddDays(3)));
        Assert.Null(_stores.ReturnCodes.Use("second", Now.AddDays(1), Now.AddDays(3)));
        _stores.ReturnCodes.ForgetEnded(Now.AddDays(1));
        Assert.Equal(0, _connection.ExecuteScalar<long>("select count(*) from return_code"));
        _stores.ReturnCodes.Make("nobody", "third", Now.AddDays(1));
        Assert.Null(_stores.ReturnCodes.Use("third", Now, Now.AddDays(3)));
    }

    [Fact]
    public void Visitor_WhoIsDeleted_TakesCodeAndBrowsersAlong()
    {
        Come("odette", "tablet");
        _stores.ReturnCodes.Make("odette", "code", Now.AddDays(1));
        _connection.Execute("delete from visitor where address = 'odette'");
        Assert.Equal(0, _connection.ExecuteScalar<long>("select (select count(*) from return_code) + (select count(*) from visitor_device)"));
    }

    [Fact]
    public void Link_IsOpenedByOne_AndUsedByThatOneAlone_InTime()
    {
        var (page, bob, eve) = (_stores.People.Add("web", "o", "Odette", null, "fr", Now).Id, _stores.People.Add("telegram", "1", "Bob", null, "fr", Now).Id, _stores.People.Add("telegram", "2", "Eve", null, "fr", Now).Id);
        _stores.JoinLinks.Make(page, "link", Now.AddMinutes(15));
        Assert.Equal(page, _stores.JoinLinks.Of("link", Now));
        Assert.Null(_stores.JoinLinks.Of("link", Now.AddMinutes(15)));
        Assert.False(_stores.JoinLinks.Use(page, bob, Now));
        Assert.True(_stores.JoinLinks.Open("link", bob, Now.AddMinutes(30)));
        Assert.False(_stores.JoinLinks.Open("link", eve, Now.AddMinutes(30)));
        Assert.Null(_stores.JoinLinks.Of("link", Now));
        Assert.False(_stores.JoinLinks.Use(page, eve, Now));
        Assert.False(_stores.JoinLinks.Use(page, bob, Now.AddMinutes(30)));
        Assert.True(_stores.JoinLinks.Use(page, bob, Now.AddMinutes(29)));
        Assert.False(_stores.JoinLinks.Use(page, bob, Now));
        // Another link is open for nobody yet.
        _stores.JoinLinks.Make(page, "next", Now.AddMinutes(15));
        _stores.JoinLinks.Open("next", bob, Now.AddMinutes(15));
        _stores.JoinLinks.Make(page, "last", Now.AddMinutes(15));
        Assert.False(_stores.JoinLinks.Use(page, bob, Now));
        _stores.JoinLinks.ForgetEnded(Now.AddHours(1));
        Assert.Equal(0, _connection.ExecuteScalar<long>("select count(*) from join_link"));
    }

    [Fact]
    public void WhatIsShownForAWhile_IsReadNoLonger()
    {
        Come("odette", "tablet");
        _stores.Activities.Add("odette", _ => "code", Now, Now.AddHours(1));
        Assert.True(_stores.Activities.HasAny("odette", Now));
        Assert.False(_stores.Activities.HasAny("odette", Now.AddHours(1)));
        Assert.False(_stores.Activities.HasAny("basile", Now));
        _stores.Activities.Add("odette", _ => "stays", Now);
        Assert.Equal(["code", "stays"], _stores.Activities.After("odette", 0, Now).Select(one => one.Body));
        Assert.Equal(["stays"], _stores.Activities.After("odette", 0, Now.AddHours(1)).Select(one => one.Body));
        _stores.Activities.ForgetEnded(Now.AddHours(1));
        Assert.Equal(1, _connection.ExecuteScalar<long>("select count(*) from activity"));
    }

    [Fact]
    public void WhatWasSaid_IsReadInPieces_ByNumberAndByLength()
    {
        Come("odette", "tablet");
        for (var i = 0; i < 60; i++) _stores.Activities.Add("odette", _ => "{}", Now);
        Assert.Equal(Enumerable.Range(1, ActivityStore.MostRead).Select(n => (long)n), _stores.Activities.After("odette", 0, Now).Select(one => one.Number));
        Assert.Equal(10, _stores.Activities.After("odette", ActivityStore.MostRead, Now).Count);
        // One longer than all alone, as a poster may be.
        foreach (var size in new[] { 100_000, 100_000, 100_000, 1_000_000, 5 }) _stores.Activities.Add("odette", _ => new string('x', size), Now);
        Assert.Equal([61L, 62L, 63L], _stores.Activities.After("odette", 60, Now).Select(one => one.Number));
        Assert.Equal([64L], _stores.Activities.After("odette", 63, Now).Select(one => one.Number));
        Assert.Equal([65L], _stores.Activities.After("odette", 64, Now).Select(one => one.Number));
        Assert.Empty(_stores.Activities.After("odette", 65, Now));
    }

    [Fact]
    public void Belongings_GoToTheOther_WhoKeepsTheirOwn()
    {
        var (gone, stays, third) = (_stores.People.Add("web", "o", "Odette", null, "fr", Now).Id, _stores.People.Add("telegram", "1", "Bob", null, "fr", Now).Id, _stores.People.Add("telegram", "2", "Cora", null, "fr", Now).Id);
        _connection.Execute("insert into quiet (person_id, since) values (@gone, 5), (@stays, 7)", new { gone, stays });
        _connection.Execute("insert into wish (person_id, at) values (@gone, 5)", new { gone });
        _connection.Execute("insert into check_in (person_id, days, hour, buddy_id, agreed, agreed_at) values (@third, 1, 9, @gone, 'Chat', 0)", new { third, gone });
        _stores.Belongings.Give(gone, stays);
        Assert.Equal([(stays, 7L)], _connection.Query<(long, long)>("select person_id, since from quiet"));
        Assert.Equal(stays, _connection.ExecuteScalar<long>("select person_id from wish"));
        Assert.Equal(stays, _connection.ExecuteScalar<long>("select buddy_id from check_in"));
    }
}
