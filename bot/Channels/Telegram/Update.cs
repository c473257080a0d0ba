using System.Text.Json;
using System.Text.Json.Serialization;

namespace Solidarity.Bot.Channels.Telegram;

// What the client reads, and no more: a field that isn't here is skipped. These are classes rather than records so that
// none of them, written into a log by mistake, shows what a person wrote. Their setters are plain: what can be set at
// creation only, the generated reader first collects in boxes, which takes it half as long again.

internal sealed class Update
{
    [JsonRequired] public long UpdateId { get; set; }

    public Message? Message { get; set; }

    public Message? EditedMessage { get; set; }

    public CallbackQuery? CallbackQuery { get; set; }

    public ChatMemberUpdated? MyChatMember { get; set; }

    /// <summary>It came, but not in a form that can be read; nothing but its id is known, so that it can be confirmed.</summary>
    [JsonIgnore]
    public bool Unreadable { get; set; }
}

internal sealed class Message
{
    [JsonRequired] public long MessageId { get; set; }

    /// <summary>Unix seconds.</summary>
    [JsonRequired] public long Date { get; set; }

    [JsonRequired] public Chat Chat { get; set; } = null!;

    public long? EditDate { get; set; }

    public User? From { get; set; }

    /// <summary>Set when a chat speaks (a channel, an anonymous administrator); <see cref="From"/> then names nobody.</summary>
    public Chat? SenderChat { get; set; }

    public RepliedMessage? ReplyToMessage { get; set; }

    public string? Text { get; set; }

    public Location? Location { get; set; }

    public Contact? Contact { get; set; }

    public long? MigrateToChatId { get; set; }

    [JsonConverter(typeof(Presence))] public bool NewChatTitle { get; set; }

    /// <summary>Who is no longer in the group; <see cref="From"/> may be another, who put them out.</summary>
    public User? LeftChatMember { get; set; }

    /// <summary>Set in forum topics, and in threads of replies elsewhere; see <see cref="IsTopicMessage"/>.</summary>
    public long? MessageThreadId { get; set; }

    public bool IsTopicMessage { get; set; }

    /// <summary>Somebody else's message, passed on.</summary>
    [JsonConverter(typeof(Presence))] public bool ForwardOrigin { get; set; }

    /// <summary>Made by another bot, and sent in a person's name.</summary>
    [JsonConverter(typeof(Presence))] public bool ViaBot { get; set; }

    [JsonConverter(typeof(Presence))] public bool Animation { get; set; }

    [JsonConverter(typeof(Presence))] public bool Audio { get; set; }

    [JsonConverter(typeof(Presence))] public bool Checklist { get; set; }

    [JsonConverter(typeof(Presence))] public bool Dice { get; set; }

    [JsonConverter(typeof(Presence))] public bool Document { get; set; }

    [JsonConverter(typeof(Presence))] public bool Game { get; set; }

    [JsonConverter(typeof(Presence))] public bool LivePhoto { get; set; }

    [JsonConverter(typeof(Presence))] public bool PaidMedia { get; set; }

    [JsonConverter(typeof(Presence))] public bool Photo { get; set; }

    [JsonConverter(typeof(Presence))] public bool Poll { get; set; }

    [JsonConverter(typeof(Presence))] public bool RichMessage { get; set; }

    [JsonConverter(typeof(Presence))] public bool Sticker { get; set; }

    [JsonConverter(typeof(Presence))] public bool Story { get; set; }

    [JsonConverter(typeof(Presence))] public bool Video { get; set; }

    [JsonConverter(typeof(Presence))] public bool VideoNote { get; set; }

    [JsonConverter(typeof(Presence))] public bool Voice { get; set; }
}

/// <summary>The message that another one replies to: only whose it is matters.</summary>
internal sealed class RepliedMessage
{
    public long MessageId { get; set; }

    public User? From { get; set; }

    public Chat? SenderChat { get; set; }

    /// <summary>Every message in a forum topic "replies" to the topic's first one, which nobody meant to answer.</summary>
    [JsonConverter(typeof(Presence))] public bool ForumTopicCreated { get; set; }
}

/// <summary>The message under which a button was pressed; its date is 0 where the bot can't reach it any more.</summary>
internal sealed class PressedMessage
{
    [JsonRequired] public long MessageId { get; set; }

    [JsonRequired] public long Date { get; set; }

    [JsonRequired] public Chat Chat { get; set; } = null!;
}

internal sealed class User
{
    [JsonRequired] public long Id { get; set; }

    public bool IsBot { get; set; }

    [JsonRequired] public string FirstName { get; set; } = null!;

    public string? Username { get; set; }

    public string? LanguageCode { get; set; }
}

internal sealed class Chat
{
    [JsonRequired] public long Id { get; set; }

    /// <summary>private, group, supergroup or channel.</summary>
    [JsonRequired] public string Type { get; set; } = null!;

    public string? Title { get; set; }
}

internal sealed class CallbackQuery
{
    [JsonRequired] public string Id { get; set; } = null!;

    [JsonRequired] public User From { get; set; } = null!;

    public PressedMessage? Message { get; set; }

    public string? Data { get; set; }
}

internal sealed class Location
{
    [JsonRequired] public double Latitude { get; set; }

    [JsonRequired] public double Longitude { get; set; }
}

internal sealed class Contact
{
    [JsonRequired] public string PhoneNumber { get; set; } = null!;

    public long? UserId { get; set; }
}

internal sealed class ChatMemberUpdated
{
    [JsonRequired] public Chat Chat { get; set; } = null!;

    [JsonRequired] public User From { get; set; } = null!;

    /// <summary>Unix seconds.</summary>
    [JsonRequired] public long Date { get; set; }

    [JsonRequired] public ChatMember NewChatMember { get; set; } = null!;
}

internal sealed class ChatMember
{
    /// <summary>creator, administrator, member, restricted, left or kicked.</summary>
    [JsonRequired] public string Status { get; set; } = null!;

    /// <summary>Told of restricted members only.</summary>
    public bool? IsMember { get; set; }

    /// <inheritdoc cref="IsMember"/>
    public bool? CanSendMessages { get; set; }

    /// <summary>Told of administrators only.</summary>
    public bool? CanDeleteMessages { get; set; }

    /// <inheritdoc cref="CanDeleteMessages"/>
    public bool? CanPinMessages { get; set; }

    [JsonIgnore]
    public bool Administers => Status is "creator" or "administrator";

    [JsonIgnore]
    public bool Belongs => Administers || Status is "member" || (Status is "restricted" && IsMember is not false);
}

internal sealed class WebhookInfo
{
    /// <summary>Empty when no webhook is set.</summary>
    [JsonRequired] public string Url { get; set; } = null!;

    public int PendingUpdateCount { get; set; }

    /// <summary>Unix seconds.</summary>
    public long? LastErrorDate { get; set; }

    public string? LastErrorMessage { get; set; }
}

/// <summary>Reads any value as "it is there", without building it.</summary>
internal sealed class Presence : JsonConverter<bool>
{
    public override bool HandleNull => true;

    public override bool Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        bool there = reader.TokenType is not JsonTokenType.Null;
        reader.Skip();
        return there;
    }

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Presence is only ever read.");
}
