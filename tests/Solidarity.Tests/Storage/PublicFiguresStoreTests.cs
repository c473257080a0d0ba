using System.Data.Common;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.People;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Tests.Storage;

public sealed class SqlitePublicFiguresStoreTests() : PublicFiguresStoreTests("sqlite");

public sealed class PostgresPublicFiguresStoreTests() : PublicFiguresStoreTests("postgres");

/// <summary>Up to which moment the town's page counts.</summary>
public abstract class PublicFiguresStoreTests(string provider) : IAsyncLifetime
{
    /// <summary>A Wednesday at ten in Paris, and the midnight in which its week began there.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero), Monday = new(2026, 11, 22, 23, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly Sunday = new(2026, 11, 22);

    private static readonly Timings Timings = new(
        TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromHours(6), TimeSpan.FromHours(48), TimeSpan.FromDays(30), TimeSpan.FromHours(4),
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));

    private static readonly Place Vitry = new("94081", "Vitry-sur-Seine", "94", null, Precision.Town);

    private Engine _engine = null!;
    private DbConnection _connection = null!;
    private DbTransaction _transaction = null!;
    private Stores _stores = null!;
    private long _alice, _bob;
    private int _people;

    public async ValueTask InitializeAsync()
    {
        _engine = await Engine.NewAsync(provider);
        _connection = _engine.Database.Open();
        _transaction = _connection.BeginTransaction();
        _stores = new Stores(_connection, Categories.Shared);
        (_alice, _bob) = (Person(Monday.AddDays(-1)), Person(Monday.AddDays(-1)));
    }

    [Fact]
    public void WhatCameSinceMonday_IsInNoFigure()
    {
        for (var i = 0; i < 12; i++) Introduced(Need(Monday.AddSeconds(-1)), Offer(Monday.AddSeconds(-1)), Monday.AddSeconds(-1), done: Monday.AddSeconds(-1));
        for (var i = 0; i < 10; i++) Person(Monday.AddSeconds(-1));
        var before = Told(Now);
        Assert.Equal((Sunday, 10, 10, 10, 10, 10), (before.Until, before.People, before.Needs, before.Offers, before.Introductions, before.Done));
        Assert.Equal((Sunday.AddDays(-6), 10), (before.Weeks[^1].Monday, before.Weeks[^1].Introductions));
        Assert.Equal([new AreaCount("94081", 10, 10)], before.Areas);
        Assert.Equal(10, before.Kinds.Single().Needs);
        for (var i = 0; i < 30; i++) Introduced(Need(Monday), Offer(Monday), Monday, done: Monday);
        for (var i = 0; i < 30; i++) Person(Monday);
        Introduced(Need(Monday.AddDays(-9)), Offer(Monday.AddDays(-9)), Monday, done: Monday);
        var same = Told(Monday.AddDays(7).AddSeconds(-1));
        Assert.Equal(before with { Weeks = [], Kinds = [], Areas = [] }, same with { Weeks = [], Kinds = [], Areas = [] });
        Assert.Equal(before.Weeks, same.Weeks);
        Assert.Equal(before.Kinds, same.Kinds);
        Assert.Equal(before.Areas, same.Areas);
        var next = Told(Monday.AddDays(7));
        Assert.Equal((Sunday.AddDays(7), 40, 40, 40), (next.Until, next.People, next.Needs, next.Introductions));
    }

    /// <summary>One alone in its week would be found in each table that moves.</summary>
    [Fact]
    public void WeekOfAFew_WaitsUntilTenHaveAsked()
    {
        for (var i = 0; i < 14; i++) Need(Monday.AddDays(-20));
        Assert.Equal(Sunday.AddDays(-14), Told(Now).Until);
        for (var i = 0; i < 9; i++) Need(Monday.AddDays(-8 + i % 8));
        Assert.Equal((Sunday.AddDays(-14), 10), (Told(Now).Until, Told(Now).Needs));
        Need(Monday.AddDays(-8));
        Assert.Equal((Sunday, 20), (Told(Now).Until, Told(Now).Needs));
    }

    [Fact]
    public void FewerThanTenEver_NothingIsTold()
    {
        for (var i = 0; i < 9; i++) Need(Monday.AddDays(-7 * i - 1));
        Assert.Same(PublicFigures.Nothing, Told(Now));
        Assert.Null(_stores.PublicFigures.Today(Timings, Now).Needs);
    }

    [Fact]
    public void Today_IsAsTheDayBegan_InTens()
    {
        var midnight = Monday.AddDays(2);
        for (var i = 0; i < 19; i++) Need(midnight.AddSeconds(-1));
        for (var i = 0; i < 9; i++) Introduced(Need(Monday), Offer(Monday), midnight.AddSeconds(-1), done: null);
        Assert.Equal(new TownTotals(null, 20, null), _stores.PublicFigures.Today(Timings, Now));
        Introduced(Need(midnight), Offer(midnight), midnight, done: null);
        Need(midnight);
        for (var i = 0; i < 8; i++) Person(midnight);
        Assert.Equal(new TownTotals(null, 20, null), _stores.PublicFigures.Today(Timings, midnight.AddDays(1).AddSeconds(-1)));
        Assert.Equal(new TownTotals(10, 30, 10), _stores.PublicFigures.Today(Timings, midnight.AddDays(1)));
    }

    private PublicFigures Told(DateTimeOffset now) => _stores.PublicFigures.AtWeekEnd(Timings, now);

    private long Person(DateTimeOffset at)
    {
        var id = _stores.People.Add("telegram", $"{++_people}", "Alice", null, "fr", at).Id;
        _stores.People.SetConsent(id, new Consent(at, "2026-11"));
        return id;
    }

    private Post Need(DateTimeOffset at) => _stores.Posts.Add(new Need(
        0, _alice, PostState.Open, "Secret", Vitry, 1, at, at.AddDays(30), null, 1, Categories.Shared.Find("shopping")!, When.Soonest, Beneficiary.Self));

    private Post Offer(DateTimeOffset at) => _stores.Posts.Add(new Offer(
        0, _bob, PostState.Open, null, Vitry, 1, at, at.AddDays(30), null, 1, [Categories.Shared.Find("shopping")!], new Radius(3000), WeeklyTimes.Evenings));

    private void Introduced(Post need, Post offer, DateTimeOffset at, DateTimeOffset? done)
    {
        var match = _stores.Matches.Add(new Match(0, need.Id, offer.Id, _alice, _bob, MatchState.Proposed, 50, [], 1.5, at, null, null, null, null, null, null, null, null, null, false, 0, 1));
        var met = match with { State = MatchState.Introduced, DecidedAt = at, AskedAt = at, IntroducedAt = at, Version = 2 };
        Assert.True(_stores.Matches.Save(met, at));
        if (done is { } ended) Assert.True(_stores.Matches.Save(met with { State = MatchState.Done, Version = 3 }, ended));
    }

    public ValueTask DisposeAsync()
    {
        _transaction?.Dispose();
        _connection?.Dispose();
        _engine?.Dispose();
        return ValueTask.CompletedTask;
    }
}
