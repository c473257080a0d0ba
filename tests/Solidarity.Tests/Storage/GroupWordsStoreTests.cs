using Solidarity.Core.Groups;
using Solidarity.Core.Moderation;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Tests.Storage;

public sealed class SqliteGroupWordsStoreTests() : GroupWordsStoreTests("sqlite");

public sealed class PostgresGroupWordsStoreTests() : GroupWordsStoreTests("postgres");

public abstract class GroupWordsStoreTests(string provider) : IAsyncLifetime
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

    private long Person(int number) => _stores.People.Add("telegram", $"{number}", $"N{number}", null, "fr", Now).Id;

    private long Group(string chat, string insee)
    {
        var group = _stores.Groups.Add(new Group(0, "telegram", chat, "Rue", GroupStanding.Present, chat, null), Now);
        var place = new Place(insee, "Ville", "94", null, Precision.Town);
        _stores.Groups.SaveSetup(group.Id, new GroupSetup(GroupKind.Street, place, new Radius(1000), Approver.Town, QuietHours.None, new Digest(DigestRhythm.Never, new TimeOnly(18, 0), false), true, "fr"), null);
        return group.Id;
    }

    [Fact]
    public void Announcement_IsMissingInTheGroupsOfItsCommunes_UntilSaid_OnceEach()
    {
        var (author, here, there) = (Person(1), Group("-1", "94081"), Group("-2", "94073"));
        var announcement = _stores.Announcements.Add(author, ["94081"], "Bonjour", Now);
        Assert.Empty(_stores.AnnouncedGroups.GroupsWaiting(Now.AddDays(-3), 0, 10));
        _stores.Announcements.Decide(announcement.Id, AnnouncementState.Confirmed, author, Now);
        Assert.Equal([here], _stores.AnnouncedGroups.GroupsWaiting(Now.AddDays(-3), 0, 10));
        Assert.Equal([announcement.Id], _stores.AnnouncedGroups.Missing(here, Now.AddDays(-3)));
        Assert.Empty(_stores.AnnouncedGroups.Missing(there, Now.AddDays(-3)));
        Assert.Empty(_stores.AnnouncedGroups.Missing(here, Now));
        Assert.True(_stores.AnnouncedGroups.IsWaiting(announcement.Id, Now.AddDays(-3)));
        Assert.True(_stores.AnnouncedGroups.Say(announcement.Id, here, Now));
        Assert.False(_stores.AnnouncedGroups.Say(announcement.Id, here, Now));
        Assert.False(_stores.AnnouncedGroups.IsWaiting(announcement.Id, Now.AddDays(-3)));
        Assert.Equal((1, 2), (_stores.Groups.CountIn(["94081"]), _stores.Groups.CountIn([])));
    }

    [Fact]
    public void Bulletin_WaitsOnce_Stands_AndIsTakenBackOnce()
    {
        var (author, group) = (Person(1), Group("-1", "94081"));
        var bulletin = _stores.Bulletins.Add(group, author, "Eau", Now, waits: true);
        Assert.Equal(bulletin, _stores.Bulletins.Find(bulletin.Id));
        Assert.Equal([group], _stores.Bulletins.GroupsWaiting(0, 10));
        Assert.True(_stores.Bulletins.Settle(bulletin.Id, Now));
        Assert.False(_stores.Bulletins.Settle(bulletin.Id, Now));
        Assert.Equal([bulletin with { SaidAt = Now }], _stores.Bulletins.Standing(group, Now.AddDays(-1), 3));
        Assert.True(_stores.Bulletins.TakeBack(bulletin.Id));
        Assert.False(_stores.Bulletins.TakeBack(bulletin.Id));
        Assert.Equal("", _stores.Bulletins.Find(bulletin.Id)!.Words);
        Assert.Empty(_stores.Bulletins.Standing(group, Now.AddDays(-1), 3));
        Assert.Null(_stores.Bulletins.Newest(group, Now.AddDays(-1)));
        Assert.Equal(1, _stores.Bulletins.Count(group, Now.AddDays(-1)));
        Assert.Equal([bulletin.Id], _stores.Bulletins.Before(Now.AddDays(8), 10).Select(old => old.Id));
        _stores.Bulletins.Forget(bulletin.Id);
        Assert.Null(_stores.Bulletins.Find(bulletin.Id));
    }

    [Fact]
    public void Birthday_IsOneDayInAllGroups_AndSaidOnceAYear()
    {
        var (rose, here, there) = (Person(1), Group("-1", "94081"), Group("-2", "94073"));
        _stores.Birthdays.Keep(rose, here, new YearDay(3, 14), Now);
        _stores.Birthdays.Keep(rose, there, new YearDay(2, 29), Now);
        Assert.All(_stores.Birthdays.Of(rose), one => Assert.Equal(new YearDay(2, 29), one.Day));
        var day = new DateOnly(2027, 2, 28);
        Assert.Equal([here, there], _stores.Birthdays.On(day, [new(2, 28), new(2, 29)], 10).Select(one => one.GroupId));
        Assert.True(_stores.Birthdays.Said(rose, here, 2027));
        Assert.False(_stores.Birthdays.Said(rose, here, 2027));
        Assert.Equal([there], _stores.Birthdays.On(day, [new(2, 28), new(2, 29)], 10).Select(one => one.GroupId));
        Assert.Equal([here, there], _stores.Groups.KnownTo(rose).Select(group => group.Id));
        Assert.True(_stores.Birthdays.Forget(rose, here));
        Assert.False(_stores.Birthdays.Forget(rose, here));
    }

    [Fact]
    public void AskedBirthday_IsFoundByItsToken_WithOrWithoutADay()
    {
        var (rose, here) = (Person(1), Group("-1", "94081"));
        foreach (var (token, day) in (ReadOnlySpan<(string, YearDay?)>)[("a", new YearDay(3, 14)), ("b", null)])
        {
            var asked = _stores.AskedBirthdays.Add(new AskedBirthday(0, token, here, rose, day, Now));
            Assert.Equal(asked, _stores.AskedBirthdays.WithToken(token));
        }

        Assert.Equal(2, _stores.AskedBirthdays.Count(rose, Now));
        foreach (var old in _stores.AskedBirthdays.Before(Now.AddDays(1), 10)) _stores.AskedBirthdays.Forget(old.Id);
        Assert.Equal(0, _stores.AskedBirthdays.Count(rose, Now));
    }
}
