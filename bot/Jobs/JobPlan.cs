using Quartz;

namespace Solidarity.Bot.Jobs;

/// <summary>When each job runs next, as the scheduler has it.</summary>
internal sealed class JobPlan(ISchedulerFactory schedulers, TimeProvider clock)
{
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> NextAsync(CancellationToken cancel)
    {
        var scheduler = await schedulers.GetScheduler(cancel);
        var next = new Dictionary<string, DateTimeOffset>();
        foreach (var key in await scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.AnyGroup(), cancel))
        {
            if (await scheduler.GetTrigger(key, cancel) is { } trigger && trigger.GetFireTimeAfter(clock.GetUtcNow()) is { } at) next[JobListener.NameOf(trigger.JobKey.Name)] = at;
        }

        return next;
    }
}
