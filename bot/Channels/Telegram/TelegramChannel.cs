using System.Globalization;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Turns;

namespace Solidarity.Bot.Channels.Telegram;

/// <summary>Messages out to Telegram, and what its answers mean for them.</summary>
internal sealed class TelegramChannel(BotApi api, BotIdentity identity) : IChannel
{
    private const int LongestToast = 200;

    private static readonly LinkPreviewOptions NoPreview = new(IsDisabled: true);

    public string Name => UpdateReader.ChannelName;

    /// <summary>Telegram gives groups negative ids.</summary>
    public bool IsGroup(string chat) => chat.StartsWith('-');

    // A text too long is left to the server's refusal: only it knows the length once the markup is gone.
    public async Task<SendOutcome> SendAsync(Outgoing message, CancellationToken cancel)
    {
        if (!TryNumber(message.Chat, out long chat))
            return new SendOutcome.Refused("The chat's address is not a number.");

        if (message.Kind is not OutgoingKind.Say && message.MessageId is not > 0) return new SendOutcome.Refused("No message is named that could be changed.");
        if (message.File is not null || message.Kind is OutgoingKind.Say) return await SayAsync(chat, message, cancel);
        long id = message.MessageId!.Value;
        var answer = message.Kind switch
        {
            OutgoingKind.Remove => await api.DeleteMessageAsync(new DeleteMessage(chat, id), cancel),
            OutgoingKind.Pin => await api.PinChatMessageAsync(new PinChatMessage(chat, id, DisableNotification: true), cancel),
            _ => await api.EditMessageTextAsync(Edit(chat, id, message), cancel),
        };
        return IsAsGood(answer, message) ? new SendOutcome.Sent(id) : OutcomeOf(answer, _ => id);
    }

    /// <summary>A topic can be closed or deleted at any moment: then it is said where everybody reads it.</summary>
    private async Task<SendOutcome> SayAsync(long chat, Outgoing message, CancellationToken cancel)
    {
        var outcome = await SendOnceAsync(chat, message, cancel);
        if (message.Topic is null || outcome is not SendOutcome.Refused { Why: var why } || !Says(why, "message thread not found") && !Says(why, "TOPIC_")) return outcome;
        outcome = await SendOnceAsync(chat, message with { Topic = null }, cancel);
        return outcome is SendOutcome.Sent sent ? sent with { TopicGone = true } : outcome;
    }

    private async Task<SendOutcome> SendOnceAsync(long chat, Outgoing message, CancellationToken cancel) =>
        message.File is { } file
            ? await SendAsync(chat, message, file, cancel)
            : OutcomeOf(await api.SendMessageAsync(Say(chat, message), cancel), sent => sent);

    public async Task<Standing> StandingAsync(string group, string person, CancellationToken cancel)
    {
        if (!TryNumber(group, out long chat) || !TryNumber(person, out long user)) return Standing.Unknown;
        return await api.GetChatMemberAsync(new GetChatMember(chat, user), cancel) switch
        {
            ApiAnswer<ChatMember>.Ok { Value.Administers: true } => Standing.Administrator,
            ApiAnswer<ChatMember>.Ok { Value.Belongs: true } => Standing.Member,
            ApiAnswer<ChatMember>.Ok => Standing.Outside,
            _ => Standing.Unknown,
        };
    }

    private static bool TryNumber(string address, out long number) => long.TryParse(address, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private async Task<SendOutcome> SendAsync(long chat, Outgoing message, OutgoingFile file, CancellationToken cancel)
    {
        if (message.Kind is not OutgoingKind.Say) return new SendOutcome.Refused("An edit can't bring a file.");
        var request = new SendFile(
            chat,
            message.Text.Length == 0 ? null : message.Text,
            message.Text.Length == 0 ? null : "HTML",
            message.Silent ? true : null,
            (ReplyMarkup?)ButtonsOf(message) ?? KeyboardOf(message),
            message.Topic);
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

    private SendMessage Say(long chat, Outgoing message) => new(
        chat,
        Linked(message.Text),
        "HTML",
        NoPreview,
        message.Silent ? true : null,
        (ReplyMarkup?)ButtonsOf(message) ?? KeyboardOf(message),
        message.Topic);

    private string Root => $"https://t.me/{identity.UserName}?start=";

    private string Linked(string text) => text.Replace("href=\"start:", "href=\"" + Root, StringComparison.Ordinal);

    // Without a markup the server takes the buttons away.
    private EditMessageText Edit(long chat, long messageId, Outgoing message) =>
        new(chat, messageId, Linked(message.Text), "HTML", NoPreview, ButtonsOf(message));

    private InlineKeyboardMarkup? ButtonsOf(Outgoing message) =>
        message.Buttons is { Count: > 0 } rows
            ? new InlineKeyboardMarkup(rows.Each(button => new InlineKeyboardButton(button.Label, button.Data, button.Start is null ? button.Address : Root + button.Start)))
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

    /// <summary>Whether what was refused is so already, or was a mere wish.</summary>
    private bool IsAsGood(ApiAnswer<bool> answer, Outgoing message) => answer is ApiAnswer<bool>.Refused { Code: 400, MigrateTo: null } no && message.Kind switch
    {
        OutgoingKind.Remove or OutgoingKind.Pin => !Says(no.Description, "chat not found"),
        // In a group whoever administers it removes what they like.
        _ => Says(no.Description, "message is not modified") || IsGroup(message.Chat) && (Says(no.Description, "message to edit not found") || Says(no.Description, "message can't be edited")),
    };

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
        { Code: 400 } when IsMuting(no.Description) => new SendOutcome.Muted(no.Description),
        { Code: 400 } => new SendOutcome.Refused(no.Description),
        _ => new SendOutcome.Broken(no.Description), // the token, the address or the server: no fault of the message
    };

    private static bool IsMuting(string why) =>
        Says(why, "have no write access") || Says(why, "not enough rights to send") || Says(why, "CHAT_WRITE_FORBIDDEN") || Says(why, "CHAT_RESTRICTED");

    private static bool Says(string description, string words) =>
        description.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest) return text;
        int end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return text[..end];
    }
}
