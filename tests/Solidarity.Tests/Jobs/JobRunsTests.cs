using Solidarity.Bot.Jobs;
using Solidarity.Bot.Metrics;

namespace Solidarity.Tests.Jobs;

/// <summary>Somebody looks at when each job last ran while another ends for the first time.</summary>
public sealed class JobRunsTests
{
    private const int Many = 20_000;

    [Fact]
    public async Task Ages_WhileJobsEnd_AreTold()
    {
        using var meters = new Meters();
        var runs = new JobRuns(meters, TimeProvider.System);
        var ending = Task.Run(() =>
        {
            for (var i = 0; i < Many; i++) runs.Ended($"job {i}", TimeSpan.Zero, error: null);
        });
        while (!ending.IsCompleted) Assert.InRange(runs.Ages().Count, 0, Many);
        await ending;
        Assert.Equal(Many, runs.Ages().Count);
    }
}
