using Solidarity.Bot.Turns;

namespace Solidarity.Bot.Channels.Telegram;

/// <summary>
/// Asks the server for updates, and tells it that they were received only when the turns of all of them are durable.
/// </summary>
internal sealed class Poller(BotApi api, UpdateIntake intake, Sender sender, Offices offices, ChannelHealth health, TimeProvider clock, ILogger<Poller> log) : BackgroundService
{
    private const int MostAtOnce = 100;
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(25);

    /// <summary>A server that has nothing answers when the poll is over: one that answers at once is not asked again at once.</summary>
    private static readonly TimeSpan BetweenEmptyAnswers = TimeSpan.FromSeconds(1);

    /// <summary>Of several instances one polls; the others stand by.</summary>
    protected override Task ExecuteAsync(CancellationToken stopping) => offices.HoldAsync("poller", PollAsync, stopping);

    private async Task PollAsync(CancellationToken stopping)
    {
        health.Polls = true;
        try
        {
            await FetchAsync(stopping);
        }
        finally
        {
            health.Polls = false;
        }
    }

    private async Task FetchAsync(CancellationToken stopping)
    {
        long offset = 0;
        var failures = 0;
        // The first is answered at once, so that /health soon knows whether this instance hears the server.
        var wait = TimeSpan.Zero;
        while (!stopping.IsCancellationRequested)
        {
            await WhileFullAsync(stopping);
            var (asked, patient) = (clock.GetTimestamp(), wait > TimeSpan.Zero);
            switch (await api.GetUpdatesAsync(offset, MostAtOnce, wait, UpdateIntake.Kinds, stopping))
            {
                case ApiAnswer<IReadOnlyList<Update>>.Ok ok:
                    (failures, wait) = (0, LongPoll);
                    health.Polled(clock.GetUtcNow());
                    await Task.WhenAll(ok.Value.Select(intake.TakeAsync));
                    if (ok.Value.Count > 0) offset = ok.Value.Max(u => u.UpdateId) + 1;
                    else if (patient && BetweenEmptyAnswers - clock.GetElapsedTime(asked) is var left && left > TimeSpan.Zero) await Task.Delay(left, clock, stopping);
                    break;
                case ApiAnswer<IReadOnlyList<Update>>.Refused { Code: 409 } conflict when conflict.Description.Contains("webhook", StringComparison.OrdinalIgnoreCase):
                    log.LogWarning("A webhook was left over from before; it is removed");
                    if (await api.DeleteWebhookAsync(new DeleteWebhook(), stopping) is not ApiAnswer<bool>.Ok) await PauseAsync(++failures, null, stopping);
                    break;
                case ApiAnswer<IReadOnlyList<Update>>.Refused { Code: 409 }:
                    log.LogWarning("Another program polls with the same token; only one may. Trying again");
                    await PauseAsync(++failures, null, stopping);
                    break;
                case ApiAnswer<IReadOnlyList<Update>>.Refused refused:
                    log.LogWarning("The server refused to give updates ({Code})", refused.Code);
                    await PauseAsync(++failures, refused.RetryAfter, stopping);
                    break;
                case ApiAnswer<IReadOnlyList<Update>>.Broken broken:
                    log.LogWarning("No updates could be fetched ({Why})", broken.Why);
                    await PauseAsync(++failures, null, stopping);
                    break;
            }
        }
    }

    /// <summary>What the server doesn't take piles up in memory: no more is fetched while there is too much of it.</summary>
    private async Task WhileFullAsync(CancellationToken stopping)
    {
        if (!sender.IsFull) return;
        log.LogWarning("{Count} messages wait to be sent: no updates are fetched until fewer do", sender.Backlog);
        while (sender.IsFull) await Task.Delay(TimeSpan.FromSeconds(1), clock, stopping);
    }

    /// <summary>As long as told; else 1, 2, 4… up to 30 seconds.</summary>
    private Task PauseAsync(int failures, TimeSpan? told, CancellationToken stopping) =>
        Task.Delay(told ?? TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, failures - 1))), clock, stopping);
}

/// <summary>Hands each update to its turn, however it came.</summary>
internal sealed class UpdateIntake(TurnRunner runner, Commands.BotIdentity identity, Metrics.Meters meters, TimeProvider clock, ILogger<UpdateIntake> log)
{
    /// <summary>The kinds of update that this bot reads; the server is told, so that it sends no others.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["message", "edited_message", "callback_query", "my_chat_member"];

    /// <summary>The task ends when the update is durable, or is found to be nothing to the bot.</summary>
    public Task TakeAsync(Update update)
    {
        if (update.Unreadable) log.LogWarning("Update {Update} can't be read; it is passed over", update.UpdateId);
        if (UpdateReader.Read(update, identity.UserName, clock.GetUtcNow()) is { } incoming) return runner.RunAsync(incoming);
        meters.PassedOver(update.Unreadable);
        return Task.CompletedTask;
    }
}
