using System.Net;
using Microsoft.Data.Sqlite;
using Solidarity.Simulation;

namespace Solidarity.Tests.EndToEnd;

/// <summary>What SQLite's file can meet with: while nothing can be kept nothing is accepted, and it goes on by itself.</summary>
public sealed class StorageFaultTests : IAsyncLifetime
{
    private FakeTelegram _server = null!;
    private BotProcess _bot = null!;
    private Neighbour _alice = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeTelegram.StartAsync();
        _alice = Neighbour.In(_server, "Alice");
        _bot = BotProcess.PrepareFor(_server);
        // A second is enough to find the door closed.
        _bot.Set("Storage__ConnectionString", $"Data Source={_bot.DatabaseFile};Default Timeout=1");
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Database_LockedByAnother_IsWaitedFor()
    {
        await StartAndHelpAsync();
        using (var other = new SqliteConnection($"Data Source={_bot.DatabaseFile};Pooling=false"))
        {
            other.Open();
            using var held = other.BeginTransaction(deferred: false);
            _alice.Say("/privacy");
            await _bot.WaitForLineAsync("Nothing could be kept");
            await AssertNothingWasAcceptedAsync();
        }
        await GoesOnAsync();
    }

    [Fact]
    public async Task Database_MovedAwayAndBack_IsWaitedFor()
    {
        await StartAndHelpAsync();
        File.Move(_bot.DatabaseFile, _bot.DatabaseFile + ".elsewhere");
        _alice.Say("/privacy");
        await _bot.WaitForLineAsync("was deleted or moved");
        await AssertNothingWasAcceptedAsync();
        File.Move(_bot.DatabaseFile + ".elsewhere", _bot.DatabaseFile);
        await GoesOnAsync();
    }

    [Fact]
    public async Task Database_Deleted_IsSavedBesideAndTheCopyIsTakenWhenItIsPutThere()
    {
        await StartAndHelpAsync();
        foreach (string part in (string[])["", "-wal", "-shm"]) File.Delete(_bot.DatabaseFile + part);
        _alice.Say("/privacy");
        string said = await _bot.WaitForLineAsync("is saved as");
        await AssertNothingWasAcceptedAsync();
        File.Copy(said[(said.IndexOf("saved as ", StringComparison.Ordinal) + 9)..].Trim(), _bot.DatabaseFile);
        await GoesOnAsync();
        Assert.Equal(["Alice"], _bot.Query("select name from person"));
    }

    /// <summary>Within the ten seconds that a container is given until it is ended by force.</summary>
    /// <param name="files">The database alone, or all that lies beside it too.</param>
    /// <param name="noticed">Whether it was noticed before: jobs wait for it then.</param>
    [Theory]
    [InlineData("solidarity.db*", false)]
    [InlineData("*.db*", true)]
    public async Task Database_DeletedAndStopped_IsSavedInTime_AndANewStartAsksForIt(string files, bool noticed)
    {
        await StartAndHelpAsync();
        foreach (string file in Directory.GetFiles(Path.Combine(_bot.Folder, "data"), files)) File.Delete(file);
        if (noticed)
        {
            _alice.Say("/privacy");
            await _bot.WaitForLineAsync("is saved as");
        }

        long since = TimeProvider.System.GetTimestamp();
        Assert.Equal(0, await _bot.StopAsync());
        Assert.InRange(TimeProvider.System.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(10) + BotProcess.BusyMachine);
        _bot.Launch();
        Assert.Equal(1, await _bot.EndAsync());
        string asks = _bot.Errors.Single(line => line.Contains("restore --from", StringComparison.Ordinal));
        Assert.False(File.Exists(_bot.DatabaseFile));
        var (code, _) = await _bot.TypeAsync("restore", "--from", Directory.GetFiles(Path.Combine(_bot.Folder, "data", "backups")).Single());
        Assert.Equal((0, true), (code, asks.Contains("-rescued.db", StringComparison.Ordinal)));
        await _bot.StartAsync();
        Assert.Equal(["Alice"], _bot.Query("select name from person"));
    }

    /// <summary>What somebody is still copying, or made by looking, is not taken for the database.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("half")]
    public async Task Database_Deleted_IsNotFollowedByAFileThatIsNotWhole(string content)
    {
        await StartAndHelpAsync();
        foreach (string part in (string[])["", "-wal", "-shm"]) File.Delete(_bot.DatabaseFile + part);
        _alice.Say("/privacy");
        string said = await _bot.WaitForLineAsync("is saved as");
        byte[] whole = await File.ReadAllBytesAsync(said[(said.IndexOf("saved as ", StringComparison.Ordinal) + 9)..].Trim());
        await File.WriteAllBytesAsync(_bot.DatabaseFile, content.Length == 0 ? [] : whole[..(whole.Length / 2)]);
        // The writer looks each second; a message that it doesn't take shows that it has looked.
        await _server.WaitForCallAsync("getUpdates");
        await AssertNothingWasAcceptedAsync();
        await File.WriteAllBytesAsync(_bot.DatabaseFile + ".whole", whole);
        File.Move(_bot.DatabaseFile + ".whole", _bot.DatabaseFile, overwrite: true);
        await GoesOnAsync();
        Assert.Equal(["Alice"], _bot.Query("select name from person"));
    }

    /// <summary>A limit on the size of files stands in for the full disk: every write beyond it fails.</summary>
    [Fact]
    public async Task Disk_ThatIsFull_IsWaitedFor()
    {
        _bot.OutlivesFullFiles = true;
        await StartAndHelpAsync();
        await _bot.LimitFilesAsync(600_000);
        var crowd = Enumerable.Range(1, 400).Select(i => _server.Person($"Person{i}", "en")).ToArray();
        foreach (var person in crowd) person.Say("/need " + new string('x', 900));
        await _bot.WaitForLineAsync("Nothing could be kept");
        using (var health = await _bot.Http.GetAsync($"{_bot.Url}/health")) Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        await _bot.LimitFilesAsync(null);
        foreach (var person in crowd) await person.Chat.WaitForMessageAsync(timeout: TimeSpan.FromSeconds(30));
        await _server.Updates.WaitUntilTakenAsync();
        Assert.Equal(["401"], _bot.Query("select count(*) from person"));
        Assert.Equal(["0"], _bot.Query("select count(*) from poison"));
        Assert.Equal(["ok"], _bot.Query("pragma integrity_check"));
    }

    [Fact]
    public async Task Database_UsedByOneProcess_IsNotTakenByASecond()
    {
        await StartAndHelpAsync();
        await using var second = BotProcess.PrepareFor(_server, ("Storage__ConnectionString", $"Data Source={_bot.DatabaseFile}"));
        second.Launch();
        Assert.Equal(1, await second.EndAsync());
        Assert.Contains(second.Errors, line => line.Contains("in use by another process", StringComparison.Ordinal));
    }

    private async Task StartAndHelpAsync()
    {
        await _bot.StartAsync();
        _alice.Say("/help");
        await _alice.HearTextAsync("help.neighbour");
    }

    /// <summary>No answer, no update confirmed, and /health says so.</summary>
    private async Task AssertNothingWasAcceptedAsync()
    {
        Assert.DoesNotContain(_alice.Chat.BotMessages, message => message.Text.Contains("Your data", StringComparison.Ordinal));
        Assert.True(_server.Updates.Waiting > 0);
        using var health = await _bot.Http.GetAsync($"{_bot.Url}/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
    }

    private async Task GoesOnAsync()
    {
        try
        {
            await _alice.HearAsync("Your data");
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException(string.Join('\n', _bot.Lines), e);
        }
        await _server.Updates.WaitUntilTakenAsync();
        Assert.Single(_alice.Chat.BotMessages, message => message.Text.Contains("Your data", StringComparison.Ordinal));
        Assert.Contains("\"status\":\"ready\"", await _bot.Http.GetStringAsync($"{_bot.Url}/health"), StringComparison.Ordinal);
    }
}
