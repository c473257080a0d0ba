using Quartz;

namespace Solidarity.Bot.Jobs;

/// <summary>One thing that the clock does, and how often.</summary>
/// <param name="Name">How the scheduler's tables know it; never renamed, or what is planned under the old name goes on beside it.</param>
internal sealed record Sweep(string Name, TimeSpan Every, Func<Sweeps, Task> Run)
{
    public static IReadOnlyList<Sweep> All(Settings settings) =>
    [
        new("ConsentsJob", settings.SweepEvery, sweeps => sweeps.ConsentsAsync()),
        new("FollowUpsJob", settings.SweepEvery, sweeps => sweeps.FollowUpsAsync()),
        new("PostsJob", settings.SweepEvery, sweeps => sweeps.PostsAsync()),
        new("ModeratorsJob", settings.SweepEvery, sweeps => sweeps.ModeratorsAsync()),
        new("AbandonedJob", settings.SweepEvery, sweeps => sweeps.AbandonedAsync()),
        new("WishesJob", settings.SweepEvery, sweeps => sweeps.WishesAsync()),
        new("AnnouncementsJob", settings.SweepEvery, sweeps => sweeps.AnnouncementsAsync()),
        new("TrustJob", TimeSpan.FromHours(1), sweeps => sweeps.TrustAsync()),
        new("SanctionsJob", settings.SweepEvery, sweeps => sweeps.SanctionsAsync()),
        new("GroupsJob", settings.SweepEvery, sweeps => sweeps.GroupsAsync()),
        new("CheckInsJob", settings.SweepEvery, sweeps => sweeps.CheckInsAsync()),
        new("OldAnswersJob", TimeSpan.FromHours(1), sweeps => sweeps.OldAnswersAsync()),
        new("BirthdaysJob", settings.SweepEvery, sweeps => sweeps.BirthdaysAsync()),
        new("ErrandsJob", settings.SweepEvery, sweeps => sweeps.ErrandsAsync()),
        new("PlanJob", TimeSpan.FromHours(1), sweeps => sweeps.PlanAsync()),
        new("WordsJob", TimeSpan.FromHours(6), sweeps => sweeps.WordsAsync()),
        new("VisitsJob", TimeSpan.FromHours(1), sweeps => sweeps.VisitsAsync()),
        new("InboxJob", TimeSpan.FromHours(1), sweeps => sweeps.InboxAsync()),
    ];
}

/// <summary>Does the sweep that its key names. Two sweeps may run side by side, one never twice.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(Sweeps sweeps, Settings settings) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await Sweep.All(settings).Single(sweep => sweep.Name == context.JobDetail.Key.Name).Run(sweeps);
}
