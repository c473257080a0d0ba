using System.Text.Json;
using Solidarity.Resilience.Oracle;
using Solidarity.Simulation;

namespace Solidarity.Resilience;

/// <summary>Reads along: every log line, every page, every text; none may hold what it should not.</summary>
/// <param name="team">How many people, the first ones, are moderators.</param>
internal sealed class Watch(IReadOnlyList<Instance> instances, Ledger ledger, Findings findings, int team)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    /// <summary>Lines that the bot has no reason to write, whatever is done to it from outside.</summary>
    private static readonly string[] Alarms =
        ["A turn failed", "could not be put aside", "is put aside", " is lost", "refused for good", "Sending failed", "could not be marked", "Unhandled exception"];

    /// <summary>Whoever sends says so when it no longer does, and lives on.</summary>
    private static readonly string[] Takeovers = ["is the sender no longer", "The sender was interrupted"];

    private readonly FatalTexts fatal = new();
    private int senders;

    /// <summary>How often an instance became the one that sends.</summary>
    public int Senders => senders;

    public void Line(string line)
    {
        if (line.Contains("is the sender now", StringComparison.Ordinal)) Interlocked.Increment(ref senders);
        if (Takeovers.Any(words => line.Contains(words, StringComparison.Ordinal))) ledger.TakenOver();
        if (Canaries.IsLeak(line)) findings.Break("leak into the log", line);
        if (Alarms.Any(alarm => line.Contains(alarm, StringComparison.Ordinal))) findings.Break("alarm in the log", line);
    }

    public void Message(JsonElement call)
    {
        if (fatal.Holds(call.GetProperty("text").GetString()!)) findings.Break("unexpected text", call.GetRawText());
    }

    public void Toast(JsonElement call)
    {
        if (!call.TryGetProperty("text", out var text)) return;
        string said = text.GetString()!;
        // Moderators hear of each other by name.
        if (fatal.Holds(said) || Canaries.In(said, Sightings.NumberOf).Any(person => person < 0 || person >= team)) findings.Break("unexpected toast", said);
    }

    /// <summary>Looks at the pages now and then, while the bots are there.</summary>
    public async Task WorkAsync(CancellationToken over)
    {
        using var timer = new PeriodicTimer(BetweenLooks);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                foreach (var one in instances)
                {
                    foreach (string page in (string[])["/health", "/metrics"]) await LookAsync(one.Bot, page, over);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private async Task LookAsync(BotProcess bot, string page, CancellationToken over)
    {
        try
        {
            using var answer = await bot.Http.GetAsync($"{bot.Url}{page}", over);
            string text = await answer.Content.ReadAsStringAsync(over);
            // A page tells ages and rates with many decimals: places are not what they could hold.
            if (Canaries.LeadsToSomebody(text)) findings.Break($"leak into {page}", text);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !over.IsCancellationRequested)
        {
            // It has just been killed, or is too busy to say.
        }
    }
}
