using System.Globalization;
using Solidarity.Bot.Turns;

namespace Solidarity.Bot.Channels.Telegram;

/// <summary>Messages out to Telegram, and what its answers mean for them.</summary>
internal sealed class TelegramChannel(BotApi api) : IChannel
{
    private const int LongestToast = 200;

    private static readonly LinkPreviewOptions NoPreview = new(IsDisabled: true);

    public string Name => UpdateReader.ChannelName;

    /// <summary>Telegram gives groups negative ids.</summary>
    public bool IsGroup(string chat) => chat.StartsWith('-');

    // A text too long is left to the server's refusal: only it knows the length once the markup is gone.
    public async Task<SendOutcome> SendAsync(Outgoing message, CancellationToken cancel)
    {
        if (!long.TryParse(message.Chat, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long chat))
            return new SendOutcome.Refused("The chat's address is not a number.");

        if (message.File is { } file) return await SendAsync(chat, message, file, cancel);
        if (message.Kind is OutgoingKind.Say)
            return OutcomeOf(await api.SendMessageAsync(Say(chat, message), cancel), sent => sent);

        if (message.MessageId is not > 0) return new SendOutcome.Refused("No message is named that could be changed.");
        long id = message.MessageId.Value;
        var answer = await api.EditMessageTextAsync(Edit(chat, id, message), cancel);
        return IsUnchanged(answer) ? new SendOutcome.Sent(id) : OutcomeOf(answer, _ => id);
    }

    private async Task<SendOutcome> SendAsync(long chat, Outgoing message, OutgoingFile file, CancellationToken cancel)
    {
        if (message.Kind is not OutgoingKind.Say) return new SendOutcome.Refused("An edit can't bring a file.");
        var request = new SendFile(
            chat,
            message.Text.Length == 0 ? null : message.Text,
            message.Text.Length == 0 ? null : "HTML",
            message.Silent ? true : null,
            (ReplyMarkup?)ButtonsOf(message) ?? KeyboardOf(message));
        var upload = new UploadedFile(file.Name, file.Bytes());
        return OutcomeOf(
            file.Kind is FileKind.Picture ? await api.SendPhotoAsync(request, upload, cancel) : await api.SendDocumentAsync(request, upload, cancel),
            sent => sent);
    }

    public async Task ToastAsync(string queryId, string? text, CancellationToken cancel)
    {
        string? line = string.IsNullOrEmpty(text) ? null : Cut(text, LongestToast);
        await api.AnswerCallbackQueryAsync(new AnswerCallbackQuery(queryId, line), cancel);
    }

    private static SendMessage Say(long chat, Outgoing message) => new(
        chat,
        message.Text,
        "HTML",
        NoPreview,
        message.Silent ? true : null,
        (ReplyMarkup?)ButtonsOf(message) ?? KeyboardOf(message));

    // Without a markup the server takes the buttons away.
    private static EditMessageText Edit(long chat, long messageId, Outgoing message) =>
        new(chat, messageId, message.Text, "HTML", NoPreview, ButtonsOf(message));

    private static InlineKeyboardMarkup? ButtonsOf(Outgoing message) =>
        message.Buttons is { Count: > 0 } rows
            ? new InlineKeyboardMarkup(rows.Each(static button => new InlineKeyboardButton(button.Label, button.Data, button.Url)))
            : null;

    private static ReplyMarkup? KeyboardOf(Outgoing message) => message.Keyboard switch
    {
        null => null,
        { Rows.Count: 0 } => new ReplyKeyboardRemove(),
        { Rows: var rows } => new ReplyKeyboardMarkup(rows.Each(KeyOf), ResizeKeyboard: true, OneTimeKeyboard: true),
    };

    private static KeyboardButton KeyOf(OutgoingKey key) => key.Asks switch
    {
        KeyAsks.Place => new KeyboardButton(key.Label, RequestLocation: true),
        KeyAsks.Contact => new KeyboardButton(key.Label, RequestContact: true),
        _ => new KeyboardButton(key.Label),
    };

    private static bool IsUnchanged(ApiAnswer<bool> answer) =>
        answer is ApiAnswer<bool>.Refused { Code: 400 } no && Says(no.Description, "message is not modified");

    private static SendOutcome OutcomeOf<T>(ApiAnswer<T> answer, Func<T, long> messageId) => answer switch
    {
        ApiAnswer<T>.Ok ok => new SendOutcome.Sent(messageId(ok.Value)),
        ApiAnswer<T>.Refused no => OutcomeOf(no),
        ApiAnswer<T>.Broken broken => new SendOutcome.Broken(broken.Why),
        _ => throw new InvalidOperationException("An answer is one of three."),
    };

    private static SendOutcome OutcomeOf<T>(ApiAnswer<T>.Refused no) => no switch
    {
        { MigrateTo: { } to } => new SendOutcome.Moved(to.ToString(CultureInfo.InvariantCulture)),
        { Code: 429, RetryAfter: { } wait } => new SendOutcome.Wait(wait),
        { Code: 403 } => new SendOutcome.Unreachable(no.Description),
        { Code: 400 } when Says(no.Description, "chat not found") => new SendOutcome.Unreachable(no.Description),
        { Code: 400 } => new SendOutcome.Refused(no.Description),
        _ => new SendOutcome.Broken(no.Description), // the token, the address or the server: no fault of the message
    };

    private static bool Says(string description, string words) =>
        description.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest) return text;
        int end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return text[..end];
    }
}
