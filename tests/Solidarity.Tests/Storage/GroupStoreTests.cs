using Dapper;
using Solidarity.Core.Groups;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Tests.Storage;

public sealed class SqliteGroupStoreTests() : GroupStoreTests("sqlite");

public sealed class PostgresGroupStoreTests() : GroupStoreTests("postgres");

/// <summary>Groups, and which posts stand in them.</summary>
public abstract class GroupStoreTests(string provider) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly Place Vitry = new("94081", "Vitry-sur-Seine", "94", new Cell(10841, 355), Precision.Cell);

    private static readonly GroupSetup Street = new(
        GroupKind.Street, Vitry, new Radius(1000), Approver.Group, new QuietHours(new TimeOnly(21, 30), new TimeOnly(7, 15)), new Digest(DigestRhythm.Daily, new TimeOnly(18, 45), Pinned: true), Errands: false, "fr");

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

    private Group Met(string chat = "-1") => _stores.Groups.Add(new Group(0, "telegram", chat, "Rue", GroupStanding.Present, "token" + chat, null), Now);

    private Group SetUp(string chat = "-1", GroupSetup? setup = null, DateTimeOffset? digestDueAt = null)
    {
        var group = Met(chat);
        _stores.Groups.SaveSetup(group.Id, setup ?? Street, digestDueAt);
        return _stores.Groups.Get(group.Id);
    }

    private long Person(int number) => _stores.People.Add("telegram", $"{number}", $"N{number}", null, "fr", Now).Id;

    private long Need(int person) => _stores.Posts.Add(new Need(
        0, Person(person), PostState.Open, null, Vitry, 1, Now, Now.AddDays(9), null, 1, Categories.Shared.Find("shopping")!, When.Soonest, Beneficiary.Self)).Id;

    private void Same(Group expected)
    {
        Assert.Equal(expected, _stores.Groups.Find(expected.Id));
        Assert.Equal(expected, _stores.Groups.Find(expected.Channel, expected.Chat));
        Assert.Equal(expected, _stores.Groups.WithToken(expected.Token));
    }

    [Fact]
    public void Group_SavedAndRead_IsTheSameInEveryField()
    {
        var group = Met();
        Same(group);
        var facts = group with { Title = "Rue des Lilas", Standing = GroupStanding.Muted, Topic = 44, MayRemove = true };
        _stores.Groups.SaveFacts(facts);
        Same(facts);
        _stores.Groups.SaveFacts(facts = facts with { Standing = GroupStanding.Gone, Topic = null, MayRemove = false, MayPin = true });
        Same(facts);
        _stores.Groups.SaveSetup(group.Id, Street, null);
        Same(facts with { Setup = Street });
        var other = new GroupSetup(
            GroupKind.Association, new Place("94041", "Ivry-sur-Seine", "93", null, Precision.Town), new Radius(null), Approver.Town, QuietHours.None, new Digest(DigestRhythm.Weekly, new TimeOnly(8, 5), Pinned: false), Errands: true, "en");
        _stores.Groups.SaveSetup(group.Id, other, null);
        Same(facts with { Setup = other });
        _stores.Groups.DigestStands(group.Id, new SentDigest(77, Now.AddMinutes(3)));
        Same(facts with { Setup = other, LastDigest = new SentDigest(77, Now.AddMinutes(3)) });
        _stores.Groups.DigestStands(group.Id, null);
        Same(facts with { Setup = other });
        Assert.Null(_stores.Groups.Find("telegram", "-2"));
        Assert.Null(_stores.Groups.WithToken("other"));
    }

    [Fact]
    public void Digest_IsDueInItsOrder_AndTakenOnce()
    {
        var (late, early, never) = (SetUp("-1", digestDueAt: Now), SetUp("-2", digestDueAt: Now.AddHours(-1)), SetUp("-3"));
        Assert.Equal([early.Id], _stores.Groups.DigestsDue(Now.AddMinutes(-1), 9).Select(group => group.Id));
        Assert.Equal([early.Id, late.Id], _stores.Groups.DigestsDue(Now, 9).Select(group => group.Id));
        Assert.Equal([early.Id], _stores.Groups.DigestsDue(Now, 1).Select(group => group.Id));
        Assert.True(_stores.Groups.TakeDigest(early.Id, Now, Now.AddDays(1)));
        Assert.False(_stores.Groups.TakeDigest(early.Id, Now, Now.AddDays(1)));
        Assert.False(_stores.Groups.TakeDigest(never.Id, Now, Now.AddDays(1)));
        Assert.True(_stores.Groups.TakeDigest(late.Id, Now, null));
        Assert.Equal([early.Id], _stores.Groups.DigestsDue(Now.AddDays(9), 9).Select(group => group.Id));
    }

    [Fact]
    public void Digest_ThatStands_IsStale_WithThePostsItTellsOf()
    {
        var (here, there, none) = (SetUp("-1"), SetUp("-2"), SetUp("-3"));
        var (told, untold) = (Need(1), Need(2));
        foreach (var (group, at) in (ReadOnlySpan<(Group, int)>)[(here, 1), (there, 2), (none, 3)])
        {
            foreach (var post in (long[])[told, untold]) _stores.GroupPosts.Add(group, post, $"{at}-{post}", waits: false);
            if (group != none) _stores.Groups.DigestStands(group.Id, new SentDigest(at, Now));
        }

        foreach (var group in (Group[])[here, none]) _stores.GroupPosts.Tells(group.Id, [told]);
        _stores.Groups.DigestsAreStale(untold);
        Assert.Empty(_stores.Groups.WithStaleDigest(0, 9));
        _stores.Groups.DigestsAreStale(told);
        Assert.Equal([here.Id], _stores.Groups.WithStaleDigest(0, 9).Select(group => group.Id));
        _stores.Groups.DigestIsFresh(here.Id);
        Assert.Empty(_stores.Groups.WithStaleDigest(0, 9));
        _stores.GroupPosts.Tells(here.Id, [untold]);
        _stores.Groups.DigestsAreStale(told);
        Assert.Empty(_stores.Groups.WithStaleDigest(0, 9));
        foreach (var group in (Group[])[here, there]) _stores.Groups.DigestIsStale(group.Id);
        Assert.Equal([there.Id], _stores.Groups.WithStaleDigest(here.Id, 9).Select(group => group.Id));
        Assert.Equal([here.Id], _stores.Groups.WithStaleDigest(0, 1).Select(group => group.Id));
    }

    [Fact]
    public void Keepers_AreInTheOrderInWhichTheyCame_EachOnce()
    {
        var (group, other, anna, bob) = (Met(), Met("-2"), Person(1), Person(2));
        _stores.Groups.Keep(group.Id, bob, Now);
        _stores.Groups.Keep(group.Id, anna, Now.AddMinutes(1));
        _stores.Groups.Keep(group.Id, bob, Now.AddMinutes(2));
        _stores.Groups.Keep(other.Id, anna, Now);
        Assert.Equal([bob, anna], _stores.Groups.Keepers(group.Id));
        Assert.Equal([group.Id, other.Id], _stores.Groups.KeptBy(anna).Select(kept => kept.Id));
        _stores.Groups.NoLongerKeeps(group.Id, anna);
        Assert.Equal([bob], _stores.Groups.Keepers(group.Id));
        Assert.Equal([other.Id], _stores.Groups.KeptBy(anna).Select(kept => kept.Id));
    }

    [Fact]
    public void Around_AreGroupsThatCanBeWrittenTo_NearEnough_OrOfTheSameTown()
    {
        var (near, far) = (SetUp("-1"), SetUp("-2", Street with { Place = Vitry with { Cell = new Cell(11841, 355) } }));
        var whole = SetUp("-3", Street with { Place = Vitry with { Cell = null, Precision = Precision.Town } });
        SetUp("-4", Street with { Place = Vitry with { Insee = "94041", Cell = null, Precision = Precision.Town } });
        Met("-5");
        Assert.Equal([near.Id, whole.Id], _stores.Groups.Around(Vitry).Select(group => group.Id));
        Assert.Equal([near.Id, far.Id, whole.Id], _stores.Groups.Around(Vitry with { Cell = null }).Select(group => group.Id));
        _stores.Groups.SaveFacts(near with { Standing = GroupStanding.Muted });
        Assert.Equal([whole.Id], _stores.Groups.Around(Vitry).Select(group => group.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PostInAGroup_SavedAndRead_IsTheSameInEveryField(bool hasCell)
    {
        var (place, need) = (hasCell ? Vitry : Vitry with { Cell = null, Precision = Precision.Town }, Need(1));
        var (group, other) = (SetUp("-1", Street with { Place = place }), SetUp("-2"));
        Assert.True(_stores.GroupPosts.Add(group, need, "secret", waits: true));
        Assert.False(_stores.GroupPosts.Add(group, need, "another", waits: true));
        Assert.True(_stores.GroupPosts.Add(other, need, "another", waits: false));
        var one = _stores.GroupPosts.WithToken("secret")!;
        Assert.Equal((group.Id, need, "secret", null, place.Cell), (one.GroupId, one.PostId, one.Token, one.ShownAt, one.From));
        Assert.Equal(one, _stores.GroupPosts.Find(one.Id));
        Assert.Equal(one, _stores.GroupPosts.Of(group.Id, need));
        Assert.Equal([group.Id, other.Id], _stores.GroupPosts.Of(need).Select(each => each.GroupId));
        Assert.Null(_stores.GroupPosts.Of(group.Id, Need(2)));
        Assert.True(_stores.GroupPosts.Settle(one.Id, Now));
        Assert.Equal(one with { ShownAt = Now }, _stores.GroupPosts.Find(one.Id));
    }

    [Fact]
    public void Card_WaitsUntilItIsSettled_Once_AndCountsWhereItWasShown()
    {
        var (group, other) = (SetUp("-1"), SetUp("-2"));
        var (first, second, third) = (Need(1), Need(2), Need(3));
        foreach (var post in (long[])[first, second]) _stores.GroupPosts.Add(group, post, "here" + post, waits: true);
        _stores.GroupPosts.Add(group, third, "digest", waits: false);
        _stores.GroupPosts.Add(other, first, "there", waits: true);
        Assert.Equal([group.Id, other.Id], _stores.GroupPosts.GroupsWaiting(0, 9));
        Assert.Equal([other.Id], _stores.GroupPosts.GroupsWaiting(group.Id, 9));
        Assert.Equal([group.Id], _stores.GroupPosts.GroupsWaiting(0, 1));
        var waiting = _stores.GroupPosts.Waiting(group.Id, 9);
        Assert.Equal([first, second], waiting.Select(each => each.PostId));
        Assert.Equal([first], _stores.GroupPosts.Waiting(group.Id, 1).Select(each => each.PostId));
        Assert.True(_stores.GroupPosts.Settle(waiting[0].Id, Now));
        Assert.False(_stores.GroupPosts.Settle(waiting[0].Id, Now));
        Assert.True(_stores.GroupPosts.Settle(waiting[1].Id, null));
        Assert.Null(_stores.GroupPosts.Find(waiting[1].Id)!.ShownAt);
        Assert.Empty(_stores.GroupPosts.Waiting(group.Id, 9));
        Assert.Equal((1, 0, 0), (_stores.GroupPosts.Shown(group.Id, Now), _stores.GroupPosts.Shown(group.Id, Now.AddMinutes(1)), _stores.GroupPosts.Shown(other.Id, Now)));
    }

    /// <summary>The new number was heard of first, and there is a row in each table that hangs on it.</summary>
    [Fact]
    public void MoveChat_ToANumberThatLivesAlready_IsOneGroup_AsTheOldOneWasSetUp()
    {
        var (old, early, anna) = (SetUp("-1"), SetUp("-2", Street with { Kind = GroupKind.Building }), Person(1));
        _stores.Groups.DigestStands(old.Id, new SentDigest(7, Now));
        _stores.Groups.SaveFacts(old with { Topic = 44 });
        _stores.Groups.Keep(early.Id, anna, Now);
        _stores.GroupPosts.Add(early, Need(2), "notice", waits: true);
        _stores.AskedInGroups.Add(new AskedInGroup(0, "asked", early.Id, anna, PostKind.Need, "du pain", Now));
        _stores.AnnouncedGroups.Say(_stores.Announcements.Add(anna, ["94081"], "Bonjour", Now).Id, early.Id, Now);
        _stores.Bulletins.Add(early.Id, anna, "Eau", Now, waits: false);
        _stores.Birthdays.Keep(anna, early.Id, new YearDay(3, 14), Now);
        _stores.AskedBirthdays.Add(new AskedBirthday(0, "birthday", early.Id, anna, null, Now));
        _stores.MoveChat("telegram", "-1", "-2");
        Assert.Equal(old with { Chat = "-2" }, _stores.Groups.Find("telegram", "-2"));
        Assert.Null(_stores.Groups.Find(early.Id));
        Assert.Equal(1, _connection.ExecuteScalar<long>("select count(*) from chat_group"));
    }
}
