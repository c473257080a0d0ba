using Solidarity.Resilience.Engines;
using Solidarity.Resilience.Stories;
using Solidarity.Simulation;

namespace Solidarity.Resilience;

/// <summary>One of the processes that share a database. Each of its lives has a name of its own, by which the server and the database know it.</summary>
internal sealed class Instance(BotProcess bot, int number, FakeTelegram server, Engine engine)
{
    private const string Secret = "a-secret-of-thirty-two-letters-0";

    private int lives, linesBefore;

    public BotProcess Bot => bot;

    /// <summary>The life that it lives now, or lived last.</summary>
    public string Life => $"bot{number}-{lives}";

    public static BotProcess Prepare(FakeTelegram server, IEnumerable<Moderator> team, bool webhook)
    {
        var bot = BotProcess.PrepareFor(
            server,
            ("Moderation__Administrators", string.Join(',', team.Select(one => one.Neighbour.Person.Id))),
            ("FollowUps__FirstAfter", "00:00:02"), ("FollowUps__AgainAfter", "00:00:20"), ("Consents__RemindAfter", "00:00:04"),
            ("Jobs__SweepEvery", "00:00:01"),
            // The fake server here takes what comes: the pace that the real one asks for would make hours of minutes.
            ("Pace__Overall", "10000"), ("Pace__Chat", "10000"));
        if (!webhook) return bot;
        bot.Set("Telegram__Mode", "webhook");
        bot.Set("Telegram__WebhookSecret", Secret);
        // Where the proxy would be: the fake server is that as well.
        bot.Set("Telegram__WebhookUrl", "https://proxy.example/telegram/webhook");
        return bot;
    }

    /// <summary>For the first time: the database has no tables yet.</summary>
    public Task StartAsync()
    {
        NameLife();
        return bot.StartAsync();
    }

    public void Launch()
    {
        NameLife();
        engine.Begin(Life);
        linesBefore = bot.Lines.Count;
        bot.Launch();
    }

    /// <summary>Waits until the life that was launched last says that it runs.</summary>
    public Task HasBegunAsync() => bot.WaitForLineAsync("is running", linesBefore);

    private void NameLife()
    {
        lives++;
        bot.Set("Telegram__BaseUrl", server.UrlFor(Life));
        foreach (var (name, value) in engine.SettingsFor(Life)) bot.Set(name, value);
    }
}
