using Dapper;
using Microsoft.Data.Sqlite;
using Solidarity.Core.Storage;
using Solidarity.Simulation;
using Solidarity.Tests.Storage;

namespace Solidarity.Tests.EndToEnd;

/// <summary>What whoever runs the program types: each command as a process of its own.</summary>
public sealed class MaintenanceTests : IAsyncLifetime
{
    private FakeTelegram _server = null!;
    private BotProcess _bot = null!;
    private Neighbour _alice = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeTelegram.StartAsync();
        _alice = Neighbour.In(_server, "Alice");
        _bot = BotProcess.PrepareFor(_server);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Backup_WhileItRuns_IsRestoredWhenItStands()
    {
        await _bot.StartAsync();
        await _alice.PublishNeedAsync("Before");
        var (code, said) = await TypeAsync("backup");
        Assert.Equal((0, "Backup: "), (code, said[..8]));
        string file = said[8..].Trim();
        await Neighbour.In(_server, "Bob").PublishNeedAsync("After");
        (code, said) = await TypeAsync("restore", "--from", file);
        Assert.Equal(1, code);
        Assert.Contains("in use by another process", said, StringComparison.Ordinal);
        Assert.Equal(0, await _bot.StopAsync());
        (code, said) = await TypeAsync("restore", "--from", file);
        Assert.Equal((0, true), (code, said.Contains("before-restore", StringComparison.Ordinal)));
        Assert.Equal(["Before"], _bot.Query("select sentence from post"));
        await _bot.StartAsync();
        _alice.Say("/mine");
        await _alice.HearAsync("N1");
    }

    /// <summary>The example of the documentation, and one with a slip: beside a program that runs, and without its data.</summary>
    [Fact]
    public async Task Plan_OfABoard_IsPrinted_AndASlipIsNamed()
    {
        await _bot.StartAsync();
        var board = Path.GetTempFileName();
        await File.WriteAllTextAsync(board, """{"needs":[{"id":"N1","places":2}],"offers":[{"id":"O1","capacity":3}],"pairs":[{"need":"N1","offer":"O1","score":0.83}]}""", TestContext.Current.CancellationToken);
        var (code, said) = await TypeAsync("plan", "--board", board);
        Assert.Equal((0, """{"served":2,"total":1.66,"optimal":true,"bound":1.66,"assignments":[{"need":"N1","offer":"O1","count":2}]}"""), (code, said.Trim()));
        await File.WriteAllTextAsync(board, """{"needs":[{"id":"N1","places":-2}],"offers":[],"pairs":[]}""", TestContext.Current.CancellationToken);
        (code, said) = await TypeAsync("plan", "--board", board);
        Assert.Equal(2, code);
        Assert.Contains("N1", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
        File.Delete(board);
    }

    [Fact]
    public async Task Move_ToAServer_GoesOnThere()
    {
        string there = await Engine.NewOnServerAsync();
        await _bot.StartAsync();
        await _alice.PublishNeedAsync("Bread");
        Assert.Equal(0, await _bot.StopAsync());
        var (code, said) = await TypeAsync("move", "--to", there);
        Assert.Equal((0, true), (code, said.Contains("Moved:", StringComparison.Ordinal)));
        _bot.Set("Storage__Provider", "postgres");
        _bot.Set("Storage__ConnectionString", there);
        (code, said) = await TypeAsync("backup");
        Assert.Equal((1, true), (code, said.Contains("pg_dump --format=custom", StringComparison.Ordinal)));
        Assert.DoesNotContain("canary-password", said, StringComparison.Ordinal);
        await _bot.StartAsync();
        _alice.Say("/mine");
        await _alice.HearAsync("N1");
        Assert.DoesNotContain(_bot.Lines, line => line.Contains("canary-password", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_OnADatabaseOfAnOlderVersion_KeepsWhatItWas()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_bot.DatabaseFile)!);
        await using (var old = new SqliteConnection($"Data Source={_bot.DatabaseFile};Pooling=false"))
        {
            var (number, name, sql) = Migrator.Scripts("sqlite")[0];
            await old.ExecuteAsync("create table schema_version (number bigint primary key, name text not null, applied_at bigint not null)");
            await old.ExecuteAsync(sql);
            await old.ExecuteAsync("insert into schema_version values (@number, @name, 0)", new { number, name });
            await old.ExecuteAsync("insert into person (channel, address, name, language, created_at) values ('telegram', '1', 'Old', 'fr', 0)");
        }
        await _bot.StartAsync();
        string said = await _bot.WaitForLineAsync("What it was is kept as");
        await using var kept = new SqliteConnection($"Data Source={said[(said.IndexOf("kept as ", StringComparison.Ordinal) + 8)..].Trim()};Pooling=false");
        Assert.Equal((1, "Old"), (await kept.ExecuteScalarAsync<long>("select max(number) from schema_version"), await kept.ExecuteScalarAsync<string>("select name from person")));
        Assert.Equal([$"{Migrator.Scripts("sqlite").Count}"], _bot.Query("select count(*) from schema_version"));
    }

    [Theory]
    [InlineData("bakup")]
    [InlineData("restore")]
    [InlineData("restore", "--from", "nowhere.db")]
    [InlineData("move", "--to", "on the desk")]
    [InlineData("backup")]
    public async Task Command_ThatCannotBeDone_SaysWhyAndChangesNothing(params string[] words)
    {
        var (code, said) = await TypeAsync(words);
        Assert.Equal(1, code);
        Assert.NotEmpty(said);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.False(File.Exists(_bot.DatabaseFile));
    }

    private Task<(int Code, string Said)> TypeAsync(params string[] words) => _bot.TypeAsync(words);
}
