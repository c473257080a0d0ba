namespace Solidarity.Bot.Commands;

/// <summary>The address by which somebody who doesn't know the bot yet begins to talk to it, and the bot knows what for.</summary>
internal static class StartLink
{
    /// <param name="start">What it is for: "near-94081".</param>
    /// <returns>In Telegram; on the town's page where there is no Telegram; null where no address is known that others could open.</returns>
    public static Uri? For(BotIdentity identity, Settings settings, string start) =>
        InTelegram(identity, start) ?? (settings is { HasPage: true, DeskAddress: { IsLoopback: false } address } ? new Uri($"{address.AbsoluteUri.TrimEnd('/')}/chat?start={start}") : null);

    /// <returns>Null where there is no such bot.</returns>
    public static Uri? InTelegram(BotIdentity identity, string start) => identity.UserName is { Length: > 0 } name ? new Uri($"https://t.me/{name}?start={start}") : null;
}
