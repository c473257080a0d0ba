using System.Text.Json;
using Solidarity.Bot.Turns;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>What the bot says as an activity: text as Markdown, buttons as a card, keys as suggestions, files within the message.</summary>
internal static class ActivityWriter
{
    private const string CardType = "application/vnd.microsoft.card.hero";

    public static readonly Account Bot = new("bot", Role: "bot");

    /// <param name="number">The message's own, which its buttons name.</param>
    /// <param name="telegram">Where buttons and links that begin a private chat lead; null where there is no such bot.</param>
    public static Activity Write(Outgoing message, long number, DateTimeOffset now, string botName, string? telegram)
    {
        var attachments = new List<CardAttachment>();
        if (message.File is { } file) attachments.Add(new CardAttachment(ContentTypeOf(file), ContentUrl: $"data:{ContentTypeOf(file)};base64,{Convert.ToBase64String(file.Bytes())}", Name: file.Name));
        if (ButtonsOf(message, number, telegram) is { Count: > 0 } buttons) attachments.Add(new CardAttachment(CardType, new HeroCard(buttons)));
        return new Activity(
            "message", IdOf(message.Chat, number), now, Bot with { Name = botName }, new ConversationAccount(message.Chat),
            Text: Markdown.Of(message.Text, link => LinkOf(link, telegram)), TextFormat: "markdown",
            SuggestedActions: KeysOf(message), Attachments: attachments.Count == 0 ? null : attachments,
            // What takes the place of an earlier message says of which: a client that can't change what was said shows it anew.
            ReplyToId: message is { Kind: OutgoingKind.Edit, MessageId: { } earlier } ? IdOf(message.Chat, earlier) : null);
    }

    /// <summary>What flashes up elsewhere: a line without markup.</summary>
    public static Activity Toast(string conversation, string text, long number, DateTimeOffset now, string botName) =>
        new("message", IdOf(conversation, number), now, Bot with { Name = botName }, new ConversationAccount(conversation), Text: text, TextFormat: "plain");

    public static string IdOf(string conversation, long number) => $"{conversation}|{number:0000000}";

    private static List<CardAction> ButtonsOf(Outgoing message, long number, string? telegram) =>
    [
        .. (message.Buttons ?? []).SelectMany(row => row).Select(button => button switch
        {
            // Without words Web Chat would not show among what was said that it was pressed.
            { Data: { } data } => new CardAction("messageBack", button.Label, JsonSerializer.SerializeToElement(new Pressed(data, number), DirectLineJson.Default.Pressed), button.Label, button.Label),
            { Address: { } address } => new CardAction("openUrl", button.Label, address),
            { Start: { } start } when telegram is not null => new CardAction("openUrl", button.Label, telegram + start),
            _ => null,
        }).OfType<CardAction>(),
    ];

    /// <summary>A page can't share a place or vouch for a number: those keys are left out, and the question takes the answer in words.</summary>
    private static SuggestedActions? KeysOf(Outgoing message)
    {
        var keys = (message.Keyboard?.Rows ?? []).SelectMany(row => row).Where(key => key.Asks == KeyAsks.Text).Select(key => new CardAction("imBack", key.Label, key.Label)).ToArray();
        return keys.Length == 0 ? null : new SuggestedActions(keys);
    }

    private static string LinkOf(string link, string? telegram) =>
        link.StartsWith("start:", StringComparison.Ordinal) ? telegram is null ? "" : telegram + link[6..] : link;

    private static string ContentTypeOf(OutgoingFile file) => Path.GetExtension(file.Name) switch
    {
        ".png" => "image/png",
        ".pdf" => "application/pdf",
        ".csv" => "text/csv",
        ".ics" => "text/calendar",
        _ => "application/octet-stream",
    };
}
