using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>What a visitor sent, as every channel tells it; null where it is nothing to the bot (they type, they read).</summary>
internal static class ActivityReader
{
    /// <summary>What the page says when somebody has come, with what the link that led here begins with.</summary>
    public const string Joined = "webchat/join";

    /// <param name="number">The message's own.</param>
    public static Incoming? Read(Activity activity, Visitor visitor, long number, DateTimeOffset now)
    {
        if (InputOf(activity, visitor, number) is not { } input) return null;
        var who = new Address(WebChannel.ChannelName, visitor.Address);
        return new Incoming(WebChannel.ChannelName, UpdateIdOf(activity, visitor.Address), new Speaker(who, visitor.Name, LanguageCode: visitor.Language), who, Private: true, input, now);
    }

    /// <summary>Whether it is shown among what was said.</summary>
    public static bool IsSaid(Activity activity) => activity.Type == "message";

    /// <summary>Whether somebody has only opened the page, by no link that begins anything.</summary>
    public static bool IsArrival(Activity activity) => activity is { Type: "event", Name: Joined } && StartOf(activity.Value).Length == 0;

    private static Input? InputOf(Activity activity, Visitor visitor, long number) => activity switch
    {
        { Type: "event", Name: Joined } => new Command("start", StartOf(activity.Value), number),
        { Type: "message", Value: { ValueKind: JsonValueKind.Object } value } when PressedOf(value) is { } pressed => new Press(pressed.Press, pressed.Under, visitor.Address),
        { Type: "message", Text: { } text } when !string.IsNullOrWhiteSpace(text) => CommandLine.Read(text) is { For: null } line ? new Command(line.Name, line.Arguments, number) : new Text(text, number),
        { Type: "message", Attachments.Count: > 0 } => new Media(MediaKind.Document, number),
        _ => null,
    };

    private static string StartOf(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } told && told.TryGetProperty("start", out var start) && start.ValueKind == JsonValueKind.String ? start.GetString()! : "";

    private static Pressed? PressedOf(JsonElement value)
    {
        try
        {
            return value.Deserialize(DirectLineJson.Default.Pressed) is { Press: { Length: > 0 } } pressed ? pressed : null;
        }
        catch (JsonException)
        {
            // Some other program's value: it is no button of ours.
            return null;
        }
    }

    /// <summary>The client's own id where it gives one: what it sends again because the connection broke takes effect once.</summary>
    private static long UpdateIdOf(Activity activity, string address)
    {
        var own = activity.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("clientActivityID", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
        var bytes = own is null ? RandomNumberGenerator.GetBytes(8) : SHA256.HashData(Encoding.UTF8.GetBytes(address + "|" + own));
        return BitConverter.ToInt64(bytes) & long.MaxValue;
    }
}
