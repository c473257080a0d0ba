using System.Text.Json.Serialization;

namespace Solidarity.Bot.Channels.Telegram;

// What the client sends: parameter names follow from the property names, and nulls are left out.

internal sealed record NoParameters;

internal sealed record GetUpdates(long Offset, int Limit, int Timeout, IReadOnlyList<string>? AllowedUpdates);

internal sealed record SetWebhook(
    string Url,
    string SecretToken,
    int? MaxConnections = null,
    IReadOnlyList<string>? AllowedUpdates = null,
    bool? DropPendingUpdates = null)
{
    // A record writes its members; the secret is not to be among them.
    public override string ToString() => nameof(SetWebhook);
}

internal sealed record DeleteWebhook(bool? DropPendingUpdates = null);

internal sealed record SendMessage(
    long ChatId,
    string Text,
    string? ParseMode = null,
    LinkPreviewOptions? LinkPreviewOptions = null,
    bool? DisableNotification = null,
    ReplyMarkup? ReplyMarkup = null,
    long? MessageThreadId = null);

internal sealed record DeleteMessage(long ChatId, long MessageId);

internal sealed record PinChatMessage(long ChatId, long MessageId, bool DisableNotification);

/// <summary>A document or a photo; the file itself goes beside, as a part of the form.</summary>
/// <param name="Caption">1–1,024 characters once the markup is gone.</param>
internal sealed record SendFile(
    long ChatId,
    string? Caption = null,
    string? ParseMode = null,
    bool? DisableNotification = null,
    ReplyMarkup? ReplyMarkup = null,
    long? MessageThreadId = null);

internal sealed record EditMessageText(
    long ChatId,
    long MessageId,
    string Text,
    string? ParseMode = null,
    LinkPreviewOptions? LinkPreviewOptions = null,
    InlineKeyboardMarkup? ReplyMarkup = null);

internal sealed record AnswerCallbackQuery(string CallbackQueryId, string? Text = null);

/// <param name="LanguageCode">Two letters; null or empty for everybody whose language has no list of its own.</param>
internal sealed record SetMyCommands(
    IReadOnlyList<BotCommand> Commands, CommandScope? Scope = null, string? LanguageCode = null);

/// <param name="Command">1–32 of a–z, 0–9 and underscore.</param>
/// <param name="Description">1–256 characters.</param>
internal sealed record BotCommand(string Command, string Description);

internal sealed record CommandScope(string Type, long? ChatId = null)
{
    public static readonly CommandScope AllPrivateChats = new("all_private_chats");
    public static readonly CommandScope AllGroupChats = new("all_group_chats");

    public static CommandScope OneChat(long id) => new("chat", id);
}

internal sealed record SetMyDescription(string Description, string? LanguageCode = null);

internal sealed record SetMyShortDescription(string ShortDescription, string? LanguageCode = null);

internal sealed record GetChatMember(long ChatId, long UserId);

internal sealed record LinkPreviewOptions(bool IsDisabled);

[JsonConverter(typeof(ReplyMarkupJson))]
internal abstract record ReplyMarkup;

internal sealed record InlineKeyboardMarkup(InlineKeyboardButton[][] InlineKeyboard) : ReplyMarkup;

/// <summary>Exactly one of <paramref name="CallbackData"/> and <paramref name="Url"/> is set.</summary>
internal sealed record InlineKeyboardButton(string Text, string? CallbackData = null, string? Url = null);

internal sealed record ReplyKeyboardMarkup(
    KeyboardButton[][] Keyboard, bool ResizeKeyboard, bool OneTimeKeyboard) : ReplyMarkup;

internal sealed record KeyboardButton(string Text, bool? RequestContact = null, bool? RequestLocation = null);

internal sealed record ReplyKeyboardRemove(bool RemoveKeyboard = true) : ReplyMarkup;
