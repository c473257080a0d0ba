using System.Data.Common;
using Solidarity.Bot.Channels;
using Solidarity.Bot.Jobs;
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

    private sealed record Report(string Status, string Database, DateTimeOffset? LastPoll, double? OutboxAgeSeconds, long Waiting, long DeadLetters, long Poisoned, IReadOnlyDictionary<string, bool> Offices, IReadOnlyDictionary<string, double> Jobs);

    public static void MapHealth(this IEndpointRouteBuilder app, bool telegram)
    {
        app.MapGet("/health/live", () => Results.Text("alive"));
        app.MapGet("/health", (Database database, TurnLoop loop, ChannelHealth heard, Offices offices, JobRuns jobs, TimeProvider clock) =>
        {
            var report = Look(database, loop, telegram, heard, offices.Held, jobs.Ages(), clock.GetUtcNow());
            return Results.Json(report, statusCode: report.Status == "ready" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
    }

    private static Report Look(Database database, TurnLoop loop, bool telegram, ChannelHealth heard, IReadOnlyDictionary<string, bool> offices, IReadOnlyDictionary<string, double> jobs, DateTimeOffset now)
    {
        try
        {
            using var connection = database.Open();
            if (!InPlace.Is(connection)) throw new StorageUnusable(StorageProblem.CannotOpen, database.Where);
            var (dead, waiting, oldest) = new OutboxStore(connection).Standing();
            var poisoned = new InboxStore(connection).Poisoned();
            var age = oldest is { } since ? Math.Max(0, (now - since).TotalSeconds) : (double?)null;
            // A webhook may be quiet for long: only a poller is expected to hear something.
            var silent = telegram && heard.Polls && !(heard.Silence <= SilentTooLong);
            var stuck = age > WaitsTooLong.TotalSeconds;
            var status = loop.Trouble is not null || silent || stuck ? "not ready" : "ready";
            return new Report(status, loop.Trouble ?? "ok", heard.LastHeard, age, waiting, dead, poisoned, offices, jobs);
        }
        catch (Exception e) when (e is StorageUnusable or DbException)
        {
            return new Report("not ready", "can't be opened", heard.LastHeard, null, 0, 0, 0, offices, jobs);
        }
    }
}
