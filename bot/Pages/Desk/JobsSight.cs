using System.Globalization;
using Solidarity.Bot.Jobs;
using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Pages.Desk;

/// <summary>What the clock does in this process. What comes next the scheduler is asked, outside of any transaction.</summary>
internal sealed class JobsSight(DeskView view) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var (runs, zone) = (services.GetRequiredService<JobRuns>().All(), services.GetRequiredService<Settings>().Timings.TimeZone);
        var next = await services.GetRequiredService<JobPlan>().NextAsync(httpContext.RequestAborted);
        var rows = runs.Keys.Union(next.Keys).Order(StringComparer.Ordinal).Select(job => Row(job, runs.GetValueOrDefault(job), next.GetValueOrDefault(job), zone)).ToArray();
        await DeskSights.Page<JobsPage>(
            view,
            (nameof(JobsPage.Instance), $"{Environment.MachineName} · {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}"),
            (nameof(JobsPage.Rows), rows)).ExecuteAsync(httpContext);
    }

    private IReadOnlyList<string> Row(string job, JobRun? run, DateTimeOffset? next, TimeZoneInfo zone)
    {
        string At(DateTimeOffset? at) => at is { } moment ? view.Texts.In(Dates.Moment(moment, zone)) : "–";
        return
        [
            // The scheduler may still know one of another version.
            view.Texts.Has("teampage.runs-" + job) ? view.Texts["teampage.runs-" + job] : "–",
            job,
            At(run?.EndedAt),
            run is null ? "–" : view.Texts.In(new Phrase("teampage.milliseconds", ("n", (long)Math.Ceiling(run.Took.TotalMilliseconds)))),
            view.Texts.Number(run?.Runs ?? 0)!,
            view.Texts.Number(run?.Failures ?? 0)!,
            run?.FailedAt is null ? "–" : $"{At(run.FailedAt)} · {run.Error}",
            At(next),
        ];
    }
}
