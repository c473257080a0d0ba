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

    /// <summary>Characters of what a button carries, of a link's beginning, of a client's own id: ours are all shorter.</summary>
    private const int LongestMark = 256;

    /// <summary>
    /// What is used of what a client sent, read to the end before anything is kept; whatever it made up beside goes no farther than here. What
    /// only the bot says, nobody else can.
    /// </summary>
    /// <returns>Null where it can't be read: half a sign in the place of a text, or a mark that is too long.</returns>
    public static Activity? Sift(Activity sent)
    {
        try
        {
            return new Activity(
                sent.Type, Name: IsSaid(sent) ? null : sent.Name, Text: sent.Text, TextFormat: "plain",
                Value: ValueOf(sent),
                ChannelData: MarkOf(sent.ChannelData, "clientActivityID") is { } own ? JsonSerializer.SerializeToElement(new OwnId(own), DirectLineJson.Default.OwnId) : null,
                Attachments: sent.Attachments is { Count: > 0 } ? [new CardAttachment("application/octet-stream")] : null);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <param name="number">The message's own.</param>
    public static Incoming? Read(Activity activity, Visitor visitor, long number, DateTimeOffset now)
    {
        if (InputOf(activity, visitor, number) is not { } input) return null;
        var who = new Address(WebChannel.ChannelName, visitor.Address);
        return new Incoming(WebChannel.ChannelName, UpdateIdOf(activity, visitor.Address), new Speaker(who, visitor.Name, LanguageCode: visitor.Language), who, Private: true, input, now);
    }

    /// <summary>The same, once it has been given its number.</summary>
    public static Incoming Numbered(Incoming incoming, long number) => incoming with
    {
        Input = incoming.Input switch
        {
            Command command => command with { MessageId = number },
            Text text => text with { MessageId = number },
            Media media => media with { MessageId = number },
            var other => other,
        },
    };

    /// <summary>Whether it is shown among what was said.</summary>
    public static bool IsSaid(Activity activity) => activity.Type == "message";

    /// <summary>Whether somebody has only opened the page, by no link that begins anything.</summary>
    public static bool IsArrival(Activity activity) => activity is { Type: "event", Name: Joined } && LedOf(activity).Length == 0;

    /// <summary>What the link begins by which somebody has come; nothing where it was none.</summary>
    private static string LedOf(Activity activity) => activity.Value?.Deserialize(DirectLineJson.Default.Led)?.Start ?? "";

    private static Input? InputOf(Activity activity, Visitor visitor, long number) => activity switch
    {
        { Type: "event", Name: Joined } => new Command("start", LedOf(activity), number),
        { Type: "message", Value: { } value } when value.Deserialize(DirectLineJson.Default.Pressed) is { } pressed => new Press(pressed.Press, pressed.Under, visitor.Address),
        { Type: "message", Text: { } text } when !string.IsNullOrWhiteSpace(text) => CommandLine.Read(text) is { For: null } line ? new Command(line.Name, line.Arguments, number) : new Text(text, number),
        { Type: "message", Attachments.Count: > 0 } => new Media(MediaKind.Document, number),
        _ => null,
    };

    /// <summary>Of some other program's value nothing is left: it is no button of ours.</summary>
    private static JsonElement? ValueOf(Activity sent)
    {
        if (!IsSaid(sent)) return MarkOf(sent.Value, "start") is { } start ? JsonSerializer.SerializeToElement(new Led(start), DirectLineJson.Default.Led) : null;
        if (MarkOf(sent.Value, "press") is not { Length: > 0 } press) return null;
        var under = sent.Value!.Value.TryGetProperty("under", out var told) && told.ValueKind == JsonValueKind.Number && told.TryGetInt64(out var number) ? number : 0;
        return JsonSerializer.SerializeToElement(new Pressed(press, under), DirectLineJson.Default.Pressed);
    }

    /// <exception cref="InvalidOperationException">It is no text.</exception>
    /// <exception cref="FormatException">It is too long.</exception>
    private static string? MarkOf(JsonElement? from, string name)
    {
        if (from is not { ValueKind: JsonValueKind.Object } told || !told.TryGetProperty(name, out var mark) || mark.ValueKind != JsonValueKind.String) return null;
        return mark.GetString() is { Length: <= LongestMark } text ? text : throw new FormatException($"{name} is too long");
    }

    /// <summary>The client's own id where it gives one: what it sends again because the connection broke takes effect once.</summary>
    private static long UpdateIdOf(Activity activity, string address)
    {
        var own = activity.ChannelData?.Deserialize(DirectLineJson.Default.OwnId)?.Id;
        var bytes = own is null ? RandomNumberGenerator.GetBytes(8) : SHA256.HashData(Encoding.UTF8.GetBytes(address + "|" + own));
        return BitConverter.ToInt64(bytes) & long.MaxValue;
    }
}
