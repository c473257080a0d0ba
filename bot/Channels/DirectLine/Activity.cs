using System.Text.Json;
using System.Text.Json.Serialization;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>One thing said or done, as the protocol writes it: the parts of it that are used here.</summary>
/// <param name="Type">"message", "event", "typing"…</param>
/// <param name="Id">Conversation and number, as "…|0000012"; set by the server.</param>
/// <param name="Text">What is shown; for a message of the bot in Markdown.</param>
/// <param name="Value">What a pressed button carries, or what an event tells.</param>
/// <param name="ChannelData">The client's own id of it; handed back, which is how it knows its own words again.</param>
internal sealed record Activity(
    string? Type,
    string? Id = null,
    DateTimeOffset? Timestamp = null,
    Account? From = null,
    ConversationAccount? Conversation = null,
    string? Name = null,
    string? Text = null,
    string? TextFormat = null,
    string? Locale = null,
    JsonElement? Value = null,
    JsonElement? ChannelData = null,
    SuggestedActions? SuggestedActions = null,
    IReadOnlyList<CardAttachment>? Attachments = null,
    string? ReplyToId = null,
    string? InputHint = null);

/// <param name="Role">"bot" or "user".</param>
internal sealed record Account(string? Id, string? Name = null, string? Role = null);

internal sealed record ConversationAccount(string? Id);

internal sealed record SuggestedActions(IReadOnlyList<CardAction> Actions);

/// <param name="Type">"imBack" says its value as text, "messageBack" sends its value and shows <paramref name="DisplayText"/>, "openUrl" opens it.</param>
internal sealed record CardAction(string Type, string Title, object? Value = null, string? Text = null, string? DisplayText = null);

/// <param name="ContentUrl">Of a picture or a document: a data URL, so that nobody else can fetch it.</param>
internal sealed record CardAttachment(string ContentType, HeroCard? Content = null, string? ContentUrl = null, string? Name = null);

internal sealed record HeroCard(IReadOnlyList<CardAction> Buttons, string? Text = null);

/// <summary>What a button carries back: the bot's own words for it, and the message it hangs under.</summary>
internal sealed record Pressed(string Press, long Under);

/// <summary>What the page tells of the link that led to it.</summary>
internal sealed record Led(string Start);

/// <summary>The client's own id of what it sent.</summary>
internal sealed record OwnId([property: JsonPropertyName("clientActivityID")] string Id);

internal sealed record ResourceResponse(string Id);

/// <param name="ExpiresIn">Seconds.</param>
internal sealed record ConversationInfo(string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn, string? StreamUrl = null);

internal sealed record ErrorResponse(ErrorInfo Error);

internal sealed record ErrorInfo(string Code, string Message);

/// <summary>What the page asks a token with.</summary>
internal sealed record TokenParameters(TokenUser? User);

internal sealed record TokenUser(string? Name);

/// <summary>What the page's form sends.</summary>
internal sealed record TypedCode(string? Code);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(Pressed))]
[JsonSerializable(typeof(Led))]
[JsonSerializable(typeof(OwnId))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(ConversationInfo))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(TokenParameters))]
[JsonSerializable(typeof(TypedCode))]
[JsonSerializable(typeof(string))]
internal sealed partial class DirectLineJson : JsonSerializerContext;
