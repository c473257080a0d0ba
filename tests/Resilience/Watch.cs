using System.Text.Json;
using Solidarity.Resilience.Oracle;
using Solidarity.Simulation;

namespace Solidarity.Resilience;

/// <summary>Reads along: every log line, every page, every text; none may hold what it should not.</summary>
/// <param name="team">How many people, the first ones, are moderators.</param>
internal sealed class Watch(BotProcess bot, Findings findings, int team)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    /// <summary>Lines that the bot has no reason to write, whatever is done to it from outside.</summary>
    private static readonly string[] Alarms =
        ["A turn failed", "could not be put aside", "is put aside", " is lost", "refused for good", "Sending failed", "could not be marked", "Unhandled exception"];

    private readonly FatalTexts fatal = new();

    public void Line(string line)
    {
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

    /// <summary>Looks at the pages now and then, while the bot is there.</summary>
    public async Task WorkAsync(CancellationToken over)
    {
        using var timer = new PeriodicTimer(BetweenLooks);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                foreach (string page in (string[])["/health", "/metrics"]) await LookAsync(page, over);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private async Task LookAsync(string page, CancellationToken over)
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
