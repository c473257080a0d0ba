using Solidarity.Resilience;
using Solidarity.Tests.Storage;

namespace Solidarity.Tests.Resilience;

/// <summary>The short form of tests/Resilience: the bot is killed and its server fails while people live their stories.</summary>
public sealed class HarnessTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Stories_UnderKillsAndFaults_LoseAndDoubleNothing(string engine)
    {
        var connection = engine == "postgres" ? await Engine.NewOnServerAsync() : null;
        var told = new StringWriter();
        var report = await Run.OfAsync(
            new Options(engine, Kills: 3, Stories: 30, Seed: 20_261_122, AtOnce: 30, Faults: 0.02, Connection: connection) { Patience = TimeSpan.FromMinutes(2) }, told);
        output.WriteLine($"{told}{report.LastLine}");
        Assert.True(report.Holds, $"{told}{report.LastLine}");
        Assert.Equal((30, 3), (report.Stories, report.Kills));
        // Otherwise nothing was put to the test.
        Assert.InRange(report.Faults, 10, int.MaxValue);
    }

    /// <summary>Two processes share one database, and the server brings updates to either.</summary>
    [Fact]
    public async Task Stories_OverTwoInstances_LoseAndDoubleNothing()
    {
        var told = new StringWriter();
        var report = await Run.OfAsync(
            new Options("postgres", Kills: 3, Stories: 15, Seed: 20_261_123, Instances: 2, Webhook: true, AtOnce: 15, Faults: 0.02, Connection: await Engine.NewOnServerAsync())
            {
                Patience = TimeSpan.FromMinutes(2),
            },
            told);
        output.WriteLine($"{told}{report.LastLine}");
        Assert.True(report.Holds, $"{told}{report.LastLine}");
        Assert.Equal((15, 3), (report.Stories, report.Kills));
        Assert.InRange(report.Faults, 5, int.MaxValue);
    }

    [Fact]
    public void Options_ThatCantBeMeant_AreRefused()
    {
        Assert.Equal(
            new Options(Engine: "postgres", Instances: 3, Webhook: true, Kills: 2),
            Options.Read(["--webhook", "--engine", "postgres", "--instances", "3", "--kills", "2"]));
        Assert.Equal(new Options(Webhook: true), Options.Read(["--webhook"]));
        Assert.Contains("--engine postgres", Assert.Throws<FormatException>(() => Options.Read(["--instances", "2"])).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => Options.Read(["--engine", "postgres", "--instances", "0"]));
        Assert.Throws<FormatException>(() => Options.Read(["--connection", "Host=localhost"]));
        Assert.Equal(new Options(Engine: "postgres", Kills: 3, Stories: 5, Seed: 1), Options.Read(["--engine", "postgres", "--kills", "3", "--stories", "5", "--seed", "1"]));
        Assert.Throws<FormatException>(() => Options.Read(["--engine", "oracle"]));
        Assert.Throws<FormatException>(() => Options.Read(["--kills", "-1"]));
        Assert.Throws<FormatException>(() => Options.Read(["--kills"]));
        Assert.Throws<FormatException>(() => Options.Read(["--kill", "1"]));
    }
}
