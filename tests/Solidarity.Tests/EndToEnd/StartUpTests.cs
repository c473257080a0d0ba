using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Solidarity.Tests.Telegram;

namespace Solidarity.Tests.EndToEnd;

/// <summary>What can be wrong at the start is said in one line that names the setting, with exit code 1.</summary>
public sealed class StartUpTests
{
    private const string Secret = "123456789:AAcanaryOfThirtyFiveLetters";

    [Fact]
    public async Task Start_WithoutToken_RunsAndSaysWhatToSet()
    {
        await using var bot = BotProcess.Prepare();
        await bot.StartAsync();
        Assert.Contains(bot.Lines, line => line.Contains("Telegram__Token", StringComparison.Ordinal));
        Assert.Equal("alive", await bot.Http.GetStringAsync($"{bot.Url}/health/live"));
        Assert.Equal(HttpStatusCode.OK, (await bot.Http.GetAsync($"{bot.Url}/health")).StatusCode);
        Assert.Equal((0, ""), (await bot.StopAsync(), string.Join('\n', bot.Errors)));
    }

    [Theory]
    [InlineData("Telegram__Token", "hello")]
    [InlineData("Telegram__Token", "12345:with spaces canary")]
    [InlineData("Telegram__BaseUrl", "api.telegram.org")]
    [InlineData("Telegram__BaseUrl", "ftp://api.telegram.org")]
    [InlineData("Telegram__Mode", "pigeon")]
    [InlineData("Moderation__Administrators__0", "@mona", "Moderation__Administrators")]
    [InlineData("Moderation__ChatId", "42")]
    [InlineData("Bot__DefaultLanguage", "klingon")]
    [InlineData("Bot__Country", "ZZ")]
    [InlineData("Moderation__OpeningHours", "9-17")]
    [InlineData("Moderation__Holidays", "Noel")]
    [InlineData("Moderation__AskHelperAfter", "-00:05:00")]
    [InlineData("Bot__TimeZone", "Mars/Olympus")]
    [InlineData("Jobs__SweepEvery", "soon")]
    [InlineData("FollowUps__FirstAfter", "-00:00:01")]
    [InlineData("Storage__Provider", "papyrus")]
    [InlineData("Storage__ConnectionString", "on the desk")]
    [InlineData("Storage__ConnectionString", "Data Source=")]
    [InlineData("OpenTelemetry__Endpoint", "collector:4318")]
    [InlineData("OpenTelemetry__Endpoint", "/v1/metrics")]
    [InlineData("OpenTelemetry__Endpoint", "http://user:canary@127.0.0.1:4318")]
    [InlineData("Web__Figures", "everybody")]
    [InlineData("Web__Figures", "10.0.0.7 10")]
    [InlineData("Web__Figures", "10.0.0.0/40")]
    [InlineData("Urls", "nowhere")]
    [InlineData("Urls", "http://203.0.113.7:5080")]
    public async Task Start_WithASettingThatCannotBeMeant_NamesIt(string name, string value, string? called = null)
    {
        await using var server = await FakeTelegram.StartAsync();
        await using var bot = BotProcess.PrepareFor(server);
        bot.Set(name, value);
        Assert.DoesNotContain("canary", await EndsWithAsync(bot, called ?? name), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, Secret, "Telegram__WebhookUrl")]
    [InlineData("not an address", Secret, "Telegram__WebhookUrl")]
    [InlineData("https://example.org/telegram/webhook", null, "Telegram__WebhookSecret")]
    [InlineData("https://example.org/telegram/webhook", "canary", "Telegram__WebhookSecret")]
    public async Task Start_WithHalfAWebhook_NamesWhatIsMissing(string? url, string? secret, string called)
    {
        await using var bot = BotProcess.Prepare(("Telegram__Token", Secret), ("Telegram__Mode", "webhook"));
        if (url is not null) bot.Set("Telegram__WebhookUrl", url);
        if (secret is not null) bot.Set("Telegram__WebhookSecret", secret);
        Assert.DoesNotContain("canary", await EndsWithAsync(bot, called), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithATokenThatTheServerDoesNotKnow_SaysSo()
    {
        await using var server = await FakeTelegram.StartAsync();
        await using var bot = BotProcess.PrepareFor(server, ("Telegram__Token", Secret));
        await EndsWithAsync(bot, "Telegram__Token");
    }

    [Fact]
    public async Task Start_WithAServerThatIsNotThere_SaysSo()
    {
        await using var bot = BotProcess.Prepare(
            ("Telegram__Token", Secret), ("Telegram__BaseUrl", $"http://127.0.0.1:{BotProcess.FreePort()}"));
        await EndsWithAsync(bot, "Telegram__BaseUrl");
    }

    [Fact]
    public async Task Start_WithAServerThatIsNoBotApi_SaysSo()
    {
        await using var server = await FakeTelegram.StartAsync();
        server.Fail(new Fault(FaultKind.Garbage, "getMe", Times: 10));
        await using var bot = BotProcess.PrepareFor(server);
        await EndsWithAsync(bot, "Telegram__BaseUrl");
    }

    [Theory]
    [InlineData("getMe")]
    [InlineData("setWebhook")]
    public async Task Start_WhileTheServerStumbles_GoesOn(string method)
    {
        await using var server = await FakeTelegram.StartAsync();
        server.Fail(new Fault(FaultKind.Garbage, method));
        server.Fail(new Fault(FaultKind.DropBefore, method));
        await using var bot = BotProcess.PrepareFor(
            server,
            ("Telegram__Mode", "webhook"), ("Telegram__WebhookSecret", "a-secret-of-thirty-two-letters-0"), ("Telegram__WebhookUrl", "https://example.org/telegram/webhook"));
        await bot.StartAsync();
        Assert.Equal(0, await bot.StopAsync());
    }

    [Fact]
    public async Task Start_WhereNothingCanBeWritten_SaysSo()
    {
        await using var bot = BotProcess.Prepare();
        string file = Path.Combine(bot.Folder, "a-file");
        await File.WriteAllTextAsync(file, "");
        bot.Set("Storage__ConnectionString", $"Data Source={file}/solidarity.db");
        await EndsWithAsync(bot, $"{file}/solidarity.db");
    }

    [Fact]
    public async Task Start_WithAFileThatIsNoDatabase_SaysSo()
    {
        await using var bot = BotProcess.Prepare();
        string file = Path.Combine(bot.Folder, "a-file");
        await File.WriteAllTextAsync(file, string.Join('\n', Enumerable.Repeat("not a database", 100)));
        bot.Set("Storage__ConnectionString", $"Data Source={file}");
        await EndsWithAsync(bot, file);
    }

    [Fact]
    public async Task Start_WithADatabaseOfANewerVersion_SaysSo()
    {
        await using var bot = BotProcess.Prepare();
        await bot.StartAsync();
        await bot.StopAsync();
        await using (var connection = new SqliteConnection($"Data Source={bot.DatabaseFile};Pooling=false"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "insert into schema_version (number, name, applied_at) values (9999, 'later', 0)";
            await command.ExecuteNonQueryAsync();
        }

        await EndsWithAsync(bot, "newer version");
    }

    [Fact]
    public async Task Start_WithAPortThatIsTaken_SaysSo()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await using var bot = BotProcess.Prepare(("Urls", $"http://{other.LocalEndpoint}"));
        await EndsWithAsync(bot, "Urls");
    }

    [Fact]
    public async Task Start_WithASettingsFileThatCannotBeRead_SaysSo()
    {
        await using var bot = BotProcess.Prepare();
        await File.WriteAllTextAsync(Path.Combine(bot.Folder, "appsettings.json"), "{ \"Telegram\": { \"Token\": \"1:canary\" ");
        Assert.DoesNotContain("canary", await EndsWithAsync(bot, "appsettings.json"), StringComparison.Ordinal);
    }

    /// <summary>As most people write it, and as the warning tells them to.</summary>
    [Theory]
    [InlineData("5001")]
    [InlineData("7, 5001")]
    public async Task Administrators_InOneLine_AreUnderstood(string value)
    {
        await using var server = await FakeTelegram.StartAsync();
        await using var bot = await BotProcess.RunAsync(server, ("Moderation__Administrators", value));
        var answer = await server.Person("Mona", "en").AskAsync("/queue");
        Assert.Contains("Nothing is waiting", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Lines, line => line.Contains("Moderation__Administrators", StringComparison.Ordinal));
    }

    /// <returns>The one line.</returns>
    private static async Task<string> EndsWithAsync(BotProcess bot, string named)
    {
        int before = bot.Errors.Count;
        bot.Launch();
        int code = await bot.EndAsync();
        string said = string.Join('\n', bot.Errors.Skip(before));
        Assert.True(code == 1, $"Exit code {code}:\n{string.Join('\n', bot.Lines)}");
        Assert.DoesNotContain('\n', said);
        Assert.Contains(named, said, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Lines, line => line.Contains(FakeTelegram.Token, StringComparison.Ordinal) || line.Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Lines, line => line.Contains("Exception", StringComparison.Ordinal));
        return said;
    }
}
