using Dapper;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Storage;

public sealed class BackupTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Backup_TakenWhileTurnsRun_IsWholeAndHoldsOnlyWholeTurns()
    {
        await using var town = await Town.OpenAsync();
        var backups = new Backups(town.Database, _folder.File("backups"), keep: 100);
        var people = Enumerable.Range(0, 12).Select(i => town.Person("P" + i)).ToArray();
        foreach (var who in people) await who.AgreeTo();
        var files = new List<string>();
        foreach (var (i, who) in people.Index())
        {
            var copying = Task.Run(() => backups.Take(Now.AddMinutes(i)));
            await (i % 2 == 0 ? who.PublishesOffer() : who.PublishesNeed());
            files.Add(await copying);
        }
        Assert.Equal(12, files.Distinct().Count());
        foreach (var file in files)
        {
            using var copy = Database.InFile($"Data Source={file}").Open();
            Assert.Equal("ok", copy.ExecuteScalar<string>("pragma integrity_check"));
            Assert.Empty(copy.Query("pragma foreign_key_check"));
            Assert.Empty(BoardCheck.Broken(copy));
            // A post and its search rows are written by one turn.
            Assert.Equal(0, copy.ExecuteScalar<long>("select count(*) from post p where not exists (select 1 from post_category c where c.post_id = p.id)"));
        }
    }

    [Fact]
    public void Restore_PutsBackWhatWas_AndKeepsWhatIs()
    {
        var database = NewDatabase("a.db");
        var backups = new Backups(database, _folder.File("backups"), keep: 3);
        AddPerson(database, "1");
        var file = backups.Take(Now);
        AddPerson(database, "2");
        var before = backups.Restore(file, Now.AddHours(1));
        Assert.Equal(["1"], Addresses(database));
        Assert.Equal(["1", "2"], Addresses(Database.InFile($"Data Source={before}")));
        // It goes on from there.
        AddPerson(database, "3");
        Assert.Equal(["1", "3"], Addresses(database));
    }

    /// <summary>One that the end of the program broke off goes when it is a day old; another process may be at work on a younger one.</summary>
    [Fact]
    public void Unfinished_OfTheDayBefore_AreForgottenByTheNext()
    {
        var backups = new Backups(NewDatabase("a.db"), _folder.File("backups"), keep: 3);
        var (old, young, other) = (_folder.File("backups/a-20261121-030000.db.part"), _folder.File("backups/a-20261123-020000.db.part"), _folder.File("backups/b-20261121-030000.db.part"));
        Directory.CreateDirectory(_folder.File("backups"));
        foreach (var (file, age) in new[] { (old, TimeSpan.FromHours(25)), (young, TimeSpan.FromHours(23)), (other, TimeSpan.FromHours(25)) })
        {
            File.WriteAllText(file, "half");
            File.SetLastWriteTimeUtc(file, (Now - age).UtcDateTime);
        }

        backups.Take(Now);
        Assert.Equal((false, true, true), (File.Exists(old), File.Exists(young), File.Exists(other)));
    }

    [Fact]
    public void Backups_OfTheSameSecond_AreKeptBoth()
    {
        var database = NewDatabase("a.db");
        var backups = new Backups(database, _folder.File("backups"), keep: 3);
        AddPerson(database, "1");
        var first = backups.Take(Now);
        AddPerson(database, "2");
        var second = backups.Take(Now);
        Assert.Equal(["1"], Addresses(Database.InFile($"Data Source={first}")));
        Assert.Equal(["1", "2"], Addresses(Database.InFile($"Data Source={second}")));
        // The later one is the newer one by its name too: the newest are kept by name.
        Assert.True(string.CompareOrdinal(first, second) < 0);
    }

    [Theory]
    [InlineData("no database at all, but long enough to be taken for one if nobody looks")]
    [InlineData("")]
    public void Restore_OfSomethingElse_ChangesNothing(string content)
    {
        var database = NewDatabase("a.db");
        AddPerson(database, "1");
        var file = _folder.File("other.db");
        File.WriteAllText(file, content);
        var refused = Assert.Throws<StorageUnusable>(() => new Backups(database, _folder.File("backups"), 3).Restore(file, Now));
        Assert.Equal(StorageProblem.NoBackup, refused.Problem);
        Assert.Equal(["1"], Addresses(database));
    }

    [Fact]
    public void Restore_OfADamagedBackup_ChangesNothing()
    {
        var database = NewDatabase("a.db");
        for (var i = 0; i < 500; i++) AddPerson(database, $"{i}");
        var backups = new Backups(database, _folder.File("backups"), 3);
        var file = backups.Take(Now);
        using (var stream = File.OpenWrite(file))
        {
            stream.Position = 5 * 4096 + 100;
            stream.Write(new byte[6000]);
        }
        Assert.Equal(StorageProblem.NoBackup, Assert.Throws<StorageUnusable>(() => backups.Restore(file, Now)).Problem);
        Assert.Equal(500, Addresses(database).Count);
    }

    [Fact]
    public void Restore_WhileTheProgramRuns_IsRefused()
    {
        var database = NewDatabase("a.db");
        var backups = new Backups(database, _folder.File("backups"), 3);
        var file = backups.Take(Now);
        using (Occupancy.Take(database))
            Assert.Equal(StorageProblem.InUse, Assert.Throws<StorageUnusable>(() => backups.Restore(file, Now)).Problem);
        backups.Restore(file, Now);
    }

    [Fact]
    public void Restore_OverADamagedDatabase_PutsItAside()
    {
        var database = NewDatabase("a.db");
        AddPerson(database, "1");
        var backups = new Backups(database, _folder.File("backups"), 3);
        var file = backups.Take(Now);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.WriteAllText(database.File!, "something wrote over it, all of it, and it is no database any more");
        File.Delete(database.File + "-wal");
        var aside = backups.Restore(file, Now);
        Assert.Contains(".broken-", aside, StringComparison.Ordinal);
        Assert.True(File.Exists(aside));
        Assert.Equal(["1"], Addresses(database));
    }

    [Fact]
    public void Backups_BeyondThoseKept_AreDeletedOldestFirst()
    {
        var database = NewDatabase("a.db");
        var backups = new Backups(database, _folder.File("backups"), keep: 2);
        backups.Take(Now.AddDays(-9), "before-0002");
        for (var day = 0; day < 4; day++) backups.Take(Now.AddDays(day));
        Assert.Equal(
            ["a-20261114-030000-before-0002.db", "a-20261125-030000.db", "a-20261126-030000.db"],
            Directory.GetFiles(_folder.File("backups")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ahead_IsTheStepThatADatabaseInUseIsStillWithout()
    {
        var database = Database.InFile($"Data Source={_folder.File("new.db")}");
        Assert.Null(Migrator.Ahead(database));
        Migrator.Migrate(database, TimeProvider.System);
        Assert.Null(Migrator.Ahead(database));
        using (var connection = database.Open()) connection.Execute("delete from schema_version where number = (select max(number) from schema_version)");
        Assert.Equal(Migrator.Scripts("sqlite")[^1].Name, Migrator.Ahead(database));
    }

    private Database NewDatabase(string name)
    {
        var database = Database.InFile($"Data Source={_folder.File(name)}");
        Migrator.Migrate(database, TimeProvider.System);
        return database;
    }

    private static void AddPerson(Database database, string address)
    {
        using var connection = database.Open();
        new PersonStore(connection).Add("telegram", address, "P", null, "fr", Now);
    }

    private static IReadOnlyList<string> Addresses(Database database)
    {
        using var connection = database.Open();
        return [.. connection.Query<string>("select address from person order by id")];
    }

    public void Dispose() => _folder.Dispose();
}
