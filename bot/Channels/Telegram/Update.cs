using System.Text.Json;
using System.Text.Json.Serialization;

namespace Solidarity.Bot.Channels.Telegram;

// What the client reads, and no more: a field that isn't here is skipped. These are classes rather than records so that
// none of them, written into a log by mistake, shows what a person wrote.

internal sealed class Update
{
    public required long UpdateId { get; init; }

    public Message? Message { get; init; }

    public Message? EditedMessage { get; init; }

    public CallbackQuery? CallbackQuery { get; init; }

    public ChatMemberUpdated? MyChatMember { get; init; }

    /// <summary>It came, but not in a form that can be read; nothing but its id is known, so that it can be confirmed.</summary>
    [JsonIgnore]
    public bool Unreadable { get; init; }
}

internal sealed class Message
{
    public required long MessageId { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long Date { get; init; }

    public required Chat Chat { get; init; }

    public long? EditDate { get; init; }

    public User? From { get; init; }

    /// <summary>Set when a chat speaks (a channel, an anonymous administrator); <see cref="From"/> then names nobody.</summary>
    public Chat? SenderChat { get; init; }

    public RepliedMessage? ReplyToMessage { get; init; }

    public string? Text { get; init; }

    public Location? Location { get; init; }

    public Contact? Contact { get; init; }

    public long? MigrateToChatId { get; init; }

    [JsonConverter(typeof(Presence))] public bool Animation { get; init; }

    [JsonConverter(typeof(Presence))] public bool Audio { get; init; }

    [JsonConverter(typeof(Presence))] public bool Checklist { get; init; }

    [JsonConverter(typeof(Presence))] public bool Dice { get; init; }

    [JsonConverter(typeof(Presence))] public bool Document { get; init; }

    [JsonConverter(typeof(Presence))] public bool Game { get; init; }

    [JsonConverter(typeof(Presence))] public bool LivePhoto { get; init; }

    [JsonConverter(typeof(Presence))] public bool PaidMedia { get; init; }

    [JsonConverter(typeof(Presence))] public bool Photo { get; init; }

    [JsonConverter(typeof(Presence))] public bool Poll { get; init; }

    [JsonConverter(typeof(Presence))] public bool RichMessage { get; init; }

    [JsonConverter(typeof(Presence))] public bool Sticker { get; init; }

    [JsonConverter(typeof(Presence))] public bool Story { get; init; }

    [JsonConverter(typeof(Presence))] public bool Video { get; init; }

    [JsonConverter(typeof(Presence))] public bool VideoNote { get; init; }

    [JsonConverter(typeof(Presence))] public bool Voice { get; init; }
}

/// <summary>The message that another one replies to: only whose it is matters.</summary>
internal sealed class RepliedMessage
{
    public User? From { get; init; }

    public Chat? SenderChat { get; init; }

    /// <summary>Every message in a forum topic "replies" to the topic's first one, which nobody meant to answer.</summary>
    [JsonConverter(typeof(Presence))] public bool ForumTopicCreated { get; init; }
}

/// <summary>The message under which a button was pressed; its date is 0 where the bot can't reach it any more.</summary>
internal sealed class PressedMessage
{
    public required long MessageId { get; init; }

    public required long Date { get; init; }

    public required Chat Chat { get; init; }
}

internal sealed class User
{
    public required long Id { get; init; }

    public bool IsBot { get; init; }

    public required string FirstName { get; init; }

    public string? Username { get; init; }

    public string? LanguageCode { get; init; }
}

internal sealed class Chat
{
    public required long Id { get; init; }

    /// <summary>private, group, supergroup or channel.</summary>
    public required string Type { get; init; }
}

internal sealed class CallbackQuery
{
    public required string Id { get; init; }

    public required User From { get; init; }

    public PressedMessage? Message { get; init; }

    public string? Data { get; init; }
}

internal sealed class Location
{
    public required double Latitude { get; init; }

    public required double Longitude { get; init; }
}

internal sealed class Contact
{
    public required string PhoneNumber { get; init; }

    public long? UserId { get; init; }
}

internal sealed class ChatMemberUpdated
{
    public required Chat Chat { get; init; }

    public required User From { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long Date { get; init; }

    public required ChatMember NewChatMember { get; init; }
}

internal sealed class ChatMember
{
    /// <summary>creator, administrator, member, restricted, left or kicked.</summary>
    public required string Status { get; init; }

    /// <summary>Told of restricted members only.</summary>
    public bool? IsMember { get; init; }

    [JsonIgnore]
    public bool Administers => Status is "creator" or "administrator";

    [JsonIgnore]
    public bool Belongs => Administers || Status is "member" || (Status is "restricted" && IsMember is not false);
}

internal sealed class WebhookInfo
{
    /// <summary>Empty when no webhook is set.</summary>
    public required string Url { get; init; }

    public int PendingUpdateCount { get; init; }

    /// <summary>Unix seconds.</summary>
    public long? LastErrorDate { get; init; }

    public string? LastErrorMessage { get; init; }
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
