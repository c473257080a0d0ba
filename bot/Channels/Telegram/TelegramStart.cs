using Solidarity.Bot.Commands;
using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Channels.Telegram;

/// <summary>What is settled with the server before updates flow: who the bot is, how updates come, what its menu shows.</summary>
internal sealed class TelegramStart(BotApi api, TelegramSettings settings, BotIdentity identity, CommandTable commands, TextBook texts, Settings all, TimeProvider clock, ILogger<TelegramStart> log)
{
    /// <summary>So often the server is asked again when it wants us to wait: several instances that start at once set the webhook one after another.</summary>
    private const int MostWaits = 10;

    /// <summary>So often in all when it stumbles or isn't there: whoever has typed a wrong address wants to hear of it soon.</summary>
    private const int MostStumbles = 3;

    /// <returns>Null when all is well; else what is wrong, in words that whoever runs the bot can act on.</returns>
    public async Task<string?> ConnectAsync(CancellationToken cancel)
    {
        switch (await PersistAsync(api.GetMeAsync, cancel))
        {
            case ApiAnswer<User>.Ok ok: identity.UserName = ok.Value.Username ?? ""; break;
            case ApiAnswer<User>.Refused { Code: 401 or 404 }:
                return $"The server at {settings.BaseUrl} does not know the token. Copy it again from @BotFather into Telegram__Token.";
            case ApiAnswer<User>.Refused refused: return $"The server at {settings.BaseUrl} refused ({refused.Code}). Try again in a few minutes.";
            case ApiAnswer<User>.Broken broken:
                return $"The server at {settings.BaseUrl} can't be reached ({broken.Why}). Check the network, and Telegram__BaseUrl if you set it.";
        }
        return settings.WebhookUrl is null ? null : await SetWebhookAsync(settings.WebhookUrl, cancel);
    }

    /// <summary>The menu of commands, in each language: nice to have, so that a failure is only logged.</summary>
    public async Task DescribeAsync(CancellationToken cancel)
    {
        foreach (var language in texts.Languages.Select(l => (string?)l).Prepend(null))
        {
            var reader = language ?? all.DefaultLanguage;
            var menu = Menu(reader, c => c.Needs == Core.People.Role.None);
            var group = Menu(reader, c => c.English is "need" or "offer" or "errand" or "help");
            await Try(api.SetMyCommandsAsync(new SetMyCommands(menu, CommandScope.AllPrivateChats, language), cancel));
            await Try(api.SetMyCommandsAsync(new SetMyCommands(group, CommandScope.AllGroupChats, language), cancel));
            await Try(api.SetMyDescriptionAsync(new SetMyDescription(texts.Plain("bot.description", reader), language), cancel));
            await Try(api.SetMyShortDescriptionAsync(new SetMyShortDescription(texts.Plain("bot.short-description", reader), language), cancel));
        }
        if (all.ModerationChat is { } chat && long.TryParse(chat, out var id))
            await Try(api.SetMyCommandsAsync(new SetMyCommands(Menu(all.DefaultLanguage, c => c.Needs != Core.People.Role.None), CommandScope.OneChat(id)), cancel));
    }

    private async Task<string?> SetWebhookAsync(string url, CancellationToken cancel) =>
        await PersistAsync(c => api.SetWebhookAsync(new SetWebhook(url, settings.WebhookSecret!, AllowedUpdates: UpdateIntake.Kinds), c), cancel) switch
        {
            ApiAnswer<bool>.Refused refused => $"The server did not take the webhook address ({refused.Description}). Check Telegram__WebhookUrl.",
            ApiAnswer<bool>.Broken broken => $"The webhook could not be set ({broken.Why}). Check the network and try again.",
            _ => null,
        };

    /// <summary>One hiccup of the server's is no reason not to start.</summary>
    private async Task<ApiAnswer<T>> PersistAsync<T>(Func<CancellationToken, Task<ApiAnswer<T>>> call, CancellationToken cancel)
    {
        var (waits, stumbles) = (0, 0);
        while (true)
        {
            var answer = await call(cancel);
            TimeSpan? pause = answer switch
            {
                ApiAnswer<T>.Refused { RetryAfter: { } told } when ++waits < MostWaits => told,
                ApiAnswer<T>.Refused { Code: >= 500 } or ApiAnswer<T>.Broken when ++stumbles < MostStumbles => TimeSpan.FromSeconds(stumbles),
                _ => null,
            };
            if (pause is not { } wait) return answer;
            log.LogWarning("The server is not ready for the start; trying again in {Pause}", wait);
            await Task.Delay(wait, clock, cancel);
        }
    }

    private BotCommand[] Menu(string language, Func<ChatCommand, bool> which) =>
        [.. commands.All.Where(c => c.IsInMenu && which(c)).Select(c => new BotCommand(c.NameIn(language), texts.Plain("command." + c.English, language)))];

    private async Task Try(Task<ApiAnswer<bool>> call)
    {
        if (await call is not ApiAnswer<bool>.Ok) log.LogWarning("The menu of commands could not be set; it stays as it was");
    }
}
