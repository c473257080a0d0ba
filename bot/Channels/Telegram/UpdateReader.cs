using System.Globalization;
using Solidarity.Bot.Turns;

namespace Solidarity.Bot.Channels.Telegram;

/// <summary>
/// Turns an update into what happened, or null where it is nothing to the bot: service messages, unknown kinds, and
/// whatever no person stands behind. In groups only commands, presses, answers to the bot's own messages and changes of the
/// bot's standing count: the same that the server delivers in privacy mode, so that a bot which administers a group doesn't
/// take chatter for answers.
/// </summary>
internal static class UpdateReader
{
    public const string ChannelName = "telegram";

    /// <param name="botUserName">Without "@".</param>
    /// <param name="now">When it arrived: a press carries no time of its own.</param>
    public static Incoming? Read(Update update, string botUserName, DateTimeOffset now)
    {
        if (update.Message is { } message) return ReadMessage(update.UpdateId, message, botUserName);
        if (update.EditedMessage is { } edited) return ReadEdited(update.UpdateId, edited, botUserName);
        if (update.CallbackQuery is { } query) return ReadPress(update.UpdateId, query, now);
        if (update.MyChatMember is { } standing) return ReadStanding(update.UpdateId, standing);
        return null;
    }

    private static Incoming? ReadMessage(long updateId, Message message, string botUserName)
    {
        if (InputOf(message, botUserName) is not { } input) return null;
        if (input is Migrated or Renamed or Left) return FromTheGroup(updateId, message, input);
        if (IsAnonymousAdministrator(message)) return input is Command command ? FromTheGroup(updateId, message, new FromNobody(command.Name, command.MessageId)) : null;
        if (WhoWrote(message) is not { } who) return null;
        if (input is not Command && !IsForBot(message, botUserName)) return null;
        return new Incoming(
            ChannelName, updateId, who, AddressOf(message.Chat.Id), IsPrivate(message.Chat), input, Instant(message.Date))
        { Title = message.Chat.Title, Topic = TopicOf(message) };
    }

    /// <summary>Only those who administer a group can speak as the group itself.</summary>
    private static bool IsAnonymousAdministrator(Message message) => message.SenderChat is { } speaker && speaker.Id == message.Chat.Id && !IsPrivate(message.Chat);

    private static Incoming FromTheGroup(long updateId, Message message, Input input) => new(
        ChannelName, updateId, Itself(message.Chat), AddressOf(message.Chat.Id), Private: false, input, Instant(message.Date))
    { Title = message.Chat.Title, Topic = TopicOf(message) };

    private static Speaker Itself(Chat group) => new(AddressOf(group.Id), group.Title ?? "");

    private static long? TopicOf(Message message) => message.IsTopicMessage ? message.MessageThreadId : null;

    private static Incoming? ReadEdited(long updateId, Message message, string botUserName)
    {
        // Only one's own words can be corrected; what another bot made, that bot changes as often as it likes.
        if (message is not { Text: { } text, ForwardOrigin: false, ViaBot: false } || !IsForBot(message, botUserName)) return null;
        if (WhoWrote(message) is not { } who) return null;
        return new Incoming(
            ChannelName,
            updateId,
            who,
            AddressOf(message.Chat.Id),
            IsPrivate(message.Chat),
            new Edited(text, message.MessageId),
            Instant(message.EditDate ?? message.Date));
    }

    // The person who pressed is told truly even where they administer a group anonymously.
    private static Incoming? ReadPress(long updateId, CallbackQuery query, DateTimeOffset now)
    {
        if (query.Data is not { } data || Person(query.From) is not { } who) return null;
        var seen = query.Message is { Date: > 0 } message && IsTheirs(message.Chat, query.From) ? message : null;
        return new Incoming(
            ChannelName,
            updateId,
            who,
            seen is null ? who.Address : AddressOf(seen.Chat.Id),
            seen is null || IsPrivate(seen.Chat),
            new Press(data, seen?.MessageId ?? 0, query.Id),
            now)
        { Title = seen?.Chat.Title };
    }

    private static Incoming? ReadStanding(long updateId, ChatMemberUpdated change)
    {
        if (change.Chat.Type is "channel" || !IsTheirs(change.Chat, change.From)) return null;
        // Whoever lets the bot into a group may hide who they are: it is the group's affair.
        if ((IsPrivate(change.Chat) ? Person(change.From) : Itself(change.Chat) with { LanguageCode = change.From.LanguageCode }) is not { } who) return null;
        return new Incoming(
            ChannelName,
            updateId,
            who,
            AddressOf(change.Chat.Id),
            IsPrivate(change.Chat),
            change.NewChatMember is { Belongs: true } now
                ? new Added(now.CanSendMessages is not false, now.CanDeleteMessages is true, now.CanPinMessages is true)
                : new Removed(),
            Instant(change.Date))
        { Title = change.Chat.Title };
    }

    private static Input? InputOf(Message message, string botUserName) => message switch
    {
        { MigrateToChatId: { } to } when !IsPrivate(message.Chat) => new Migrated(AddressOf(to)),
        { NewChatTitle: true } when !IsPrivate(message.Chat) => new Renamed(),
        { LeftChatMember: { } gone } when !IsPrivate(message.Chat) => Person(gone) is { } who ? new Left(who.Address) : null,
        // Whoever passes on "/moderator add @evil" to ask what it is has not said it.
        { ForwardOrigin: true } or { ViaBot: true } => new Forwarded(message.Text ?? "", message.MessageId),
        { Text: { } text } => CommandLine.Read(text) switch
        {
            null => new Text(text, message.MessageId, RepliesToBot(message, botUserName)),
            { For: { } bot } when !bot.Equals(botUserName, StringComparison.OrdinalIgnoreCase) => null,
            { } line => new Command(line.Name, line.Arguments, message.MessageId, RepliesTo(message)),
        },
        { Location: { } place } => ReadPlace(place, message.MessageId),
        { Contact: { } contact } =>
            new SharedContact(contact.PhoneNumber, contact.UserId == message.From?.Id, message.MessageId),
        _ => KindOf(message) is { } kind ? new Media(kind, message.MessageId) : null,
    };

    private static SharedPlace? ReadPlace(Location place, long messageId) =>
        Math.Abs(place.Latitude) <= 90 && Math.Abs(place.Longitude) <= 180
            ? new SharedPlace(place.Latitude, place.Longitude, messageId)
            : null;

    private static MediaKind? KindOf(Message message) => message switch
    {
        { Animation: true } => MediaKind.Animation, // it comes with a document as well
        { Photo: true } or { LivePhoto: true } => MediaKind.Photo,
        { Voice: true } => MediaKind.Voice,
        { Video: true } or { VideoNote: true } => MediaKind.Video,
        { Sticker: true } => MediaKind.Sticker,
        { Document: true } => MediaKind.Document,
        { Poll: true } => MediaKind.Poll,
        { Audio: true } or { Checklist: true } or { Dice: true } or { Game: true } or { PaidMedia: true }
            or { RichMessage: true } or { Story: true } => MediaKind.Other,
        _ => null,
    };

    private static bool IsForBot(Message message, string botUserName) =>
        IsPrivate(message.Chat) || RepliesToBot(message, botUserName) is not null;

    private static long? RepliesToBot(Message message, string botUserName) =>
        message.ReplyToMessage is { From: { IsBot: true, Username: { } name }, ForumTopicCreated: false } replied && name.Equals(botUserName, StringComparison.OrdinalIgnoreCase)
            ? replied.MessageId
            : null;

    private static Address? RepliesTo(Message message) =>
        message.ReplyToMessage is { SenderChat: null, ForumTopicCreated: false, From: { } from }
            ? Person(from)?.Address
            : null;

    private static Speaker? WhoWrote(Message message) =>
        message is { SenderChat: null, From: { } from } && IsTheirs(message.Chat, from) ? Person(from) : null;

    private static Speaker? Person(User user) =>
        user.IsBot || IsNobody(user.Id)
            ? null
            : new Speaker(AddressOf(user.Id), user.FirstName, IsUserName(user.Username) ? user.Username : null, user.LanguageCode);

    /// <summary>A private chat bears its person's own number: what is said in another is answered to nobody.</summary>
    private static bool IsTheirs(Chat chat, User user) => !IsPrivate(chat) || chat.Id == user.Id;

    /// <summary>It is shown as it stands, to be tapped: nothing else may be hidden in it.</summary>
    private static bool IsUserName(string? name) => name is { Length: > 0 and <= 32 } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_');

    // Telegram's own notifications (whose "is_bot" is false), channels that post into a group, anonymous administrators.
    private static bool IsNobody(long id) => id is 777000 or 136817688 or 1087968824;

    private static bool IsPrivate(Chat chat) => chat.Type is "private";

    private static Address AddressOf(long id) => new(ChannelName, id.ToString(CultureInfo.InvariantCulture));

    private static DateTimeOffset Instant(long unixSeconds) =>
        DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(unixSeconds, 0, DateTimeOffset.MaxValue.ToUnixTimeSeconds()));
}
