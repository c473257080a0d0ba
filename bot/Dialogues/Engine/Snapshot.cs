using System.Text.Json;
using System.Text.Json.Serialization;

namespace Solidarity.Bot.Dialogues.Engine;

/// <summary>Where a person is in a dialogue, as it is stored: names and versions, no types.</summary>
/// <param name="Keys">Whether keys were put in the place of the person's keyboard, which must go away again.</param>
/// <param name="Typed">The last answer that was typed, for when its writer corrects the message.</param>
/// <param name="Reminded">Whether they were reminded that they left in the middle.</param>
/// <param name="Held">The snapshot of a dialogue that this one has put on hold; it goes on when this one is left.</param>
internal sealed record Snapshot(
    [property: JsonPropertyName("dialogue")] string Dialogue,
    [property: JsonPropertyName("version")] int Version,
    [property: JsonPropertyName("step")] string Step,
    [property: JsonPropertyName("data")] JsonElement Data,
    [property: JsonPropertyName("keys")] bool Keys = false,
    [property: JsonPropertyName("typed")] TypedAnswer? Typed = null,
    [property: JsonPropertyName("reminded")] bool Reminded = false,
    [property: JsonPropertyName("held")] string? Held = null)
{
    public string Write() => JsonSerializer.Serialize(this, SnapshotJson.Default.Snapshot);

    /// <returns>Null when it can't be read: the dialogue is forgotten then, the person is not left stuck.</returns>
    public static Snapshot? Read(string? json)
    {
        if (json is null) return null;
        try
        {
            return JsonSerializer.Deserialize(json, SnapshotJson.Default.Snapshot) is { Dialogue: not null, Step: not null } snapshot ? snapshot : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="Message">The message that held the answer; <paramref name="Step"/> and <paramref name="Data"/> the state it was given in.</param>
internal sealed record TypedAnswer(
    [property: JsonPropertyName("message")] long Message,
    [property: JsonPropertyName("step")] string Step,
    [property: JsonPropertyName("data")] JsonElement Data);

[JsonSerializable(typeof(Snapshot))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
internal sealed partial class SnapshotJson : JsonSerializerContext;
