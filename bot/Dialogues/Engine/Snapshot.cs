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

    /// <returns>
    /// Null when it can't be read: the dialogue is forgotten then, the person is not left stuck. Where only a part can be
    /// read, that part in no version of the dialogue, so that the answers in it are looked at one by one.
    /// </returns>
    public static Snapshot? Read(string? json)
    {
        if (json is null) return null;
        try
        {
            return JsonSerializer.Deserialize(json, SnapshotJson.Default.Snapshot) is { Dialogue: not null, Step: not null, Data.ValueKind: JsonValueKind.Object } snapshot
                ? snapshot
                : Remains(json);
        }
        catch (JsonException)
        {
            return Remains(json);
        }
    }

    private static Snapshot? Remains(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (Part(root, "dialogue", JsonValueKind.String) is not { } dialogue) return null;
            return new Snapshot(
                dialogue.GetString()!,
                NoVersion,
                "",
                Part(root, "data", JsonValueKind.Object)?.Clone() ?? Nothing,
                Part(root, "keys", JsonValueKind.True) is not null,
                Held: Part(root, "held", JsonValueKind.String)?.GetString());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or a string in it that is none.
            return null;
        }
    }

    private const int NoVersion = 0;

    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement(new Dictionary<string, string>(), SnapshotJson.Default.DictionaryStringString);

    private static JsonElement? Part(JsonElement root, string name, JsonValueKind kind) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var part) && part.ValueKind == kind ? part : null;
}

/// <param name="Message">The message that held the answer; <paramref name="Step"/> and <paramref name="Data"/> the state it was given in.</param>
internal sealed record TypedAnswer(
    [property: JsonPropertyName("message")] long Message,
    [property: JsonPropertyName("step")] string Step,
    [property: JsonPropertyName("data")] JsonElement Data);

[JsonSerializable(typeof(Snapshot))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
internal sealed partial class SnapshotJson : JsonSerializerContext;
