using Quartz;

namespace Solidarity.Bot.Jobs;

/// <summary>
/// The scheduler plans by the clock on the wall: when somebody sets that back by a day, every job would rest for a day. What
/// was planned is planned anew as soon as that clock and the one that nobody can set disagree.
/// </summary>
internal sealed class ClockWatch(ISchedulerFactory schedulers, TimeProvider clock, ILogger<ClockWatch> log) : BackgroundService
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(10), IsAJump = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        var (wall, moment) = (clock.GetUtcNow(), clock.GetTimestamp());
        while (true)
        {
            await Task.Delay(LooksEvery, clock, stopping);
            var setBy = clock.GetUtcNow() - wall - clock.GetElapsedTime(moment);
            if (setBy.Duration() >= IsAJump && !await PlanAnewAsync(setBy, stopping)) continue;
            (wall, moment) = (clock.GetUtcNow(), clock.GetTimestamp());
        }
    }

    /// <returns>False when it did not work and must be tried again.</returns>
    private async Task<bool> PlanAnewAsync(TimeSpan setBy, CancellationToken stopping)
    {
        log.LogWarning("The machine's clock was set by {By}; jobs are planned anew", setBy);
        try
        {
            var scheduler = await schedulers.GetScheduler(stopping);
            foreach (var key in await scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.AnyGroup(), stopping))
            {
                if (await scheduler.GetTrigger(key, stopping) is not { } trigger) continue;
                await scheduler.RescheduleJob(key, trigger.GetTriggerBuilder().StartAt(clock.GetUtcNow()).Build(), stopping);
            }
            return true;
        }
        catch (SchedulerException e)
        {
            log.LogError("Jobs could not be planned anew ({Error}); tried again", e.GetType().Name);
            return false;
        }
    }
}
