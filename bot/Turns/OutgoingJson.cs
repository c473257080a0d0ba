using System.Text.Json;
using System.Text.Json.Serialization;

namespace Solidarity.Bot.Turns;

/// <summary>How an outgoing message is kept in its outbox row.</summary>
[JsonSerializable(typeof(Outgoing))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
internal sealed partial class OutgoingJson : JsonSerializerContext
{
    public static string Write(Outgoing outgoing) => PlainJson.Text(outgoing, Default.Outgoing.SerializeHandler!);

    public static Outgoing Read(string json) => JsonSerializer.Deserialize(json, Default.Outgoing)!;
}
