using Solidarity.Tests.Telegram;

namespace Solidarity.Tests.EndToEnd;

/// <summary>Figures and spans handed to a collector, when one is named.</summary>
public sealed class OpenTelemetryTests : IAsyncLifetime
{
    private FakeTelegram _server = null!;
    private Collector _collector = null!;

    public async ValueTask InitializeAsync() => (_server, _collector) = (await FakeTelegram.StartAsync(), await Collector.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/behind/a/path/")]
    public async Task Collector_ThatIsNamed_GetsFiguresAndSpansWithNobodyInThem(string path)
    {
        await using var bot = await BotProcess.RunAsync(
            _server, ("OpenTelemetry__Endpoint", _collector.Url + path), ("OTEL_METRIC_EXPORT_INTERVAL", "200"), ("OTEL_BSP_SCHEDULE_DELAY", "200"));
        var alice = _server.Person("Canaryalice", "en", "canary_alice");
        await alice.AskAsync("/help");
        alice.Say("canarybread, 06 12 34 56 78");
        await _collector.WaitForAsync(path.TrimEnd('/') + "/v1/metrics", "solidarity.turns", "solidarity.turn.duration", "solidarity.matches", "dotnet.process.memory.working_set", "solidarity-bot");
        await _collector.WaitForAsync(path.TrimEnd('/') + "/v1/traces", "turn", "command", "done");
        Assert.Equal((0, ""), (await bot.StopAsync(), string.Join('\n', bot.Errors)));
        Assert.All(_collector.Taken, taken => Assert.Equal("application/x-protobuf", taken.Type));
        string[] canaries = ["anary", "12 34 56", FakeTelegram.Token, $"{alice.Id}"];
        Assert.DoesNotContain(_collector.Taken, taken => canaries.Any(canary => Collector.Holds(taken.Body, canary)));
    }

    /// <summary>A minute between two exports is usual: what happened last is sent when the program stops.</summary>
    [Fact]
    public async Task Collector_WhenTheProgramStops_GetsTheLast()
    {
        await using var bot = await BotProcess.RunAsync(_server, ("OpenTelemetry__Endpoint", _collector.Url));
        await _server.Person("Alice", "en").AskAsync("/help");
        Assert.Equal(0, await bot.StopAsync());
        Assert.Contains(_collector.Taken, taken => taken.Path == "/v1/metrics" && Collector.Holds(taken.Body, "solidarity.turns"));
    }

    [Fact]
    public async Task Collector_ThatIsAway_IsNoReasonToStopTalking()
    {
        await using var bot = await BotProcess.RunAsync(
            _server, ("OpenTelemetry__Endpoint", $"http://127.0.0.1:{BotProcess.FreePort()}"), ("OTEL_METRIC_EXPORT_INTERVAL", "100"));
        for (var i = 0; i < 3; i++) await _server.Person("Alice", "en").AskAsync("/help");
        Assert.Equal((0, ""), (await bot.StopAsync(), string.Join('\n', bot.Errors)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Libraries_OfTheExporter_AreLoadedOnlyWhenACollectorIsNamed(bool named)
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("what a process has loaded is read from /proc");
        await using var bot = BotProcess.PrepareFor(_server);
        if (named) bot.Set("OpenTelemetry__Endpoint", _collector.Url);
        await bot.StartAsync();
        await _server.Person("Alice", "en").AskAsync("/help");
        await bot.Http.GetStringAsync($"{bot.Url}/metrics");
        Assert.Equal(named, (await File.ReadAllTextAsync($"/proc/{bot.Id}/maps")).Contains("OpenTelemetry", StringComparison.Ordinal));
    }
}
