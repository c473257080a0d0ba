using System.Text.Json.Serialization;

namespace Solidarity.Bot.Channels.Telegram;

/// <summary>What is read of the server's answers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Update))]
[JsonSerializable(typeof(List<Update>))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(ChatMember))]
[JsonSerializable(typeof(WebhookInfo))]
internal sealed partial class BotApiJson : JsonSerializerContext;
