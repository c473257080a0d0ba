using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Tests.Storage;

public sealed class SqliteAnnouncementStoreTests() : AnnouncementStoreTests("sqlite");

public sealed class PostgresAnnouncementStoreTests() : AnnouncementStoreTests("postgres");

public abstract class AnnouncementStoreTests(string provider) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private const string Vitry = "94081", Thiais = "94073";

    private Engine _engine = null!;
    private System.Data.Common.DbConnection _connection = null!;
    private Stores _stores = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await Engine.NewAsync(provider);
        _connection = _engine.Database.Open();
        _stores = new Stores(_connection, Categories.Shared);
    }

    private long Person(int number, string? insee = Vitry, bool agreed = true, DateTimeOffset? at = null)
    {
        var person = _stores.People.Add("telegram", $"{number}", $"N{number}", null, "fr", at ?? Now);
        if (agreed) _stores.People.SetConsent(person.Id, new Consent(Now, "test"));
        if (insee is not null) _stores.People.SetLastPlace(person.Id, new Place(insee, "Ville", "94", null, Precision.Town));
        return person.Id;
    }

    private Announcement Confirmed(long author, params string[] communes)
    {
        var announcement = _stores.Announcements.Add(author, communes, "Bonjour", Now);
        Assert.True(_stores.Announcements.Decide(announcement.Id, AnnouncementState.Confirmed, author, Now));
        return _stores.Announcements.Find(announcement.Id)!;
    }

    [Fact]
    public void Announcement_SavedAndRead_IsTheSame_AndDecidedOnce()
    {
        var author = Person(1);
        var announcement = _stores.Announcements.Add(author, [Vitry, Thiais, Vitry], "Bonjour", Now);
        Assert.Equal((author, "Bonjour", Now, AnnouncementState.Waiting), (announcement.AuthorId, announcement.Words, announcement.WrittenAt, announcement.State));
        Assert.Equal([Thiais, Vitry], announcement.Communes);
        Assert.True(_stores.Announcements.Decide(announcement.Id, AnnouncementState.Refused, author, Now));
        Assert.False(_stores.Announcements.Decide(announcement.Id, AnnouncementState.Confirmed, author, Now));
        Assert.Empty(_stores.Announcements.Confirmed());
        Assert.Empty(_stores.Announcements.WaitingSince(Now, 10));
    }

    [Fact]
    public void Readers_AreThoseOfTheCommunesAndTheTeam_AndCountedAlike()
    {
        var (here, elsewhere, nowhere) = (Person(1), Person(2, Thiais), Person(3, null));
        var (silent, gone, stranger, team) = (Person(4), Person(5), Person(6, agreed: false), Person(7, null, agreed: false));
        _stores.Announcements.SetQuiet(silent, Now);
        _stores.Announcements.SetQuiet(silent, Now);
        _stores.People.SetUnreachable(gone, Now);
        _stores.People.AddByPhone("+33612345678", "Jeanne", "fr", new Consent(Now, "test"), team);
        var late = Person(8, at: Now.AddHours(1));
        Assert.Equal([here, team], _stores.Announcements.ReadersOf(Confirmed(here, Vitry), [team], 50));
        Assert.Equal([here, elsewhere, nowhere, team], _stores.Announcements.ReadersOf(Confirmed(here), [team], 50));
        // The count is of now: whoever came later is in it.
        Assert.Equal([(2, 1), (4, 1)], [_stores.Announcements.CountReaders([Vitry], [team]), _stores.Announcements.CountReaders([], [team])]);
        _stores.Announcements.SetQuiet(silent, null);
        Assert.Equal((3, 1), _stores.Announcements.CountReaders([Vitry], [team]));
        Assert.True(stranger < late);
    }

    [Fact]
    public void Sending_InPortions_ReachesEachOnce_WhateverIsRunAgain()
    {
        var people = Enumerable.Range(1, 7).Select(i => Person(i)).ToArray();
        var before = Confirmed(people[0], Vitry);
        var reached = new List<long>();
        var timings = new Timings(default, default, default, default, default, default, TimeZoneInfo.Utc);
        int Run(int most)
        {
            var change = new Change(_stores, Now, timings, Weights.Usual);
            var count = SendAnnouncements.Run(change, most, [], (_, _) => true);
            reached.AddRange(change.Happenings.OfType<Happening.Announced>().Select(announced => announced.Person.Id));
            return count;
        }

        Assert.Equal(3, Run(3));
        // Another instance that read the row before takes nobody twice.
        Assert.False(_stores.Announcements.Advance(before, people[..3], isLast: false));
        Assert.Equal([3, 1, 0], [Run(3), Run(3), Run(3)]);
        Assert.Equal(people, reached);
        var after = _stores.Announcements.Find(before.Id)!;
        Assert.Equal((AnnouncementState.Sent, 7), (after.State, after.Reached));
        Assert.Single(_stores.Audit.Of("A1"), row => row is { Action: "announce-sent", Detail: "7" });
    }

    [Fact]
    public void Sending_OfTwo_GoesOnWithTheSecondInTheSameRun()
    {
        var people = Enumerable.Range(1, 3).Select(i => Person(i)).ToArray();
        Confirmed(people[0], Vitry);
        Confirmed(people[0]);
        var change = new Change(_stores, Now, new Timings(default, default, default, default, default, default, TimeZoneInfo.Utc), Weights.Usual);
        Assert.Equal(5, SendAnnouncements.Run(change, 5, [], (_, _) => true));
        Assert.Equal([1, 1, 1, 2, 2], change.Happenings.OfType<Happening.Announced>().Select(announced => announced.Announcement.Id));
    }

    [Fact]
    public void Most_OfADay_CountsWhateverReachesACommune()
    {
        var author = Person(1);
        var midnight = Now.AddHours(-9);
        Confirmed(author, Vitry);
        Confirmed(author, Thiais);
        Assert.Equal((1, 1, 0, 1), (Most(Vitry), Most(Vitry, Thiais), Most("75056"), Most()));
        Confirmed(author);
        _stores.Announcements.Add(author, [Vitry], "waits", Now);
        Assert.Equal((2, 1, 2), (Most(Vitry), Most("75056"), Most()));
        Assert.Equal(0, _stores.Announcements.MostSince(Now.AddDays(1), [Vitry]));
        int Most(params string[] communes) => _stores.Announcements.MostSince(midnight, communes);
    }

    public ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        _engine?.Dispose();
        return ValueTask.CompletedTask;
    }
}
