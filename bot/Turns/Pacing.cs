using System.Globalization;

namespace Solidarity.Bot.Turns;

/// <summary>How fast notices may go at most: what Telegram's own server puts up with, or what a server of one's own does.</summary>
/// <param name="Overall">Notices a second, over all chats.</param>
/// <param name="Chat">Notices a second to one private chat.</param>
/// <param name="Group">Messages a minute to one group, of either kind.</param>
internal sealed record Pacing(double Overall, double Chat, double Group)
{
    /// <summary>A little below the 30 a second that Telegram allows, so that answers have room.</summary>
    public static readonly Pacing Telegram = new(29, 1, 20);

    /// <exception cref="BadSetting">With a message for whoever runs the bot.</exception>
    public static Pacing Read(IConfiguration from) => new(
        Rate(from, "Pace:Overall", Telegram.Overall), Rate(from, "Pace:Chat", Telegram.Chat), Rate(from, "Pace:Group", Telegram.Group));

    private static double Rate(IConfiguration from, string key, double fallback)
    {
        if (from[key] is not { Length: > 0 } text) return fallback;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and <= 100_000
            ? rate
            : throw new BadSetting($"{key.Replace(":", "__", StringComparison.Ordinal)} is \"{text}\"; a number above zero is expected, such as 29.");
    }
}
