using System.Text.Json;
using System.Text.Json.Serialization;

namespace Solidarity.Bot.Channels.Telegram;

/// <summary>What is sent. Apart from what is read, whose options would switch the generated writing code off.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NoParameters))]
[JsonSerializable(typeof(GetUpdates))]
[JsonSerializable(typeof(SetWebhook))]
[JsonSerializable(typeof(DeleteWebhook))]
[JsonSerializable(typeof(SendMessage))]
[JsonSerializable(typeof(SendFile))]
[JsonSerializable(typeof(EditMessageText))]
[JsonSerializable(typeof(AnswerCallbackQuery))]
[JsonSerializable(typeof(SetMyCommands))]
[JsonSerializable(typeof(SetMyDescription))]
[JsonSerializable(typeof(SetMyShortDescription))]
[JsonSerializable(typeof(GetChatMember))]
[JsonSerializable(typeof(DeleteMessage))]
[JsonSerializable(typeof(PinChatMessage))]
[JsonSerializable(typeof(InlineKeyboardMarkup))]
[JsonSerializable(typeof(ReplyKeyboardMarkup))]
[JsonSerializable(typeof(ReplyKeyboardRemove))]
internal sealed partial class RequestJson : JsonSerializerContext;

/// <summary>One field that may hold any of three things; for a base type the generator makes no writing code.</summary>
internal sealed class ReplyMarkupJson : JsonConverter<ReplyMarkup>
{
    public override void Write(Utf8JsonWriter writer, ReplyMarkup value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case InlineKeyboardMarkup buttons: RequestJson.Default.InlineKeyboardMarkup.SerializeHandler!(writer, buttons); break;
            case ReplyKeyboardMarkup keys: RequestJson.Default.ReplyKeyboardMarkup.SerializeHandler!(writer, keys); break;
            case ReplyKeyboardRemove remove: RequestJson.Default.ReplyKeyboardRemove.SerializeHandler!(writer, remove); break;
            default: throw new NotSupportedException($"a {value.GetType().Name} can't be written");
        }
    }

    public override ReplyMarkup Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("It is only sent.");
}
