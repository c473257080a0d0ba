using System.Data.Common;
using Solidarity.Bot.Channels;
using Solidarity.Bot.Jobs;
using Solidarity.Bot.Metrics;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Pages;

/// <summary>/health/live: the process answers. /health: it can do its work, or which part can't.</summary>
internal static class Health
{
    /// <summary>Longer than a long poll, with room.</summary>
    private static readonly TimeSpan SilentTooLong = TimeSpan.FromMinutes(2);

    /// <summary>Answers go at once; even a paced backlog of thousands is through by then.</summary>
    private static readonly TimeSpan WaitsTooLong = TimeSpan.FromMinutes(10);

    /// <summary>However often it is asked, the database is read so often at most.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(2);

    private sealed record Standing(long Dead, long Waiting, DateTimeOffset? Oldest, long Poisoned);

    private sealed record Report(string Status, string Database, DateTimeOffset? LastPoll, double? OutboxAgeSeconds, long Waiting, long DeadLetters, long Poisoned, IReadOnlyDictionary<string, bool> Offices, IReadOnlyDictionary<string, double> Jobs);

    public static void MapHealth(this IEndpointRouteBuilder app, bool telegram)
    {
        app.MapGet("/health/live", () => Results.Text("alive"));
        var standing = new Kept<Standing>(app.ServiceProvider.GetRequiredService<Database>(), app.ServiceProvider.GetRequiredService<TimeProvider>(), FreshFor, Read, failedFor: TimeSpan.Zero);
        app.MapGet("/health", (TurnLoop loop, ChannelHealth heard, Offices offices, JobRuns jobs, TimeProvider clock) =>
        {
            var report = Look(standing.Now(), loop, telegram, heard, offices.Held, jobs.Ages(), clock.GetUtcNow());
            return Results.Json(report, statusCode: report.Status == "ready" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
    }

    private static Standing Read(DbConnection connection)
    {
        if (!InPlace.Is(connection)) throw new StorageUnusable(StorageProblem.CannotOpen, "");
        var (dead, waiting, oldest) = new OutboxStore(connection).Standing();
        return new Standing(dead, waiting, oldest, new InboxStore(connection).Poisoned());
    }

    private static Report Look(Standing? standing, TurnLoop loop, bool telegram, ChannelHealth heard, IReadOnlyDictionary<string, bool> offices, IReadOnlyDictionary<string, double> jobs, DateTimeOffset now)
    {
        if (standing is null) return new Report("not ready", "can't be opened", heard.LastHeard, null, 0, 0, 0, offices, jobs);
        var age = standing.Oldest is { } since ? Math.Max(0, (now - since).TotalSeconds) : (double?)null;
        // A webhook may be quiet for long: only a poller is expected to hear something.
        var silent = telegram && heard.Polls && !(heard.Silence <= SilentTooLong);
        var stuck = age > WaitsTooLong.TotalSeconds;
        var status = loop.Trouble is not null || silent || stuck ? "not ready" : "ready";
        return new Report(status, loop.Trouble ?? "ok", heard.LastHeard, age, standing.Waiting, standing.Dead, standing.Poisoned, offices, jobs);
    }
}
