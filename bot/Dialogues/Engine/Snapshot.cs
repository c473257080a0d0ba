using System.Text;
using System.Text.Json;
using Solidarity.Bot.Turns;

namespace Solidarity.Bot.Dialogues.Engine;

/// <summary>
/// Where a person is in a dialogue, as it is stored: names and versions, no types. It is read and written at every turn, so
/// by hand, and the data of the state stay the JSON that they are stored as until their dialogue reads them.
/// </summary>
/// <param name="Data">JSON in UTF-8: an object.</param>
/// <param name="Keys">Whether keys were put in the place of the person's keyboard, which must go away again.</param>
/// <param name="Typed">The last answer that was typed, for when its writer corrects the message.</param>
/// <param name="Reminded">Whether they were reminded that they left in the middle.</param>
/// <param name="Held">The snapshot of a dialogue that this one has put on hold; it goes on when this one is left.</param>
/// <param name="For">The person with a phone only whom it is about; null: about whoever answers.</param>
internal sealed record Snapshot(
    string Dialogue,
    int Version,
    string Step,
    ReadOnlyMemory<byte> Data,
    bool Keys = false,
    TypedAnswer? Typed = null,
    bool Reminded = false,
    string? Held = null,
    long? For = null)
{
    private const int NoVersion = 0;

    public string Write() => PlainJson.Text(this, static (writer, snapshot) => snapshot.WriteTo(writer));

    private void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("dialogue"u8, Dialogue);
        writer.WriteNumber("version"u8, Version);
        writer.WriteString("step"u8, Step);
        WriteData(writer, Data);
        if (Keys) writer.WriteBoolean("keys"u8, true);
        if (Typed is { } typed)
        {
            writer.WriteStartObject("typed"u8);
            writer.WriteNumber("message"u8, typed.Message);
            writer.WriteString("step"u8, typed.Step);
            WriteData(writer, typed.Data);
            writer.WriteEndObject();
        }
        if (Reminded) writer.WriteBoolean("reminded"u8, true);
        if (Held is not null) writer.WriteString("held"u8, Held);
        if (For is { } person) writer.WriteNumber("for"u8, person);
        writer.WriteEndObject();
    }

    private static void WriteData(Utf8JsonWriter writer, ReadOnlyMemory<byte> data)
    {
        writer.WritePropertyName("data"u8);
        writer.WriteRawValue(data.Span, skipInputValidation: true);
    }

    /// <returns>
    /// Null when it can't be read: the dialogue is forgotten then, the person is not left stuck. Where only a part can be
    /// read, that part in no version of the dialogue, so that the answers in it are looked at one by one.
    /// </returns>
    public static Snapshot? Read(string? json)
    {
        if (json is null) return null;
        var stored = Encoding.UTF8.GetBytes(json);
        try
        {
            return Whole(stored) ?? Remains(stored);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // Not JSON, or something else in a place than belongs there.
            return Remains(stored);
        }
    }

    /// <returns>Null when something is missing.</returns>
    private static Snapshot? Whole(byte[] stored)
    {
        var reader = new Utf8JsonReader(stored);
        reader.Read();
        var found = Find(ref reader, stored);
        // Nothing may follow.
        reader.Read();
        return found is { Dialogue: { } dialogue, Step: { } step } && found.Data.Span is [(byte)'{', ..]
            ? new Snapshot(dialogue, found.Version, step, found.Data, found.Keys, found.Typed, found.Reminded, found.Held, found.For)
            : null;
    }

    /// <summary>What stands under the names that a snapshot has, or the answer within it.</summary>
    private struct Found
    {
        public string? Dialogue, Step, Held;
        public int Version;
        public long Message;
        public ReadOnlyMemory<byte> Data;
        public TypedAnswer? Typed;
        public bool Keys, Reminded;
        public long? For;
    }

    private static Found Find(ref Utf8JsonReader reader, byte[] stored)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("An object was expected.");
        var found = default(Found);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("dialogue"u8)) found.Dialogue = reader.GetString();
            else if (name.SequenceEqual("version"u8)) found.Version = reader.GetInt32();
            else if (name.SequenceEqual("step"u8)) found.Step = reader.GetString();
            else if (name.SequenceEqual("data"u8)) found.Data = Slice(ref reader, stored);
            else if (name.SequenceEqual("keys"u8)) found.Keys = reader.GetBoolean();
            else if (name.SequenceEqual("typed"u8)) found.Typed = reader.TokenType == JsonTokenType.Null ? null : TypedIn(Find(ref reader, stored));
            else if (name.SequenceEqual("message"u8)) found.Message = reader.GetInt64();
            else if (name.SequenceEqual("reminded"u8)) found.Reminded = reader.GetBoolean();
            else if (name.SequenceEqual("held"u8)) found.Held = reader.GetString();
            else if (name.SequenceEqual("for"u8)) found.For = reader.GetInt64();
            else reader.Skip();
        }
        return found;
    }

    /// <returns>Null where the answer itself is missing: there is nothing to take again then, and nothing to write.</returns>
    private static TypedAnswer? TypedIn(Found found) => found.Data.IsEmpty ? null : new(found.Message, found.Step ?? "", found.Data);

    private static ReadOnlyMemory<byte> Slice(ref Utf8JsonReader reader, byte[] stored)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return stored.AsMemory(start..(int)reader.BytesConsumed);
    }

    private static Snapshot? Remains(byte[] stored)
    {
        try
        {
            using var document = JsonDocument.Parse(stored);
            var root = document.RootElement;
            if (Part(root, "dialogue", JsonValueKind.String) is not { } dialogue) return null;
            return new Snapshot(
                dialogue.GetString()!,
                NoVersion,
                "",
                Encoding.UTF8.GetBytes(Part(root, "data", JsonValueKind.Object)?.GetRawText() ?? "{}"),
                Part(root, "keys", JsonValueKind.True) is not null,
                Held: Part(root, "held", JsonValueKind.String)?.GetString(),
                For: Part(root, "for", JsonValueKind.Number) is { } person && person.TryGetInt64(out var id) ? id : null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or a string in it that is none.
            return null;
        }
    }

    private static JsonElement? Part(JsonElement root, string name, JsonValueKind kind) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var part) && part.ValueKind == kind ? part : null;
}

/// <param name="Message">The message that held the answer; <paramref name="Step"/> and <paramref name="Data"/> the state it was given in.</param>
internal sealed record TypedAnswer(long Message, string Step, ReadOnlyMemory<byte> Data);
